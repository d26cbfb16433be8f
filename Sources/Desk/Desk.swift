public import Evidence
public import LedgerStore
public import Ontology
public import Records
import Synchronization

/// The web desk: pages over one ledger, which it only reads.
public final class Desk: Sendable {
  /// Answers a question from a snapshot as of a day, or tells why it cannot.
  public typealias Inquiry =
    @Sendable (String, Snapshot, CalendarDate?) -> Result<Assessment, InquiryRefusal>

  /// Why a question was not answered.
  public struct InquiryRefusal: Error, Sendable {
    /// What was not understood, and what may be asked.
    public let message: String

    /// Makes a refusal.
    ///
    /// - Parameter message: what was not understood, and what may be asked.
    public init(_ message: String) {
      self.message = message
    }
  }

  let inquiry: Inquiry
  let actorName: @Sendable (ActorID) -> String?
  let actorNamed: @Sendable (String) -> ActorID?
  let today: @Sendable () -> CalendarDate
  let meter = Meter()
  private let readers: [LedgerReader]
  private let turn = Atomic<Int>(0)
  private let kept = Mutex<(generation: Int, snapshot: Snapshot)?>(nil)

  /// Makes a desk over a ledger.
  ///
  /// - Parameters:
  ///   - path: the ledger's file.
  ///   - inquiry: answers questions.
  ///   - actorName: the name of an actor for people, where one is known.
  ///   - actorNamed: the actor of a name or code, where one is known.
  ///   - today: the day that the masthead shows and periods count back from.
  /// - Throws: `LedgerError` when the ledger cannot be read.
  public init(
    ledger path: String, inquiry: @escaping Inquiry,
    actorName: @escaping @Sendable (ActorID) -> String? = { _ in nil },
    actorNamed: @escaping @Sendable (String) -> ActorID? = { SearchQuery.actorByCode($0) },
    today: @escaping @Sendable () -> CalendarDate = Desk.systemDay
  ) throws(LedgerError) {
    var readers: [LedgerReader] = []
    for _ in 0..<Desk.threads { readers.append(try LedgerReader(path: path)) }
    self.readers = readers
    self.inquiry = inquiry
    self.actorName = actorName
    self.actorNamed = actorNamed
    self.today = today
  }

  /// How many requests are answered at a time.
  static let threads = 4

  /// A reader for one request.
  var reader: LedgerReader {
    let number = turn.wrappingAdd(1, ordering: .relaxed).oldValue
    return readers[abs(number % readers.count)]
  }

  /// All that is known now, read again only when the ledger has changed.
  func snapshot() throws(LedgerError) -> Snapshot {
    let generation = try reader.generation()
    let known = kept.withLock { $0 }
    if let known, known.generation == generation { return known.snapshot }
    let snapshot = try reader.snapshot()
    kept.withLock { $0 = (generation, snapshot) }
    return snapshot
  }

  /// What people call an actor.
  func name(_ actor: ActorID) -> String {
    if let name = actorName(actor) { return name }
    let code = actor.rawValue
    let isNamed = code.hasPrefix("PER:") || code.hasPrefix("ORG:")
    return isNamed ? String(code.dropFirst(4)) : code
  }
}

public import Evidence
public import LedgerStore
import Ontology
public import Records
import Synchronization

/// The web desk: pages over one ledger, to which it adds nothing but people's corrections.
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
  let directory: ActorDirectory
  let feeds: FeedHealth.Source?
  let keeping: FeedKeeping?
  let isSeeking = Atomic(false)
  let cities: Cities?
  let makers: MakerFacts
  let map: WorldMap
  let press = EditionPress()
  let articleCount = ArticleCount()
  let entrance: Entrance
  let today: @Sendable () -> CalendarDate
  let meter = Meter()
  let ledgerPath: String
  /// Tells the answers of one run of the program from those of the next.
  let run = String(UInt64.random(in: .min ... .max), radix: 36)
  private let readers: [LedgerReader]
  private let turn = Atomic<Int>(0)
  private let kept = Mutex<Knowledge?>(nil)

  /// Makes a desk over a ledger.
  ///
  /// - Parameters:
  ///   - path: the ledger's file.
  ///   - inquiry: answers questions.
  ///   - directory: names, codes and offices of actors.
  ///   - feeds: how the followed feeds do; nil where nothing tells.
  ///   - keeping: what may be done to the list of feeds; nil where it may not be changed from here.
  ///   - cities: temperatures for the front page; nil where none are wanted.
  ///   - makers: which program and model made the records.
  ///   - map: where countries lie.
  ///   - users: who may enter; nil lets everybody on this machine in.
  ///   - today: the day that the masthead shows and periods count back from.
  /// - Throws: `LedgerError` when the ledger cannot be read.
  public init(
    ledger path: String, inquiry: @escaping Inquiry,
    directory: ActorDirectory = ActorDirectory(), feeds: FeedHealth.Source? = nil,
    keeping: FeedKeeping? = nil, cities: Cities? = nil, makers: MakerFacts = MakerFacts(),
    map: WorldMap = WorldMap(), users: UserList? = nil,
    today: @escaping @Sendable () -> CalendarDate = Desk.systemDay
  ) throws(LedgerError) {
    var readers: [LedgerReader] = []
    for _ in 0..<Desk.threads { readers.append(try LedgerReader(path: path)) }
    self.readers = readers
    ledgerPath = path
    self.inquiry = inquiry
    self.directory = directory
    self.feeds = feeds
    self.keeping = keeping
    self.cities = cities
    self.makers = makers
    self.map = map
    entrance = Entrance(users: users)
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
  func knowledge() throws(PageError) -> Knowledge {
    try ledger { (reader) throws(LedgerError) in
      let generation = try reader.generation()
      let known = kept.withLock { $0 }
      if let known, known.generation == generation { return known }
      let fresh = Knowledge(try reader.snapshot(), generation: generation)
      kept.withLock { $0 = fresh }
      return fresh
    }
  }

  /// What people call an actor.
  func name(_ actor: ActorID) -> String {
    if let name = directory.name(actor) { return name }
    let code = actor.rawValue
    let isNamed = code.hasPrefix("PER:") || code.hasPrefix("ORG:")
    return isNamed ? String(code.dropFirst(4)) : code
  }
}

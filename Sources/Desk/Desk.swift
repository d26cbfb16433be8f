import Dispatch
public import Evidence
public import LedgerStore
import Ontology
public import Records
import Synchronization

/// The web desk: pages over one ledger, to which it adds nothing but people's corrections.
public final class Desk: Sendable {
  /// Answers questions: understands one first, so that only what it is about need be read.
  public struct Inquiry: Sendable {
    let parse: @Sendable (String) -> Result<Question, InquiryRefusal>
    let assess: @Sendable (Question, Snapshot, CalendarDate?) -> Assessment

    /// Makes an inquiry.
    ///
    /// - Parameters:
    ///   - parse: understands a question, or tells why it cannot.
    ///   - assess: answers a question from a snapshot as of a day.
    public init(
      parse: @escaping @Sendable (String) -> Result<Question, InquiryRefusal>,
      assess: @escaping @Sendable (Question, Snapshot, CalendarDate?) -> Assessment
    ) {
      self.parse = parse
      self.assess = assess
    }
  }

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
  let editions = Kept<Bool, Edition>(limit: 1)
  let likenesses = Kept<DocumentID, [RelatedArticle]>(limit: 300)
  let entrance: Entrance
  let today: @Sendable () -> CalendarDate
  let meter = Meter()
  let ledgerPath: String
  /// Tells the answers of one run of the program from those of the next.
  let run = String(UInt64.random(in: .min ... .max), radix: 36)
  private let readers: [LedgerReader]
  private let turn = Atomic<Int>(0)
  private let relationLog: RelationLog
  private let counts = Kept<Bool, LedgerCounts>(limit: 1)
  private let tallies = Kept<Int, [ActorTally]>(limit: 8)
  private let makerCounts = Kept<Bool, MakerCounts>(limit: 1)
  private let articles = Kept<DocumentID, CodedArticle?>(limit: 1000)
  /// Answers to questions, by question and day.
  let assessments = Kept<[String], Assessment>(limit: 300)

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
    ledger path: String, inquiry: Inquiry,
    directory: ActorDirectory = ActorDirectory(), feeds: FeedHealth.Source? = nil,
    keeping: FeedKeeping? = nil, cities: Cities? = nil, makers: MakerFacts = MakerFacts(),
    map: WorldMap = WorldMap(), users: UserList? = nil,
    today: @escaping @Sendable () -> CalendarDate = Desk.systemDay
  ) throws(LedgerError) {
    var readers: [LedgerReader] = []
    for _ in 0..<Desk.threads { readers.append(try LedgerReader(path: path)) }
    self.readers = readers
    relationLog = try RelationLog(ledger: path)
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

  /// The number of the ledger's state.
  func generation() throws(PageError) -> Int {
    try ledger { (reader) throws(LedgerError) in try reader.generation() }
  }

  /// Some articles with their records; one that the ledger does not hold is left out.
  func coded(_ documents: [DocumentID]) throws(PageError) -> [DocumentID: CodedArticle] {
    let generation = try generation()
    var found: [DocumentID: CodedArticle] = [:]
    for document in documents {
      found[document] = try articles.value(document, at: generation) { () throws(PageError) in
        try ledger { (reader) throws(LedgerError) in try reader.coded(document) }
      }
    }
    return found
  }

  /// What actors did to and said of one another.
  func relations() throws(PageError) -> Relations {
    let known: Relations?
    do { known = try relationLog.relations() } catch { throw .ledger(error.message) }
    guard let known else { throw .busy("What actors did to one another is still being counted.") }
    return known
  }

  /// Begins to choose the edition and to count what actors did to one another, so that the first who
  /// asks need not wait.
  func prepare() {
    DispatchQueue.global(qos: .utility).async { [self] in
      // What cannot be read now is told to the one who asks.
      do {
        _ = try presentEdition()
        _ = try relationLog.relations()
      } catch { return }
    }
  }

  /// How much there is of everything.
  func ledgerCounts() throws(PageError) -> LedgerCounts {
    try counts.value(true, at: try generation()) { () throws(PageError) in
      try ledger { (reader) throws(LedgerError) in try reader.counts() }
    }
  }

  /// The actors with the most records.
  func actorTallies(limit: Int) throws(PageError) -> [ActorTally] {
    try tallies.value(limit, at: try generation()) { () throws(PageError) in
      try ledger { (reader) throws(LedgerError) in try reader.actors(limit: limit) }
    }
  }

  /// What made the records.
  func recordMakers() throws(PageError) -> MakerCounts {
    try makerCounts.value(true, at: try generation()) { () throws(PageError) in
      try ledger { (reader) throws(LedgerError) in try reader.makers() }
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

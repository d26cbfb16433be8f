import Evidence
import Exchange
import LedgerStore
import Pipeline
import Records

/// `entente ledger import`: takes in what `export --format jsonl` or `read --format jsonl` wrote.
struct LedgerImport {
  /// How many articles are stored in one transaction.
  private static let transactionSize = 64

  let ledger: Ledger
  /// Whether the ids of articles are written once they are safely stored.
  let acknowledges: Bool

  private var articles: [CodedArticle] = []
  private var copies: [CopyLink] = []
  private var foreign: [ForeignRecord] = []
  private(set) var failures = 0
  private(set) var stored = 0
  /// How many foreign records were new.
  private(set) var foreignStored = 0

  init(ledger: Ledger, acknowledges: Bool) {
    self.ledger = ledger
    self.acknowledges = acknowledges
  }

  /// Takes one line.
  ///
  /// - Parameters:
  ///   - bytes: the line.
  ///   - place: where it stands, for errors.
  /// - Throws: `LedgerError` when the ledger cannot take it.
  mutating func add(_ bytes: [UInt8], at place: String) async throws {
    do {
      let json = try JSON(parsing: bytes)
      if json["copy"] != nil {
        copies.append(try CopyLink(exported: json))
      } else if json["foreign"] != nil {
        foreign.append(try ForeignRecord(exported: json))
      } else {
        articles.append(try CodedArticle(json: json))
      }
    } catch let error as any Error & CustomStringConvertible {
      failures += 1
      Output.note("entente ledger import: \(place): \(error)")
    }
    if articles.count >= LedgerImport.transactionSize { try await store() }
  }

  /// Takes a whole file of another data set, as foreign records.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - layout: its layout.
  ///   - path: its name, for errors.
  mutating func add(_ bytes: [UInt8], layout: ForeignLayout, path: String) {
    let (events, errors) = ForeignReader(layout: layout).events(bytes)
    foreign += events.map(ForeignRecord.init)
    failures += errors.count
    for error in errors { Output.note("entente ledger import: \(path), \(error)") }
  }

  /// Stores what waits, and all copies and foreign records.
  mutating func finish() async throws {
    try await store()
    if stored > 0 { try await ledger.groupReports(keepsTies: false) }
    if !copies.isEmpty { try await ledger.setCopies(copies) }
    if !foreign.isEmpty { foreignStored += try await ledger.append(foreign: foreign) }
  }

  private mutating func store() async throws {
    try await ledger.append(contentsOf: articles)
    stored += articles.count
    if acknowledges { for coded in articles { try Output.line(coded.article.id.rawValue) } }
    articles = []
  }
}

extension CopyLink {
  /// Reads the line that an export writes.
  init(exported json: JSON) throws(RecordError) {
    guard let copy = json["copy"]?.string, let original = json["original"]?.string,
      let relation = json["relation"]?.string.flatMap(ReportRelation.init),
      let containment = json["containment"]?.double, (0...1).contains(containment)
    else { throw RecordError(path: "copy", expected: "copy, original, relation, containment") }
    self.init(
      copy: DocumentID(copy), original: DocumentID(original), relation: relation,
      containment: containment)
  }
}

extension ForeignRecord {
  /// An event of another data set, with its whole row.
  init(_ event: ForeignEvent) {
    func joined(_ names: [String], _ countries: [String]) -> String? {
      let parts = names.isEmpty ? countries : names
      return parts.isEmpty ? nil : parts.joined(separator: ";")
    }
    self.init(
      origin: event.layout.rawValue, code: event.id, date: event.day,
      source: joined(event.source, event.sourceCountries),
      target: joined(event.target, event.targetCountries), type: event.code, fields: event.fields)
  }

  /// The event again, where the record came from a file of a known layout.
  var event: ForeignEvent? {
    guard let layout = ForeignLayout(rawValue: origin) else { return nil }
    return ForeignReader(layout: layout).event(layout.columns.map { fields[$0]?.string ?? "" })
  }

  /// Reads the line that an export writes.
  init(exported json: JSON) throws(RecordError) {
    guard let origin = json["foreign"]?.string, let code = json["code"]?.string,
      let date = json["date"]?.string.flatMap({ CalendarDate(iso: $0) }),
      let type = json["type"]?.string
    else { throw RecordError(path: "foreign", expected: "foreign, code, date and type") }
    self.init(
      origin: origin, code: code, date: date, source: json["source"]?.string,
      target: json["target"]?.string, type: type, fields: json["fields"] ?? .null)
  }
}

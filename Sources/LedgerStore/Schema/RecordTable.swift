import Ontology

/// The three tables of records, which differ in name and in their own facts only.
enum RecordTable: String, CaseIterable, Sendable {
  case events, statements, agreements

  /// A column that only one of the tables has.
  struct Fact: Sendable {
    let name: String
    var isNumber = false
    var isOptional = false
  }

  /// The table of a kind of record.
  init(_ kind: RecordKind) {
    switch kind {
    case .event: self = .events
    case .statement: self = .statements
    case .agreement: self = .agreements
    }
  }

  /// The kind of its records.
  var kind: RecordKind {
    switch self {
    case .events: .event
    case .statements: .statement
    case .agreements: .agreement
    }
  }

  /// The name of one of its records, as key columns have it.
  var singular: String { kind.rawValue }

  /// The table that finds its records by actor.
  var actors: String { singular + "_actors" }

  /// The columns that only this table has, in the order of `RecordRow.facts`.
  var facts: [Fact] {
    switch self {
    case .events:
      [
        Fact(name: "type"), Fact(name: "quad", isNumber: true), Fact(name: "factuality"),
        Fact(name: "country", isOptional: true),
      ]
    case .statements:
      [
        Fact(name: "speaker"), Fact(name: "kind"), Fact(name: "stance"),
        Fact(name: "agreement", isOptional: true),
      ]
    case .agreements:
      [
        Fact(name: "name"), Fact(name: "kind"),
        Fact(name: "binding", isNumber: true, isOptional: true),
        Fact(name: "background", isNumber: true), Fact(name: "topics"),
      ]
    }
  }

  /// The fact that lists are narrowed by most, where one deserves an index.
  var leading: String? {
    switch self {
    case .events: "type"
    case .statements: "stance"
    case .agreements: nil
    }
  }

  /// Its columns, in the order of `RecordRow.values`.
  var columns: [String] {
    ["id", "coding", "position"] + facts.map(\.name)
      + [
        "day", "span_start", "span_end", "sentence", "maker", "score", "json", "corrected", "held",
      ]
  }
}

/// What a record is.
public enum RecordKind: String, CaseIterable, Sendable, Hashable {
  case event, statement, agreement
}

/// The name of one record in one ledger, such as `e12`, `s7` or `a3`.
///
/// It names what one coding said; a later coding gives its records new names.
public struct RecordID: Sendable, Hashable, CustomStringConvertible {
  /// What the record is.
  public let kind: RecordKind
  let row: Int

  init(_ kind: RecordKind, _ row: Int) {
    self.kind = kind
    self.row = row
  }

  /// Parses the form that `description` writes.
  public init?(_ text: String) {
    guard let letter = text.first, let row = Int(text.dropFirst()), row > 0,
      let kind = RecordKind.allCases.first(where: { $0.rawValue.first == letter })
    else { return nil }
    self.init(kind, row)
  }

  /// The first letter of its kind and its number.
  public var description: String { kind.rawValue.prefix(1) + String(row) }
}

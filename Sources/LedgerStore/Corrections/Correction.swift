public import Evidence

/// What a person did to a record that a coder made.
///
/// The record stays as it was coded; the correction is a row of its own and is applied whenever the
/// record is read, in this coding of the article and in every later one that finds the record again.
public struct Correction: Sendable, Hashable {
  /// What is done.
  public enum Action: Sendable, Hashable {
    /// It is no record at all.
    case wrong
    /// Some of its fields were read wrongly.
    case edit([FieldEdit])
    /// Another record of the same article tells the same thing and is taken into it.
    case merge(RecordAnchor)
    /// It is several records, one for each list of edits.
    case split([[FieldEdit]])

    /// The word for it.
    public var name: String {
      switch self {
      case .wrong: "wrong"
      case .edit: "edit"
      case .merge: "merge"
      case .split: "split"
      }
    }
  }

  /// Who took a correction back, and why.
  public struct Undoing: Sendable, Hashable {
    /// When, in milliseconds since 1970 UTC.
    public let time: Int
    /// The person.
    public let who: String
    /// The reason.
    public let why: String
  }

  /// Its number.
  public let id: Int
  /// The article, by its newest name.
  public let document: DocumentID
  /// What kind of record it is about.
  public let kind: RecordKind
  /// The record it is about.
  public let anchor: RecordAnchor
  /// What is done.
  public let action: Action
  /// The person.
  public let who: String
  /// The reason.
  public let why: String
  /// When it was made, in milliseconds since 1970 UTC.
  public let time: Int
  /// Who took it back; nil while it holds.
  public let undoing: Undoing?
}

/// One field of a record and its new value.
public struct FieldEdit: Sendable, Hashable {
  /// The field's path in the batch contract, such as `type`, `speaker.name` or `source.0.actor`.
  public let field: String
  /// Its new value.
  public let value: JSON

  /// Makes an edit.
  ///
  /// - Parameters:
  ///   - field: the field's path.
  ///   - value: its new value.
  public init(field: String, value: JSON) {
    self.field = field
    self.value = value
  }

  /// Parses `FIELD=VALUE`; a value that is JSON is taken as such, any other as a text.
  ///
  /// - Parameter text: the edit.
  public init?(_ text: String) {
    guard let sign = text.firstIndex(of: "="), sign != text.startIndex else { return nil }
    let words = String(text[text.index(after: sign)...])
    field = String(text[..<sign])
    do {
      value = try JSON(parsing: words)
    } catch {
      value = .string(words)
    }
  }

  var json: JSON { [.string(field), value] }

  init?(json: JSON) {
    guard let pair = json.array, pair.count == 2, let field = pair[0].string else { return nil }
    self.init(field: field, value: pair[1])
  }
}

extension Correction.Action {
  /// The form that the ledger keeps.
  var json: JSON {
    switch self {
    case .wrong: ["do": "wrong"]
    case .edit(let edits): ["do": "edit", "set": .array(edits.map(\.json))]
    case .merge(let other): ["do": "merge", "with": other.json]
    case .split(let parts):
      ["do": "split", "into": .array(parts.map { .array($0.map(\.json)) })]
    }
  }

  /// Reads the form that `json` writes.
  init?(json: JSON) {
    switch json["do"]?.string {
    case "wrong": self = .wrong
    case "edit": self = .edit((json["set"]?.array ?? []).compactMap(FieldEdit.init(json:)))
    case "merge":
      guard let other = json["with"].flatMap(RecordAnchor.init(json:)) else { return nil }
      self = .merge(other)
    case "split":
      self = .split(
        (json["into"]?.array ?? []).map { ($0.array ?? []).compactMap(FieldEdit.init(json:)) })
    default: return nil
    }
  }
}

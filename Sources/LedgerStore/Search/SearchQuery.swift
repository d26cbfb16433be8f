public import Evidence
public import Ontology

/// What a search box understands, parsed.
///
/// Words, `"phrases"`, `prefix*`, `-not`, `a OR b`, and fields as in `actor:SRB`, `speaker:"Ivo
/// Horvat"` or `date:2025-03/2025-06`. Terms beside each other must all be met; `OR` binds two
/// neighbours more tightly than that.
public struct SearchQuery: Sendable, Hashable {
  /// What one term asks for.
  enum Wanted: Sendable, Hashable {
    /// A word or phrase of the title or text.
    case words(String, isPrefix: Bool)
    /// A fact of the article or of one of its records.
    case fact(SearchFact)
  }

  /// One term.
  struct Term: Sendable, Hashable {
    let wanted: Wanted
    let isExcluded: Bool
  }

  /// All of these must be met, each by one of its terms.
  let groups: [[Term]]

  /// Parses what was typed.
  ///
  /// - Parameters:
  ///   - text: what was typed, at most 1,000 bytes and 40 terms.
  ///   - today: the day that periods such as `date:P3W` count back from.
  ///   - actor: turns a name into an actor; by default a value is taken as a code.
  /// - Throws: `SearchQueryError`, which points at the word at fault.
  /// - Complexity: O(n).
  public init(
    parsing text: String, today: CalendarDate,
    actor: @escaping (String) -> ActorID? = SearchQuery.actorByCode
  ) throws(SearchQueryError) {
    var parser = SearchParser(text, today: today, actor: actor)
    groups = try parser.groups()
  }

  /// Makes a query of terms: each group is met by one of its own.
  init(groups: [[Term]]) {
    self.groups = groups
  }

  /// Takes a value as an actor's code: in capitals, but for persons and bodies by name.
  public static func actorByCode(_ value: String) -> ActorID? {
    ActorID(value.utf8.contains(UInt8(ascii: ":")) ? value : value.uppercased())
  }
}

/// Why a query was not understood.
public struct SearchQueryError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What was expected and found.
  public let message: String
  /// The word at fault: UTF-8 offsets into the query.
  public let span: TextSpan
  /// The query.
  public let query: String

  /// The message with the word at fault.
  public var description: String {
    let word = query[span]
    return word.isEmpty ? message : "at '\(word)': \(message)"
  }
}

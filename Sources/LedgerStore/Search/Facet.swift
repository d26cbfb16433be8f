import Ontology
import Records

/// A fact of an article or of its records as one word of the full-text index.
///
/// The word begins with a character of the private use area, one for each kind of fact, so that no
/// word of a text can be taken for one; both databases treat such characters as letters.
enum Facet: UInt32, CaseIterable, Sendable {
  case every = 0xE000
  case actor, target, type, agreement, country, speaker, stance, source, language
  case statementKind, agreementKind

  /// What stands for anything in a value that is no letter or digit.
  private static let filler = "\u{E0FF}"

  /// The word that every article has.
  static let everyArticle = Facet.every.word("1")

  private var mark: String {
    Unicode.Scalar(rawValue).map { String(Character($0)) } ?? ""
  }

  /// The word for one value, such as a code.
  func word(_ value: String) -> String {
    mark + SearchTokens(value).tokens.map(\.word).joined(separator: Facet.filler)
  }

  /// A word for each word of a name.
  func words(_ name: String) -> [String] {
    SearchTokens(name).tokens.map { mark + $0.word }
  }

  /// The words of the facts of an article and of the records that are held of it.
  static func words(
    site: String?, host: String?, language: String?, actors: [String], records: [RecordRow]
  ) -> String {
    var words: Set<String> = [everyArticle]
    for name in [site, host].compactMap({ $0 }) { words.formUnion(source.words(name)) }
    if let code = language { words.insert(Facet.language.word(code)) }
    for code in actors { words.insert(actor.word(code)) }
    for record in records { words.formUnion(record.facets) }
    return words.sorted().joined(separator: " ")
  }
}

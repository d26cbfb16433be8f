public import Actors
import Evidence
public import Language
public import Records

/// Codes annotated texts: who is named, what happened, who said what, what was agreed.
public struct Coder: Sendable {
  /// The version of what is no record yet; it changes whenever the same text can give other
  /// records.
  public static let version = "4"

  /// The version that goes into every citation: the rules' own, and whether the trained encoder
  /// read the text for them, since then they can give other records.
  static func version(for text: AnnotatedText) -> String {
    text.judge == nil ? version : version + "+encoder"
  }

  private let actors: ActorTable
  private let statementCoder = StatementCoder()
  private let eventCoder = EventCoder()
  private let agreementCoder: AgreementCoder

  /// Makes a coder.
  ///
  /// - Parameter actors: the states and organisations to resolve names against.
  public init(actors: ActorTable) {
    self.actors = actors
    agreementCoder = AgreementCoder(actors: actors)
  }

  /// Codes one text.
  ///
  /// - Parameters:
  ///   - text: the annotated article.
  ///   - isTreaty: whether the text is an instrument itself, not a report: then it holds no
  ///     events and no statements.
  /// - Returns: the article with its entities, events, statements and agreements.
  public func code(_ text: AnnotatedText, isTreaty: Bool = false) -> CodedArticle {
    let cast = Cast(text: text, actors: actors)
    var coded = CodedArticle(
      article: text.article, sentences: text.sentences.map(\.span),
      version: Coder.version(for: text))
    coded.entities = cast.entities
    if isTreaty {
      coded.agreements = agreementCoder.instrument(in: text, cast: cast)
      return coded
    }
    coded.statements = statementCoder.statements(in: text, cast: cast)
    coded.events = eventCoder.events(in: text, cast: cast, statements: coded.statements)
    coded.agreements = agreementCoder.agreements(
      in: text, cast: cast, statements: coded.statements, events: coded.events)
    coded.statements = AgreementClaims(coded.agreements, text: text.article.text)
      .attached(to: coded.statements)
    return coded
  }
}

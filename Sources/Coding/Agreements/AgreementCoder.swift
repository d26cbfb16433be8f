public import Actors
import Evidence
public import Language
import Ontology
public import Records

/// Finds the instruments between states that a text tells of.
public struct AgreementCoder: Sendable {
  private let actors: ActorTable

  /// Makes an agreement coder.
  ///
  /// - Parameter actors: the states and organisations of the world.
  public init(actors: ActorTable) {
    self.actors = actors
  }

  /// The agreements of one text, the main one first.
  ///
  /// - Parameters:
  ///   - text: the annotated article.
  ///   - cast: who is named in it.
  ///   - statements: who says what in it.
  ///   - events: what happens in it.
  /// - Returns: the agreements.
  /// - Complexity: O(n) in words, with a factor for the phrases.
  public func agreements(
    in text: AnnotatedText, cast: Cast, statements: [Statement], events: [Event]
  ) -> [Agreement] {
    let scene = AgreementScene(
      text: text, cast: cast, statements: statements, events: events, actors: actors)
    return AgreementAssembly(scene: scene, table: actors).agreements()
  }

  /// The instrument that a text is, rather than reports on.
  ///
  /// - Parameters:
  ///   - text: the annotated text of a treaty.
  ///   - cast: who is named in it.
  /// - Returns: the instrument, or nothing for an empty text.
  /// - Complexity: O(n) in words, with a factor for the phrases.
  public func instrument(in text: AnnotatedText, cast: Cast) -> [Agreement] {
    let scene = AgreementScene(
      text: text, cast: cast, statements: [], events: [], actors: actors)
    return TreatyReader(scene: scene, table: actors).agreement().map { [$0] } ?? []
  }
}

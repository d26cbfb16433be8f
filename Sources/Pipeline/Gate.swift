import Actors
import Evidence
import Ontology
import Records

/// The cheap filter before the encoder: whether a page tells of something between two states.
///
/// Every page is read by rule first, which costs a tenth of the encoder's time; what the rules found
/// decides whether it is worth more. A page that does not pass keeps what the rules found. How much
/// that loses is measured in `Docs/scale.md`.
struct Gate: Sendable {
  private let actors: ActorTable

  init(actors: ActorTable) {
    self.actors = actors
  }

  /// Whether an article is worth the encoder's time.
  ///
  /// - Parameter coded: the article as read by rule.
  /// - Returns: whether the rules found a record between two states or organisations of states, or
  ///   such a one speaking of another.
  func passes(_ coded: CodedArticle) -> Bool {
    coded.agreements.contains { publicActors($0.parties).count > 1 }
      || coded.events.contains { isBetweenTwo($0) }
      || coded.statements.contains { isOfAnother($0, among: coded.entities) }
  }

  /// Whether a state or organisation speaks to or of another, or names it.
  private func isOfAnother(_ statement: Statement, among entities: [EntityMention]) -> Bool {
    let voices = publicActors(statement.speaker.actors + affiliation(of: statement.speaker))
    guard !voices.isEmpty else { return false }
    let named = entities.filter { statement.citation.span.contains($0.span) }.compactMap(\.actor)
    return voices.union(publicActors(named)).union(targets(of: statement)).count > 1
  }

  private func isBetweenTwo(_ event: Event) -> Bool {
    let source = publicActors(event.source.compactMap(\.actor))
    let target = publicActors(event.target.compactMap(\.actor))
    return !source.isEmpty && !target.isEmpty && source.union(target).count > 1
  }

  /// Whom somebody speaks for; where travellers or analysts without a name live is no voice.
  private func affiliation(of speaker: Speaker) -> [ActorID] {
    guard !speaker.actors.isEmpty else { return [] }
    return speaker.affiliation.map { [$0] } ?? []
  }

  private func targets(of statement: Statement) -> Set<ActorID> {
    guard case .actors(let targets) = statement.target else { return [] }
    return publicActors(targets)
  }

  /// The states and the organisations of states among some actors, groups taken apart.
  private func publicActors(_ ids: [ActorID]) -> Set<ActorID> {
    let members = ids.flatMap { $0.rawValue.split(separator: "+").map { ActorID(String($0)) } }
    return Set(members.filter { actors.state($0) != nil || actors.organisation($0) != nil })
  }
}

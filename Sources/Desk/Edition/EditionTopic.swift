import Ontology
import Records

/// What a story is about, by the records of its reports; a story may be about several.
enum EditionTopic: String, CaseIterable, Sendable {
  case agreements = "Agreements"
  case defence = "Defence and security"
  case conflict = "Conflict and protest"
  case diplomacy = "Diplomacy"
  case economy = "Economy, trade and energy"
  case society = "Elections, law and society"

  /// The topics of some articles.
  static func all(in articles: [CodedArticle]) -> Set<EditionTopic> {
    var topics: Set<EditionTopic> = []
    for article in articles {
      for agreement in article.agreements where !agreement.isBackground {
        topics.insert(.agreements)
        if agreement.topics.contains(where: \.isDefence) { topics.insert(.defence) }
      }
      for event in article.events where event.factuality != .background {
        topics.formUnion(event.contexts.map(EditionTopic.init))
        if event.quad == .materialConflict || event.type == .protest { topics.insert(.conflict) }
        if event.type == .consult { topics.insert(.diplomacy) }
      }
    }
    return topics
  }

  /// The topic that a story stands under.
  static func first(of topics: Set<EditionTopic>) -> EditionTopic? {
    allCases.first { topics.contains($0) }
  }

  private init(_ context: EventContext) {
    self =
      switch context {
      case .military, .terrorism, .cyber, .intelligence, .wmd, .peacekeeping: .defence
      case .diplomatic, .territory: .diplomacy
      case .economic, .resource, .energy, .trade: .economy
      case .legal, .migration, .election, .humanRights, .environment, .health, .humanitarian:
        .society
      }
  }
}

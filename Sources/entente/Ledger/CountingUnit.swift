import Evidence
import Pipeline
import Records

/// What counts as one report: every article, every independent origin, or every story.
enum CountingUnit: String, CaseIterable {
  case articles, origins, stories

  /// The flag that asks for it.
  static let flag = Flag(
    "over", "UNIT", "count articles, origins (default) or stories",
    choices: allCases.map(\.rawValue))

  /// The unit asked for.
  init(_ arguments: Arguments) {
    self = arguments.value("over").flatMap(CountingUnit.init) ?? .origins
  }

  /// For each article, the report that it counts as a part of.
  func reports(of snapshot: Snapshot) -> (DocumentID) -> DocumentID {
    switch self {
    case .articles: return { $0 }
    case .origins: return snapshot.origin
    case .stories:
      var storyOf: [DocumentID: DocumentID] = [:]
      for story in StoryBatch.stories(among: snapshot.articles) {
        for report in story.reports { storyOf[report] = story.id }
      }
      return { storyOf[$0] ?? $0 }
    }
  }
}

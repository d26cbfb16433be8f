import Evidence
import LedgerStore
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

  /// What counts as one report.
  ///
  /// - Parameters:
  ///   - snapshot: the articles.
  ///   - reader: the ledger that they come from, which keeps their stories.
  /// - Returns: the report that an article counts as a part of.
  /// - Throws: `LedgerError`.
  func reports(of snapshot: Snapshot, in reader: LedgerReader) throws(LedgerError)
    -> (DocumentID) -> DocumentID
  {
    switch self {
    case .articles: return { $0 }
    case .origins: return snapshot.origin
    case .stories:
      let storyOf = try reader.storyNames()
      return { storyOf[$0] ?? $0 }
    }
  }
}

public import LedgerStore
import Records
import Stories

extension Ledger {
  /// Tells anew which articles follow which and which tell one story, and keeps both.
  ///
  /// - Returns: how many articles follow another.
  /// - Throws: `LedgerError`.
  /// - Complexity: reads the words of every article; O(n log n) in articles and words.
  public nonisolated func groupReports() async throws(LedgerError) -> Int {
    let (stories, copies) = StoryFinder().group(try reports())
    try await setCopies(copies)
    try await setStories(stories)
    return copies.count
  }

  /// Tells anew which articles tell one story, and keeps that; ties of copies stay as they are.
  ///
  /// - Throws: `LedgerError`.
  /// - Complexity: reads the words of every article; O(n log n) in articles and words.
  public nonisolated func groupStories() async throws(LedgerError) {
    try await setStories(StoryFinder().group(try reports()).stories)
  }

  private nonisolated func reports() throws(LedgerError) -> [Report] {
    try reader.articleTexts().map {
      Report(
        id: $0.document, title: $0.title ?? "", text: $0.text, outlet: $0.site, date: $0.published)
    }
  }
}

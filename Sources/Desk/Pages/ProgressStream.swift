import LedgerStore
import Synchronization

/// How many articles the ledger holds, counted again only when it has changed.
final class ArticleCount: Sendable {
  private let counted = Mutex<(generation: Int, articles: Int)?>(nil)

  /// The number of a state of the ledger.
  func articles(_ reader: LedgerReader) throws(LedgerError) -> (generation: Int, articles: Int) {
    let generation = try reader.generation()
    if let last = counted.withLock({ $0 }), last.generation == generation { return last }
    let fresh = (generation: generation, articles: try reader.counts().articles)
    counted.withLock { $0 = fresh }
    return fresh
  }
}

extension Desk {
  /// How the ledger grows, as server-sent events (HTML standard, section 9.2).
  ///
  /// Each answer is one event and ends: the browser comes back by itself after the time that the
  /// stream names, so that nobody who watches holds one of the server's connections.
  func progress(_ request: Request) throws(PageError) -> Response {
    let state = try ledger { (reader) throws(LedgerError) in try articleCount.articles(reader) }
    return Response(
      200, type: "text/event-stream",
      """
      retry: 5000
      id: \(state.generation)
      data: {"articles":\(state.articles),"generation":\(state.generation)}


      """)
  }
}

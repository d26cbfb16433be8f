import LedgerStore

extension Desk {
  /// How the ledger grows, as server-sent events (HTML standard, section 9.2).
  ///
  /// Each answer is one event and ends: the browser comes back by itself after the time that the
  /// stream names, so that nobody who watches holds one of the server's connections.
  func progress(_ request: Request) throws(PageError) -> Response {
    let (generation, articles) = (try generation(), try ledgerCounts().articles)
    return Response(
      200, type: "text/event-stream",
      """
      retry: 5000
      id: \(generation)
      data: {"articles":\(articles),"generation":\(generation)}


      """)
  }
}

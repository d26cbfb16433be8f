/// Looks features up in the spans into which the reports that have them look, hash after hash.
struct SpanLookup {
  private var cursors: [IndexRows.Cursor] = []
  private var lists: [[Int]] = []
  /// The last hash looked up in each span; greater than any where none was.
  private var looked: [UInt64] = []
  private var places: [Int: Int] = [:]

  /// Prepares to look into some spans.
  init(_ spans: Set<Int>) {
    for span in spans.sorted() {
      places[span] = cursors.count
      cursors.append(IndexRows.Cursor(.feature, span: span))
      lists.append([])
      looked.append(.max)
    }
  }

  /// The places of some spans in the lookup.
  func places(of spans: [Int]) -> [Int] { spans.compactMap { places[$0] } }

  /// Whether a hash is the last that was looked up in a span.
  func has(_ hash: UInt32, _ span: Int) -> Bool { looked[span] == UInt64(hash) }

  /// The reports listed for a hash in a span, by the span's place.
  ///
  /// - Parameters:
  ///   - hash: not lower than any hash looked up before.
  ///   - span: the place of the span.
  ///   - index: the rows.
  ///   - isLeftOut: tells the reports that do not count.
  /// - Returns: the others' numbers, the oldest entry first.
  mutating func numbers(
    _ hash: UInt32, _ span: Int, in index: IndexRows, without isLeftOut: (Int) -> Bool
  ) -> [Int] {
    if has(hash, span) { return lists[span] }
    looked[span] = UInt64(hash)
    lists[span].removeAll(keepingCapacity: true)
    index.numbers(hash, at: &cursors[span]) { if !isLeftOut($0) { lists[span].append($0) } }
    return lists[span]
  }
}

/// The weightiest words of a report on a shelf, and what shares them.
public struct WordProfile: Sendable {
  /// How many words, and how many families that share them.
  private enum Most {
    static let keys = 40
    static let near = 24
  }

  /// The families that share most of the weight, the nearest first, by the number of their first
  /// report.
  public let near: [Int]
  private let squares: [UInt32: Float]

  /// Reads a report's words in the light of the shelf's index.
  ///
  /// - Parameters:
  ///   - filed: the report.
  ///   - shelf: where it is.
  /// - Throws: what the shelf throws.
  /// - Complexity: O(n log n) in its words, whatever the number of reports on the shelf.
  public init<Shelf: StoryShelf>(of filed: FiledReport, on shelf: Shelf) throws(Shelf.Failure) {
    let words = WordStream(title: filed.report.title, text: filed.report.text).words
    var index = IndexRows()
    let stems = TermWeights.stems(words)
    let wanted = Set(stems.map { IndexRows.key(.word, $0, span: 0) } + [IndexRows.total]).sorted()
    index.take(wanted, try shelf.rows(wanted))
    var weights = TermWeights()
    let counts = stems.map { ($0, index.count($0)) }
    weights.recall(reports: index.reports, Dictionary(counts) { first, _ in first })
    let terms = weights.vector(words).prefix(Most.keys)
    let spans = IndexRows.spans(around: filed.day)
    let keys = Set(
      terms.flatMap { term in spans.map { IndexRows.key(.term, term.hash, span: $0) } }
    )
    .sorted()
    index.take(keys, try shelf.rows(keys))
    var votes: [Int: Float] = [:]
    for term in terms {
      for span in spans {
        index.numbers(.term, term.hash, span: span) {
          votes[$0, default: 0] += term.weight * term.weight
        }
      }
    }
    votes[filed.number] = nil
    near = votes.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(Most.near).map(\.key)
    let whole = terms.reduce(Float(0)) { $0 + $1.weight * $1.weight }
    squares = Dictionary(
      terms.map { ($0.hash, $0.weight * $0.weight / max(whole, .leastNormalMagnitude)) }
    ) {
      first, _ in first
    }
  }

  /// How much of the weight of its weightiest words stands in another report, 0...1.
  public func likeness(to report: Report) -> Double {
    var missing = squares
    for word in WordStream(title: report.title, text: report.text).words {
      missing[word.stem] = nil
    }
    let shared = 1 - missing.values.reduce(Float(0), +)
    return min(1, max(0, Double(shared)))
  }
}

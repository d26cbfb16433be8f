public import Evidence

/// The runs of a page, or the lines of a flattened page, with the numbers that the models judge
/// them by: what the models are fitted on (`Training/reading`).
public struct RunTable: Sendable {
  /// The texts, in order.
  public private(set) var texts: [String] = []
  /// For each text the numbers that are not zero, each with its place.
  public private(set) var rows: [[(place: Int, value: Float)]] = []
  /// How many numbers each row has.
  public private(set) var width = 0

  /// Reads a capture.
  ///
  /// - Parameter capture: a page, or a flattened one.
  /// - Complexity: O(length).
  public init(_ capture: Capture) {
    let source = SourceText(capture.bytes, transport: capture.charset)
    var row = FeatureRow()
    if capture.form == .capture || capture.form == nil && !TextForm.isMarkup(source.bytes) {
      let lines = TextLines(source.bytes)
      let features = LineFeatures(lines)
      for (index, line) in lines.lines.enumerated() {
        features.write(index, to: &row)
        add(lines.text(line), row)
      }
    } else {
      let features = HTMLReader(source: source, capture: capture).survey().features
      for (index, run) in features.text.runs.enumerated() {
        features.write(index, to: &row)
        add(features.text.text(run), row)
      }
    }
  }

  private mutating func add(_ text: String, _ row: FeatureRow) {
    texts.append(text)
    width = row.count
    rows.append(row.entries)
  }

  /// `{"width", "runs": [[text, place, value, place, value, …], …]}`.
  public var json: JSON {
    [
      "width": .integer(width),
      "runs": .array(
        zip(texts, rows).map { text, row in
          .array([.string(text)] + row.flatMap { [.integer($0.place), .number(Double($0.value))] })
        }),
    ]
  }
}

import Evidence

/// What a record is known by from one coding of an article to the next: its place, the words there,
/// and what it says.
public struct RecordAnchor: Sendable, Hashable {
  /// Where it stands, in Unicode scalars of the text of that time.
  public let span: Range<Int>
  /// The words there.
  public let quote: String
  /// What tells it from others of its kind at the same place.
  let identity: String

  /// The anchor of a record as it was coded; nil when it has no place.
  init?(_ table: RecordTable, _ record: JSON, text: String, _ map: ScalarMap) {
    let place = record["span"] ?? record["evidence"]?.array?.first
    guard let bounds = place?.array, bounds.count == 2, let lower = bounds[0].integer,
      let upper = bounds[1].integer, 0 <= lower, lower <= upper
    else { return nil }
    span = lower..<upper
    quote = text[map.span(scalars: lower..<upper)]
    identity = RecordAnchor.identity(table, record)
  }

  private static func identity(_ table: RecordTable, _ record: JSON) -> String {
    func side(_ name: String) -> String {
      (record[name]?.array ?? []).map { $0["actor"]?.string ?? $0["text"]?.string ?? "" }
        .sorted().joined(separator: "+")
    }
    let parts: [String?] =
      switch table {
      case .events: [record["type"]?.string, side("source"), side("target")]
      case .statements: [record["speaker"]?["text"]?.string, record["content"]?.line]
      case .agreements: [record["names"]?.array?.first?.string ?? record["kind"]?.string]
      }
    return parts.map { $0 ?? "" }.joined(separator: "|")
  }

  /// The index of the record among those of a later coding.
  ///
  /// It is looked for at the same place; failing that, at the same words; failing that, at a place
  /// that shares at least half. Where several qualify the one
  /// that says the same is meant; when none of them does, none is.
  func index(among others: [RecordAnchor?]) -> Int? {
    let tests: [(RecordAnchor) -> Bool] = [
      { $0.span == span }, { $0.quote == quote }, { $0.shared(with: span) >= 0.5 },
    ]
    for test in tests {
      let near = others.indices.filter { others[$0].map(test) ?? false }
      if let same = near.first(where: { others[$0]?.identity == identity }) { return same }
      if near.count == 1 { return near[0] }
    }
    return nil
  }

  /// Length of what two places share, over the length of both together.
  private func shared(with other: Range<Int>) -> Double {
    let common = span.clamped(to: other).count
    let whole = max(span.upperBound, other.upperBound) - min(span.lowerBound, other.lowerBound)
    return whole > 0 && span.overlaps(other) ? Double(common) / Double(whole) : 0
  }

  var json: JSON {
    [
      "span": [.integer(span.lowerBound), .integer(span.upperBound)], "quote": .string(quote),
      "identity": .string(identity),
    ]
  }

  init?(json: JSON) {
    guard let bounds = json["span"]?.array, bounds.count == 2, let lower = bounds[0].integer,
      let upper = bounds[1].integer, lower <= upper, let quote = json["quote"]?.string,
      let identity = json["identity"]?.string
    else { return nil }
    span = lower..<upper
    self.quote = quote
    self.identity = identity
  }
}

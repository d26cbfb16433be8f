/// The sum of the vectors of some reports, and the days on which they appeared.
///
/// Sums give average linkage without the pairs: the mean product between the reports of two groups is
/// the product of the sums over the product of the counts.
struct StoryVector: Sendable {
  /// Sorted by hash.
  private var terms: [TermWeights.Term]
  /// The sum of the weights' squares.
  private var square: Float
  /// The sum of the squares of each report's own vector.
  private var own: Float
  /// How many reports it sums.
  private(set) var count: Int
  private(set) var firstDay: Int?
  private(set) var lastDay: Int?

  /// The share of the headline in the likeness of two reports.
  private static let headlineShare: Float = 0.05

  /// The vector of one report: of all its words and, apart, of those of its headline, so that two reports under
  /// one headline are like each other even where the page of one holds other things.
  init(_ vector: [TermWeights.Term], headline: [TermWeights.Term] = [], day: Int?) {
    let share = headline.isEmpty ? 0 : StoryVector.headlineShare
    let (whole, part) = ((1 - share).squareRoot(), share.squareRoot())
    terms =
      (vector.map { ($0.hash, $0.weight * whole) }
      + headline.map { ($0.hash ^ 0x9E37_79B9, $0.weight * part) }).sorted { $0.0 < $1.0 }
    square = terms.reduce(0) { $0 + $1.weight * $1.weight }
    own = square
    count = 1
    firstDay = day
    lastDay = day
  }

  /// Multiplies a report's vector.
  mutating func scale(by factor: Float) {
    for place in terms.indices { terms[place].weight *= factor }
    square *= factor * factor
    own *= factor * factor
  }

  /// The mean product between its reports and another group's; the mean cosine while none was multiplied.
  ///
  /// - Complexity: O(m log n), where the other has m terms or fewer.
  func likeness(_ other: StoryVector) -> Float {
    let (short, long) =
      terms.count <= other.terms.count ? (terms, other.terms) : (other.terms, terms)
    return StoryVector.product(short, long) / Float(count * other.count)
  }

  /// The mean product between its own reports, nil for one report.
  var cohesion: Float? {
    guard count > 1 else { return nil }
    let pairs = Float(count) * Float(count - 1)
    return max(0, (square - own) / pairs)
  }

  /// The days between its reports and another group's; 0 where they overlap or have no dates.
  func daysApart(_ other: StoryVector) -> Int {
    guard let first = firstDay, let last = lastDay,
      let otherFirst = other.firstDay, let otherLast = other.lastDay
    else { return 0 }
    return max(0, max(first - otherLast, otherFirst - last))
  }

  /// Adds another group's reports.
  mutating func add(_ other: StoryVector) {
    var merged: [TermWeights.Term] = []
    merged.reserveCapacity(terms.count + other.terms.count)
    var (one, two) = (0, 0)
    while one < terms.count || two < other.terms.count {
      if two == other.terms.count || one < terms.count && terms[one].hash < other.terms[two].hash {
        merged.append(terms[one])
        one += 1
      } else if one == terms.count || other.terms[two].hash < terms[one].hash {
        merged.append(other.terms[two])
        two += 1
      } else {
        merged.append((terms[one].hash, terms[one].weight + other.terms[two].weight))
        one += 1
        two += 1
      }
    }
    terms = merged
    square = terms.reduce(0) { $0 + $1.weight * $1.weight }
    own += other.own
    count += other.count
    firstDay = [firstDay, other.firstDay].compactMap { $0 }.min()
    lastDay = [lastDay, other.lastDay].compactMap { $0 }.max()
  }

  private static func product(_ short: [TermWeights.Term], _ long: [TermWeights.Term]) -> Float {
    var sum: Float = 0
    var start = 0
    let leaps = short.count * 16 < long.count
    for term in short {
      if leaps {
        var end = long.count
        while start < end {
          let middle = (start + end) / 2
          if long[middle].hash < term.hash { start = middle + 1 } else { end = middle }
        }
      } else {
        while start < long.count, long[start].hash < term.hash { start += 1 }
      }
      if start < long.count, long[start].hash == term.hash {
        sum += term.weight * long[start].weight
      }
    }
    return sum
  }
}

public import Evidence
public import Records

/// A passage of a report and the one of an earlier report that it follows.
public struct SharedPassage: Sendable, Hashable {
  /// Where it stands in the report's text.
  public let copy: TextSpan
  /// Where what it follows stands in the earlier report's text.
  public let original: TextSpan

  /// The passages that one report shares with another.
  ///
  /// A passage shares if at least 45 % of its words, and three of them, begin as words of a
  /// passage of the other do; of a translation, if it stands opposite one (`TranslationRule`).
  ///
  /// - Parameters:
  ///   - copy: the text of the report; its first eighty passages are compared.
  ///   - original: the text of the earlier one.
  ///   - relation: how the one follows the other.
  /// - Returns: the passages in order.
  /// - Complexity: O(n · m) in passages.
  public static func all(in copy: String, of original: String, relation: ReportRelation)
    -> [SharedPassage]
  {
    let (new, old) = (Cognates(title: "", text: copy), Cognates(title: "", text: original))
    if relation == .translated {
      return TranslationRule(new, old).opposites().map {
        SharedPassage(copy: new.span($0.first), original: old.span($0.second))
      }
    }
    let index = PassageIndex([old])
    return new.passages.indices.compactMap { number in
      index.like(new.passages[number]).map { _, passage in
        SharedPassage(
          copy: new.span(number..<number + 1), original: old.span(passage..<passage + 1))
      }
    }
  }
}

extension Cognates {
  /// Where some passages stand.
  func span(_ numbers: Range<Int>) -> TextSpan {
    guard let first = passages[numbers].first, let last = passages[numbers].last else {
      return TextSpan(0, 0)
    }
    return TextSpan(first.bytes.lowerBound, last.bytes.upperBound)
  }
}

/// Passages of reports by the words in them.
struct PassageIndex {
  /// The share of a passage's words that another has, and how many there are at least.
  private enum Least {
    static let share = 0.45
    static let words = 3
  }
  /// Passages kept for a word; words of more are not looked up.
  private static let most = 64

  private var places: [UInt32: [(report: Int, passage: Int)]] = [:]
  private var reports = 0

  /// Takes reports, numbered in order.
  init(_ reports: [Cognates] = []) {
    for report in reports { add(report) }
  }

  /// Adds a report.
  mutating func add(_ report: Cognates) {
    for (number, passage) in report.passages.enumerated() {
      for key in passage.keys where places[key, default: []].count <= PassageIndex.most {
        places[key, default: []].append((reports, number))
      }
    }
    reports += 1
  }

  /// The report and passage that have most of a passage's words, if they have enough of them.
  func like(_ passage: Cognates.Passage) -> (report: Int, passage: Int)? {
    var votes: [SIMD2<Int>: Int] = [:]
    var known = 0
    for key in passage.keys {
      let found = places[key] ?? []
      guard found.count <= PassageIndex.most else { continue }
      known += 1
      for place in found { votes[SIMD2(place.report, place.passage), default: 0] += 1 }
    }
    let best = votes.max {
      ($0.value, -$0.key.x, -$0.key.y) < ($1.value, -$1.key.x, -$1.key.y)
    }
    guard let best, best.value >= Least.words,
      Double(best.value) >= Least.share * Double(known)
    else { return nil }
    return (best.key.x, best.key.y)
  }
}

import Evidence
import Testing

@testable import Stories

private func vector(_ weights: [UInt32: Float]) -> [TermWeights.Term] {
  let norm = weights.values.reduce(0) { $0 + $1 * $1 }.squareRoot()
  return weights.map { ($0.key, $0.value / norm) }
    .sorted { ($0.1, $1.0) > ($1.1, $0.0) }
}

/// Five reports of each of two happenings: all share one kind of happening, each happening has words
/// of its own, and every report a word of its own.
private let twins: [[TermWeights.Term]] = (0..<10).map { number in
  let own = UInt32(number % 2) * 100
  return vector([
    1: 1, 2: 1, 3: 1, own + 10: 1, own + 11: 1, own + 12: 1, UInt32(1_000 + number): 1,
  ])
}

private func groups(
  _ vectors: [[TermWeights.Term]], order: [Int], settings: Linkage.Settings = .init(),
  numbers: (Int) -> [TermWeights.Term] = { _ in [] }
) -> Set<Set<Int>> {
  var linkage = Linkage(settings: settings)
  for number in order { _ = linkage.add(vectors[number], numbers: numbers(number), day: nil) }
  linkage.join()
  return Set(
    Dictionary(grouping: order.indices) { linkage.group($0) }.values
      .map { Set($0.map { order[$0] }) })
}

@Test func twinHappeningsStayApart() {
  let apart = groups(twins, order: Array(0..<10))
  #expect(apart == [[0, 2, 4, 6, 8], [1, 3, 5, 7, 9]])
  var settings = Linkage.Settings()
  settings.cohesion = 0
  #expect(groups(twins, order: Array(0..<10), settings: settings).count == 1)
}

@Test(
  "Twin happenings told in the same words stay apart by their numbers",
  arguments: [([5, 6], 2), ([5, 5], 1), ([], 1)] as [([UInt32], Int)])
func numbersTellTwinsApart(figures: [UInt32], count: Int) {
  var settings = Linkage.Settings()
  settings.cohesion = 0
  let found = groups(twins, order: Array(0..<10), settings: settings) { number in
    figures.isEmpty ? [] : vector([figures[number % 2]: 1, UInt32(2_000 + number): 0.5])
  }
  #expect(found.count == count)
}

@Test func numbersAreWeighedAlone() {
  let report = WordStream(title: "Quake of 2012", text: "It killed 43 of 5 in the village.")
  var weights = TermWeights()
  weights.learn(report.words)
  let wanted = ["2012", "43"].compactMap { WordStream.stem(of: $0) }
  #expect(Set(weights.numbers(report.words).map(\.hash)) == Set(wanted))
}

@Test("The order of arrival does not matter", arguments: [1, 3, 7, 9])
func orderDoesNotMatter(step: Int) {
  let order = (0..<10).map { $0 * step % 10 }
  #expect(groups(twins, order: order) == groups(twins, order: Array(0..<10)))
}

@Test func meansOverPairsComeFromSums() {
  var one = StoryVector(twins[0], day: 3)
  one.add(StoryVector(twins[2], day: 9))
  let other = StoryVector(twins[1], day: 20)
  #expect(abs(one.likeness(other) - 3.0 / 7) < 1e-5)
  #expect(abs((one.cohesion ?? 0) - 6.0 / 7) < 1e-5)
  #expect(other.cohesion == nil)
  #expect(one.daysApart(other) == 11 && other.daysApart(one) == 11)
}

/// Three reports of each of two happenings with a mean cosine of .6 in each and .15 between them.
private let dense: [[TermWeights.Term]] = (0..<6).map { number in
  let own = UInt32(number % 2) * 100
  return vector([1: 0.387, own + 10: 0.474, own + 11: 0.474, UInt32(1_000 + number): 0.632])
}

@Test func likenessIsMeasuredByWhatIsUsualAround() {
  #expect(groups(Array(dense.prefix(2)), order: [0, 1]) == [[0, 1]])
  #expect(groups(dense, order: Array(0..<6)) == [[0, 2, 4], [1, 3, 5]])
}

@Test(
  "A report that stands alone needs a likeness of its own", arguments: [(0.4, true), (0.33, false)])
func whatStandsAloneNeedsLikeness(weight: Float, areOne: Bool) {
  let rest = (1 - weight * weight).squareRoot()
  let pair = [vector([1: weight, 2: rest]), vector([1: weight, 3: rest])]
  #expect(groups(pair, order: [0, 1]).count == (areOne ? 1 : 2))
}

@Test func headlinesCountApart() {
  let headline = vector([7: 1, 8: 1])
  let one = StoryVector(vector([1: 1]), headline: headline, day: nil)
  let other = StoryVector(vector([2: 1]), headline: headline, day: nil)
  #expect(abs(one.likeness(other) - 0.05) < 1e-5)
}

@Test("Reports far apart in time need more in common", arguments: [(10, true), (400, false)])
func reportsFarApartInTimeNeedMore(day: Int, areOne: Bool) {
  var linkage = Linkage()
  _ = linkage.add(vector([1: 1, 2: 2, 3: 2]), day: 0)
  _ = linkage.add(vector([1: 1, 12: 1.7, 13: 1.7]), day: day)
  _ = linkage.add([], day: nil)
  linkage.join()
  #expect((linkage.group(0) == linkage.group(1)) == areOne)
  #expect(linkage.group(2) == 2)
}

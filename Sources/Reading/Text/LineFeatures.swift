/// Turns each line of a flattened page into the numbers that the line model reads.
///
/// The order of the numbers is part of the model: whoever changes it fits the weights anew.
struct LineFeatures {
  let lines: TextLines
  let signs: [LineSigns]
  private let repeats: LineRepeats
  private let proseBefore: [Int]
  private let sinceProse: [Int]
  private let untilProse: [Int]
  private let lastLabel: [Int]

  init(_ lines: TextLines) {
    self.lines = lines
    signs = lines.lines.map { LineSigns(lines.bytes, $0.lowerBound, $0.upperBound) }
    repeats = LineRepeats(lines)
    var before: [Int] = []
    var since: [Int] = []
    var labels: [Int] = []
    var sum = 0
    var distance = 20
    var label = -1
    for (index, line) in signs.enumerated() {
      before.append(sum)
      since.append(distance)
      labels.append(label)
      let isProse = LineFeatures.isProse(line)
      sum += isProse ? line.words : 0
      distance = isProse ? 0 : min(distance + 1, 20)
      if line.words < 7, !line.endsSentence { label = index }
    }
    var until = [Int](repeating: 20, count: signs.count)
    distance = 20
    for index in signs.indices.reversed() {
      until[index] = distance
      distance = LineFeatures.isProse(signs[index]) ? 0 : min(distance + 1, 20)
    }
    proseBefore = before
    sinceProse = since
    untilProse = until
    lastLabel = labels
  }

  /// Whether a line reads like running text.
  static func isProse(_ line: LineSigns) -> Bool { line.words >= 18 && line.endsSentence }

  /// Writes the numbers of one line.
  ///
  /// - Parameters:
  ///   - index: the line.
  ///   - row: replaced by the numbers.
  func write(_ index: Int, to row: inout FeatureRow) {
    row.clear()
    signs[index].write(to: &row)
    row.append(repeats.isRepeated(index) ? 1 : 0)
    row.append(repeats.isRepeat(index) ? 1 : 0)
    addPlace(index, &row)
    addLabel(index, &row)
    for width in [3, 8, 20] { addWindow(index, width, &row) }
    for offset in [-3, -2, -1, 1, 2, 3] { addNeighbour(index + offset, &row) }
  }

  private func flag(_ condition: Bool) -> Float { condition ? 1 : 0 }

  private func addPlace(_ index: Int, _ row: inout FeatureRow) {
    let total = Float(max(proseBefore.last ?? 1, 1))
    row.append(Float(proseBefore[index]) / total)
    row.append(Float(index) / Float(signs.count))
    row.append(flag(proseBefore[index] == 0))
    row.append(Float(sinceProse[index]) / 20)
    row.append(Float(untilProse[index]) / 20)
    row.append(flag(sinceProse[index] == 0))
    row.append(flag(untilProse[index] == 0))
    row.append(flag(untilProse[index] >= 20))
    row.append(flag(sinceProse[index] >= 20))
    row.append(LineSigns.logarithm(proseBefore.last ?? 0) / 12)
    row.append(LineSigns.logarithm(signs.count) / 10)
  }

  private func addLabel(_ index: Int, _ row: inout FeatureRow) {
    let label = lastLabel[index]
    let isNear = label >= 0 && index - label <= 15
    row.append(isNear ? Float(index - label) / 15 : 1)
    for kind in 0..<PhraseKinds.count {
      row.append(flag(isNear && signs[label].start.contains(PhraseKinds(bit: kind))))
    }
  }

  private func addWindow(_ index: Int, _ width: Int, _ row: inout FeatureRow) {
    for (from, to) in [(-width, -1), (1, width)] {
      var words = 0
      var sentences = 0
      var phrases = 0
      let range = max(0, index + from)..<max(0, min(signs.count, index + to + 1))
      for other in range {
        words += min(signs[other].words, 60)
        sentences += signs[other].endsSentence ? 1 : 0
        phrases += signs[other].start.isEmpty ? 0 : 1
      }
      let count = Float(max(range.count, 1))
      row.append(Float(words) / count / 30)
      row.append(Float(sentences) / count)
      row.append(Float(phrases) / count)
    }
  }

  private func addNeighbour(_ other: Int, _ row: inout FeatureRow) {
    guard signs.indices.contains(other) else {
      row.append(1)
      for _ in 0..<7 { row.append(0) }
      return
    }
    let line = signs[other]
    row.append(0)
    row.append(min(Float(line.words), 100) / 50)
    row.append(LineSigns.logarithm(line.words) / 6)
    row.append(flag(line.endsSentence))
    row.append(flag(line.endsEllipsis))
    row.append(flag(!line.start.isEmpty && line.words < 25))
    row.append(Float(line.capitalWords) / Float(max(line.words, 1)))
    row.append(flag(repeats.isRepeated(other)))
  }
}

/// Which lines of a text occur more than once.
struct LineRepeats {
  private var counts: [NameKey: Int] = [:]
  private var keys: [NameKey] = []
  private var repeats: [Bool] = []

  init(_ lines: TextLines) {
    for line in lines.lines {
      let key = NameKey(lines.bytes, line.lowerBound, line.upperBound)
      keys.append(key)
      counts[key, default: 0] += 1
      repeats.append(counts[key] != 1)
    }
  }

  /// Whether another line has the same letters.
  func isRepeated(_ index: Int) -> Bool { counts[keys[index]] != 1 }

  /// Whether an earlier line has the same letters.
  func isRepeat(_ index: Int) -> Bool { repeats[index] }
}

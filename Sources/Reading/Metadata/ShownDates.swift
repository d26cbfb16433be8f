internal import Evidence

/// The dates that a page shows its readers.
///
/// Left out is whatever stands in captions, comments, boxes of other articles and, away from the
/// headline, in mastheads, navigation and weather strips.
struct ShownDates {
  /// One date on the page.
  struct Sighting {
    let time: Timestamp
    /// The other reading, where day and month could change places.
    let swapped: CalendarDate?
    /// Whether the words or the markup around it speak of a change.
    let isUpdate: Bool
    /// Marked as a date, or in a line that says little else.
    let isStrong: Bool

    /// Whether it may name this day.
    func names(_ day: CalendarDate) -> Bool { time.date == day || swapped == day }
  }

  /// Dates beside the headline, the nearest first.
  private(set) var near: [Sighting] = []
  /// Dates in short lines after the headline's neighbours, in marked lines elsewhere, then in the
  /// openings of the first paragraphs, where agencies put their datelines.
  private(set) var far: [Sighting] = []

  private let page: Page
  private let text: PageText
  private let signs: [LineSigns]
  private let times: [Int]
  private let monthFirst: Bool

  /// Looks for the dates.
  ///
  /// - Parameters:
  ///   - page: the page.
  ///   - text: its shown text.
  ///   - signs: what each of its runs shows by itself.
  ///   - times: nodes of `time` elements, ascending.
  ///   - titleRun: index of the headline's run, -1 when the page does not show it.
  ///   - monthFirst: how `3/4/2025` is read.
  /// - Complexity: O(runs + bytes of the lines looked at).
  init(
    page: Page, text: PageText, signs: [LineSigns], times: [Int], titleRun: Int, monthFirst: Bool
  ) {
    self.page = page
    self.text = text
    self.signs = signs
    self.times = times
    self.monthFirst = monthFirst
    let beside = titleRun < 0 ? [] : besides(titleRun)
    for index in beside { near.append(contentsOf: sightings(in: index)) }
    let known = Set(beside)
    if titleRun >= 0 {
      for index in text.runs.indices[titleRun...].prefix(13) where !known.contains(index) {
        let run = text.runs[index]
        if run.words < 16, isArticles(run) { far.append(contentsOf: sightings(in: index)) }
      }
    }
    var count = 0
    for index in text.runs.indices where !known.contains(index) {
      guard count < 40 else { break }
      let run = text.runs[index]
      guard run.words < 30, isMarked(index), isArticles(run) else { continue }
      far.append(contentsOf: sightings(in: index))
      count += 1
    }
    let openings = text.runs.indices.filter { $0 > titleRun && text.runs[$0].words >= 20 }.prefix(2)
    for index in openings { far.append(contentsOf: opening(of: text.runs[index])) }
  }

  /// The short lines after the headline up to the second paragraph, then those before it.
  private func besides(_ titleRun: Int) -> [Int] {
    var indices: [Int] = []
    var paragraphs = 0
    for index in titleRun + 1..<max(titleRun + 1, min(titleRun + 13, text.runs.count)) {
      if text.runs[index].words >= 25 { paragraphs += 1 }
      if paragraphs > 1 { break }
      indices.append(index)
    }
    indices += (max(0, titleRun - 5)..<titleRun).reversed()
    return indices.filter { index in
      let run = text.runs[index]
      return run.words < 30
        && run.near.isDisjoint(with: [.related, .comments, .advertisement, .caption, .captionTag])
    }
  }

  private func isMarked(_ index: Int) -> Bool {
    let run = text.runs[index]
    return run.near.contains(.date) || run.near.contains(.timeTag)
      || signs[index].start.contains(.date)
  }

  private func isArticles(_ run: PageText.Run) -> Bool {
    run.far.subtracting(run.own).isDisjoint(with: [
      .related, .comments, .weather, .navigation, .navTag, .side, .asideTag, .teaser, .head,
      .advertisement, .caption, .captionTag,
    ])
  }

  private func sightings(in index: Int) -> [Sighting] {
    let run = text.runs[index]
    let nodes = timeNodes(in: run)
    guard
      text.bytes[run.lower..<run.upper].contains(where: { $0.isDigit })
        || EasternDigits.stand(in: text.bytes, run.lower..<run.upper)
    else { return [] }
    var found: [Sighting] = []
    var position = run.lower
    while found.count < 3,
      let date = DateText.find(in: text.bytes, position..<run.upper, monthFirst: monthFirst)
    {
      let node = nodes.first { moment(of: $0).map { isBeside($0.date, date.time.date) } ?? false }
      let isUpdate =
        saysUpdate(position..<date.range.lowerBound, index)
        || isMarkedUpdate(node ?? run.node)
      let isLabel = run.count - date.range.count <= 24
      found.append(
        Sighting(
          time: node.flatMap(moment) ?? date.time, swapped: swapped(date.range),
          isUpdate: isUpdate, isStrong: isLabel || node != nil || isMarked(index)))
      position = date.range.upperBound
    }
    if found.isEmpty, let node = nodes.first, let time = moment(of: node) {
      found.append(
        Sighting(
          time: time, swapped: nil,
          isUpdate: saysUpdate(run.lower..<run.upper, index) || isMarkedUpdate(node),
          isStrong: true))
    }
    return found.isEmpty ? parts(of: run) : found
  }

  /// Dates that are whole pieces of a run between inline elements, whose words stand together there
  /// without a space: `<span>Ann Smith</span><span>5 May 2024</span><span>2 shares</span>`.
  private func parts(of run: PageText.Run) -> [Sighting] {
    var found: [Sighting] = []
    for index in run.node..<min(page.end(run.node), run.node + 60) {
      let node = page.nodes[index]
      let piece = page.bytes.trimmed(Int(node.lower), Int(node.upper))
      guard node.tag == .text, (8...40).contains(piece.count),
        piece.lowerBound >= run.sourceLower, piece.upperBound <= run.sourceUpper,
        let date = DateText.find(in: page.bytes, piece, monthFirst: monthFirst)
      else { continue }
      let before = max(0, Int(node.lower) - 40)..<date.range.lowerBound
      found.append(
        Sighting(
          time: date.time, swapped: nil,
          isUpdate: UpdateWords.stand(in: page.bytes, before) || isMarkedUpdate(page.parent(index)),
          isStrong: true))
    }
    return found
  }

  private func opening(of run: PageText.Run) -> [Sighting] {
    let range = run.lower..<min(run.upper, run.lower + 60)
    guard let time = DateText.first(in: text.bytes, range, monthFirst: monthFirst) else {
      return []
    }
    return [Sighting(time: time, swapped: nil, isUpdate: false, isStrong: false)]
  }

  private func swapped(_ range: Range<Int>) -> CalendarDate? {
    DateText.first(in: text.bytes, range, monthFirst: !monthFirst)?.date
  }

  private func isBeside(_ one: CalendarDate, _ other: CalendarDate) -> Bool {
    abs(one.daysSinceEpoch - other.daysSinceEpoch) <= 1
  }

  /// The `time` elements inside a run.
  private func timeNodes(in run: PageText.Run) -> ArraySlice<Int> {
    var (low, high) = (0, times.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(page.nodes[times[middle]].upper) <= run.sourceLower {
        low = middle + 1
      } else {
        high = middle
      }
    }
    var end = low
    while end < times.count, end < low + 4, Int(page.nodes[times[end]].lower) < run.sourceUpper {
      end += 1
    }
    return times[low..<end]
  }

  /// The moment that a `time` element names in its attributes.
  private func moment(of node: Int) -> Timestamp? {
    for name: AttributeName in [.datetime, .content, .title] {
      if let value = page.value(name, of: node),
        let time = DateText.first(in: value, monthFirst: monthFirst)
      {
        return time
      }
    }
    return nil
  }

  /// Whether the words before a date, or a label of a line before it, speak of a change.
  private func saysUpdate(_ range: Range<Int>, _ index: Int) -> Bool {
    if UpdateWords.stand(in: text.bytes, range) { return true }
    let isFirst = range.lowerBound == text.runs[index].lower
    guard isFirst, range.count < 3, index > 0, text.runs[index - 1].words < 4 else { return false }
    return UpdateWords.stand(
      in: text.bytes, text.runs[index - 1].lower..<text.runs[index - 1].upper)
  }

  private func isMarkedUpdate(_ node: Int) -> Bool { UpdateWords.mark(node, in: page) }
}

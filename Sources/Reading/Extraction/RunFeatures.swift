internal import Evidence

/// Turns each run of a page into the numbers that the run model reads.
///
/// The order of the numbers is part of the model: whoever changes it fits the weights anew.
struct RunFeatures {
  let page: Page
  let text: PageText
  let signs: [LineSigns]
  private let witnesses: PageWitnesses
  private let stats: RegionStats
  /// Index of the run that is the headline, or -1.
  let titleRun: Int
  private let words: [Words]
  private let isRepeat: [Bool]
  private let isRepeated: [Bool]
  private let articles: ArticlePlaces
  private let signatures: Signatures
  private let passage: PagePassage
  private let echoes: PageEchoes
  private let names: NameBuckets
  private let links: [(starts: Bool, ends: Bool)]
  private let lastHeading: [Int]
  private let proseBefore: [Int]
  private let sinceProse: [Int]
  private let untilProse: [Int]

  init(page: Page, text: PageText, signs: [LineSigns], witnesses: PageWitnesses, titleRun: Int) {
    self.page = page
    self.text = text
    self.witnesses = witnesses
    let runs = text.runs
    self.signs = signs
    words = runs.map { Words(text.bytes, $0.lower, min($0.upper, $0.lower + 4000)) }
    self.titleRun = titleRun
    let titleNode = titleRun < 0 ? nil : runs[titleRun].node
    stats = RegionStats(page, text)
    articles = ArticlePlaces(page, text, titleNode: titleNode)
    signatures = Signatures(page, text)
    passage = PagePassage(page, text, signs, titleRun: titleRun)
    echoes = PageEchoes(text, words, title: witnesses.title, titleRun: titleRun)
    links = RunFeatures.linkedEnds(text)
    names = NameBuckets(page, text)
    var seen: [NameKey: Int] = [:]
    let keys = runs.map { NameKey(text.bytes, $0.lower, $0.upper) }
    isRepeat = keys.map { key in
      seen[key, default: 0] += 1
      return seen[key] != 1
    }
    isRepeated = keys.map { seen[$0] != 1 }
    var heading = -1
    lastHeading = runs.indices.map { index in
      let last = heading
      if runs[index].level > 0 { heading = index }
      return last
    }
    var before: [Int] = []
    var since: [Int] = []
    var sum = 0
    var distance = 20
    for run in runs {
      before.append(sum)
      since.append(distance)
      sum += RegionStats.isProse(run) ? run.words : 0
      distance = RegionStats.isProse(run) ? 0 : min(distance + 1, 20)
    }
    proseBefore = before
    sinceProse = since
    var until = [Int](repeating: 20, count: runs.count)
    distance = 20
    for index in runs.indices.reversed() {
      until[index] = distance
      distance = RegionStats.isProse(runs[index]) ? 0 : min(distance + 1, 20)
    }
    untilProse = until
  }

  /// Writes the numbers of one run.
  ///
  /// - Parameters:
  ///   - index: the run.
  ///   - row: replaced by the numbers.
  func write(_ index: Int, to row: inout FeatureRow) {
    row.clear()
    addText(index, &row)
    addMarkup(index, &row)
    addWitnesses(index, &row)
    addRegions(index, &row)
    addPlace(index, &row)
    addHeading(index, &row)
    addArticle(index, &row)
    addWindow(index, &row)
    addPassage(index, &row)
    addEchoes(index, &row)
    addLetters(index, &row)
    for offset in [-2, -1, 1, 2] { addNeighbour(index, index + offset, &row) }
    addNames(index, &row)
    addWords(index, &row)
  }

  private func flag(_ condition: Bool) -> Float { condition ? 1 : 0 }

  private func density(_ run: PageText.Run) -> Float {
    Float(run.linkBytes) / Float(max(run.count, 1))
  }

  private func addText(_ index: Int, _ row: inout FeatureRow) {
    let run = text.runs[index]
    signs[index].write(to: &row)
    row.append(density(run))
    row.append(flag(run.linkBytes * 10 >= run.count * 9))
    row.append(flag(run.linkBytes == 0))
    row.append(flag(isRepeat[index]))
    row.append(flag(isRepeated[index]))
  }

  private static let kinds = Block.Kind.allCases

  private func addMarkup(_ index: Int, _ row: inout FeatureRow) {
    let run = text.runs[index]
    for kind in RunFeatures.kinds { row.append(flag(run.kind == kind)) }
    for level in 1...4 { row.append(flag(run.level == level || level == 4 && run.level > 4)) }
    row.append(flag(page.nodes[run.node].tag == .p))
    row.append(flag(page.nodes[run.node].tag == .div))
    // Three numbers a cue, of which most are said by nothing.
    var next = 0
    var said = run.own.union(run.near).union(run.far).rawValue
    while said != 0 {
      let bit = said.trailingZeroBitCount
      let cue = Cues(rawValue: 1 << UInt64(bit))
      row.appendZeros(3 * (bit - next))
      row.append(flag(run.own.contains(cue)))
      row.append(flag(run.near.contains(cue)))
      row.append(flag(run.far.contains(cue)))
      next = bit + 1
      said &= said - 1
    }
    row.appendZeros(3 * (Cues.count - next))
  }

  private func addWitnesses(_ index: Int, _ row: inout FeatureRow) {
    let words = self.words[index]
    let isShort = words.keys.count < 60
    let isTitle = isShort && words.isLike(witnesses.title, above: 0.5)
    row.append(flag(isTitle && words.isLike(witnesses.title, above: 0.85)))
    row.append(flag(isTitle))
    row.append(flag(isShort && words.isLike(witnesses.description, above: 0.75)))
    row.append(flag(isShort && witnesses.namesAuthor(words)))
    row.append(flag(words.keys.count < 14 && isDate(index)))
    let share = witnesses.share(words)
    row.append(flag(witnesses.hasBody))
    row.append(share ?? 0)
    row.append(flag((share ?? 1) < 0.3))
  }

  private func isDate(_ index: Int) -> Bool {
    let run = text.runs[index]
    return signs[index].digits > 2
      && DateText.first(in: text.bytes, run.lower..<run.upper) != nil
  }

  private func addRegions(_ index: Int, _ row: inout FeatureRow) {
    var node = page.parent(text.runs[index].node)
    for level in 0..<5 {
      row.append(stats.proseShare(node))
      row.append(stats.linkDensity(node))
      if level < 2 { row.append(min(Float(stats.runCount(node)), 20) / 20) }
      node = page.parent(node)
    }
    row.append(stats.proseShare(text.runs[index].node))
  }

  private func addPlace(_ index: Int, _ row: inout FeatureRow) {
    let total = Float(max(proseBefore.last ?? 1, 1))
    row.append(Float(proseBefore[index]) / total)
    row.append(Float(index) / Float(text.runs.count))
    row.append(flag(proseBefore[index] == 0))
    row.append(Float(sinceProse[index]) / 20)
    row.append(Float(untilProse[index]) / 20)
    row.append(flag(sinceProse[index] == 0))
    row.append(flag(untilProse[index] == 0))
    row.append(flag(untilProse[index] >= 20))
    row.append(flag(titleRun >= 0))
    row.append(flag(titleRun >= 0 && index > titleRun))
    row.append(titleRun < 0 ? 0 : min(max(Float(index - titleRun), -20), 40) / 40)
    row.append(LineSigns.logarithm(stats.totalProse) / 12)
    row.append(LineSigns.logarithm(text.runs.count) / 10)
  }

  private func addHeading(_ index: Int, _ row: inout FeatureRow) {
    let heading = lastHeading[index]
    let isNear = heading >= 0 && index - heading <= 15
    row.append(isNear ? Float(index - heading) / 15 : 1)
    for kind in 0..<PhraseKinds.count {
      row.append(flag(isNear && signs[heading].start.contains(PhraseKinds(bit: kind))))
    }
    row.append(
      flag(isNear && page.parent(text.runs[heading].node) == page.parent(text.runs[index].node)))
  }

  private func addArticle(_ index: Int, _ row: inout FeatureRow) {
    let place = articles.place(index)
    row.append(flag(place.isInside))
    row.append(flag(place.holdsTitle))
    row.append(flag(place.isInside && !place.holdsTitle))
    row.append(place.proseShare)
    row.append(flag(place.headlinesSince == 1))
    row.append(flag(place.headlinesSince > 1))
    row.append(signatures.share(index))
    row.append(signatures.parentShare(index))
    row.append(flag(signatures.isMainColumn(index)))
    row.append(signatures.steps(index))
  }

  private static let endings: [PhraseKinds] = [
    .related, .comments, .newsletter, .biography, .tags, .copyright, .share, .byline, .date,
    .advertisement, .note,
  ]

  private func addPassage(_ index: Int, _ row: inout FeatureRow) {
    let standing = passage.standing(index)
    for kind in RunFeatures.endings { row.append(flag(standing.labels.contains(kind))) }
    row.append(flag(standing.labels.isEmpty))
    row.append(min(Float(standing.proseSinceLabel), 400) / 400)
    row.append(flag(standing.headlines > 0))
    row.append(min(Float(standing.headlines), 6) / 6)
    row.append(flag(standing.bylines > 0))
    row.append(min(Float(standing.bylines), 8) / 8)
    row.append(flag(standing.isUnderLink))
    row.append(standing.distance)
    row.append(flag(lastHeading[index] >= 0 && text.runs[lastHeading[index]].level == 1))
  }

  private func addEchoes(_ index: Int, _ row: inout FeatureRow) {
    row.append(echoes.before[index])
    row.append(echoes.after[index])
    row.append(flag(echoes.before[index] > 0.7))
    row.append(flag(echoes.after[index] > 0.7))
    row.append(echoes.topic[index])
    row.append(echoes.title[index])
    // One run says little; what follows and goes before tells a change of subject.
    for (from, to) in [(-4, -1), (1, 4)] {
      var topic: Float = 0
      var weight: Float = 0.001
      for other in max(0, index + from)..<max(0, min(text.runs.count, index + to + 1)) {
        let words = Float(min(text.runs[other].words, 40))
        topic += echoes.topic[other] * words
        weight += words
      }
      row.append(topic / weight)
    }
  }

  private func addLetters(_ index: Int, _ row: inout FeatureRow) {
    let run = text.runs[index]
    var capitals = 0
    var letters = 1
    var code = 0
    for byte in text.bytes[run.lower..<min(run.upper, run.lower + 400)] {
      if byte.isLetter { letters += 1 }
      if byte.isCapital { capitals += 1 }
      if byte == 0x5C || byte == 0x7B || byte == 0x7D { code += 1 }
    }
    row.append(Float(capitals) / Float(letters))
    row.append(flag(capitals * 2 > letters))
    row.append(flag(code > 3))
    row.append(flag(links[index].starts))
    row.append(flag(links[index].ends))
    row.append(flag(links[index].starts && !links[index].ends))
  }

  /// Whether each run begins and ends with a link.
  private static func linkedEnds(_ text: PageText) -> [(starts: Bool, ends: Bool)] {
    var next = 0
    return text.runs.map { run in
      while next < text.anchors.count, text.anchors[next].upper <= run.lower { next += 1 }
      var ends = (starts: false, ends: false)
      while next < text.anchors.count, text.anchors[next].lower < run.upper {
        if text.anchors[next].lower <= run.lower + 1 { ends.starts = true }
        if text.anchors[next].upper >= run.upper - 1 { ends.ends = true }
        next += 1
      }
      return ends
    }
  }

  /// The names of the run's own element, of the two around it and of the four around those.
  private func addNames(_ index: Int, _ row: inout FeatureRow) {
    var node = text.runs[index].node
    for reach in [1, 2, 4] {
      var buckets: [Int] = []
      for _ in 0..<reach where node > 0 {
        buckets += names.buckets(node)
        node = page.parent(node)
      }
      row.append(flags: buckets, of: NameBuckets.count)
    }
  }

  /// The words of a short run that is no sentence, as labels are; the first word of any, alone and with
  /// the second.
  private func addWords(_ index: Int, _ row: inout FeatureRow) {
    let keys = words[index].keys
    let isLabel = keys.count < 16 && !signs[index].endsSentence
    row.append(
      flags: isLabel ? keys.map { NameBuckets.bucket($0.value) } : [], of: NameBuckets.count)
    var opening = keys.prefix(1).map { NameBuckets.bucket($0.value) }
    if keys.count > 1 { opening.append(NameBuckets.bucket(keys[0].value &* 31 &+ keys[1].value)) }
    row.append(flags: opening, of: NameBuckets.count)
  }

  private func addWindow(_ index: Int, _ row: inout FeatureRow) {
    for (from, to) in [(-6, -1), (1, 6)] {
      var words = 0
      var links = 0
      var bytes = 1
      var sentences = 0
      var count = 0
      for other in max(0, index + from)..<max(0, min(text.runs.count, index + to + 1)) {
        words += min(text.runs[other].words, 60)
        links += text.runs[other].linkBytes
        bytes += text.runs[other].count
        sentences += signs[other].endsSentence ? 1 : 0
        count += 1
      }
      row.append(Float(words) / Float(max(count, 1)) / 30)
      row.append(Float(links) / Float(bytes))
      row.append(Float(sentences) / Float(max(count, 1)))
    }
  }

  private func addNeighbour(_ index: Int, _ other: Int, _ row: inout FeatureRow) {
    guard text.runs.indices.contains(other) else {
      row.append(1)
      row.appendZeros(9)
      return
    }
    let run = text.runs[other]
    let line = signs[other]
    row.append(0)
    row.append(min(Float(line.words), 100) / 50)
    row.append(LineSigns.logarithm(line.words) / 6)
    row.append(density(run))
    row.append(flag(line.endsSentence))
    row.append(flag(run.level > 0))
    row.append(flag(!line.start.isEmpty && line.words < 25))
    row.append(flag(page.parent(run.node) == page.parent(text.runs[index].node)))
    row.append(flag(run.far == text.runs[index].far))
    row.append(flag(run.kind == text.runs[index].kind))
  }
}

extension Cues {
  /// How many there are.
  static let count = 52
}

import Evidence

/// How far a new report looks around.
private enum Most {
  /// The weightiest words by which it is found.
  static let keys = 40
  /// The latest families looked at for each word: enough to lead to the stories that it stands in.
  static let holders = 16
  /// The families looked at; their stories are looked at whole.
  static let near = 8
  /// Families of a story that are judged anew; of one with more, the nearest and the latest stand
  /// for it as a whole.
  static let families = 64
}

/// From which likeness to a family its story is judged anew.
private let nearness: Float = 0.1

/// The share of the weight of a report's words from which a family that has them is looked at.
private let sharedWeight: Float = 0.05

extension StoryGrouper {
  /// Finds the stories of the new reports, and judges those near them anew.
  mutating func findStories() throws(Shelf.Failure) {
    try learn()
    let firsts = new.filter { grouping.families[$0] == $0 }
    try readWords(of: firsts)
    let near = try familiesSharingTerms(firsts)
    var region = Region()
    for family in near { region.take(family, filed[family]?.story) }
    for (one, other) in grouping.joined {
      region.take(one, filed[one]?.story)
      region.take(other, filed[other]?.story)
    }
    for number in new { region.take(number, filed[number]?.story) }
    for family in try shelf.families(in: region.stories.sorted()) { region.families.append(family) }
    try judge(region, firsts)
    for number in firsts { list(number) }
    for family in grouping.families.values where grouping.stories[family] == nil {
      grouping.stories[family] = filed[family]?.story
    }
  }

  /// Counts the words of the new reports.
  private mutating func learn() throws(Shelf.Failure) {
    var counts: [UInt32: Int] = [:]
    for number in new {
      for stem in TermWeights.stems(words[number] ?? []) { counts[stem, default: 0] += 1 }
    }
    try readRows(counts.keys.map { IndexRows.key(.word, $0, span: 0) } + [IndexRows.total])
    for (stem, count) in counts { index.count(stem, more: count) }
    index.count(reports: new.count)
  }

  /// Reads how common the words of some reports are.
  private mutating func readWords(of numbers: some Sequence<Int>) throws(Shelf.Failure) {
    var stems: Set<UInt32> = []
    for number in numbers { stems.formUnion(TermWeights.stems(words[number] ?? [])) }
    try readRows(stems.map { IndexRows.key(.word, $0, span: 0) })
    var counts: [UInt32: Int] = [:]
    for stem in stems { counts[stem] = index.count(stem) }
    weights.recall(reports: index.reports, counts)
  }

  /// The vector of a report whose words were read.
  private mutating func vector(_ number: Int) -> [TermWeights.Term] {
    if let known = vectors[number] { return known }
    let vector = weights.vector(words[number] ?? [])
    vectors[number] = vector
    return vector
  }

  /// Families whose first report is like a new one.
  private mutating func familiesSharingTerms(_ firsts: [Int]) throws(Shelf.Failure) -> Set<Int> {
    var keys: Set<Int> = []
    for number in firsts {
      for term in vector(number).prefix(Most.keys) {
        for span in spans(of: number) { keys.insert(IndexRows.key(.term, term.hash, span: span)) }
      }
    }
    try readRows(keys)
    var candidates: [Int: [Int]] = [:]
    for number in firsts { candidates[number] = sharing(number) }
    let all = Set(candidates.values.joined())
    try read(all)
    try readWords(of: all)
    var near: Set<Int> = []
    for (number, others) in candidates {
      let own = StoryVector(vector(number), day: nil)
      for other in others where filed[other] != nil && !near.contains(other) {
        if own.likeness(StoryVector(vector(other), day: nil)) >= nearness { near.insert(other) }
      }
    }
    return near
  }

  /// The families that share most of a report's weightiest words.
  private mutating func sharing(_ number: Int) -> [Int] {
    var votes: [Int: Float] = [:]
    for term in vector(number).prefix(Most.keys) {
      for span in spans(of: number) {
        index.numbers(.term, term.hash, span: span, latest: Most.holders) {
          if !isNew.contains($0) { votes[$0, default: 0] += term.weight * term.weight }
        }
      }
    }
    return votes.filter { $0.value >= sharedWeight }.sorted {
      ($0.value, $1.key) > ($1.value, $0.key)
    }.prefix(Most.near).map(\.key)
  }

  /// Lists a family by its weightiest words.
  private mutating func list(_ number: Int) {
    let span = spans(of: number)[0]
    for term in vector(number).prefix(Most.keys) {
      index.list(term: term.hash, span: span, number)
    }
  }

  /// Joins the families of a region and the new ones to stories.
  private mutating func judge(_ region: Region, _ firsts: [Int]) throws(Shelf.Failure) {
    let parts = region.parts(most: Most.families, isNew: isNew)
    try read(parts.families)
    try readWords(of: parts.families)
    let standing = parts.families.filter {
      grouping.joined[$0] == nil && filed[$0] != nil && !isNew.contains($0)
    }
    let order = ordered(Set(firsts).union(standing))
    var linkage = Linkage(settings: settings)
    var units: [Int: Int] = [:]
    for number in order {
      let day = filed[number]?.report.date?.date.daysSinceEpoch
      let words = words[number] ?? []
      units[number] = linkage.add(
        vector(number), headline: weights.headline(words), numbers: weights.numbers(words), day: day
      )
    }
    linkage.join(
      tied: parts.whole.sorted().map { story in
        let families = region.families.filter { $0.story == story }.map { first($0.origin) }
        return (families + [grouping.families[story] ?? story]).compactMap { units[$0] }
      })
    var groups: [Int: [Int]] = [:]
    for number in order {
      if let unit = units[number] { groups[linkage.group(unit), default: []].append(number) }
    }
    name(groups.keys.sorted().compactMap { groups[$0] }, region, parts.whole)
  }

  /// The first report of a family as it stands now.
  private func first(_ origin: Int) -> Int {
    grouping.joined[origin] ?? (isNew.contains(origin) ? grouping.families[origin] : nil) ?? origin
  }

  /// Gives stories their numbers: of those that were joined, that of the one with most reports; what
  /// parts from a story goes by its own first report.
  private mutating func name(_ groups: [[Int]], _ region: Region, _ whole: Set<Int>) {
    var reports: [Int: Int] = [:]
    var founded: [Int: [Int]] = [:]
    for family in region.families { reports[family.story, default: 0] += family.reports }
    for family in region.families where family.isFounder {
      // The founder may be new words of a report that was a copy.
      let founder = grouping.families[family.story] ?? first(family.origin)
      founded[founder, default: []].append(family.story)
    }
    for group in groups {
      let old = group.flatMap { founded[$0] ?? [] }
      let story = old.max { (reports[$0] ?? 0, $1) < (reports[$1] ?? 0, $0) } ?? group[0]
      for family in group { grouping.stories[family] = story }
      for other in old where other != story && whole.contains(other) {
        grouping.merged[other] = story
      }
    }
  }
}

/// The stories near new reports.
private struct Region {
  var stories: Set<Int> = []
  /// The families that led to them.
  var near: Set<Int> = []
  var families: [FiledFamily] = []

  mutating func take(_ family: Int, _ story: Int?) {
    near.insert(family)
    if let story { stories.insert(story) }
  }

  /// The families that are judged, and the stories that are too large to be judged in parts.
  func parts(most: Int, isNew: Set<Int>) -> (families: Set<Int>, whole: Set<Int>) {
    var parts: Set<Int> = []
    var whole: Set<Int> = []
    for (story, families) in Dictionary(grouping: families, by: \.story) {
      guard families.count > most else {
        parts.formUnion(families.map(\.origin))
        continue
      }
      whole.insert(story)
      let first = families.filter { near.contains($0.origin) || $0.isFounder }
      let latest = families.sorted { $0.origin > $1.origin }
      parts.formUnion((first + latest).prefix(most).map(\.origin))
    }
    return (parts, whole)
  }
}

/// How many reports share features with a new one that are judged with it, as `CopyIndex` has it.
private enum Most {
  static let near = 6
  static let nearShort = 12
}

extension StoryGrouper {
  /// Finds what the new reports follow, and what follows them.
  mutating func findFamilies() throws(Shelf.Failure) {
    try readFeatures(of: new)
    let near = try reportsSharingFeatures()
    try readFeatures(of: near)
    let order = ordered(Set(new).union(near))
    let place = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    let firsts = order.enumerated().map { position, number in
      isNew.contains(number) ? position : place[filed[number]?.origin ?? number] ?? position
    }
    var copies = CopyIndex(order.compactMap { readings[$0] }, families: firsts)
    recall(order, place, in: &copies)
    var listed: [Int: [UInt64]] = [:]
    for (position, number) in order.enumerated() where isNew.contains(number) {
      let span = spans(of: number)[0]
      listed[span, default: []] += copies.enter(position).map { SortedFeatures.entry($0, position) }
    }
    for (span, entries) in listed {
      for entry in entries.sorted() {
        let number = order[SortedFeatures.place(entry)]
        index.list(feature: SortedFeatures.hash(entry), span: span, number)
      }
    }
    var families = Families(above: firsts)
    for position in order.indices {
      for match in copies.reconsider(position)
      where isNew.contains(order[position]) || isNew.contains(order[match.original]) {
        families.tie(position, match)
      }
    }
    take(&families, order)
  }

  private mutating func take(_ families: inout Families, _ order: [Int]) {
    for (position, number) in order.enumerated() {
      let first = order[families.first(position)]
      if isNew.contains(number) { grouping.families[number] = first }
      guard let tie = families.ties[position] else { continue }
      if !isNew.contains(number) { grouping.joined[number] = first }
      grouping.ties.append(
        Regrouping.Tie(
          copy: number, original: order[tie.original], relation: tie.relation,
          containment: tie.containment))
    }
  }

  /// Takes the features of a report that was read.
  private mutating func take(_ number: Int) {
    guard readings[number] == nil, let filed = filed[number], let words = words[number] else {
      return
    }
    readings[number] = Reading(filed.report, words: words)
  }

  /// The spans of the index into which a report looks.
  func spans(of number: Int) -> [Int] {
    filed[number].map { IndexRows.spans(around: $0.day) } ?? []
  }

  private mutating func readFeatures(of numbers: some Sequence<Int>) throws(Shelf.Failure) {
    var keys: [Int: [Bool]] = [:]
    for number in numbers {
      take(number)
      for span in spans(of: number) {
        var wanted = keys.removeValue(forKey: span) ?? Array(repeating: false, count: 1 << 16)
        for hash in readings[number]?.keys ?? [] { wanted[Int(hash >> 16)] = true }
        keys[span] = wanted
      }
    }
    for (span, wanted) in keys {
      let first = IndexRows.key(.feature, 0, span: span)
      try readRows(wanted.indices.lazy.filter { wanted[$0] }.map { first | $0 })
    }
  }

  /// Whether a report is new; what has a lower number than any of them is not.
  private func isAmongNew(_ number: Int) -> Bool {
    number >= new.first ?? 0 && isNew.contains(number)
  }

  /// Tells an index of copies in which reports their features were found before.
  private func recall(_ order: [Int], _ place: [Int: Int], in copies: inout CopyIndex) {
    let ownSpans = order.map { spans(of: $0) }
    var lookup = SpanLookup(Set(ownSpans.joined()))
    let looksInto = ownSpans.map { lookup.places(of: $0) }
    SortedFeatures(order.map { readings[$0]?.keys ?? [] }).forEach { hash, reports in
      for report in reports {
        for span in looksInto[report] where !lookup.has(hash, span) {
          for holder in lookup.numbers(hash, span, in: index, without: isAmongNew) {
            copies.recall(hash, of: place[holder])
          }
        }
      }
    }
  }

  /// What the new reports share with earlier ones.
  private struct Sharing {
    /// How many rare hashes each new report has, by its place among the new.
    var rare: [Int]
    /// The earlier reports with which each shares some, and how many.
    var found: [[(number: Int, count: Int)]]

    /// The earlier reports that share most with a new one.
    func best(_ report: Int, atLeast least: Int, most: Int) -> [(number: Int, count: Int)] {
      Array(
        found[report].filter { $0.count >= least }
          .sorted { ($0.count, $1.number) > ($1.count, $0.number) }.prefix(most))
    }
  }

  /// Looks up which earlier reports share rare ones among some hashes of the new reports.
  private func sharing(_ hashes: (Reading) -> [UInt32]) -> Sharing {
    let ownSpans = new.map { spans(of: $0) }
    var lookup = SpanLookup(Set(ownSpans.joined()))
    let looksInto = ownSpans.map { lookup.places(of: $0) }
    var rare = [Int](repeating: 0, count: new.count)
    // The new one's place among the new in the upper half, the earlier one's number in the lower.
    var pairs: [UInt64] = []
    var holders: [Int] = []
    SortedFeatures(new.map { readings[$0].map(hashes) ?? [] }).forEach { hash, reports in
      for report in reports {
        holders.removeAll(keepingCapacity: true)
        for span in looksInto[report] {
          holders += lookup.numbers(hash, span, in: index, without: isAmongNew)
        }
        guard holders.count < CopyIndex.Settings().rare + 1 else { continue }
        rare[report] += 1
        for holder in holders { pairs.append(UInt64(report) << 32 | UInt64(holder)) }
      }
    }
    return Sharing(rare: rare, found: counted(pairs.sorted()))
  }

  /// How often each of some pairs, in order, stands there.
  private func counted(_ pairs: [UInt64]) -> [[(number: Int, count: Int)]] {
    var found: [[(number: Int, count: Int)]] = Array(repeating: [], count: new.count)
    var start = 0
    while start < pairs.count {
      let end = pairs[start...].firstIndex { $0 != pairs[start] } ?? pairs.count
      found[Int(pairs[start] >> 32)].append((Int(pairs[start] & 0xFFFF_FFFF), end - start))
      start = end
    }
    return found
  }

  /// Earlier reports that share enough rare features with new ones, or rare pairs of names as
  /// translations do, and the first of their families.
  private mutating func reportsSharingFeatures() throws(Shelf.Failure) -> Set<Int> {
    let words = sharing { $0.features.hashes }
    let names = sharing { $0.cognates.pairs }
    let shared = new.indices.map { report in
      let isShort = readings[new[report]]?.isShort == true
      return words.best(
        report, atLeast: isShort ? 1 : 4, most: isShort ? Most.nearShort : Most.near)
    }
    var near = Set(
      new.indices.flatMap { report in
        names.best(report, atLeast: CopyIndex.Most.pairs, most: CopyIndex.Most.translations)
          .map(\.number)
      })
    try read(near.union(shared.joined().map(\.number)))
    for (report, found) in shared.enumerated() {
      for (other, count) in found {
        take(other)
        guard let reading = readings[other],
          count * 8 >= min(words.rare[report], reading.features.count / 2)
        else { continue }
        near.insert(other)
      }
    }
    near.formUnion(near.compactMap { filed[$0]?.origin })
    try read(near)
    return near.filter { filed[$0] != nil && !isNew.contains($0) }
  }
}

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
    let known = Array(Set(order.flatMap { spans(of: $0) }))
    var holders: [Int] = []
    for hash in Set(order.flatMap { readings[$0]?.keys ?? [] }) {
      find(&holders, of: hash, known)
      for holder in holders { copies.recall(hash, of: place[holder]) }
    }
    for (position, number) in order.enumerated() where isNew.contains(number) {
      let span = spans(of: number)[0]
      for hash in copies.enter(position) { index.list(feature: hash, span: span, number) }
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
    var keys: Set<Int> = []
    for number in numbers {
      take(number)
      for span in spans(of: number) {
        for hash in readings[number]?.keys ?? [] {
          keys.insert(IndexRows.key(.feature, hash, span: span))
        }
      }
    }
    try readRows(keys)
  }

  /// The reports in which a feature was found before.
  private func find(_ holders: inout [Int], of hash: UInt32, _ spans: [Int]) {
    holders.removeAll(keepingCapacity: true)
    for span in spans {
      index.numbers(.feature, hash, span: span) { if !isNew.contains($0) { holders.append($0) } }
    }
  }

  /// Earlier reports that share enough rare features with new ones, and the first of their families.
  private mutating func reportsSharingFeatures() throws(Shelf.Failure) -> Set<Int> {
    var shared: [Int: [(report: Int, votes: Int)]] = [:]
    var rare: [Int: Int] = [:]
    var near: Set<Int> = []
    for number in new {
      guard let reading = readings[number] else { continue }
      let words = votes(reading.features.hashes, number)
      rare[number] = words.rare
      shared[number] = best(
        words.votes, atLeast: reading.isShort ? 1 : 4,
        most: reading.isShort ? Most.nearShort : Most.near)
      near.formUnion(
        best(
          votes(reading.cognates.pairs, number).votes, atLeast: CopyIndex.Most.pairs,
          most: CopyIndex.Most.translations
        ).map(\.report))
    }
    try read(near.union(shared.values.joined().map(\.report)))
    near.forEach { take($0) }
    for (number, others) in shared {
      for (other, count) in others {
        take(other)
        guard let reading = readings[other],
          count * 8 >= min(rare[number] ?? 0, reading.features.count / 2)
        else { continue }
        near.insert(other)
      }
    }
    near.formUnion(near.compactMap { filed[$0]?.origin })
    try read(near)
    return near.filter { filed[$0] != nil && !isNew.contains($0) }
  }

  /// How many of a report's features are rare, and with whom it shares how many of them.
  private func votes(_ hashes: [UInt32], _ number: Int) -> (rare: Int, votes: [Int: Int]) {
    let spans = spans(of: number)
    var holders: [Int] = []
    var rare = 0
    var votes: [Int: Int] = [:]
    for hash in hashes {
      find(&holders, of: hash, spans)
      guard holders.count < CopyIndex.Settings().rare + 1 else { continue }
      rare += 1
      for holder in holders { votes[holder, default: 0] += 1 }
    }
    return (rare, votes)
  }

  private func best(_ votes: [Int: Int], atLeast: Int, most: Int) -> [(report: Int, votes: Int)] {
    votes.filter { $0.value >= atLeast }
      .sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(most)
      .map { (report: $0.key, votes: $0.value) }
  }
}

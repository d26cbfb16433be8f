import Testing

@testable import Stories

private func bytes(_ entries: [(low: UInt8, number: UInt8)]) -> [UInt8] {
  entries.flatMap { [0, $0.low, 0, 0, 0, $0.number] }
}

@Test("Rows in any order are read", arguments: [[1, 5, 3, 5], [5, 5, 3, 1], [1, 3, 5, 5]])
func rowsInAnyOrderAreRead(lows: [UInt8]) {
  let row = IndexRow(bytes(lows.enumerated().map { ($1, UInt8($0)) }))
  let wanted = lows.indices.filter { lows[$0] == 5 }.map { UInt32($0) }
  #expect(row.places(of: 5).map { row.number($0) } == wanted)
  #expect(row.places(of: 4).isEmpty)
}

@Test func entriesAreKeptInOrder() {
  var row = IndexRow([])
  for low: UInt16 in [7, 2, 7, 300] {
    row.insert(low, UInt32(low) << 16 | 9, at: row.places(of: low).upperBound)
  }
  row.remove(row.places(of: 2).lowerBound)
  #expect(row.places(of: 7) == 0..<2 && row.places(of: 300) == 2..<3)
  #expect(row.number(2) == 300 << 16 | 9)
  #expect(row.bytes.count == 18)
}

@Test func theLatestFamiliesOfAWordAreTold() {
  var rows = IndexRows()
  for number in 0..<70 { rows.list(term: 9, span: 0, number) }
  rows.list(term: 9, span: 0, 10)
  var found: [Int] = []
  rows.numbers(.term, 9, span: 0, latest: 3) { found.append($0) }
  #expect(found == [68, 69, 10])
  found = []
  rows.numbers(.term, 9, span: 0) { found.append($0) }
  #expect(found.count == IndexRows.families && found.first == 6)
}

@Test func rowsAreLookedUpInOrder() {
  var rows = IndexRows()
  // Three rows; of the first, the second and the last entry are asked for.
  let hashes: [UInt32] = [3, 9, 0xFFFF, 0x1_0000, 0x7_0003]
  for (number, hash) in hashes.enumerated() { rows.list(feature: hash, span: -2, number + 1) }
  rows.list(feature: 9, span: -2, 40)
  var cursor = IndexRows.Cursor(.feature, span: -2)
  var found: [Int] = []
  for hash: UInt32 in [4, 9, 0xFFFF, 0x1_0000, 0x5_0000, 0x7_0003] {
    rows.numbers(hash, at: &cursor) { found.append($0) }
  }
  #expect(found == [2, 40, 3, 4, 5])
}

@Test func featuresAreSortedWithTheReportsThatHaveThem() {
  let texts = ["Tirana signs", "Zagreb signs", ""]
  let features = texts.map { Features(WordStream(title: $0, text: "").words) }
  var found: [UInt32: [Int]] = [:]
  var order: [UInt32] = []
  SortedFeatures(features.map(\.hashes)).forEach { hash, reports in
    order.append(hash)
    found[hash] = Array(reports)
  }
  #expect(order == order.sorted() && Set(order) == Set(features.flatMap(\.hashes)))
  #expect(found.values.filter { $0 == [0, 1] }.count == 1)
  #expect(found.values.joined().count == features.reduce(0) { $0 + $1.count })
}

/// The index on a shelf as far as it was read: which reports have a word pair, a weighty word, and how
/// many have a word.
///
/// Word pairs and weighty words are kept by spans of 64 days, so that what is written for new reports
/// lies close together however many there are; a report looks into its own span and the nearer one
/// beside it. A row has the entries of 65,536 hashes, six bytes each: the low half of a hash and
/// a number.
struct IndexRows {
  /// What a row tells.
  enum Kind: Int {
    /// Reports that have a word or word pair.
    case feature
    /// Families of whose first report a word is one of the weightiest.
    case term
    /// How many reports have a word.
    case word
  }

  /// Days in a span.
  static let span = 64
  /// Reports kept for a feature: one more than tells that it is common when judged again.
  static let holders = 6
  /// The latest families kept for a weighty word.
  static let families = 64

  private struct Entry {
    var low: UInt16
    var number: UInt32
  }

  private var rows: [Int: [Entry]] = [:]
  private var changed: Set<Int> = []

  /// The key of the row that has a hash.
  static func key(_ kind: Kind, _ hash: UInt32, span: Int) -> Int {
    (span << 2 | kind.rawValue) << 16 | Int(hash >> 16)
  }

  /// The spans into which a report of a day looks, its own first.
  static func spans(around day: Int) -> [Int] {
    let span = day >> 6
    return [span, day & 63 < 32 ? span - 1 : span + 1]
  }

  /// Those of some keys that were not read yet.
  func missing(_ keys: some Sequence<Int>) -> [Int] {
    Set(keys).filter { rows[$0] == nil }.sorted()
  }

  /// Takes rows that were read.
  ///
  /// - Parameters:
  ///   - keys: the keys asked for.
  ///   - bytes: the rows that there were.
  mutating func take(_ keys: [Int], _ bytes: [Int: [UInt8]]) {
    for key in keys { rows[key] = IndexRows.entries(bytes[key] ?? []) }
  }

  /// The reports listed for a hash in a span, the oldest entry first.
  func numbers(_ kind: Kind, _ hash: UInt32, span: Int, _ body: (Int) -> Void) {
    let low = UInt16(truncatingIfNeeded: hash)
    guard let row = rows[IndexRows.key(kind, hash, span: span)] else { return }
    for entry in row where entry.low == low { body(Int(entry.number)) }
  }

  /// How many reports have a word.
  func count(_ stem: UInt32) -> Int {
    var count = 0
    numbers(.word, stem, span: 0) { count = $0 }
    return count
  }

  /// The key of the row that tells how many reports were counted.
  static let total = key(.word, 0, span: 1)

  /// How many reports were counted.
  var reports: Int {
    var count = 0
    numbers(.word, 0, span: 1) { count = $0 }
    return count
  }

  /// Counts reports.
  mutating func count(reports more: Int) { count(0, more: more, span: 1) }

  /// Counts reports with a word.
  mutating func count(_ stem: UInt32, more: Int, span: Int = 0) {
    change(.word, stem, span: span) { row, low in
      if let place = row.firstIndex(where: { $0.low == low }) {
        row[place].number += UInt32(more)
      } else {
        row.append(Entry(low: low, number: UInt32(more)))
      }
    }
  }

  /// Lists a report for a feature, unless enough are listed.
  mutating func list(feature hash: UInt32, span: Int, _ number: Int) {
    change(.feature, hash, span: span) { row, low in
      let same = row.filter { $0.low == low }
      guard same.count < IndexRows.holders, !same.contains(where: { $0.number == number })
      else { return }
      row.append(Entry(low: low, number: UInt32(number)))
    }
  }

  /// Lists a family for a weighty word, the oldest giving way where there are many.
  mutating func list(term hash: UInt32, span: Int, _ number: Int) {
    change(.term, hash, span: span) { row, low in
      row.removeAll { $0.low == low && $0.number == number }
      if row.count(where: { $0.low == low }) >= IndexRows.families,
        let oldest = row.firstIndex(where: { $0.low == low })
      {
        row.remove(at: oldest)
      }
      row.append(Entry(low: low, number: UInt32(number)))
    }
  }

  /// The rows that were changed.
  var written: [Int: [UInt8]] {
    var written: [Int: [UInt8]] = [:]
    for key in changed { written[key] = IndexRows.bytes(rows[key] ?? []) }
    return written
  }

  private mutating func change(
    _ kind: Kind, _ hash: UInt32, span: Int, _ body: (inout [Entry], UInt16) -> Void
  ) {
    let key = IndexRows.key(kind, hash, span: span)
    body(&rows[key, default: []], UInt16(truncatingIfNeeded: hash))
    changed.insert(key)
  }

  private static func entries(_ bytes: [UInt8]) -> [Entry] {
    stride(from: 0, to: bytes.count - 5, by: 6).map { start in
      let number = (2..<6).reduce(UInt32(0)) { $0 << 8 | UInt32(bytes[start + $1]) }
      return Entry(low: UInt16(bytes[start]) << 8 | UInt16(bytes[start + 1]), number: number)
    }
  }

  private static func bytes(_ entries: [Entry]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(entries.count * 6)
    for entry in entries {
      bytes.append(UInt8(entry.low >> 8))
      bytes.append(UInt8(truncatingIfNeeded: entry.low))
      for shift in stride(from: 24, through: 0, by: -8) {
        bytes.append(UInt8(truncatingIfNeeded: entry.number >> UInt32(shift)))
      }
    }
    return bytes
  }
}

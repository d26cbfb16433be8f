/// The index on a shelf as far as it was read: which reports have a word pair, a weighty word, and how
/// many have a word.
///
/// Word pairs and weighty words are kept by spans of 64 days, so that what is written for new reports
/// lies close together however many there are; a report looks into its own span and the nearer one
/// beside it. A row has the entries of 65,536 hashes, six bytes each: the low half of a hash and
/// a number, in order of the half and, within one, of coming. Rows are searched and changed as they are
/// kept, since a report looks at a few entries of some hundred rows.
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

  private var rows: [Int: IndexRow] = [:]
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
    for key in keys { rows[key] = IndexRow(bytes[key] ?? []) }
  }

  /// The latest reports listed for a hash in a span, the oldest entry first.
  func numbers(
    _ kind: Kind, _ hash: UInt32, span: Int, latest: Int = IndexRows.families, _ body: (Int) -> Void
  ) {
    guard let row = rows[IndexRows.key(kind, hash, span: span)] else { return }
    for place in row.places(of: UInt16(truncatingIfNeeded: hash)).suffix(latest) {
      body(Int(row.number(place)))
    }
  }

  /// Where a look-up stands that takes hashes of one kind and span in ascending order.
  struct Cursor {
    fileprivate let first: Int
    fileprivate var key: Int?
    fileprivate var row = IndexRow([])
    fileprivate var place = 0

    init(_ kind: Kind, span: Int) {
      first = IndexRows.key(kind, 0, span: span)
    }
  }

  /// The reports listed for a hash, the oldest entry first; its row is searched from where the cursor stands.
  ///
  /// - Parameters:
  ///   - hash: greater than those that the cursor has passed.
  ///   - cursor: where the look-up stands.
  ///   - body: takes the number of a report.
  func numbers(_ hash: UInt32, at cursor: inout Cursor, _ body: (Int) -> Void) {
    let key = cursor.first | Int(hash >> 16)
    if cursor.key != key {
      cursor.key = key
      cursor.row = rows[key] ?? IndexRow([])
      cursor.place = 0
    }
    let places = cursor.row.places(of: UInt16(truncatingIfNeeded: hash), from: cursor.place)
    cursor.place = places.upperBound
    for place in places { body(Int(cursor.row.number(place))) }
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
      let places = row.places(of: low)
      let old = places.isEmpty ? 0 : row.number(places.lowerBound)
      if !places.isEmpty { row.remove(places.lowerBound) }
      row.insert(low, old + UInt32(more), at: places.lowerBound)
    }
  }

  /// Lists a report for a feature, unless enough are listed.
  mutating func list(feature hash: UInt32, span: Int, _ number: Int) {
    change(.feature, hash, span: span) { row, low in
      let places = row.places(of: low)
      guard places.count < IndexRows.holders, !places.contains(where: { row.number($0) == number })
      else { return }
      row.insert(low, UInt32(number), at: places.upperBound)
    }
  }

  /// Lists a family for a weighty word, the oldest giving way where there are many.
  mutating func list(term hash: UInt32, span: Int, _ number: Int) {
    change(.term, hash, span: span) { row, low in
      var places = row.places(of: low)
      let listed = places.first { row.number($0) == number }
      if let spare = listed ?? (places.count >= IndexRows.families ? places.lowerBound : nil) {
        row.remove(spare)
        places = places.lowerBound..<places.upperBound - 1
      }
      row.insert(low, UInt32(number), at: places.upperBound)
    }
  }

  /// The rows that were changed.
  var written: [Int: [UInt8]] {
    Dictionary(uniqueKeysWithValues: changed.map { ($0, rows[$0]?.bytes ?? []) })
  }

  private mutating func change(
    _ kind: Kind, _ hash: UInt32, span: Int, _ body: (inout IndexRow, UInt16) -> Void
  ) {
    let key = IndexRows.key(kind, hash, span: span)
    body(&rows[key, default: IndexRow([])], UInt16(truncatingIfNeeded: hash))
    changed.insert(key)
  }
}

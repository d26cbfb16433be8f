import Evidence
import Stories

/// A stream of made-up reports: every fourth follows one of the hundred before it with a sentence left
/// out, the rest tell of new things in words whose frequencies fall as Zipf's law has it.
struct Reports: Sequence, IteratorProtocol {
  private var state: UInt64 = 1
  private var number = 0
  private var recent: [[String]] = []
  let count: Int
  private let perDay: Int?

  /// A stream.
  ///
  /// - Parameters:
  ///   - count: how many reports.
  ///   - perDay: how many appear on each day from 2020 on; nil for reports without a date.
  init(count: Int, perDay: Int? = nil) {
    self.count = count
    self.perDay = perDay
  }

  mutating func next() -> Report? {
    guard number < count else { return nil }
    number += 1
    var sentences: [String]
    if recent.count == 100, number % 4 == 0 {
      sentences = recent[Int(random() % 100)]
      sentences.remove(at: Int(random() % UInt64(sentences.count)))
    } else {
      sentences = (0..<12).map { _ in sentence() }
      if recent.count == 100 { recent.removeFirst() }
      recent.append(sentences)
    }
    return Report(
      id: DocumentID("r\(number)"), title: sentences[0], text: sentences.joined(separator: "\n"),
      outlet: nil,
      date: perDay.map { Timestamp(date: CalendarDate(daysSinceEpoch: 18_262 + number / $0)) })
  }

  private mutating func sentence() -> String {
    (0..<18).map { _ in word() }.joined(separator: " ") + "."
  }

  /// A word of rank about 200,000 to the power of a uniform number.
  private mutating func word() -> String {
    let rank = random() % (UInt64(1) << (random() % 18))
    return "w" + String(rank &* 0x9E37_79B9 % 0xFFFF_FFFB, radix: 36)
  }

  /// The next number of xorshift64* (Vigna 2016).
  private mutating func random() -> UInt64 {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return (state &* 0x2545_F491_4F6C_DD1D) >> 11
  }
}

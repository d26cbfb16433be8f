import Evidence

/// A stretch of text between quotation marks, inside one paragraph.
struct Quotation: Sendable, Hashable {
  /// From the opening to the closing mark, both included; to the paragraph's end where the closing
  /// mark is missing.
  let span: TextSpan
  /// Whether a closing mark was found.
  let isClosed: Bool
  /// Whether it goes on a quotation that the paragraph before left open.
  let continuesParagraph: Bool
}

/// Finds quotations of every style of marks: `“ ”`, `„ “`, `« »`, `» «`, `" "`, two backticks
/// with two apostrophes, `‘ ’` and `' '`.
///
/// Quotations do not nest here: only the outermost is kept, so that what a mark of another style
/// does inside it cannot matter. A paragraph always ends them, so that a missing mark costs at most
/// the rest of its paragraph.
struct QuotationFinder {
  private enum Mark { case left, right, low, leftAngle, rightAngle, straight, ticks, primes }
  private enum Single { case curlyOpen, curlyClose, straight }

  private let bytes: [UInt8]
  private var found: [Quotation] = []
  private var open: (at: Int, mark: Mark)?
  private var single: (at: Int, isCurly: Bool)?
  private var wasLeftOpen = false
  private var paragraph = 0

  private init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// The outermost quotations of a text, in order, not overlapping.
  ///
  /// - Complexity: O(n) in bytes.
  static func quotations(in text: String) -> [Quotation] {
    var finder = QuotationFinder(text)
    finder.scan()
    return finder.found
  }

  private mutating func scan() {
    var index = 0
    while index < bytes.count {
      if bytes[index] == 0x0A {
        endParagraph(at: index)
        index += 1
        continue
      }
      if let (mark, length) = mark(at: index) {
        take(mark, at: index, length: length)
        index += length
      } else if let (mark, length) = singleMark(at: index) {
        takeSingle(mark, at: index, length: length)
        index += length
      } else {
        index += 1
      }
    }
    endParagraph(at: bytes.count)
  }

  private mutating func endParagraph(at end: Int) {
    if let open, end > open.at + 1 {
      add(open.at, end, isClosed: false)
      wasLeftOpen = true
    } else if end > paragraph {
      wasLeftOpen = false
    }
    open = nil
    single = nil
    paragraph = end + 1
  }

  private mutating func add(_ lower: Int, _ upper: Int, isClosed: Bool) {
    let continues = wasLeftOpen && lower == firstVisible(from: paragraph)
    found.append(
      Quotation(
        span: TextSpan(lower, upper), isClosed: isClosed, continuesParagraph: continues))
    if isClosed { wasLeftOpen = false }
  }

  private func firstVisible(from start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
    return index
  }

  private mutating func take(_ mark: Mark, at index: Int, length: Int) {
    if let open {
      guard closes(mark, open.mark, at: index, length: length) else { return }
      add(open.at, index + length, isClosed: true)
      self.open = nil
    } else if opens(mark, at: index, length: length) {
      open = (index, mark)
      single = nil
    }
  }

  private func opens(_ mark: Mark, at index: Int, length: Int) -> Bool {
    switch mark {
    case .left, .low, .leftAngle, .ticks: true
    case .right: false
    case .rightAngle, .straight, .primes:
      !isWordByte(before: index) && isWordOrMark(at: index + length)
    }
  }

  private func closes(_ mark: Mark, _ opener: Mark, at index: Int, length: Int) -> Bool {
    switch (opener, mark) {
    case (.left, .right), (.left, .straight), (.straight, .right): true
    case (.low, .right), (.low, .left): true
    case (.leftAngle, .rightAngle), (.rightAngle, .leftAngle): true
    case (.ticks, .primes), (.ticks, .straight), (.primes, .primes): true
    case (.straight, .straight): !isDigit(before: index) || !isWordOrMark(at: index + length)
    default: false
    }
  }

  private mutating func takeSingle(_ mark: Single, at index: Int, length: Int) {
    guard open == nil else { return }
    if let single {
      let isClose = mark != .curlyOpen && !isWordOrMark(at: index + length)
      guard isClose, single.isCurly == (mark == .curlyClose) else { return }
      add(single.at, index + length, isClosed: true)
      self.single = nil
    } else if mark != .curlyClose, !isWordByte(before: index), isLetter(at: index + length) {
      single = (index, mark == .curlyOpen)
    }
  }

  private func mark(at index: Int) -> (Mark, Int)? {
    switch bytes[index] {
    case 0x22: return (.straight, 1)
    case 0x60 where byte(index + 1) == 0x60: return (.ticks, 2)
    case 0x27 where byte(index + 1) == 0x27: return (.primes, 2)
    case 0xC2 where byte(index + 1) == 0xAB: return (.leftAngle, 2)
    case 0xC2 where byte(index + 1) == 0xBB: return (.rightAngle, 2)
    case 0xE2 where byte(index + 1) == 0x80:
      switch byte(index + 2) {
      case 0x9C, 0x9F: return (.left, 3)
      case 0x9D: return (.right, 3)
      case 0x9E: return (.low, 3)
      default: return nil
      }
    default: return nil
    }
  }

  private func singleMark(at index: Int) -> (Single, Int)? {
    if bytes[index] == 0x27 { return (.straight, 1) }
    guard bytes[index] == 0xE2, byte(index + 1) == 0x80 else { return nil }
    return switch byte(index + 2) {
    case 0x98: (.curlyOpen, 3)
    case 0x99: (.curlyClose, 3)
    default: nil
    }
  }

  private func byte(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }

  private func isDigit(before index: Int) -> Bool {
    index > 0 && (0x30...0x39).contains(bytes[index - 1])
  }

  private func isWordByte(before index: Int) -> Bool {
    guard index > 0 else { return false }
    let byte = bytes[index - 1]
    // A dash or ellipsis (E2 80 93/94/A6) ends in a byte that a letter could also end in.
    if index > 2, bytes[index - 3] == 0xE2, bytes[index - 2] == 0x80 { return false }
    return ASCII.isAlphanumeric(byte) || byte >= 0x80
  }

  private func isLetter(at index: Int) -> Bool {
    ASCII.isLetter(byte(index)) || (byte(index) >= 0xC3 && byte(index) != 0xE2)
  }

  private func isWordOrMark(at index: Int) -> Bool {
    let next = byte(index)
    if next == 0xE2 && byte(index + 1) == 0x80 { return (0x98...0x9E).contains(byte(index + 2)) }
    return ASCII.isAlphanumeric(next) || next >= 0x80 || next == 0x24 || next == 0x5B
      || next == 0x2E
  }
}

import Evidence

/// Cuts a block of text into sentences by rule.
struct SentenceSplitter {
  let bytes: [UInt8]

  /// Makes a splitter for one text.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The sentences of a part of the text, without the white space around them.
  ///
  /// - Parameters:
  ///   - range: the part, such as one block.
  ///   - breaksAtNewlines: whether a single line break ends a sentence; an empty line always does.
  /// - Returns: spans in order; together they hold every byte that is not white space.
  /// - Complexity: O(n) in bytes.
  func sentences(in range: Range<Int>, breaksAtNewlines: Bool) -> [TextSpan] {
    var sentences: [TextSpan] = []
    var start: Int?
    var end = range.lowerBound
    var position = range.lowerBound
    func close() {
      if let first = start { sentences.append(TextSpan(first, end)) }
      start = nil
    }
    while position < range.upperBound {
      let glyph = Glyph(bytes, at: position)
      let next = min(position + glyph.width, range.upperBound)
      switch glyph.kind {
      case .space:
        if let first = start, breaksBefore(next, start: first, end: end, in: range) { close() }
        position = next
      case .newline:
        if breaksAtNewlines || isBlankLine(after: next, in: range) { close() }
        position = next
      case .stop, .bang, .ellipsis:
        if start == nil { start = position }
        let run = closing(from: position, in: range)
        end = run.end
        if isBoundary(run, start: start ?? position, in: range) { close() }
        position = run.end
      default:
        if start == nil { start = position }
        end = next
        position = next
      }
    }
    close()
    return sentences
  }

  /// A run of closing punctuation: stops, then quotation marks and brackets.
  private struct Run {
    let lower: Int
    /// Offset after the stops.
    let stops: Int
    /// Offset after the quotation marks and brackets.
    let end: Int
    /// Whether it holds `!` or `?`.
    let hasBang: Bool
    /// Whether it is an ellipsis.
    let isEllipsis: Bool
  }

  private func closing(from start: Int, in range: Range<Int>) -> Run {
    var position = start
    var dots = 0
    var hasBang = false
    var hasEllipsis = false
    while position < range.upperBound {
      let glyph = Glyph(bytes, at: position)
      switch glyph.kind {
      case .stop: dots += 1
      case .bang: hasBang = true
      case .ellipsis: hasEllipsis = true
      default:
        return Run(
          lower: start, stops: position, end: closers(from: position, in: range),
          hasBang: hasBang, isEllipsis: !hasBang && (hasEllipsis || dots > 1))
      }
      position = min(position + glyph.width, range.upperBound)
    }
    return Run(
      lower: start, stops: position, end: position, hasBang: hasBang,
      isEllipsis: !hasBang && (hasEllipsis || dots > 1))
  }

  private func closers(from start: Int, in range: Range<Int>) -> Int {
    var position = start
    while position < range.upperBound {
      let glyph = Glyph(bytes, at: position)
      switch glyph.kind {
      case .closeQuote, .straightQuote, .apostrophe, .closeBracket:
        position = min(position + glyph.width, range.upperBound)
      default: return position
      }
    }
    return position
  }

  private func isBlankLine(after start: Int, in range: Range<Int>) -> Bool {
    var position = start
    while position < range.upperBound {
      let glyph = Glyph(bytes, at: position)
      if glyph.kind == .newline { return true }
      if glyph.kind != .space { return false }
      position += glyph.width
    }
    return false
  }

  // MARK: - The decision

  private func isBoundary(_ run: Run, start: Int, in range: Range<Int>) -> Bool {
    guard run.end < range.upperBound else { return true }
    guard Glyph(bytes, at: run.end).isSpace else {
      return isTightBoundary(run, start: start, in: range)
    }
    let following = following(run.end, in: range)
    guard let first = following.glyph else { return true }
    let hasClosers = run.end > run.stops
    if following.isReference { return false }
    if hasClosers {
      if first.kind == .lower || first.kind == .comma {
        return first.kind == .lower && bytes[run.end - 1] == 0x29 && !run.isEllipsis
          && SentenceSplitter.starters.contains(following.word)
      }
      return !(run.stops < run.end && isAttribution(following.position, in: range))
    }
    if run.hasBang { return first.kind != .comma }
    if run.isEllipsis { return first.kind == .upper || first.kind == .digit }
    return isStopBoundary(run, first: first, following: following, start: start, in: range)
  }

  /// Whether a run with no space after it ends a sentence: `no other...My waiter`, `end.The talks`.
  private func isTightBoundary(_ run: Run, start: Int, in range: Range<Int>) -> Bool {
    guard run.end == run.stops, Glyph(bytes, at: run.end).kind == .upper else { return false }
    if run.isEllipsis { return true }
    let word = wordBefore(run.lower, start: start)
    let next = lowered(run.end, wordEnd(run.end, in: range))
    return word.isLower && word.lowered.utf8.count > 2 && !word.lowered.utf8.contains(0x2E)
      && Abbreviation.of(word.lowered) == nil && SentenceSplitter.starters.contains(next)
  }

  private func isStopBoundary(
    _ run: Run, first: Glyph, following: Following, start: Int, in range: Range<Int>
  ) -> Bool {
    let word = wordBefore(run.lower, start: start)
    if first.kind == .comma || first.kind == .dash && !following.hasOpener { return false }
    let starter = SentenceSplitter.starters.contains(following.word)
    switch Abbreviation.of(word.lowered) {
    case .title:
      return word.isLower && word.lowered.utf8.count > 2 && first.kind == .upper && starter
    case .leading: return false
    case .numbered: return first.kind == .upper && !isRomanNumeral(following.position, in: range)
    case .closing:
      if first.kind == .digit || first.kind == .lower { return false }
      if following.hasOpener { return first.kind == .upper }
      if SentenceSplitter.afterTimes.contains(following.word) { return false }
      return starter || word.lowered == "p.m" || word.lowered == "a.m" || word.isMeasure
    case nil: break
    }
    if word.isEmpty { return first.kind == .upper || first.kind == .digit || starter }
    if word.isInitial { return first.kind == .upper && starter }
    if word.isDottedAcronym { return first.kind == .upper && (starter || following.hasOpener) }
    if word.isNumber, word.lower == start || isListNumber(word, end: run.lower) { return false }
    if first.kind == .lower { return starter || word.isLower && word.lowered.utf8.count > 1 }
    return true
  }

  /// Whether a number of one or two digits stands after a colon, quotation mark or star.
  private func isListNumber(_ word: WordBefore, end: Int) -> Bool {
    guard end - word.lower <= 2 else { return false }
    var before = word.lower - 1
    if before > 0, bytes[before] == 0x20 { before -= 1 }
    return before >= 0 && [0x3A, 0x22, 0x2A].contains(bytes[before])
  }

  /// What follows a run: its first character and word after opening marks.
  private struct Following {
    let glyph: Glyph?
    let position: Int
    let hasOpener: Bool
    let word: String
    /// Whether it is a footnote's number in brackets.
    var isReference: Bool = false
  }

  private func following(_ start: Int, in range: Range<Int>) -> Following {
    var position = start
    var hasOpener = false
    while position < range.upperBound {
      let glyph = Glyph(bytes, at: position)
      switch glyph.kind {
      case .space, .newline: break
      case .openQuote, .straightQuote, .openBracket, .apostrophe: hasOpener = true
      default:
        let end = wordEnd(position, in: range)
        let isReference =
          glyph.kind == .digit && bytes[position - 1] == 0x5B && end < range.upperBound
          && bytes[end] == 0x5D
        return Following(
          glyph: glyph, position: position, hasOpener: hasOpener, word: lowered(position, end),
          isReference: isReference)
      }
      position = min(position + glyph.width, range.upperBound)
    }
    return Following(glyph: nil, position: position, hasOpener: hasOpener, word: "")
  }

  /// Whether `Rama said.` or `Rama said, adding …` follows, which belongs to the quotation.
  private func isAttribution(_ start: Int, in range: Range<Int>) -> Bool {
    var position = start
    var afterPronoun = false
    for _ in 0..<5 {
      let end = wordEnd(position, in: range)
      guard end > position else { return false }
      let word = lowered(position, end)
      let isVerb =
        SentenceSplitter.reportingVerbs.contains(word) || afterPronoun && word.hasSuffix("ed")
      afterPronoun = word == "i" || word == "he" || word == "she" || word == "they"
      let glyph = end < range.upperBound ? Glyph(bytes, at: end) : nil
      if isVerb { return glyph == nil || glyph?.kind == .stop || glyph?.kind == .comma }
      guard let glyph, glyph.kind == .space else { return false }
      position = end + glyph.width
    }
    return false
  }

  func wordEnd(_ start: Int, in range: Range<Int>) -> Int {
    var position = start
    while position < range.upperBound, position - start < 64 {
      let glyph = Glyph(bytes, at: position)
      guard glyph.isWord else { break }
      position += glyph.width
    }
    return min(position, range.upperBound)
  }

  private func isRomanNumeral(_ start: Int, in range: Range<Int>) -> Bool {
    let end = wordEnd(start, in: range)
    return end > start
      && bytes[start..<end].allSatisfy { $0 == 0x49 || $0 == 0x56 || $0 == 0x58 }
  }

  // MARK: - The word before a stop

  private struct WordBefore {
    let lower: Int
    /// In lower case; ASCII only, other letters as they are.
    let lowered: String
    let isLower: Bool
    let isNumber: Bool
    let isInitial: Bool
    let isDottedAcronym: Bool
    var isEmpty: Bool { lowered.isEmpty }
    /// Whether it is an abbreviated unit, which ends a sentence before any capital.
    var isMeasure: Bool { isLower && SentenceSplitter.measures.contains(lowered) }
  }

  private func wordBefore(_ end: Int, start: Int) -> WordBefore {
    var lower = end
    var stops = 0
    while lower > start, end - lower < 48 {
      let byte = bytes[lower - 1]
      let isPart =
        byte >= 0x80 && !isWidePunctuation(lower - 1, start: start)
        || Glyph(bytes, at: lower - 1).isWord && byte < 0x80 || byte == 0x2E
        || byte == 0x27 && lower - 1 > start
      guard isPart else { break }
      if byte == 0x2E { stops += 1 }
      lower -= 1
    }
    let word = bytes[lower..<end]
    let letters = word.filter { $0 >= 0x80 || $0 | 0x20 >= 97 && $0 | 0x20 <= 122 }.count
    let capitals = word.filter { (65...90).contains($0) }.count
    let digits = word.filter { (48...57).contains($0) }.count
    let isWideInitial = word.count == 2 && word.first.map { $0 >= 0xC0 } == true
    return WordBefore(
      lower: lower, lowered: lowered(lower, end), isLower: capitals == 0 && digits == 0,
      isNumber: letters == 0 && digits > 0,
      isInitial: word.count == 1 && capitals == 1
        || isWideInitial && Glyph(bytes, at: lower).kind == .upper,
      isDottedAcronym: stops > 0 && capitals >= 1 && letters <= 2 * (stops + 1))
  }

  /// Whether the byte ends a character such as a curly quote or a dash.
  private func isWidePunctuation(_ position: Int, start: Int) -> Bool {
    var lead = position
    while lead > start, bytes[lead] & 0xC0 == 0x80, position - lead < 3 { lead -= 1 }
    return !Glyph(bytes, at: lead).isWord
  }

  func lowered(_ lower: Int, _ upper: Int) -> String {
    String(
      decoding: bytes[lower..<upper].map { (65...90).contains($0) ? $0 | 0x20 : $0 },
      as: UTF8.self)
  }

  // MARK: - Word lists

  static let starters = words(
    "the a an this that these those it its he she they we i you his her their our my your in on at"
      + " but and or so yet however meanwhile when while if as after before since although though"
      + " there here what who why how where which no not some many most all both each every any"
      + " for from by with according earlier later then now still also despite during under until"
      + " last next one two three officials analysts experts critics nobody nothing is are was"
      + " were did does do have has had can could will would should may might must let")
  static let afterTimes = words(
    "monday tuesday wednesday thursday friday saturday sunday et est edt gmt cet utc pst pdt pt"
      + " local january february march april june july august september october november december")
  private static let measures = words("bn mn tn m km kg sq lb lbs oz ft hrs mins secs yrs etc al")
  private static let reportingVerbs = words(
    "said says asked told added replied wrote shouted stated answered insisted declared exclaimed"
      + " tweeted posted concluded continued noted argued claimed explained")

  static func words(_ list: String) -> Set<String> {
    Set(list.split(separator: " ").map(String.init))
  }
}

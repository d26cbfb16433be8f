import Evidence

/// Cuts a sentence into words by the conventions of Universal Dependencies for English.
///
/// Clitics (`'s`, `n't`), hyphenated parts and punctuation are words of their own; numbers,
/// addresses, `U.S.` and prefixes such as `non-` stay whole. Source: the English EWT and GUM
/// treebanks' tokenization, which follows the LDC's for the English Web Treebank.
struct Tokenizer {
  let bytes: [UInt8]
  var spans: [TextSpan] = []

  /// Makes a tokenizer for one text.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The words of a sentence, in order.
  ///
  /// - Parameter sentence: the sentence's place in the text.
  /// - Returns: spans that hold every byte that is not white space.
  /// - Complexity: O(n) in bytes.
  mutating func words(in sentence: TextSpan) -> [TextSpan] {
    spans.removeAll(keepingCapacity: true)
    var position = sentence.lower
    while position < sentence.upper {
      let glyph = Glyph(bytes, at: position)
      if glyph.isSpace {
        position += glyph.width
        continue
      }
      var end = position
      while end < sentence.upper {
        let glyph = Glyph(bytes, at: end)
        if glyph.isSpace { break }
        end = min(end + glyph.width, sentence.upper)
      }
      chunk(position, end, isLast: end == sentence.upper)
      position = end
    }
    partContractions()
    return spans
  }

  // MARK: - One run without white space

  private mutating func chunk(_ start: Int, _ end: Int, isLast: Bool) {
    if isEmoticon(start, end) {
      add(start, end)
      return
    }
    var lower = start
    while lower < end, let width = leadingMark(lower, end) {
      add(lower, lower + width)
      lower += width
    }
    guard lower < end else { return }
    var upper = end
    var trailing: [TextSpan] = []
    while upper > lower, let width = trailingMark(lower, upper, isLast: isLast) {
      trailing.append(TextSpan(upper - width, upper))
      upper -= width
    }
    if upper > lower { core(lower, upper) }
    spans += trailing.reversed()
  }

  /// The length of a mark that begins a run, nil where a word begins.
  private func leadingMark(_ lower: Int, _ end: Int) -> Int? {
    let glyph = Glyph(bytes, at: lower)
    switch glyph.kind {
    case .openQuote, .straightQuote, .openBracket, .closeBracket, .closeQuote, .currency, .comma,
      .dash, .slash:
      return min(repeated(lower, end, glyph), end - lower)
    case .apostrophe:
      return isClitic(lower, end) || isYear(lower, end)
        ? nil : min(repeated(lower, end, glyph), end - lower)
    case .stop, .bang, .ellipsis:
      let next = lower + glyph.width
      if glyph.kind == .stop, next < end, Glyph(bytes, at: next).kind == .digit { return nil }
      return marks(lower, end)
    case .hyphen:
      return repeated(lower, end, glyph)
    case .symbol:
      return staysBefore(lower, end) ? nil : repeated(lower, end, glyph)
    default: return nil
    }
  }

  /// The length of a mark that ends a run, nil where a word ends.
  private func trailingMark(_ lower: Int, _ upper: Int, isLast: Bool) -> Int? {
    let start = glyphStart(before: upper, from: lower)
    let glyph = Glyph(bytes, at: start)
    let width = upper - start
    switch glyph.kind {
    case .openQuote, .closeQuote, .straightQuote, .openBracket, .closeBracket, .comma, .dash,
      .currency:
      return backRun(lower, start, width, of: glyph.kind)
    case .slash: return isAddress(lower, upper) ? nil : width
    case .apostrophe: return backRun(lower, start, width, of: glyph.kind)
    case .bang, .ellipsis: return backMarks(lower, start, upper)
    case .hyphen:
      return isStammer(lower, start) ? nil : backRun(lower, start, width, of: .hyphen)
    case .symbol:
      let isMark = bytes[start] >= 0x80 || Tokenizer.parting.contains(bytes[start])
      return isMark || lower == start ? backRun(lower, start, width, of: .symbol) : nil
    case .stop:
      if start > lower, isStop(glyphStart(before: start, from: lower)) {
        return backMarks(lower, start, upper)
      }
      return keepsStop(lower, start, isLast: isLast) ? nil : width
    default: return nil
    }
  }

  private func isStop(_ position: Int) -> Bool {
    let kind = Glyph(bytes, at: position).kind
    return kind == .stop || kind == .bang || kind == .ellipsis
  }

  /// Whether the stop after a word belongs to it.
  private func keepsStop(_ lower: Int, _ upper: Int, isLast: Bool) -> Bool {
    guard upper > lower else { return false }
    let word = lastPart(lower, upper)
    let text = lowered(word.lower, word.upper)
    let letters = bytes[word.lower..<word.upper]
    if letters.contains(0x2E) {
      return letters.allSatisfy { $0 == 0x2E || $0 | 0x20 >= 97 && $0 | 0x20 <= 122 }
        && (Abbreviation.of(text) != nil || isDotted(letters))
    }
    if letters.count == 1, let letter = letters.first, (65...90).contains(letter) { return !isLast }
    guard Abbreviation.of(text) != nil else { return false }
    return !isLast || !Abbreviation.isAlsoWord(text)
  }

  private func isDotted(_ letters: ArraySlice<UInt8>) -> Bool {
    var sinceStop = 0
    for letter in letters {
      sinceStop = letter == 0x2E ? 0 : sinceStop + 1
      if sinceStop > 2 { return false }
    }
    return true
  }

  /// The part of a run after its last hyphen or slash.
  private func lastPart(_ lower: Int, _ upper: Int) -> TextSpan {
    var start = upper
    while start > lower {
      let byte = bytes[start - 1]
      if byte == 0x2D || byte == 0x2F || byte == 0x28 { break }
      start -= 1
    }
    return TextSpan(start, upper)
  }

  // MARK: - Inside a run

  private mutating func core(_ lower: Int, _ upper: Int) {
    if isAddress(lower, upper) || isNumberGroup(lower, upper) || isLetterPair(lower, upper) {
      add(lower, upper)
      return
    }
    var start = lower
    var position = lower
    while position < upper {
      let glyph = Glyph(bytes, at: position)
      let next = min(position + glyph.width, upper)
      if position > start || position > lower, next < upper,
        let width = innerMark(glyph, at: position, start: start, lower: lower, upper: upper)
      {
        if position > start { word(start, position) }
        add(position, position + width)
        start = position + width
        position = start
      } else {
        position = next
      }
    }
    if upper > start { word(start, upper) }
  }

  /// The length of a mark inside a run that parts two words.
  private func innerMark(_ glyph: Glyph, at position: Int, start: Int, lower: Int, upper: Int)
    -> Int?
  {
    let next = position + glyph.width
    switch glyph.kind {
    case .dash, .openBracket, .closeBracket, .closeQuote, .openQuote, .straightQuote, .ellipsis:
      return glyph.width
    case .hyphen:
      let run = repeated(position, upper, glyph)
      if run > 1 { return position + run < upper ? run : nil }
      return position > start && isPrefix(start, position) ? nil : glyph.width
    case .slash:
      let isFraction =
        Glyph(bytes, at: next).kind == .digit && position > 0
        && (48...57).contains(bytes[position - 1])
      return isFraction ? nil : glyph.width
    case .stop:
      let run = repeated(position, upper, glyph)
      return run > 1 && position + run < upper ? run : nil
    case .comma:
      let isInNumber =
        Glyph(bytes, at: next).kind == .digit && (48...57).contains(bytes[position - 1])
      return isInNumber ? nil : glyph.width
    case .currency, .bang: return glyph.width
    case .symbol: return bytes[position] == 0x25 || bytes[position] >= 0x80 ? glyph.width : nil
    default: return nil
    }
  }

  /// Adds one word, its clitics parted from it.
  private mutating func word(_ lower: Int, _ upper: Int) {
    if let cut = cliticStart(lower, upper) ?? fused(lower, upper) ?? unitStart(lower, upper) {
      add(lower, cut)
      add(cut, upper)
    } else {
      add(lower, upper)
    }
  }

  private func cliticStart(_ lower: Int, _ upper: Int) -> Int? {
    if isDecade(lower, upper) { return nil }
    let count = upper - lower
    // n't with either apostrophe.
    for width in [1, 3] where count > width + 2 {
      let mark = upper - 1 - width
      if bytes[upper - 1] | 0x20 == 0x74, bytes[mark - 1] | 0x20 == 0x6E,
        Glyph(bytes, at: mark).kind == .apostrophe, Glyph(bytes, at: mark).width == width
      {
        return mark - 1
      }
    }
    for letters in 1...2 {
      for width in [1, 3] where count > letters + width {
        let mark = upper - letters - width
        let glyph = Glyph(bytes, at: mark)
        if glyph.kind == .apostrophe, glyph.width == width, isClitic(mark, upper) { return mark }
      }
    }
    return nil
  }

  /// Whether the bytes are `'s`, `'re`, `'ve`, `'ll`, `'d` or `'m` and nothing more.
  private func isClitic(_ lower: Int, _ upper: Int) -> Bool {
    let glyph = Glyph(bytes, at: lower)
    guard glyph.kind == .apostrophe, upper > lower + glyph.width else { return false }
    switch lowered(lower + glyph.width, upper) {
    case "s", "re", "ve", "ll", "d", "m": return true
    default: return false
    }
  }

  private func isPrefix(_ lower: Int, _ upper: Int) -> Bool {
    upper - lower <= 7 && Tokenizer.prefixes.contains(lowered(lower, upper))
  }

  private static let prefixes: Set<String> = [
    "e", "non", "re", "mid", "co", "anti", "pre", "pro", "post", "semi", "sub", "multi", "ex",
    "mini", "over", "cross", "counter", "neo", "socio", "psycho",
  ]

  private func isAddress(_ lower: Int, _ upper: Int) -> Bool {
    let chunk = bytes[lower..<upper]
    guard chunk.count > 4, chunk.contains(0x2E) || chunk.contains(0x3A) else { return false }
    if let at = chunk.firstIndex(of: 0x40) {
      return at > lower && chunk[at...].contains(0x2E)
    }
    return lowered(lower, min(upper, lower + 4)) == "www." || hasScheme(chunk)
  }

  private func hasScheme(_ chunk: ArraySlice<UInt8>) -> Bool {
    guard let colon = chunk.firstIndex(of: 0x3A), colon + 2 < chunk.endIndex else { return false }
    return chunk[colon + 1] == 0x2F && chunk[colon + 2] == 0x2F
  }

  // MARK: - Runs of marks

  private func repeated(_ lower: Int, _ upper: Int, _ glyph: Glyph) -> Int {
    var position = lower
    while position < upper {
      let next = Glyph(bytes, at: position)
      guard next.kind == glyph.kind, bytes[position] == bytes[lower], isRunning(glyph) else {
        break
      }
      position = min(position + next.width, upper)
    }
    return max(position - lower, glyph.width)
  }

  /// Whether equal marks of this kind form one token: `--`, `...`, but not `))`.
  private func isRunning(_ glyph: Glyph) -> Bool {
    switch glyph.kind {
    case .hyphen, .stop, .bang, .ellipsis, .apostrophe: true
    default:
      glyph.width == 1
        && (glyph.kind == .openQuote || glyph.kind == .symbol || glyph.kind == .currency)
    }
  }

  /// The length of the run of `.`, `!`, `?` and `…` that begins at an offset.
  private func marks(_ lower: Int, _ upper: Int) -> Int {
    var position = lower
    while position < upper, isStop(position) {
      position = min(position + Glyph(bytes, at: position).width, upper)
    }
    return position - lower
  }

  private func backMarks(_ lower: Int, _ start: Int, _ upper: Int) -> Int {
    var first = start
    while first > lower {
      let before = glyphStart(before: first, from: lower)
      guard isStop(before) else { break }
      first = before
    }
    return upper - first
  }

  private func backRun(_ lower: Int, _ start: Int, _ width: Int, of kind: Glyph.Class) -> Int {
    guard kind == .hyphen || kind == .apostrophe || kind == .symbol else { return width }
    var first = start
    while first > lower {
      let before = glyphStart(before: first, from: lower)
      guard Glyph(bytes, at: before).kind == kind, bytes[before] == bytes[start] else { break }
      first = before
    }
    return start + width - first
  }

  private func glyphStart(before upper: Int, from lower: Int) -> Int {
    var start = upper - 1
    while start > lower, bytes[start] & 0xC0 == 0x80, upper - start < 4 { start -= 1 }
    return start
  }

  func lowered(_ lower: Int, _ upper: Int) -> String {
    String(
      decoding: bytes[lower..<upper].map { (65...90).contains($0) ? $0 | 0x20 : $0 },
      as: UTF8.self)
  }

  private mutating func add(_ lower: Int, _ upper: Int) {
    spans.append(TextSpan(lower, upper))
  }
}

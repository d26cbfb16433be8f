/// A pattern over the words of a sentence, written as words with a space between:
/// `a|b` is either word, `attack*` any word that begins so, `~4` up to four words of any kind,
/// `word?` a word that may be missing, `@name` any word of the lexicon under that name.
struct Phrase: Sendable {
  private enum Element: Sendable {
    case word(Alternatives, isOptional: Bool)
    case gap(Int)
  }

  private let elements: [Element]

  init(_ pattern: String) {
    elements = pattern.split(separator: " ").map { part in
      if part.hasPrefix("~"), let count = Int(part.dropFirst()) { return .gap(count) }
      let isOptional = part.hasSuffix("?")
      let words = (isOptional ? part.dropLast() : part).split(separator: "|")
        .flatMap(Lexicon.expand)
      return .word(Alternatives(words), isOptional: isOptional)
    }
  }

  /// The words that a match can begin with, where that is a closed list.
  var openers: [String]? {
    guard case .word(let alternatives, isOptional: false)? = elements.first,
      alternatives.isClosed
    else { return nil }
    return alternatives.words
  }

  /// The end of a match that begins at a word, or nil.
  ///
  /// - Complexity: gaps are bounded, so at most a constant for each phrase.
  func match(_ words: [SentenceWords.Word], at start: Int) -> Int? {
    match(words, at: start, element: 0)
  }

  private func match(_ words: [SentenceWords.Word], at index: Int, element: Int) -> Int? {
    guard element < elements.count else { return index }
    switch elements[element] {
    case .gap(let most):
      for skipped in 0...most where index + skipped <= words.count {
        if let end = match(words, at: index + skipped, element: element + 1) { return end }
      }
      return nil
    case .word(let alternatives, let isOptional):
      if index < words.count, alternatives.contain(words[index]),
        let end = match(words, at: index + 1, element: element + 1)
      {
        return end
      }
      return isOptional ? match(words, at: index, element: element + 1) : nil
    }
  }
}

/// The words that may stand in one place of a phrase.
private final class Alternatives: Sendable {
  /// Those that are written out.
  let words: [String]
  private let exact: WordTable
  private let prefixes: [Prefix]

  /// What a word may begin with.
  private struct Prefix: Sendable {
    let text: String
    /// Its first four bytes, and which bits of a word's head they fill.
    let head: UInt32
    let mask: UInt32

    init(_ text: String) {
      self.text = text
      head = WordKey(text).head
      mask = text.utf8.count >= 4 ? .max : (1 << UInt32(8 * text.utf8.count)) - 1
    }

    func begins(_ word: SentenceWords.Word) -> Bool {
      word.key.head & mask == head && (mask < .max || word.norm.hasPrefix(text))
    }
  }

  init(_ patterns: [Substring]) {
    words = patterns.filter { !$0.hasSuffix("*") }.map(String.init)
    exact = WordTable(words.map { ($0, 0) })
    prefixes = patterns.filter { $0.hasSuffix("*") }.map { Prefix(String($0.dropLast())) }
  }

  /// Whether the words written out are all.
  var isClosed: Bool { prefixes.isEmpty }

  func contain(_ word: SentenceWords.Word) -> Bool {
    exact[word] != nil || prefixes.contains { $0.begins(word) }
  }
}

/// Several phrases that mean one thing.
struct PhraseSet: Sendable {
  private let openers: WordTable
  /// The phrases that begin with a word, by the word's number.
  private let byOpener: [[Phrase]]
  private let open: [Phrase]

  init(_ patterns: [String]) {
    var numbers: [String: Int] = [:]
    var byOpener: [[Phrase]] = []
    var open: [Phrase] = []
    for phrase in patterns.map(Phrase.init) {
      guard let openers = phrase.openers else {
        open.append(phrase)
        continue
      }
      for opener in Set(openers) {
        if let number = numbers[opener] {
          byOpener[number].append(phrase)
        } else {
          numbers[opener] = byOpener.count
          byOpener.append([phrase])
        }
      }
    }
    openers = WordTable(numbers.map { ($0.key, Int32($0.value)) })
    self.byOpener = byOpener
    self.open = open
  }

  /// The first match in a sentence, or in some of its words.
  ///
  /// - Returns: the range of words, or nil.
  func first(in sentence: SentenceWords, from start: Int = 0) -> Range<Int>? {
    let words = sentence.words
    for index in words.indices.dropFirst(start) {
      if let number = openers[words[index]] {
        for phrase in byOpener[Int(number)] {
          if let end = phrase.match(words, at: index), end > index { return index..<end }
        }
      }
      for phrase in open {
        if let end = phrase.match(words, at: index), end > index { return index..<end }
      }
    }
    return nil
  }

  /// Every match in a sentence, one for each word that begins one.
  func all(in sentence: SentenceWords) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = 0
    while let next = first(in: sentence, from: start) {
      found.append(next)
      start = next.lowerBound + 1
    }
    return found
  }
}

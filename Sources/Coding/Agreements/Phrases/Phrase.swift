/// A pattern over the words of a sentence, written as words with a space between:
/// `a|b` is either word, `attack*` any word that begins so, `~4` up to four words of any kind,
/// `word?` a word that may be missing, `@name` any word of the lexicon under that name.
struct Phrase {
  /// One place of the pattern.
  enum Place {
    case words([String], prefixes: [String], isOptional: Bool)
    case gap(Int)
  }

  let places: [Place]

  init(_ pattern: String) {
    places = pattern.split(separator: " ").map { part in
      if part.hasPrefix("~"), let count = Int(part.dropFirst()) { return .gap(count) }
      let isOptional = part.hasSuffix("?")
      let words = (isOptional ? part.dropLast() : part).split(separator: "|")
        .flatMap(Lexicon.expand)
      return .words(
        words.filter { !$0.hasSuffix("*") }.map(String.init),
        prefixes: words.filter { $0.hasSuffix("*") }.map { String($0.dropLast()) },
        isOptional: isOptional)
    }
  }

  /// The words that a match can begin with, where that is a closed list.
  var openers: [String]? {
    guard case .words(let words, prefixes: [], isOptional: false)? = places.first else {
      return nil
    }
    return words
  }
}

/// Several phrases that mean one thing, laid out flat so that looking for them counts no references.
struct PhraseSet: Sendable {
  /// One place of a phrase, or its end.
  private struct Element {
    var isEnd = false
    /// The most words that may be passed over; 0 for a word that must match.
    var gap = 0
    var isOptional = false
    var hashes = 0..<0
    var prefixes = 0..<0
  }

  /// What a word may begin with: its first four bytes, which bits of a word's head they fill, and,
  /// where it is longer, the number of its text, else -1.
  private struct Prefix {
    let head: UInt32
    let mask: UInt32
    let text: Int
  }

  private var elements: [Element] = []
  private var hashes: [UInt64] = []
  private var prefixes: [Prefix] = []
  private var texts: [String] = []
  private var openers = WordTable([])
  /// Where the phrases begin that begin with a word, by the word's number.
  private var byOpener: [[Int]] = []
  private var open: [Int] = []

  init(_ patterns: [String]) {
    var words: [String] = []
    var numbers: [String: Int] = [:]
    for phrase in patterns.map(Phrase.init) {
      let start = elements.count
      for place in phrase.places { lay(place) }
      elements.append(Element(isEnd: true))
      guard let openers = phrase.openers else {
        open.append(start)
        continue
      }
      for opener in openers {
        if let number = numbers[opener] {
          if byOpener[number].last != start { byOpener[number].append(start) }
        } else {
          numbers[opener] = words.count
          words.append(opener)
          byOpener.append([start])
        }
      }
    }
    openers = WordTable(words)
  }

  private mutating func lay(_ place: Phrase.Place) {
    var element = Element()
    switch place {
    case .gap(let most): element.gap = most
    case .words(let words, let beginnings, let isOptional):
      element.isOptional = isOptional
      element.hashes = hashes.count..<(hashes.count + words.count)
      hashes += words.map { WordKey($0).hash }
      element.prefixes = prefixes.count..<(prefixes.count + beginnings.count)
      for text in beginnings {
        let count = text.utf8.count
        prefixes.append(
          Prefix(
            head: WordKey(text).head, mask: count >= 4 ? .max : (1 << UInt32(8 * count)) - 1,
            text: count > 4 ? texts.count : -1))
        if count > 4 { texts.append(text) }
      }
    }
    elements.append(element)
  }

  /// The first match in a sentence, or in some of its words.
  ///
  /// - Returns: the range of words, or nil.
  func first(in sentence: SentenceWords, from start: Int = 0) -> Range<Int>? {
    let words = sentence.words
    for index in words.indices.dropFirst(start) {
      if let number = openers[words[index].key] {
        for phrase in byOpener[number] {
          if let end = match(words, at: index, phrase), end > index { return index..<end }
        }
      }
      for phrase in open {
        if let end = match(words, at: index, phrase), end > index { return index..<end }
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

  /// The end of a match that begins at a word, from one place of a phrase on, or nil.
  ///
  /// - Complexity: gaps are bounded, so at most a constant for each phrase.
  private func match(_ words: [SentenceWords.Word], at index: Int, _ place: Int) -> Int? {
    let element = elements[place]
    if element.isEnd { return index }
    if element.gap > 0 {
      for next in index...min(index + element.gap, words.count) {
        if let end = match(words, at: next, place + 1) { return end }
      }
      return nil
    }
    if index < words.count, contains(element, words, index),
      let end = match(words, at: index + 1, place + 1)
    {
      return end
    }
    return element.isOptional ? match(words, at: index, place + 1) : nil
  }

  private func contains(_ element: Element, _ words: [SentenceWords.Word], _ index: Int) -> Bool {
    let key = words[index].key
    for number in element.hashes where hashes[number] == key.hash { return true }
    for number in element.prefixes {
      let prefix = prefixes[number]
      guard key.head & prefix.mask == prefix.head else { continue }
      if prefix.text < 0 || words[index].norm.hasPrefix(texts[prefix.text]) { return true }
    }
    return false
  }
}

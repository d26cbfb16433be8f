/// A pattern over the words of a sentence, written as words with a space between:
/// `a|b` is either word, `attack*` any word that begins so, `~4` up to four words of any kind,
/// `word?` a word that may be missing, `@name` any word of the lexicon under that name.
struct Phrase: Sendable {
  private enum Element: Sendable {
    case word(exact: Set<String>, prefixes: [String], isOptional: Bool)
    case gap(Int)
  }

  private let elements: [Element]

  init(_ pattern: String) {
    elements = pattern.split(separator: " ").map { part in
      if part.hasPrefix("~"), let count = Int(part.dropFirst()) { return .gap(count) }
      let isOptional = part.hasSuffix("?")
      let words = (isOptional ? part.dropLast() : part).split(separator: "|")
        .flatMap(Lexicon.expand)
      return .word(
        exact: Set(words.filter { !$0.hasSuffix("*") }.map(String.init)),
        prefixes: words.filter { $0.hasSuffix("*") }.map { String($0.dropLast()) },
        isOptional: isOptional)
    }
  }

  /// The words that a match can begin with, where that is a closed list.
  var openers: Set<String>? {
    guard case .word(let exact, let prefixes, false)? = elements.first, prefixes.isEmpty else {
      return nil
    }
    return exact
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
    case .word(let exact, let prefixes, let isOptional):
      if index < words.count {
        let norm = words[index].norm
        if exact.contains(norm) || prefixes.contains(where: norm.hasPrefix),
          let end = match(words, at: index + 1, element: element + 1)
        {
          return end
        }
      }
      return isOptional ? match(words, at: index, element: element + 1) : nil
    }
  }
}

/// Several phrases that mean one thing.
struct PhraseSet: Sendable {
  private let byOpener: [String: [Phrase]]
  private let open: [Phrase]

  init(_ patterns: [String]) {
    var byOpener: [String: [Phrase]] = [:]
    var open: [Phrase] = []
    for phrase in patterns.map(Phrase.init) {
      if let openers = phrase.openers {
        for opener in openers { byOpener[opener, default: []].append(phrase) }
      } else {
        open.append(phrase)
      }
    }
    self.byOpener = byOpener
    self.open = open
  }

  /// The first match in a sentence, or in some of its words.
  ///
  /// - Returns: the range of words, or nil.
  func first(in sentence: SentenceWords, from start: Int = 0) -> Range<Int>? {
    let words = sentence.words
    for index in words.indices.dropFirst(start) {
      for phrase in byOpener[words[index].norm] ?? [] {
        if let end = phrase.match(words, at: index), end > index { return index..<end }
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

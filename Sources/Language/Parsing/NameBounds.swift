/// Puts right where the names of one sentence begin and end.
///
/// The encoder judges word by word and loses words inside the names of bodies, above all demonyms
/// and what stands after `of`; how the words beside them are written and tagged tells.
struct NameBounds {
  private let words: [String]
  private let tags: [String]
  private let isCapital: [Bool]
  private let first: Int

  /// Makes bounds for one sentence.
  ///
  /// - Parameter tokens: its tokens, with Penn tags.
  init(_ tokens: ArraySlice<Token>) {
    words = tokens.map { token in
      let word = Casing.lowered(token.form)
      return word.count > 1 && word.hasSuffix(".") ? String(word.dropLast()) : word
    }
    tags = tokens.map { $0.xpos ?? "" }
    isCapital = tokens.map { NameBounds.isCapital($0.form) }
    first = tokens.startIndex
  }

  /// Whether a word begins with a capital.
  static func isCapital(_ form: String) -> Bool {
    form.unicodeScalars.first?.properties.isUppercase ?? false
  }

  /// The names with their bounds put right: without prepositions and marks at their ends, with the
  /// proper nouns before them, those of bodies with all their words; of names that then overlap the
  /// longest.
  ///
  /// - Parameter names: of the sentence, in order.
  /// - Returns: names in order, not overlapping.
  func mended(_ names: [NameTagger.Name]) -> [NameTagger.Name] {
    let joined = joined(names)
    var isTaken = [Bool](repeating: false, count: words.count)
    for name in joined { for index in name.tokens { isTaken[index - first] = true } }
    let moved = joined.compactMap { name -> NameTagger.Name? in
      var lower = name.tokens.lowerBound - first
      while isCapital[lower], lower > 0, !isTaken[lower - 1], belongs(lower - 1) { lower -= 1 }
      var range = trimmed(lower..<name.tokens.upperBound - first)
      guard !range.isEmpty else { return nil }
      if name.kind == .organisation { range = whole(range) }
      var name = name
      name.tokens = range.lowerBound + first..<range.upperBound + first
      return name
    }
    var mended: [NameTagger.Name] = []
    for name in moved.sorted(by: { NameBounds.precedes($0.tokens, $1.tokens) }) {
      if let last = mended.last, name.tokens.lowerBound < last.tokens.upperBound {
        if name.tokens.count > last.tokens.count { mended[mended.count - 1] = name }
      } else {
        mended.append(name)
      }
    }
    return mended
  }

  /// The names, those of places and bodies joined that follow each other in capitals without a word
  /// between (`Northern`, `France`); two persons may.
  private func joined(_ names: [NameTagger.Name]) -> [NameTagger.Name] {
    var joined: [NameTagger.Name] = []
    for name in names {
      let lower = name.tokens.lowerBound
      if let last = joined.last, last.kind == name.kind, name.kind != .person,
        last.tokens.upperBound == lower, isCapital[lower - first], isCapital[lower - first - 1]
      {
        joined[joined.count - 1] = NameTagger.Name(
          tokens: last.tokens.lowerBound..<name.tokens.upperBound, kind: name.kind,
          votes: zip(last.votes, name.votes).map(+))
      } else {
        joined.append(name)
      }
    }
    return joined
  }

  /// Whether a word is written and tagged as a proper noun and is no title.
  private func belongs(_ word: Int) -> Bool {
    isCapital[word] && tags[word].hasPrefix("NNP")
      && !NameLexicon.honorifics.contains(words[word])
  }

  private static func precedes(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
    (one.lowerBound, -one.upperBound) < (other.lowerBound, -other.upperBound)
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    while upper > lower, NameBounds.neverLast.contains(words[upper - 1]) { upper -= 1 }
    while lower < upper, NameBounds.neverFirst.contains(words[lower]) { lower += 1 }
    return lower..<upper
  }

  private static let neverFirst: Set<String> = ["of", "in", "at", "from", "and", ",", "-", "\""]
  private static let neverLast: Set<String> = [
    "of", "in", "for", "the", "and", "at", "to", ",", "(", "-", "\"",
  ]

  /// The name of a body with the capitals before it (`Iraqi Islamic Party`) and after it
  /// (`State Department`, `Association of Muslim Scholars`).
  private func whole(_ range: Range<Int>) -> Range<Int> {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    let isBody = isHead(upper - 1)
    if isBody || isHead(lower) {
      while let before = wordBefore(lower) { lower = before }
    }
    if isBody, upper < words.count, words[upper] == "of" || words[upper] == "for" {
      var next = upper + 1
      if next < words.count, words[next] == "the" { next += 1 }
      let end = end(of: ["N", "J"], from: next)
      if end > next { upper = end }
    } else if upper < words.count, isHead(upper) {
      upper = max(upper, end(of: ["NNP"], from: upper))
    }
    return lower..<upper
  }

  private func isHead(_ word: Int) -> Bool {
    NameLexicon.organisations.contains(words[word])
  }

  /// The word before a name that belongs to it; an ordinary word that begins the sentence does not.
  private func wordBefore(_ word: Int) -> Int? {
    guard word > 0 else { return nil }
    let before = word - 1
    if words[before] == "-", before > 0, isCapital[before - 1], isCapital[word] {
      return before - 1
    }
    if belongs(before) { return before }
    let isOrdinary = tags[before] == "JJ" || tags[before] == "NN"
    let isTitle = NameLexicon.honorifics.contains(words[before])
    return before > 0 && isCapital[before] && isOrdinary && !isTitle ? before : nil
  }

  /// Where a run of capitals with tags of the given beginnings ends.
  private func end(of tags: [String], from start: Int) -> Int {
    var end = start
    while end < words.count, isCapital[end],
      tags.contains(where: { self.tags[end].hasPrefix($0) })
    {
      end += 1
    }
    return end
  }
}

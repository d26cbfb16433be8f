import Evidence

/// Finds runs of tokens that are written as names.
struct NameSpans {
  private let tokens: [Token]
  private let words: [String]
  private let shapes: [Casing.Shape]

  /// Makes a finder over all tokens of a text.
  ///
  /// - Parameters:
  ///   - tokens: the tokens, tagged.
  ///   - words: their forms in lower case, without a closing stop.
  ///   - shapes: how they are written.
  init(tokens: [Token], words: [String], shapes: [Casing.Shape]) {
    self.tokens = tokens
    self.words = words
    self.shapes = shapes
  }

  /// The runs in one sentence, in order; a sentence whose words mostly begin with capitals, as a
  /// headline's, gives only runs of proper nouns between its other words.
  func runs(in sentence: Range<Int>) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var position = sentence.lowerBound
    while position < sentence.upperBound {
      guard begins(position, in: sentence) else {
        position += 1
        continue
      }
      let end = end(from: position, in: sentence)
      runs.append(position..<end)
      position = end
    }
    return runs
  }

  private func isCapital(_ index: Int) -> Bool {
    shapes[index] == .capitalised || shapes[index] == .allCapitals
  }

  private func begins(_ index: Int, in sentence: Range<Int>) -> Bool {
    guard isCapital(index), !NameLexicon.calendar.contains(words[index]), words[index] != "i"
    else { return false }
    if tokens[index].upos == .properNoun { return true }
    let next = index + 1
    // `Security Council`, `Defence Minister`: an ordinary word that a capital follows.
    return next < sentence.upperBound && isCapital(next) && tokens[next].upos == .properNoun
      && (tokens[index].upos == .noun || tokens[index].upos == .adjective)
  }

  private func end(from start: Int, in sentence: Range<Int>) -> Int {
    var end = start + 1
    var isBody = isBodyWord(start)
    while end < sentence.upperBound {
      if isCapital(end), !NameLexicon.calendar.contains(words[end]),
        tokens[end].upos != .pronoun, tokens[end].upos != .auxiliary
      {
        isBody = isBody || isBodyWord(end)
        end += 1
        continue
      }
      guard let next = bridge(end, in: sentence, isBody: isBody) else { break }
      end = next
    }
    return end
  }

  private func isBodyWord(_ index: Int) -> Bool {
    NameLexicon.organisations.contains(words[index]) || NameLexicon.laws.contains(words[index])
      || words[index] == "republic" || words[index] == "secretary" || words[index] == "kingdom"
  }

  /// The index of the capital that goes on with the name after small words or a hyphen.
  private func bridge(_ index: Int, in sentence: Range<Int>, isBody: Bool) -> Int? {
    let word = words[index]
    if word == "-" || word == "'" || word == "’" || word == "/" {
      guard index + 1 < sentence.upperBound, isCapital(index + 1),
        tokens[index].span.lower == tokens[index - 1].span.upper,
        tokens[index + 1].span.lower == tokens[index].span.upper, word != "/"
      else { return nil }
      return index + 1
    }
    if word == "&" {
      return index + 1 < sentence.upperBound && isCapital(index + 1) ? index + 1 : nil
    }
    guard NameLexicon.inside.contains(word) else { return nil }
    let isOfBody = word == "of" || word == "for" || word == "and"
    if isOfBody, !isBody { return nil }
    if word == "and", !isCoordinationInBody(index, in: sentence) { return nil }
    var next = index + 1
    if isOfBody, next < sentence.upperBound, words[next] == "the" { next += 1 }
    guard next < sentence.upperBound, isCapital(next), words[next] != "prime",
      words[next] != "president"
    else { return nil }
    if word == "the" { return nil }
    return next
  }

  /// Whether `and` joins parts of one body, as in `Foreign Affairs and Diaspora`: an `of` or `for`
  /// stands before it within the name and no verb-like word follows the next capital.
  private func isCoordinationInBody(_ index: Int, in sentence: Range<Int>) -> Bool {
    var before = index - 1
    var sawOf = false
    while before >= sentence.lowerBound, index - before < 6 {
      if words[before] == "of" || words[before] == "for" { sawOf = true }
      if !isCapital(before), !NameLexicon.inside.contains(words[before]) { break }
      before -= 1
    }
    guard sawOf, index + 1 < sentence.upperBound else { return false }
    let tag = tokens[index - 1].upos
    return tag == .properNoun && !NameLexicon.organisations.contains(words[index + 1])
      && !isStateLike(index - 1)
  }

  /// `the President of Albania and Kosovo`: a lone name after `of` is no part of a title.
  private func isStateLike(_ index: Int) -> Bool {
    index > 0 && words[index - 1] == "of" && !NameLexicon.organisations.contains(words[index])
      && words[index] != "defence" && words[index] != "defense" && words[index] != "security"
      && words[index] != "foreign" && words[index] != "health" && words[index] != "justice"
      && words[index] != "europe" && words[index] != "economy" && words[index] != "culture"
      && words[index] != "trade" && words[index] != "finance" && words[index] != "education"
  }
}

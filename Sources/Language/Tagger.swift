import Evidence

/// Gives tokens parts of speech and lemmas from word lists, endings and their neighbours.
///
/// No more than the coders' rules need; a trained tagger can take its place.
struct Tagger {
  private var words: [String] = []
  private let names: Set<String>

  /// Makes a tagger for one text.
  ///
  /// - Parameter tokens: all tokens of the text: a word that is capitalised inside a sentence
  ///   somewhere is taken for a name where it begins one.
  init(tokens: [Token]) {
    var names: Set<String> = []
    for (index, token) in tokens.enumerated().dropFirst() {
      guard Casing.shape(token.form) == .capitalised else { continue }
      let before = tokens[index - 1].form
      let isInside =
        before == "of" || before == "for"
        || index + 1 < tokens.count && Casing.shape(tokens[index + 1].form) == .capitalised
      if !isInside, Casing.shape(before) == .lower { names.insert(token.form) }
    }
    self.names = names
  }

  /// Tags the tokens of one sentence in place.
  ///
  /// - Parameters:
  ///   - tokens: the tokens of the whole text.
  ///   - range: those of the sentence.
  mutating func tag(_ tokens: inout [Token], in range: Range<Int>) {
    words.removeAll(keepingCapacity: true)
    for index in range { words.append(Casing.lowered(tokens[index].form)) }
    for index in range {
      let tag = tag(index - range.lowerBound, tokens, at: index, first: range.lowerBound)
      tokens[index].upos = tag
    }
    for index in range {
      let position = index - range.lowerBound
      revise(position, &tokens, at: index, range)
      tokens[index].lemma = lemma(words[position], tokens[index])
    }
  }

  // MARK: - First guess

  private func tag(_ position: Int, _ tokens: [Token], at index: Int, first: Int) -> UniversalPOS {
    let word = words[position]
    let form = tokens[index].form
    let shape = Casing.shape(form)
    if shape == .marks { return Casing.isSymbol(form) ? .symbol : .punctuation }
    if shape == .number { return .numeral }
    if word.first == "’", let tag = ClosedClass.tag("'" + word.dropFirst()) { return tag }
    let startsSentence = isSentenceStart(position)
    if shape == .capitalised || shape == .allCapitals {
      if let closed = ClosedClass.tag(word), closed != .adjective,
        startsSentence || shape == .capitalised && closed != .numeral && word != "us"
      {
        return closed
      }
      if !startsSentence || shape == .allCapitals { return .properNoun }
      if VerbForms.form(word) == nil, ClosedClass.tag(word) == nil, !word.hasSuffix("ly") {
        return looksLikeName(position, tokens, at: index) ? .properNoun : ending(word)
      }
    }
    if let closed = ClosedClass.tag(word) { return closed }
    if VerbForms.form(word) != nil { return .verb }
    return ending(word)
  }

  private func isSentenceStart(_ position: Int) -> Bool {
    var before = position - 1
    while before >= 0 {
      guard Casing.shape(words[before]) == .marks else { return false }
      if words[before] == ":" { return true }
      before -= 1
    }
    return true
  }

  /// Whether an unknown capitalised word that begins a sentence is more likely a name.
  private func looksLikeName(_ position: Int, _ tokens: [Token], at index: Int) -> Bool {
    let form = tokens[index].form
    if names.contains(form) || form.utf8.contains(where: { $0 >= 0x80 }) { return true }
    guard position + 1 < words.count else { return true }
    let next = words[position + 1]
    if Casing.shape(tokens[index + 1].form) == .capitalised { return true }
    if ["'s", "’s", ",", "and"].contains(next) { return true }
    if let form = VerbForms.form(next) { return form.kind != .base && form.kind != .gerund }
    return ClosedClass.tag(next) == .auxiliary
  }

  private func ending(_ word: String) -> UniversalPOS {
    if word.utf8.count > 3 {
      for (suffix, tag) in Tagger.endings where word.hasSuffix(suffix) { return tag }
    }
    return .noun
  }

  private static let endings: [(String, UniversalPOS)] = [
    ("ly", .adverb), ("tion", .noun), ("sion", .noun), ("ment", .noun), ("ness", .noun),
    ("ship", .noun), ("ance", .noun), ("ence", .noun), ("ical", .adjective), ("ous", .adjective),
    ("ful", .adjective), ("able", .adjective), ("ible", .adjective), ("less", .adjective),
    ("ive", .adjective), ("ian", .adjective), ("ese", .adjective), ("ish", .adjective),
    ("ical", .adjective), ("tic", .adjective), ("nic", .adjective), ("nal", .adjective),
    ("ial", .adjective), ("ural", .adjective), ("eral", .adjective), ("tary", .adjective),
    ("ed", .verb), ("ing", .verb),
  ]

  // MARK: - Second look

  private func revise(_ position: Int, _ tokens: inout [Token], at index: Int, _ range: Range<Int>)
  {
    let word = words[position]
    let before = index > range.lowerBound ? tokens[index - 1].upos : nil
    let after = index + 1 < range.upperBound ? tokens[index + 1].upos : nil
    switch word {
    case "to":
      if after == .noun, index + 2 < range.upperBound,
        isObject(tokens[index + 2], words[position + 2])
      {
        tokens[index + 1].upos = .verb
        tokens[index].upos = .particle
      } else {
        let isInfinitive = isBaseVerb(position + 1) && after != .properNoun
        tokens[index].upos = isInfinitive ? .particle : .adposition
      }
    case "'s", "’s", "'", "’":
      tokens[index].upos = clitic(position, tokens, at: index)
    case "have", "has", "had", "do", "does", "did", "having", "'d", "'ve", "’ve", "’d":
      if !isHelping(position) { tokens[index].upos = .verb }
    case "that":
      tokens[index].upos = that(position, before: before, after: after)
    case "this", "these", "those", "all", "both", "some", "each", "what", "which", "another":
      let standsAlone =
        after == .verb || after == .auxiliary || after == .adposition || after == .punctuation
        || after == nil
      if standsAlone { tokens[index].upos = .pronoun }
    case "before", "after", "since", "until", "as":
      if after == .pronoun || after == .auxiliary { tokens[index].upos = .subordinatingConjunction }
    case "likely":
      if after == .verb { tokens[index].upos = .adverb }
    default:
      reviseOpen(word, &tokens, at: index, before: before, after: after, position: position)
    }
  }

  private func reviseOpen(
    _ word: String, _ tokens: inout [Token], at index: Int, before: UniversalPOS?,
    after: UniversalPOS?, position: Int
  ) {
    if tokens[index].upos == .adjective {
      return reviseAdjective(&tokens, at: index, before, after)
    }
    guard tokens[index].upos == .verb else { return }
    let form = VerbForms.form(word)
    let kind = form?.kind
    switch before {
    case .determiner, .adjective, .numeral:
      let isModifier = after == .noun || after == .properNoun || after == .adjective
      if word.hasSuffix("ed") || word.hasSuffix("ing") {
        tokens[index].upos = isModifier ? (form == nil ? .adjective : .verb) : .noun
      } else {
        tokens[index].upos = .noun
      }
    case .particle where position > 0 && words[position - 1] != "to" && !isNegation(position - 1):
      tokens[index].upos = kind == .base || kind == .thirdPerson || kind == .gerund ? .noun : .verb
    case .adposition:
      if kind == .base || kind == .thirdPerson { tokens[index].upos = .noun }
    case .noun, .verb:
      let isPlural = before == .noun && words[position - 1].hasSuffix("s")
      let governs =
        after == .determiner || after == .pronoun || after == .subordinatingConjunction
        || after == .particle || after == .properNoun || isPlural && after == .adposition
      if kind == .base { tokens[index].upos = before == .noun && governs ? .verb : .noun }
      if kind == .thirdPerson, before == .noun, after == .verb || after == .auxiliary {
        tokens[index].upos = .noun
      }
    case .pronoun:
      let isPossessive = Tagger.possessives.contains(words[position - 1])
      if isPossessive, kind == .base || kind == .thirdPerson || kind == .gerund {
        tokens[index].upos = .noun
      }
    case .punctuation, .coordinatingConjunction, nil:
      if kind == .base, after != .determiner, after != .pronoun, after != .properNoun {
        tokens[index].upos = .noun
      }
    default: break
    }
  }

  /// `the initiative`, `a NATO official said`: an adjective that nothing follows to describe.
  private func reviseAdjective(
    _ tokens: inout [Token], at index: Int, _ before: UniversalPOS?, _ after: UniversalPOS?
  ) {
    switch after {
    case .noun, .properNoun, .adjective, .coordinatingConjunction, .numeral: return
    case .punctuation where tokens[index + 1].form == "," || tokens[index + 1].form == "-": return
    default: break
    }
    if before == .determiner || before == .properNoun || before == .adjective {
      tokens[index].upos = .noun
    }
  }

  private static let possessives: Set<String> = ["my", "your", "his", "her", "its", "our", "their"]

  private func isNegation(_ position: Int) -> Bool {
    words[position] == "not" || words[position] == "n't" || words[position] == "n’t"
  }

  private func isBaseVerb(_ position: Int) -> Bool {
    guard position < words.count else { return false }
    if let form = VerbForms.form(words[position]) { return form.kind == .base }
    if ["be", "have", "do"].contains(words[position]) { return true }
    if words[position].hasSuffix("ly") {
      return isBaseVerb(position + 1) && position + 2 < words.count
    }
    return false
  }

  /// Whether a word can only begin the object of a verb before it.
  private func isObject(_ token: Token, _ word: String) -> Bool {
    token.upos == .determiner || token.upos == .pronoun && word != "that"
  }

  private func clitic(_ position: Int, _ tokens: [Token], at index: Int) -> UniversalPOS {
    guard position > 0, words[position].utf8.count > 1, words[position].hasSuffix("s") else {
      return tokens[index].upos == .punctuation && position > 0
        && words[position - 1].hasSuffix("s")
        && Casing.shape(words[position]) == .marks && tokens[index - 1].upos != .punctuation
        && position + 1 < words.count && Casing.shape(words[position + 1]) != .marks
        && tokens[index].span.lower == tokens[index - 1].span.upper
        ? .particle : .punctuation
    }
    let hosts: Set<String> = [
      "it", "he", "she", "that", "there", "what", "who", "here", "where", "how", "let", "this",
    ]
    return hosts.contains(words[position - 1]) ? .auxiliary : .particle
  }

  /// Whether `have` or `do` is an auxiliary: a verb form that it governs follows soon.
  private func isHelping(_ position: Int) -> Bool {
    let isDo = ["do", "does", "did"].contains(words[position])
    for next in (position + 1)..<max(position + 1, min(position + 5, words.count)) {
      let word = words[next]
      if isNegation(next) || ClosedClass.tag(word) == .adverb || word.hasSuffix("ly") || word == ","
      {
        if isDo, isNegation(next) { return true }
        continue
      }
      if ClosedClass.tag(word) == .pronoun, next == position + 1, position == 0 { continue }
      if word == "been" || word == "had" || word == "to" { return word != "to" }
      guard let form = VerbForms.form(word) else {
        return !isDo && word.hasSuffix("ed")
      }
      return isDo ? form.kind == .base : form.kind == .pastOrParticiple || form.kind == .participle
    }
    return false
  }

  private func that(_ position: Int, before: UniversalPOS?, after: UniversalPOS?) -> UniversalPOS {
    if after == .verb || after == .auxiliary { return .pronoun }
    if position == 0 { return after == .noun ? .determiner : .subordinatingConjunction }
    if before == .adposition { return after == .noun ? .determiner : .pronoun }
    return .subordinatingConjunction
  }

  // MARK: - Lemmas

  private func lemma(_ word: String, _ token: Token) -> String {
    switch token.upos {
    case .verb, .auxiliary:
      if let special = Tagger.auxiliaryLemmas[word] { return special }
      return VerbForms.form(word)?.lemma ?? Inflection.verbLemma(word)
    case .noun: return Inflection.nounLemma(word)
    case .properNoun: return token.form
    case .particle where word == "n't" || word == "n’t": return "not"
    case .determiner where word == "an": return "a"
    case .pronoun: return Tagger.pronounLemmas[word] ?? word
    default: return word
    }
  }

  private static let auxiliaryLemmas: [String: String] = [
    "ca": "can", "wo": "will", "'ll": "will", "’ll": "will", "'ve": "have", "’ve": "have",
    "'d": "would", "’d": "would", "'s": "be", "’s": "be", "'re": "be", "’re": "be", "'m": "be",
    "’m": "be", "could": "could", "would": "would", "might": "might", "should": "should",
    "am": "be", "is": "be", "are": "be", "was": "be", "were": "be", "been": "be", "being": "be",
    "has": "have", "had": "have", "having": "have", "does": "do", "did": "do", "done": "do",
  ]
  private static let pronounLemmas: [String: String] = [
    "me": "I", "i": "I", "him": "he", "them": "they", "us": "we", "these": "this", "those": "that",
  ]
}

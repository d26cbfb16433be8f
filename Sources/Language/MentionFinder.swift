import Evidence

/// Finds names by rule, guesses their kinds and links those of one referent.
///
/// Persons are told by a title or calling before the name, a verb of speech beside it, an
/// apposition after it, or by a later mention of the surname alone; bodies, instruments, events,
/// buildings and places by their head words. No list of first names is used.
struct MentionFinder {
  private let text: [Token]
  private let sentences: [Sentence]
  private var words: [String]
  private var shapes: [Casing.Shape]
  private var candidates: [Candidate] = []
  private let hints: [TrainedTagger.Name]

  private struct Candidate {
    var range: Range<Int>
    let sentence: Range<Int>
    var kind: Mention.Kind?
    var isPersonLike: Bool
    var referent: Int?
  }

  /// Makes a finder.
  ///
  /// - Parameters:
  ///   - tokens: the tagged tokens of a text.
  ///   - sentences: its sentences.
  ///   - hints: names that a trained encoder found, in text order.
  init(tokens: [Token], sentences: [Sentence], hints: [TrainedTagger.Name] = []) {
    text = tokens
    self.hints = hints
    self.sentences = sentences
    words = tokens.map {
      let word = Casing.lowered($0.form)
      return word.utf8.count > 2 && word.hasSuffix(".") ? String(word.dropLast()) : word
    }
    shapes = tokens.map { Casing.shape($0.form) }
  }

  /// The names, in text order, not overlapping.
  mutating func mentions() -> [Mention] {
    let spans = NameSpans(tokens: text, words: words, shapes: shapes)
    for sentence in sentences {
      for run in spans.runs(in: sentence.tokens) { classify(run, in: sentence.tokens) }
    }
    adoptSurnames()
    spreadPlaces()
    guessPersons()
    linkReferents()
    return candidates.map { candidate in
      Mention(
        span: span(candidate.range), kind: candidate.kind ?? .miscellaneous,
        referent: candidate.referent)
    }
  }

  private func span(_ range: Range<Int>) -> TextSpan {
    TextSpan(text[range.lowerBound].span.lower, text[range.upperBound - 1].span.upper)
  }

  // MARK: - Kinds

  private mutating func classify(_ run: Range<Int>, in sentence: Range<Int>) {
    let (range, title) = parted(run)
    let hasTitle = !title.isEmpty
    if let first = title.first, first > run.lowerBound { add(run.lowerBound..<first, in: sentence) }
    let isBareTitle = range.count == 1 && NameLexicon.honorifics.contains(words[range.lowerBound])
    if isBareTitle { return }
    add(range, in: sentence, hasTitle: hasTitle)
  }

  private mutating func add(_ range: Range<Int>, in sentence: Range<Int>, hasTitle: Bool = false) {
    var candidate = Candidate(
      range: range, sentence: sentence, kind: nil, isPersonLike: isPersonLike(range))
    candidate.kind =
      headKind(range) ?? contextKind(range, in: sentence, hasTitle: hasTitle, candidate)
    candidates.append(candidate)
  }

  /// The name without a title inside the run, as in `Albanian Prime Minister Edi Rama`, and the
  /// title's words.
  private func parted(_ run: Range<Int>) -> (name: Range<Int>, title: Range<Int>) {
    let none = run.lowerBound..<run.lowerBound
    guard run.count > 1, headKind(run) == nil,
      let last = run.dropLast().last(where: { NameLexicon.honorifics.contains(words[$0]) })
    else { return (run, none) }
    var start = last + 1
    if words[last] == "secretary", start + 2 < run.upperBound, words[start] == "of" { start += 2 }
    while start < run.upperBound - 1, shapes[start] == .lower || shapes[start] == .marks {
      start += 1
    }
    var first = last
    while first > run.lowerBound, NameLexicon.honorifics.contains(words[first - 1]) { first -= 1 }
    return (start..<run.upperBound, first..<(last + 1))
  }

  /// The kind that a head word gives.
  private func headKind(_ range: Range<Int>) -> Mention.Kind? {
    let lists: [(Set<String>, Mention.Kind)] = [
      (NameLexicon.laws, .law), (NameLexicon.organisations, .organisation),
      (NameLexicon.facilities, .facility), (NameLexicon.events, .event),
    ]
    // The head is the last word, or the last before `of` or `for`.
    let head = head(of: range)
    for (list, kind) in lists where list.contains(words[head]) {
      if range.count == 1 { return nil }
      return kind
    }
    if range.count > 1,
      range.contains(where: { NameLexicon.organisations.contains(words[$0]) })
    {
      return .organisation
    }
    return NameLexicon.places.contains(words[head]) ? .location : nil
  }

  private func head(of range: Range<Int>) -> Int {
    for index in range.dropFirst() where words[index] == "of" || words[index] == "for" {
      return index - 1
    }
    return range.upperBound - 1
  }

  /// Two to four capitalised words, initials and `bin`-like words allowed.
  private func isPersonLike(_ range: Range<Int>) -> Bool {
    guard (2...5).contains(range.count) else { return false }
    return range.allSatisfy {
      shapes[$0] == .capitalised || shapes[$0] == .marks && words[$0] == "-"
        || NameLexicon.inside.contains(words[$0]) && words[$0] != "of" && words[$0] != "for"
          && words[$0] != "and"
    }
  }

  private func contextKind(
    _ range: Range<Int>, in sentence: Range<Int>, hasTitle: Bool, _ candidate: Candidate
  ) -> Mention.Kind? {
    let before = range.lowerBound > sentence.lowerBound ? words[range.lowerBound - 1] : ""
    let after = range.upperBound < sentence.upperBound ? words[range.upperBound] : ""
    if hasTitle, range.count <= 5, shapes[range.lowerBound] == .capitalised { return .person }
    if range.count == 1, shapes[range.lowerBound] == .allCapitals {
      return ["us", "uk", "usa", "uae", "u.s", "u.k", "drc", "bih"].contains(
        words[range.lowerBound])
        ? .location : .organisation
    }
    if candidate.isPersonLike {
      if NameLexicon.callings.contains(before) { return .person }
      if NameLexicon.reporting.contains(after) || NameLexicon.reporting.contains(before) {
        return .person
      }
      if isApposition(after: range.upperBound, in: sentence) { return .person }
      if before == "'s" || before == "’s" || isOfPlace(range.upperBound, in: sentence) {
        return .person
      }
      if hasInitial(range) { return .person }
    }
    if range.count == 1, isPeople(range.lowerBound, in: sentence) { return .nationality }
    if NameLexicon.beforePlaces.contains(before), range.count <= 2 { return .location }
    return nil
  }

  /// `Ana Kos of Slovenia`.
  private func isOfPlace(_ index: Int, in sentence: Range<Int>) -> Bool {
    index + 1 < sentence.upperBound && words[index] == "of" && shapes[index + 1] == .capitalised
      && text[index + 1].upos == .properNoun
  }

  private func hasInitial(_ range: Range<Int>) -> Bool {
    range.dropLast().contains {
      let form = text[$0].form.utf8
      return form.count == 2 && form.last == 0x2E
    }
  }

  private func isPeople(_ index: Int, in sentence: Range<Int>) -> Bool {
    guard words[index].utf8.count > 4,
      NameLexicon.peopleEndings.contains(where: { words[index].hasSuffix($0) })
    else { return false }
    guard index + 1 < sentence.upperBound else { return words[index].hasSuffix("ans") }
    return text[index + 1].upos == .noun || text[index + 1].upos == .adjective
      || words[index].hasSuffix("ians")
  }

  /// `, head of research at …`, `, a security expert`, `, 45,`.
  private func isApposition(after index: Int, in sentence: Range<Int>) -> Bool {
    guard index + 1 < sentence.upperBound, words[index] == "," else { return false }
    if shapes[index + 1] == .number, index + 2 < sentence.upperBound, words[index + 2] == "," {
      return true
    }
    for next in (index + 1)..<min(index + 7, sentence.upperBound) {
      if words[next] == "," || text[next].upos == .verb || text[next].upos == .auxiliary {
        return false
      }
      if NameLexicon.callings.contains(words[next]) { return true }
    }
    return false
  }

  // MARK: - Referents

  /// Lone surnames of persons are persons; longer names whose last word stands alone elsewhere as
  /// one that speaks are persons too.
  private mutating func adoptSurnames() {
    var speakers: Set<String> = []
    for candidate in candidates where candidate.range.count == 1 && candidate.kind == nil {
      let end = candidate.range.upperBound
      let after = end < candidate.sentence.upperBound ? words[end] : ""
      if NameLexicon.reporting.contains(after) {
        speakers.insert(words[candidate.range.lowerBound])
      }
    }
    var surnames: Set<String> = []
    for index in candidates.indices {
      let last = words[candidates[index].range.upperBound - 1]
      if candidates[index].isPersonLike, candidates[index].kind == nil, speakers.contains(last) {
        candidates[index].kind = .person
      }
      if candidates[index].kind == .person { surnames.insert(last) }
    }
    for index in candidates.indices where candidates[index].kind != .person {
      let range = candidates[index].range
      let isLone = range.count == 1 && surnames.contains(words[range.lowerBound])
      let isFull = candidates[index].isPersonLike && surnames.contains(words[range.upperBound - 1])
      let isOpen = candidates[index].kind == nil || candidates[index].kind == .location
      if isOpen, isLone || isFull && candidates[index].kind == nil {
        candidates[index].kind = .person
      }
    }
  }

  /// A name that stands for a place once is taken for one wherever nothing else is known of it.
  private mutating func spreadPlaces() {
    func key(_ range: Range<Int>) -> String { range.map { words[$0] }.joined(separator: " ") }
    let places = Set(candidates.filter { $0.kind == .location }.map { key($0.range) })
    for index in candidates.indices where candidates[index].kind == nil {
      if places.contains(key(candidates[index].range)) { candidates[index].kind = .location }
    }
  }

  /// A name of two or three words that nothing else explains is most often a person's; so is its
  /// last word alone.
  private mutating func guessPersons() {
    var surnames: Set<String> = []
    for index in candidates.indices where candidates[index].kind == nil {
      let range = candidates[index].range
      guard (2...3).contains(range.count), candidates[index].isPersonLike,
        !range.contains(where: { NameLexicon.unlikePersons.contains(words[$0]) })
      else { continue }
      candidates[index].kind = .person
      surnames.insert(words[range.upperBound - 1])
    }
    for index in candidates.indices where candidates[index].kind == nil {
      let range = candidates[index].range
      if range.count == 1, surnames.contains(words[range.lowerBound]) {
        candidates[index].kind = .person
      }
    }
  }

  private mutating func linkReferents() {
    var numbers: [String: Int] = [:]
    var bySurname: [String: Int] = [:]
    for index in candidates.indices {
      let range = candidates[index].range
      let key = range.map { words[$0] }.joined(separator: " ")
      let isPerson = candidates[index].kind == .person
      let surname = words[range.upperBound - 1]
      let known = isPerson && range.count == 1 ? bySurname[surname] : nil
      let number = known ?? numbers[key] ?? numbers.count
      if numbers[key] == nil { numbers[key] = number }
      if isPerson, range.count > 1 || bySurname[surname] == nil { bySurname[surname] = number }
      candidates[index].referent = number
    }
  }
}

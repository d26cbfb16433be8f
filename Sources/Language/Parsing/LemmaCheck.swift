/// Puts right the lemmas of inflected verbs and plural nouns that a trained head misspells.
///
/// The head chooses what to cut and append without knowing words ("studies" to "studie"); a lemma
/// that gives the form again by rule and is a word of the encoder's vocabulary is left alone.
struct LemmaCheck: Sendable {
  /// Whether a lower-case spelling is a word.
  let isWord: @Sendable (String) -> Bool

  /// The lemma of a form, with what the head suggests.
  ///
  /// - Parameters:
  ///   - form: as written.
  ///   - xpos: its Penn tag.
  ///   - suggestion: the head's lemma.
  /// - Returns: the suggestion, or a better one.
  func lemma(of form: String, xpos: String, suggestion: String) -> String {
    switch xpos {
    case "VBD", "VBN", "VBG", "VBZ": verb(Casing.lowered(form), xpos, suggestion)
    case "NNS": noun(Casing.lowered(form), suggestion)
    default: suggestion
    }
  }

  private func verb(_ form: String, _ xpos: String, _ suggestion: String) -> String {
    if isWord(suggestion), inflected(suggestion, xpos) == form { return suggestion }
    if let known = VerbForms.form(form)?.lemma { return known }
    let isRegular = form.hasSuffix("ed") || form.hasSuffix("ing") || xpos == "VBZ"
    guard isRegular else { return suggestion }
    let bare = String(form.dropLast(xpos == "VBG" ? 3 : xpos == "VBZ" ? 1 : 2))
    let guesses = [Inflection.verbLemma(form), bare, bare + "e", String(bare.dropLast())]
    return guesses.first { isWord($0) && inflected($0, xpos) == form }
      ?? guesses.first(where: isWord) ?? suggestion
  }

  private func inflected(_ verb: String, _ xpos: String) -> String {
    switch xpos {
    case "VBG": Inflection.gerund(verb)
    case "VBZ": Inflection.thirdPerson(verb)
    default: Inflection.past(verb)
    }
  }

  private func noun(_ form: String, _ suggestion: String) -> String {
    let regular = [suggestion + "s", suggestion + "es", String(suggestion.dropLast()) + "ies"]
    if isWord(suggestion), regular.contains(form) { return suggestion }
    let ruled = Inflection.nounLemma(form)
    return ruled != form && isWord(ruled) ? ruled : suggestion
  }
}

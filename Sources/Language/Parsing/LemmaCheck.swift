/// Puts right the lemmas that a trained head misspells: of inflected verbs, plural nouns, comparatives
/// and numbers above all.
///
/// The head chooses what to cut and append without knowing words ("studies" to "studie"); a lemma
/// that gives the form again by rule and is a word of the encoder's vocabulary is left alone.
struct LemmaCheck: Sendable {
  /// Whether a lower-case spelling is a word.
  let isWord: @Sendable (String) -> Bool
  /// Whether a lower-case spelling is a verb in its base form.
  let isVerb: @Sendable (String) -> Bool

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
    case "JJR", "RBR": degree(Casing.lowered(form), ending: "er", suggestion)
    case "JJS", "RBS": degree(Casing.lowered(form), ending: "est", suggestion)
    case "CD": LemmaCheck.isGrouped(form) ? form.filter { $0 != "," } : suggestion
    case "PRP": form == "i" ? "I" : suggestion
    case "NN", "JJ": isMisspelt(suggestion) ? Casing.lowered(form) : suggestion
    case "ADD": form.contains("@") ? form : suggestion
    default: suggestion
    }
  }

  /// Whether a suggestion in small letters is neither a word nor an abbreviation.
  private func isMisspelt(_ suggestion: String) -> Bool {
    !isWord(suggestion) && suggestion.utf8.allSatisfy { (97...122).contains($0) || $0 == 0x2D }
  }

  private func verb(_ form: String, _ xpos: String, _ suggestion: String) -> String {
    if isVerb(suggestion), inflected(suggestion, xpos) == form { return suggestion }
    if let known = VerbForms.form(form)?.lemma { return known }
    let isRegular = form.hasSuffix("ed") || form.hasSuffix("ing") || xpos == "VBZ"
    guard isRegular else { return suggestion }
    let bare = String(form.dropLast(xpos == "VBG" ? 3 : xpos == "VBZ" ? 1 : 2))
    let guesses = [Inflection.verbLemma(form), bare, bare + "e", String(bare.dropLast())]
    return guesses.first { isVerb($0) && inflected($0, xpos) == form }
      ?? guesses.first(where: isVerb) ?? guesses.first { isWord($0) && inflected($0, xpos) == form }
      ?? guesses.first(where: isWord) ?? guesses[0]
  }

  private func inflected(_ verb: String, _ xpos: String) -> String {
    switch xpos {
    case "VBG": Inflection.gerund(verb)
    case "VBZ": Inflection.thirdPerson(verb)
    default: Inflection.past(verb)
    }
  }

  private func noun(_ form: String, _ suggestion: String) -> String {
    if LemmaCheck.plurals.contains(form) { return form }
    if form.hasSuffix("'s"), form.utf8.first.map({ $0 < 0x3A }) == true {
      return form.filter { $0 != "'" }
    }
    if form.hasSuffix("men"), !isWord(suggestion) { return form.dropLast(2) + "an" }
    let isRegular =
      form == suggestion || form == suggestion + "s" || form == suggestion + "es"
      || suggestion.hasSuffix("y") && form == suggestion.dropLast() + "ies"
    if isRegular, form != suggestion, isWord(suggestion) { return suggestion }
    if form.hasSuffix("ies"), suggestion == form.dropLast(), !isWord(suggestion) {
      return suggestion.dropLast(2) + "y"
    }
    let ruled = Inflection.nounLemma(form)
    return ruled != form && (isWord(ruled) || !isRegular) ? ruled : suggestion
  }

  /// Nouns that are what they mean in the plural alone.
  private static let plurals: Set<String> = ["regards", "thanks", "remains", "savings"]

  /// The base of a comparative or superlative: `closer` to `close`, `earliest` to `early`.
  private func degree(_ form: String, ending: String, _ suggestion: String) -> String {
    guard form.hasSuffix(ending), !isWord(suggestion) || suggestion == form else {
      return suggestion
    }
    let bare = String(form.dropLast(ending.utf8.count))
    let guesses = [
      bare.hasSuffix("i") ? bare.dropLast() + "y" : bare, Inflection.undoubled(bare), bare,
      bare + "e",
    ]
    return guesses.first { $0.utf8.count > 1 && isWord($0) } ?? suggestion
  }

  /// Whether a number is written with its thousands parted: `1,100`.
  private static func isGrouped(_ form: String) -> Bool {
    let groups = form.utf8.split(separator: 0x2C, omittingEmptySubsequences: false)
    guard groups.count > 1, let last = groups.last else { return false }
    let whole = groups.dropFirst().dropLast() + [last.prefix { $0 != 0x2E }]
    return form.utf8.allSatisfy { (48...57).contains($0) || $0 == 0x2C || $0 == 0x2E }
      && !groups[0].isEmpty && whole.allSatisfy { $0.count == 3 }
  }
}

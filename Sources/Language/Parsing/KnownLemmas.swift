/// Lemmas of words that the training parts of the treebanks agree on (`Training/lexicon.py`).
///
/// They outvote the lemma head, which chooses what to cut and append without knowing words. What the
/// table does not know goes by the habits of those parts, each counted there at least twice as often as
/// its opposite: nouns, adjectives and adverbs in small letters are their own lemmas, names keep their
/// letters, and a name of six capitals or more is no acronym.
struct KnownLemmas: Sendable {
  /// The lemma of a form in small letters with a Penn tag; nil where it is not known.
  let known: @Sendable (_ form: String, _ tag: String) -> String?

  /// The lemma of a form, where table or habit tell it.
  ///
  /// - Parameters:
  ///   - form: as written.
  ///   - upos: its universal tag.
  ///   - xpos: its Penn tag.
  ///   - suggestion: what the head suggests.
  /// - Returns: the lemma; nil where neither tells.
  func lemma(of form: String, upos: UniversalPOS?, xpos: String, suggestion: String) -> String? {
    let low = Casing.lowered(form)
    if xpos == "NNP" { return name(form, low, upos, suggestion) }
    if let lemma = known(low, xpos) { return lemma }
    if upos != .properNoun, let short = shortened(low, xpos) { return short }
    switch xpos {
    case "NN", "JJ", "RB", "VB", "VBP":
      guard form == low, Casing.shape(form) == .lower, suggestion != form,
        !xpos.hasPrefix("V") || known(suggestion, "VB") != suggestion
      else { return nil }
      return Casing.lowered(suggestion) == form && xpos == "JJ" ? nil : form
    default: return nil
    }
  }

  private func name(
    _ form: String, _ low: String, _ upos: UniversalPOS?, _ suggestion: String
  ) -> String? {
    let lemma = known(low, "NNP")
    let shape = Casing.shape(form)
    if form == low {
      guard let lemma, Casing.lowered(lemma) == low else { return nil }
      return known(low, "nnp") ?? lemma
    }
    if shape != .allCapitals {
      if let lemma, Casing.lowered(lemma) != low { return lemma }
      let isKept = lemma != nil || upos == .properNoun || upos == .adjective
      return isKept && Casing.lowered(suggestion) == low ? form : nil
    }
    if let lemma { return lemma }
    guard upos == .properNoun, Casing.lowered(suggestion) == low,
      form.unicodeScalars.allSatisfy(\.properties.isAlphabetic)
    else { return nil }
    return form.unicodeScalars.count < 6
      ? form : String(form.prefix(1)) + Casing.lowered(String(form.dropFirst()))
  }

  /// The lemma of a word whose letters are drawn out: `sooooo` to `so`.
  private func shortened(_ form: String, _ tag: String) -> String? {
    var runs: [(letter: Character, count: Int)] = []
    for letter in form {
      if runs.last?.letter == letter {
        runs[runs.count - 1].count += 1
      } else {
        runs.append((letter, 1))
      }
    }
    guard runs.contains(where: { $0.count > 2 }), form.utf8.allSatisfy({ (97...122).contains($0) })
    else { return nil }
    var spellings = [""]
    for run in runs {
      let counts = run.count == 1 ? [1] : run.count == 2 ? [2, 1] : [1, 2]
      guard spellings.count * counts.count <= 64 else { return nil }
      spellings = spellings.flatMap { spelling in
        counts.map { spelling + String(repeating: run.letter, count: $0) }
      }
    }
    return spellings.lazy.compactMap { known($0, tag) }.first
  }
}

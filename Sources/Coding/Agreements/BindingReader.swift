import Evidence

/// Reads whether an instrument binds in law, from words that say so outright.
struct BindingReader: Sendable {
  /// Words that deny binding force.
  static let denied = PhraseSet([
    "not|nothing|never|no|nobody|neither ~3 legally binding", "non binding", "nonbinding",
    "not|n't|nor|hardly ~3 binding|bind", "binds nobody|no ~4 law|legally",
    "binds nobody|nobody|none", "nothing|none|nobody ~4 binds|bind|binding",
    "no|not ~2 legal force|effect|obligation*|status",
    "not|nor|hardly ~3 constitute ~3 treaty|agreement",
    "not|neither ~2 an? ~1 international treaty|agreement", "not ~1 a treaty",
    "creates|create|created no ~1 rights|obligations|duties",
    "no ~1 rights|obligations|duties ~3 under|in ~1 law|international", "politically binding",
    "political commitment*", "no|not|without|nothing|nor ~6 ratif*|ratification",
    "political declaration|statement|document",
  ])
  /// Words that assert it.
  static let asserted = PhraseSet([
    "parliaments|legislatures must|still|have ~3 approve|ratify|vote|back|pass", "legally binding",
    "binding ~2 treaty|agreement|commitment*|obligation*|under",
    "enter*|come|comes|came|coming into force|effect",
    "take|takes|took|taking effect", "instrument* of ratification|accession|approval",
    "must|has|have|had|needs|need|requires|require|still|before|after|awaits|awaiting|until ~8 ratif*|approved",
    "lawmakers|parliament|deputies|senate|house|assembly|duma|legislature ~4 ratified|ratifies|approved|ratify|backed",
    "ratified|approved by ~3 parliament|senate|duma|assembly|house|decree|lawmakers|deputies",
    "binds|bound ~1 two|both|them|sides|countries|neighbours ~2 since", "ratif*", "registered with",
    "is|are|was|were binding", "in force",
  ])

  /// What one sentence says; nil where it says nothing.
  func reading(_ sentence: SentenceWords) -> (isBinding: Bool, words: Range<Int>)? {
    if let range = outright(sentence) { return (true, range) }
    if let range = BindingReader.denied.first(in: sentence), !isStillToCome(range, sentence) {
      return (false, range)
    }
    guard let range = BindingReader.asserted.first(in: sentence) else { return nil }
    let before = sentence.words[max(0, range.lowerBound - 4)..<range.upperBound]
    let isImagined = before.contains { ["would", "could", "might"].contains($0.norm) }
    return isImagined ? nil : (true, range)
  }

  /// "It is legally binding but not a treaty": what is said outright outweighs the form.
  private func outright(_ sentence: SentenceWords) -> Range<Int>? {
    guard let range = BindingReader.legally.first(in: sentence) else { return nil }
    let before = sentence.words[max(0, range.lowerBound - 5)..<range.lowerBound]
    let isDoubted = before.contains {
      [
        "not", "no", "never", "nothing", "nor", "neither", "nobody", "without", "non", "whether",
        "would", "could", "hardly", "becomes", "become",
      ].contains($0.norm)
    }
    return isDoubted ? nil : range
  }

  private static let legally = PhraseSet([
    "legally binding", "binding in|under ~1 law|international",
  ])

  /// "Neither parliament has ratified", "not yet ratified": ratification is needed, so it binds.
  private func isStillToCome(_ range: Range<Int>, _ sentence: SentenceWords) -> Bool {
    guard sentence.words[range].contains(where: { $0.norm.hasPrefix("ratif") }) else {
      return false
    }
    if sentence.has(["needs", "need", "requires", "require", "required", "nothing", "without"]) {
      return false
    }
    return sentence.has([
      "yet", "neither", "still", "never", "been", "has", "have", "before", "until",
    ])
      && !sentence.words[range].contains { $0.norm == "nothing" }
  }
}

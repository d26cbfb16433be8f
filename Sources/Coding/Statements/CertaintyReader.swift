import Ontology

/// Reads how sure a speaker is from the words of the content's main clause.
struct CertaintyReader {
  let columns: TokenColumns

  private static let possible: Set<String> = [
    "may", "might", "could", "perhaps", "possibly", "maybe", "conceivably",
  ]
  private static let probable: Set<String> = [
    "likely", "probably", "apparently", "presumably", "seemingly", "supposedly", "unlikely",
    "seems", "seem", "appears", "appear",
  ]
  private static let guesses: Set<String> = [
    "speculate", "speculates", "speculated", "speculating", "suspect", "suspects", "suspected",
    "suspecting", "guess", "guesses", "guessed", "guessing", "hypothesised", "hypothesized",
  ]
  private static let relatives: Set<String> = ["which", "who", "whose", "where", "because"]

  /// The certainty of a statement's content.
  ///
  /// A doubt inside a relative clause is not the speaker's about the whole; the clause is taken to
  /// end at the next comma.
  func certainty(of draft: StatementDraft) -> Certainty {
    if let cue = draft.cue, cue.contains(where: { Self.guesses.contains(columns.words[$0]) }) {
      return .possible
    }
    for part in draft.parts {
      var isInside = false
      for token in part {
        let word = columns.words[token]
        if word == "," || word == ";" { isInside = false }
        if Self.relatives.contains(word) || word == "that" && token > part.lowerBound + 2 {
          isInside = true
        }
        if isInside { continue }
        if Self.possible.contains(word), !columns.isCapitalised[token] { return .possible }
        if Self.probable.contains(word) { return .probable }
      }
    }
    return .certain
  }
}

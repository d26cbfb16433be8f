import Evidence
import Language
import Ontology
import Records

/// Reads the motives that a speaker gives for what somebody does.
struct MotiveReader {
  let columns: TokenColumns

  /// Words before which a motive is told, by what must stand in front of them.
  private static let causes: Set<String> = [
    "motivated", "driven", "influenced", "prompted", "inspired", "spurred", "fuelled", "fueled",
    "dictated", "caused",
  ]
  private static let aims: Set<String> = [
    "aimed", "meant", "intended", "designed", "aims", "seeks", "order",
  ]
  private static let uses: Set<String> = [
    "use", "uses", "used", "using", "leverage", "leverages", "leveraged", "leveraging", "exploit",
    "exploits", "exploited", "exploiting",
  ]

  /// The motives in a content, each from the word after its marker to the end of its clause.
  func motives(in content: [Range<Int>]) -> [StatementClaim] {
    content.flatMap { part -> [StatementClaim] in
      var found: [StatementClaim] = []
      var token = part.lowerBound
      while token < part.upperBound {
        if let start = motive(at: token, in: part) {
          let end = clauseEnd(from: start, to: part.upperBound)
          if end > start {
            let span = columns.span(start..<end)
            found.append(
              StatementClaim(
                kind: .motive, text: columns.text.article.text[span], span: span,
                isDenied: isNegated(before: token, in: part)))
            token = end
          }
        }
        token += 1
      }
      return found
    }
  }

  /// The first word of the motive that a marker at a token introduces.
  private func motive(at token: Int, in part: Range<Int>) -> Int? {
    let word = columns.words[token]
    let next = token + 1 < part.upperBound ? columns.words[token + 1] : ""
    if word == "because" { return next == "of" ? token + 2 : token + 1 }
    if Self.causes.contains(word), next == "by" { return token + 2 }
    if Self.aims.contains(word), next == "to" || next == "at" { return token + 1 }
    if Self.uses.contains(word) {
      let limit = min(part.upperBound, token + 8)
      return (token + 2..<max(token + 2, limit)).first { columns.words[$0] == "to" }
    }
    return nil
  }

  private func clauseEnd(from start: Int, to limit: Int) -> Int {
    var token = start
    while token < limit {
      let word = columns.words[token]
      if word == "," || word == ";" || word == "—" || word == "." { return token }
      token += 1
    }
    return limit
  }

  private func isNegated(before token: Int, in part: Range<Int>) -> Bool {
    let floor = max(part.lowerBound, token - 4)
    return (floor..<token).contains { WordClasses.negations.contains(columns.words[$0]) }
  }
}

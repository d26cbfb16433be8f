import Evidence
import Language
import Ontology
import Records

/// Links a statement that answers another one of the same article to it.
///
/// A statement answers if its cue says so (`replied`, `rejected`), or if it speaks of the words or
/// the stand of somebody who spoke before (`Serbia's stance constitutes …`). What is answered is
/// the last statement before it by that somebody, or by another speaker.
struct ReplyLinker {
  private let cast: Cast
  private var columns: TokenColumns { cast.columns }

  private static let answers: Set<String> = [
    "replied", "replies", "reply", "replying", "responded", "responds", "responding", "answered",
    "answers", "retorted", "countered", "countering", "rebutted", "rejected", "rejects",
    "rejecting", "dismissed", "dismisses", "dismissing", "denied", "denies", "denying", "refuted",
    "disputed", "disputes",
  ]
  private static let stands: Set<String> = [
    "stance", "position", "reaction", "statement", "statements", "remarks", "claim", "claims",
    "accusation", "accusations", "objection", "objections", "criticism", "concern", "concerns",
    "warning", "warnings", "allegation", "allegations", "comments", "response", "demand",
    "demands", "protest", "note", "words", "view", "interpretation",
  ]

  init(cast: Cast) {
    self.cast = cast
  }

  /// The statements with `answers` set, in the order given (text order).
  func linked(_ statements: [Statement]) -> [Statement] {
    var result = statements
    for index in statements.indices.dropFirst() {
      let earlier = statements[..<index].suffix(24)
      if let answered = answered(by: statements[index], among: earlier) {
        result[index].answers = answered.citation.span
      }
    }
    return result
  }

  private func answered(by statement: Statement, among earlier: ArraySlice<Statement>)
    -> Statement?
  {
    let own = parties(of: statement)
    let others = earlier.filter { other in
      let party = parties(of: other)
      return !party.isEmpty && party.isDisjoint(with: own)
        && !other.citation.span.overlaps(statement.citation.span)
    }
    // Only who speaks for a state or body answers; an analyst comments.
    guard own.contains(where: \.looksLikeState), !others.isEmpty else { return nil }
    if let meant = standOfOther(in: statement) {
      if let found = others.last(where: { !parties(of: $0).isDisjoint(with: meant) }) {
        return found
      }
    }
    guard let cue = statement.cue, isAnswer(cue) else { return nil }
    let named = Set(mentioned(in: statement))
    return others.last { !parties(of: $0).isDisjoint(with: named) }
      ?? (named.isEmpty ? others.last : nil)
  }

  private func isAnswer(_ cue: TextSpan) -> Bool {
    columns.tokens(in: cue).contains { Self.answers.contains(columns.words[$0]) }
  }

  /// The states and persons that a statement speaks for.
  private func parties(of statement: Statement) -> Set<ActorID> {
    Set(statement.speaker.actors + [statement.speaker.affiliation].compactMap { $0 })
  }

  private func mentioned(in statement: Statement) -> [ActorID] {
    statement.content.flatMap { cast.mentions(in: $0) }.flatMap { $0.actors + $0.affiliations }
  }

  /// The actors whose stance or words a content speaks of: `Serbia's stance`.
  private func standOfOther(in statement: Statement) -> Set<ActorID>? {
    for span in statement.content {
      for mention in cast.mentions(in: span) {
        let next = columns.tokens(in: mention.span).upperBound
        let limit = min(columns.count, next + 4)
        let isStand = (next..<max(next, limit)).contains { Self.stands.contains(columns.words[$0]) }
        let isPossessed =
          columns.word(next) == "'s" || columns.word(next - 1) == "'s" || mention.kind == .demonym
        if isStand, isPossessed { return Set(mention.actors + mention.affiliations) }
      }
    }
    return nil
  }
}

import Evidence
import Language
import Ontology
import Records

/// Reads what a statement is directed at and where the speaker stands, from the cue and the words
/// of the content.
///
/// A word of the lexicon counts with its sign, turned by a negation close before it; what the cue
/// itself carries (`accused`, `welcomed`) counts double. Words inside the content that tell of
/// both sides give `mixed` only if they balance.
struct StanceReader {
  private static let instruments: Set<String> = [
    "declaration", "agreement", "treaty", "pact", "memorandum", "initiative", "accord", "deal",
    "document", "paper", "text", "clause", "signing", "cooperation", "partnership", "charter",
    "protocol", "alliance", "bloc", "grouping", "exercise", "exercises", "framework", "membership",
    "arrangement", "roadmap", "plan", "move", "development", "gathering", "trilateral",
  ]
  private static let references: Set<String> = ["it", "this", "them", "these"]

  private let cast: Cast
  private var columns: TokenColumns { cast.columns }

  init(cast: Cast) {
    self.cast = cast
  }

  /// Sets target, subject matter and stance of a statement.
  ///
  /// - Parameters:
  ///   - statement: the statement; its speaker is resolved already.
  ///   - cueStance: the stand that the cue itself takes: -1, 0 or 1.
  func read(_ statement: inout Statement, cueStance: Int) {
    readTarget(&statement)
    statement.stance = stance(of: statement, cueStance: cueStance)
  }

  // MARK: Target

  private func readTarget(_ statement: inout Statement) {
    let own = Set(statement.speaker.actors + [statement.speaker.affiliation].compactMap { $0 })
    var actors: [ActorID] = []
    var about: [String] = []
    for span in statement.content {
      for mention in cast.mentions(in: span) {
        for actor in mention.principals where !own.contains(actor) && !actors.contains(actor) {
          actors.append(actor)
        }
      }
      for entity in cast.entities where entity.type == "LAW" && span.contains(entity.span) {
        about.append(columns.text.article.text[entity.span])
      }
    }
    statement.about = about
    if let named = addressed(statement, own: own) {
      statement.target = .actors(named)
    } else if mentionsInstrument(statement.content) {
      statement.target = .agreement(nil)
    } else if let name = about.first {
      statement.target = .agreement(name)
    } else if !actors.isEmpty {
      statement.target = .actors(actors)
    } else if refersBack(statement.content) {
      statement.target = .agreement(nil)
    }
  }

  /// The actor whom a cue of the kind `accused`, `urged`, `praised` is directed at: the first
  /// mention, where the content begins with it.
  private func addressed(_ statement: Statement, own: Set<ActorID>) -> [ActorID]? {
    guard case .rule("statement-object") = statement.citation.maker,
      let first = statement.content.first,
      let mention = cast.mentions(in: first).first, mention.span.lower - first.lower < 5
    else { return nil }
    let next = columns.word(columns.tokens(in: mention.span).upperBound)
    guard next == "of" || next == "to" || next == "for" || next == "and" || next == "over" else {
      return nil
    }
    let actors = mention.principals.filter { !own.contains($0) }
    return actors.isEmpty ? nil : actors
  }

  private func mentionsInstrument(_ content: [TextSpan]) -> Bool {
    words(of: content).contains { word, token in
      Self.instruments.contains(word) && !columns.isCapitalised[token]
        && !(word == "alliance" && columns.word(token - 1) == "the")
    }
  }

  private func refersBack(_ content: [TextSpan]) -> Bool {
    words(of: content).first.map { Self.references.contains($0.word) } ?? false
  }

  private func words(of content: [TextSpan]) -> [(word: String, token: Int)] {
    content.flatMap { columns.tokens(in: $0) }.map { (columns.words[$0], $0) }
  }

  // MARK: Stance

  private func stance(of statement: Statement, cueStance: Int) -> Stance {
    var positive = cueStance > 0 ? 2 : 0
    var negative = cueStance < 0 && !statement.isNegated ? 2 : 0
    var isContrasted = false
    for (word, token) in words(of: statement.content) {
      if word == "but" || word == "although" || word == "however" { isContrasted = true }
      let value =
        value(of: word, at: token, isDenied: statement.isNegated) * (statement.isNegated ? -1 : 1)
      if value > 0 { positive += 1 }
      if value < 0 { negative += 1 }
    }
    if positive == 0, negative == 0 { return .neutral }
    if isContrasted, positive == negative { return .mixed }
    // What is bad outweighs the good that it is said to touch: `a threat to stability`.
    return positive >= 2 * negative + (negative > 0 ? 1 : 0) ? .support : .oppose
  }

  private func value(of word: String, at token: Int, isDenied: Bool) -> Int {
    let isTurned = isNegated(token)
    if StanceLexicon.permissions.contains(word) { return isTurned ? -1 : 0 }
    var value = StanceLexicon.english.value(of: word)
    if value < 0, word != "against", isRemedied(token) { value = 1 }
    if StanceLexicon.aims.contains(word) { return isTurned ? 1 : isDenied ? -1 : 0 }
    if word == "against" {
      let isForce = (max(0, token - 2)..<token).contains {
        StanceLexicon.forces.contains(columns.words[$0])
      }
      if isForce || hasOpposingWord(after: token) { value = 0 }
    }
    return isTurned ? -value : value
  }

  private func isRemedied(_ token: Int) -> Bool {
    let floor = max(columns.sentenceTokens(of: token).lowerBound, token - 4)
    return (floor..<token).contains { StanceLexicon.remedies.contains(columns.words[$0]) }
  }

  private func hasOpposingWord(after token: Int) -> Bool {
    let limit = min(columns.sentenceTokens(of: token).upperBound, token + 5)
    return (token + 1..<max(token + 1, limit)).contains {
      StanceLexicon.english.value(of: columns.words[$0]) < 0
    }
  }

  /// Whether a negation stands within six words before in the same clause, or right behind.
  private func isNegated(_ token: Int) -> Bool {
    let floor = max(columns.sentenceTokens(of: token).lowerBound, token - 6)
    for before in stride(from: token - 1, through: floor, by: -1) {
      let word = columns.words[before]
      if word == "," || word == ";" || word == "but" { break }
      if WordClasses.negations.contains(word) || word == "without" || word == "unlikely" {
        return true
      }
    }
    let behind = (token + 1..<min(columns.count, token + 3)).map { columns.words[$0] }
    return behind.contains { ["nobody", "nothing", "no"].contains($0) }
  }
}

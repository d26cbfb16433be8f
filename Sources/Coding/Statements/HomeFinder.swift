import Actors
import Evidence
import Language
import Ontology
import Records

/// Finds the state of somebody who is named without one, as readers do: a minister belongs to the
/// state that the report is about at that place, a driver to the city where he is met.
struct HomeFinder {
  /// How many sentences back a report still has the same state in view.
  private static let reach = 4
  /// Sectors whose offices are those of a state.
  private static let ofStates: Set<Role> = [
    .government, .military, .legislature, .opposition, .judiciary, .police,
  ]

  private let cast: Cast
  private var columns: TokenColumns { cast.columns }

  init(cast: Cast) {
    self.cast = cast
  }

  /// The state of a mentioned person or body that has none in the cast.
  ///
  /// - Complexity: O(m) in the mentions before it.
  func state(of mention: CastMention) -> ActorID? {
    guard mention.affiliations.isEmpty, mention.kind != .demonym else { return nil }
    let first = firstMention(of: mention)
    let tokens = columns.tokens(in: first.span)
    let office = (first.office ?? "").split(separator: " ").map(String.init)
    if isForeign(tokens.map { columns.words[$0] } + office) || isOfSeveral(tokens) { return nil }
    if let place = place(in: tokens) ?? place(after: tokens) { return place }
    if let place = placeBefore(tokens.lowerBound) { return place }
    let isOfState = first.roles.contains(where: Self.ofStates.contains)
    guard isOfState else { return nil }
    return inView(at: tokens.lowerBound) ?? dateline() ?? lead()
  }

  /// The state whose ministry is called by its name alone.
  func state(ofOrgan mention: CastMention) -> ActorID? {
    let tokens = columns.tokens(in: mention.span)
    return place(after: tokens) ?? placeBefore(tokens.lowerBound) ?? inView(at: tokens.lowerBound)
      ?? dateline() ?? lead()
  }

  /// The state of people whom the cast does not hold, by the place in or before their phrase.
  func state(of phrase: Range<Int>) -> ActorID? {
    place(in: phrase) ?? place(after: phrase) ?? placeBefore(phrase.lowerBound)
  }

  /// Where a person was presented: the later `he` tells no more than that.
  private func firstMention(of mention: CastMention) -> CastMention {
    guard mention.persons.count == 1 else { return mention }
    return cast.mentions.first { $0.persons == mention.persons && $0.office != nil } ?? mention
  }

  /// `a Western diplomat`, `European officials`, envoys: where they are met tells nothing.
  private func isForeign(_ phrase: [String]) -> Bool {
    let words: Set = [
      "western", "european", "diplomat", "diplomats", "ambassador", "ambassadors", "envoy",
      "envoys", "embassy", "attaché", "correspondent",
    ]
    return phrase.contains(where: words.contains)
  }

  /// `they`, `their rulers`, `both`: whoever they are, one state is too few.
  private func isOfSeveral(_ tokens: Range<Int>) -> Bool {
    ["they", "their", "both", "neither"].contains(columns.word(tokens.lowerBound))
  }

  // MARK: Places

  /// The last place named after a preposition of place inside a phrase.
  private func place(in phrase: Range<Int>) -> ActorID? {
    for token in phrase.reversed()
    where ["in", "from", "at", "near", "on"].contains(columns.words[token]) {
      if let state = placeName(at: token + 1) { return state }
    }
    // `an Istanbul-based analyst`
    for token in phrase where columns.words[token] == "based" && token > phrase.lowerBound + 1 {
      if columns.words[token - 1] == "-" { return placeName(at: token - 2) }
    }
    return nil
  }

  /// `a taxi driver in Ushuaia`, where the phrase ends before the preposition.
  private func place(after phrase: Range<Int>) -> ActorID? {
    guard ["in", "from"].contains(columns.word(phrase.upperBound)) else { return nil }
    return placeName(at: phrase.upperBound + 1)
  }

  /// `In Delhi, scholars`: at the head of the sentence, and nobody in between.
  private func placeBefore(_ token: Int) -> ActorID? {
    let sentence = columns.sentenceTokens(of: token)
    guard ["in", "across"].contains(columns.words[sentence.lowerBound]),
      sentence.lowerBound + 1 < token,
      let place = placeTokens(at: sentence.lowerBound + 1), place.tokens.upperBound <= token
    else { return nil }
    let between = place.tokens.upperBound..<token
    let isFree = between.allSatisfy {
      [",", "the", "a", "an", "too", "some", "several", "most"].contains(columns.words[$0])
        || WordClasses.calendar.contains(columns.words[$0]) || columns.words[$0] == "on"
    }
    return isFree ? place.state : nil
  }

  private func placeName(at token: Int) -> ActorID? { placeTokens(at: token)?.state }

  /// A state, capital or city that begins at a token.
  private func placeTokens(at token: Int) -> (tokens: Range<Int>, state: ActorID)? {
    guard token < columns.count, columns.isCapitalised[token] else { return nil }
    let start = columns.span(token).lower
    let name = cast.entities.first { $0.span.lower == start }
    if let name, name.type == "LOC", let actor = name.actor, actor.looksLikeState {
      return (columns.tokens(in: name.span), actor)
    }
    var end = token + 1
    while end < columns.count, end < token + 3,
      columns.isCapitalised[end] || columns.words[end] == "-"
    {
      end += 1
    }
    while end > token {
      if let state = cast.table.cities.state(of: columns.string(token..<end)) {
        return (token..<end, state)
      }
      end -= 1
    }
    return nil
  }

  // MARK: The state in view

  /// The state that stands first in this sentence or in those before it in the paragraph.
  private func inView(at token: Int) -> ActorID? {
    var sentence = columns.sentence[token]
    var limit = token
    for _ in 0..<Self.reach {
      let tokens = columns.text.sentences[sentence].tokens
      if let state = leading(tokens.lowerBound..<limit) { return state }
      guard sentence > 0, !columns.startsParagraph(tokens.lowerBound) else { return nil }
      sentence -= 1
      limit = columns.text.sentences[sentence].tokens.upperBound
    }
    return nil
  }

  /// The state of the first mention of a stretch of words that has one.
  private func leading(_ tokens: Range<Int>) -> ActorID? {
    guard !tokens.isEmpty else { return nil }
    for mention in cast.mentions(in: columns.span(tokens)) {
      let states = mention.principals.filter(\.looksLikeState)
      if states.count == 1, mention.principals.count == 1 { return states[0] }
      // Several states, or somebody of a state unknown, lead the sentence.
      if states.count > 1 || !mention.persons.isEmpty { return nil }
    }
    return place(in: tokens)
  }

  /// The state that the report opens with.
  private func lead() -> ActorID? {
    columns.text.sentences.first.flatMap { leading($0.tokens) }
  }

  /// The state of the city that the report is sent from: `STOCKHOLM –`.
  private func dateline() -> ActorID? {
    guard let place = placeTokens(at: 0) else { return nil }
    let limit = min(columns.count, place.tokens.upperBound + 8)
    let marks: Set = ["—", "–", "--", "-", ":", "("]
    let isDateline = (place.tokens.upperBound..<limit).contains {
      marks.contains(columns.words[$0])
    }
    return isDateline ? place.state : nil
  }
}

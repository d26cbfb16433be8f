import Ontology

extension SentenceCoder {
  /// The actors that an act is directed at.
  func target(_ frame: EventFrame, in range: Range<Int>, source: [Int]) -> ActorGroup? {
    let end = relativeEnd(in: range)
    var start = range.lowerBound
    var place: ActorGroup?
    var again: ActorGroup?
    var stranger: ActorGroup?
    // Of several who act on one another only those after `with` are others.
    let needsWith = frame.isReciprocal && !frame.hasTargetSlot && isSeveral(source)
    let own = Set(source.flatMap { cast.actors[$0].principals })
    while start < end {
      guard
        let group = reading.group(
          from: start, to: end,
          where: { isTarget($0) && !source.contains(words[$0].actor) })
      else { break }
      let preposition = preposition(before: group.words.lowerBound, from: range.lowerBound)
      let isLocal = SentenceCoder.localActs.contains(frame.type ?? .agree)
      if preposition == .none, !isLocal, isRegion(group) {
        // `met Tennessee`: a part of a state is a place, or struck, or helped.
      } else if isOwn(group, own) {
        if again == nil, !isPossessed(group) { again = group }
      } else if frame.targetFollowsWith || needsWith {
        if preposition == .with || preposition == .none && !needsWith { return group }
      } else if preposition != .place {
        if stranger != nil { break }
        guard !group.actors.contains(where: { isState($0, isStrict: true) }) else { return group }
        // Somebody whose state is not known: where they are may tell it.
        stranger = group
      } else if place == nil, !source.isEmpty, !isCity(group.words.lowerBound) || isLocal {
        place = group
      }
      start = group.words.upperBound
    }
    if var group = stranger {
      group.actors += place?.actors ?? []
      return group
    }
    if frame.isReciprocal {
      return frame.type != .agree || isSeveral(source) ? nil : place ?? again
    }
    return place ?? again
  }

  /// Whether a group only names the source again.
  private func isOwn(_ group: ActorGroup, _ own: Set<ActorID>) -> Bool {
    group.actors.allSatisfy { own.isSuperset(of: cast.actors[$0].principals) }
  }

  /// Whether a group is the source's own by a pronoun: `its troops`, `itself`.
  private func isPossessed(_ group: ActorGroup) -> Bool {
    cast.actors[group.actors[0]].isPronoun
      || words[group.words.lowerBound].isA([.determiner, .pronoun])
  }

  /// What governs a mention.
  private enum Government { case none, with, place, other }

  private func preposition(before index: Int, from start: Int) -> Government {
    var position = index - 1
    while position >= start {
      let word = words[position]
      if word.isA(.preposition) {
        if word.entry.words.contains(EventLexicon.with) { return .with }
        return word.entry.words.contains { EventLexicon.places.contains($0) } ? .place : .other
      }
      if word.isA([.comma, .conjunction, .to]) { return .other }
      position -= 1
    }
    return .none
  }

  private func isRegion(_ group: ActorGroup) -> Bool {
    let next = group.words.upperBound
    return group.actors.allSatisfy { cast.actors[$0].isRegion }
      && !(next < words.count && words[next].isAgent)
  }

  private func isCity(_ index: Int) -> Bool { cast.actors[words[index].actor].isCity }

  /// A target is not sought behind `that` or a relative pronoun.
  private func relativeEnd(in range: Range<Int>) -> Int {
    range.first {
      words[$0].actor < 0
        && (words[$0].isA(.relative) || SentenceCoder.circumstances.contains(words[$0].low))
    } ?? range.upperBound
  }

  /// Acts that strike or help the place where they are done, a city too.
  private static let localActs: Set<EventType> = [.aid, .sanction, .coerce, .assault]

  private static let circumstances: Set<String> = [
    "following", "amid", "despite", "during", "concerning",
  ]

  /// The parties of the last instrument that the source has no part in, where words of judgement
  /// are directed at what they did without naming them.
  func partiesMeant(_ mood: EventMood, in range: Range<Int>, _ source: [Int]) -> [Int]? {
    guard !source.isEmpty, mood.isWord, mood.type != .agree, mood.type != .consult,
      pointsBack(mood, in: range)
    else { return nil }
    let speakers = Set(source.flatMap { cast.actors[$0].principals })
    return parties.last { group in
      speakers.isDisjoint(with: group.flatMap { cast.actors[$0].principals })
    }
  }

  /// The other parties of the instrument that a party ratifies without naming it again: `The
  /// Senate gave its consent`.
  func otherParties(_ mood: EventMood, in range: Range<Int>, _ source: [Int]) -> [Int]? {
    guard mood.code.digits == "057",
      words[range].allSatisfy({ $0.actor < 0 || cast.actors[$0.actor].isPronoun })
    else { return nil }
    let own = Set(source.flatMap { cast.actors[$0].principals })
    guard own.count == 1,
      let group = parties.last(where: { group in
        !own.isDisjoint(with: group.flatMap { cast.actors[$0].principals })
      })
    else { return nil }
    let others = group.filter { own.isDisjoint(with: cast.actors[$0].principals) }
    return others.isEmpty ? nil : others
  }

  private func pointsBack(_ mood: EventMood, in range: Range<Int>) -> Bool {
    if let object = words[range].first, object.low == "it" { return true }
    // `Belgrade spoke of an open provocation`, where the article has told whose.
    if mood.code.digits == "111", words[range].allSatisfy({ $0.actor < 0 }) { return true }
    return words[range].contains { $0.isA(.instrument) }
  }
}

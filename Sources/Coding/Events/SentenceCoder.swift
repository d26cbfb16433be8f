import Evidence
import Language
import Ontology

/// Finds the events of one sentence.
struct SentenceCoder {
  let reading: ClauseReading
  let cast: Cast
  let lexicon: EventLexicon
  /// The parties of the instrument that the article told of last, as indices into the cast.
  private(set) var parties: [Int]

  private var words: [ClauseWord] { reading.words }

  /// The events, in text order.
  mutating func drafts() -> [EventDraft] {
    var drafts: [EventDraft] = []
    var main: ActorGroup?
    var index = 0
    var isConditional = false
    var floor = 0
    while index < words.count {
      let word = words[index]
      if word.mention < 0 {
        if word.isA(.condition) { isConditional = true }
        if word.isA(.stop) || isConditional && endsCondition(at: index) { isConditional = false }
        if !word.isQuoted, let predicate = predicate(at: index) {
          let subject = subject(of: predicate, floor: floor, main: main)
          let end = reading.scopeEnd(after: index)
          if predicate.use != .participle { main = subject ?? main }
          if let match = reading.frame(at: predicate, lexicon: lexicon, to: end) {
            if let draft = draft(
              match, predicate, subject: subject, to: end, isConditional: isConditional)
            {
              drafts.append(draft)
              if let new = draft.parties { parties = new }
            }
            index = max(match.end, end)
            floor = index
            continue
          }
        }
        if word.isA(.reporting), !word.isQuoted,
          let subject = reporter(at: index, floor: floor, main: main)
        {
          main = subject
        }
      }
      index += 1
    }
    return drafts
  }

  /// The predicate that a trigger makes, nil for words that are none.
  private func predicate(at index: Int) -> Predicate? {
    guard !words[index].entry.forms.isEmpty else { return nil }
    return reading.predicate(at: index, cast: cast)
  }

  /// Whether a condition ends at a word: its comma, or the clause that the comma was left out of.
  private func endsCondition(at index: Int) -> Bool {
    words[index].isA(.comma)
      && words[..<index].lastIndex(where: { $0.isA(.condition) }).map {
        $0 == 0 || words[$0 - 1].isA([.stop, .comma]) || $0 < 2
      } ?? true
  }

  /// Who a verb of saying belongs to.
  private func reporter(at index: Int, floor: Int, main: ActorGroup?) -> ActorGroup? {
    var start = index
    while start > 0, words[start - 1].isA(.auxiliary), words[start - 1].mention < 0 { start -= 1 }
    guard start > 0, !words[start - 1].isA(.comma) || main == nil else { return nil }
    return reading.subject(before: start, floor: floor, main: nil, where: isActor)
  }

  private func subject(of predicate: Predicate, floor: Int, main: ActorGroup?) -> ActorGroup? {
    if predicate.use == .participle { return main }
    var start = predicate.start
    if predicate.use == .infinitive { start = governorStart(predicate) }
    return reading.subject(before: start, floor: floor, main: main, where: isActor)
  }

  /// The start of the verb group that governs an infinitive.
  private func governorStart(_ predicate: Predicate) -> Int {
    var start = predicate.start
    if start > 0, words[start - 1].isA([.intention, .likelihood, .enactment]) { start -= 1 }
    while start > 0, words[start - 1].isA(.auxiliary), words[start - 1].mention < 0 { start -= 1 }
    return start
  }

  /// Whether the mention at a word can act: a state, an organisation or somebody of theirs, but
  /// not a place, nor a city in the name of an agreement.
  private func isActor(_ index: Int) -> Bool {
    let mention = cast.mentions[words[index].mention]
    guard !mention.principals.isEmpty else { return false }
    return !isPlace(index) && !isInName(index)
  }

  /// Whether a mention stands for a state or a body, not for a person alone.
  private func isState(_ mention: Int) -> Bool {
    cast.mentions[mention].principals.contains { !$0.isPerson }
  }

  private func isPlace(_ index: Int) -> Bool {
    let mention = cast.mentions[words[index].mention]
    guard index > 0, mention.kind == .metonym, !mention.isGovernmentActing else { return false }
    return words[index - 1].entry.words.contains { EventLexicon.places.contains($0) }
  }

  private func isInName(_ index: Int) -> Bool {
    var next = index + 1
    while next < words.count, words[next].mention == words[index].mention { next += 1 }
    return next < words.count && words[next].isCapital && words[next].isA(.instrument)
  }

  /// Puts an event together from a frame and its arguments.
  private func draft(
    _ match: FrameMatch, _ predicate: Predicate, subject: ActorGroup?, to end: Int,
    isConditional: Bool
  ) -> EventDraft? {
    guard let code = match.frame.code, let type = match.frame.type,
      var mood = EventMood(
        code: code, type: type, predicate: predicate,
        isConditional: isConditional || isConsequence(predicate),
        isHearsay: words[predicate.start..<(predicate.head + 1)].contains { $0.isHearsay })
    else { return nil }
    if match.frame.isPlan { mood = mood.announced() }
    if match.frame.governsInfinitive, let refined = refine(mood, match, to: end) {
      mood = refined
    }
    if isReduced(predicate, subject: subject) { return nil }
    guard isMeant(match, predicate) else { return nil }
    var source = subject?.mentions ?? []
    var target: [Int] = []
    var last = match.end
    if predicate.use == .passive {
      target = source
      let agent = agent(after: predicate.head, to: end)
      source = agent?.mentions ?? []
      last = max(last, agent?.words.upperBound ?? last)
      if match.frame.isReciprocal { target = [] }
      if target.isEmpty, let slot = match.slot,
        let group = self.target(match.frame, in: slot, source: source)
      {
        target = group.mentions.filter { !source.contains($0) }
      }
    } else if let group = match.slot.flatMap({ self.target(match.frame, in: $0, source: source) })
      ?? self.target(match.frame, in: (predicate.head + 1)..<end, source: source)
    {
      target = group.mentions
      last = max(last, group.words.upperBound)
    }
    if target.isEmpty, pointsToParties(mood.type, in: (predicate.head + 1)..<end, source: source) {
      target = parties
    }
    guard isComplete(match.frame, source: source, target: target) else { return nil }
    let isReciprocal = match.frame.isReciprocal && (!target.isEmpty || source.count > 1)
    return EventDraft(
      type: mood.type, code: mood.code, source: source, target: target, isReciprocal: isReciprocal,
      factuality: mood.factuality,
      isPluperfect: predicate.group.isSuperset(of: [.have, .past])
        && predicate.group.isDisjoint(with: [.future, .possible]),
      words: predicate.start..<max(last, predicate.head + 1),
      clause: min(subject?.words.lowerBound ?? predicate.start, predicate.start)..<end)
  }

  /// Whether the verb tells what would follow if a condition held.
  private func isConsequence(_ predicate: Predicate) -> Bool {
    predicate.group.isSuperset(of: [.future, .past]) && words.contains { $0.isA(.condition) }
  }

  /// Whether the words between trigger and pattern end mean what the pattern takes them for: no
  /// `nobody is threatened`, no `France should` about somebody named earlier.
  private func isMeant(_ match: FrameMatch, _ predicate: Predicate) -> Bool {
    if predicate.use == .passive, predicate.group.isEmpty, match.frame.type == .agree {
      return false
    }
    let inner = words[(predicate.head + 1)..<max(match.end, predicate.head + 1)]
    if let last = inner.last, last.isA(.duty) { return words[match.end - 2].mention >= 0 }
    if let slot = match.slot, match.frame.type == .aid || match.frame.type == .retreat,
      slot.lowerBound < words.count,
      words[slot.lowerBound - 1].isA(.to), words[slot.lowerBound].isVerbal
    {
      return false
    }
    guard match.frame.type == .accuse || match.frame.type == .support else { return true }
    return !inner.contains { $0.isA(.negation) }
  }

  /// Whether the act is told without a subject of its own where the form can be a participle:
  /// `freed a blogger, arrested last week`.
  private func isReduced(_ predicate: Predicate, subject: ActorGroup?) -> Bool {
    guard predicate.use == .active, predicate.group.isEmpty,
      words[predicate.head].entry.forms.contains(.participle)
    else { return false }
    if predicate.start == 0 { return true }
    let before = words[predicate.start - 1]
    if before.isA([.comma, .dash]) {
      return subject == nil
        || words[predicate.start - 1].isA(.dash) == false && predicate.head + 1 < words.count
          && words[predicate.head + 1].isA(.preposition)
    }
    if before.isA(.relative) || before.isThat { return subject == nil }
    return subject == nil && before.isA([.reporting, .preposition, .conjunction])
  }

  private func isComplete(_ frame: EventFrame, source: [Int], target: [Int]) -> Bool {
    guard (source + target).contains(where: isState) else { return false }
    if frame.needsBoth {
      return !source.isEmpty && (!target.isEmpty || frame.isReciprocal && source.count > 1)
    }
    if frame.needsSource { return !source.isEmpty }
    return !source.isEmpty || !target.isEmpty
  }

  /// The finer code of an act that is agreed to, refused or threatened.
  private func refine(_ mood: EventMood, _ outer: FrameMatch, to end: Int) -> EventMood? {
    let start = outer.end
    guard start < end else { return nil }
    let act = Predicate(head: start, start: start, use: .active, group: [])
    guard !words[start].entry.forms.isEmpty,
      let match = reading.frame(at: act, lexicon: lexicon, to: end), let code = match.frame.code,
      let type = match.frame.type
    else { return nil }
    return mood.refined(by: code, type, isPlan: outer.frame.isPlan)
  }

  /// The actor of a passive, after `by`.
  private func agent(after head: Int, to end: Int) -> ActorGroup? {
    guard let by = words[head..<end].firstIndex(where: { $0.isBy }) else { return nil }
    return reading.group(from: by + 1, to: min(end, by + 8), where: isActor)
  }

  /// The actors that an act is directed at.
  private func target(_ frame: EventFrame, in range: Range<Int>, source: [Int]) -> ActorGroup? {
    let end = relativeEnd(in: range)
    var start = range.lowerBound
    var fallback: ActorGroup?
    let own = Set(source.flatMap { cast.mentions[$0].principals })
    while start < end {
      guard
        let group = reading.group(
          from: start, to: end,
          where: { isActor($0) && !source.contains(words[$0].mention) })
      else { break }
      if isOwn(group, own) {
        if fallback == nil, !frame.isReciprocal, !isPossessed(group) { fallback = group }
        start = group.words.upperBound
        continue
      }
      let preposition = preposition(before: group.words.lowerBound, from: range.lowerBound)
      if frame.targetFollowsWith {
        if preposition == .none || preposition == .with { return group }
      } else if preposition != .place {
        return group
      } else if fallback == nil, !source.isEmpty, !frame.isReciprocal,
        !isCity(group.words.lowerBound)
      {
        fallback = group
      }
      start = group.words.upperBound
    }
    return frame.targetFollowsWith ? nil : fallback
  }

  /// Whether a group only names the source again.
  private func isOwn(_ group: ActorGroup, _ own: Set<ActorID>) -> Bool {
    group.mentions.allSatisfy { own.isSuperset(of: cast.mentions[$0].principals) }
  }

  /// Whether a group is the source's own by a pronoun: `its troops`, `itself`.
  private func isPossessed(_ group: ActorGroup) -> Bool {
    let mention = cast.mentions[group.mentions[0]]
    return mention.kind == .pronoun || words[group.words.lowerBound].isA([.determiner, .pronoun])
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

  private func isCity(_ index: Int) -> Bool { cast.mentions[words[index].mention].kind == .metonym }

  /// A target is not sought behind `that` or a relative pronoun.
  private func relativeEnd(in range: Range<Int>) -> Int {
    range.first { words[$0].mention < 0 && words[$0].isA(.relative) } ?? range.upperBound
  }

  /// Whether words of judgement are directed at the instrument that the article tells of.
  private func pointsToParties(_ type: EventType, in range: Range<Int>, source: [Int]) -> Bool {
    guard !parties.isEmpty, !source.isEmpty else { return false }
    switch type {
    case .accuse, .reject, .threaten, .request, .support: break
    default: return false
    }
    let actors = Set(parties.flatMap { cast.mentions[$0].principals })
    guard source.allSatisfy({ actors.isDisjoint(with: cast.mentions[$0].principals) }) else {
      return false
    }
    if let object = words[range].first, object.low == "it" { return true }
    return words[range].contains { $0.isA(.instrument) }
  }
}

import Evidence
import Language
import Ontology

/// Finds the events of one sentence.
struct SentenceCoder {
  let reading: ClauseReading
  let cast: EventCast
  let lexicon: EventLexicon
  /// The parties of the instruments that the article has told of so far, the last one last, as
  /// indices into the cast.
  private(set) var parties: [[Int]]
  /// The last two or more that an act of this sentence was directed at: `both`.
  private var pair: [Int] = []
  /// The accusation of this sentence told last: `it` in what follows is the accused.
  private var accusation: EventDraft?

  /// How many instruments the coder remembers.
  private static let memory = 8

  /// Makes a coder of one sentence.
  init(reading: ClauseReading, cast: EventCast, lexicon: EventLexicon, parties: [[Int]]) {
    self.reading = reading
    self.cast = cast
    self.lexicon = lexicon
    self.parties = parties
  }

  var words: [ClauseWord] { reading.words }

  /// The events, in text order.
  mutating func drafts() -> [EventDraft] {
    var drafts: [EventDraft] = []
    var main: ActorGroup?
    var index = 0
    var isConditional = false
    var floor = 0
    while index < words.count {
      let word = words[index]
      if word.actor < 0 {
        if word.isA(.condition) { isConditional = true }
        if word.isA(.stop) || isConditional && endsCondition(at: index) { isConditional = false }
        if !word.isQuoted, let predicate = predicate(at: index) {
          let subject = subject(of: predicate, floor: floor, main: main)
          let end = reading.scopeEnd(after: index)
          if predicate.use != .participle { main = subject ?? main }
          if let (match, draft) = act(
            at: predicate, subject: subject, to: end, isConditional: isConditional)
          {
            if let draft {
              drafts.append(draft)
              note(draft)
              if draft.target.count > 1 { pair = draft.target }
              if draft.type == .accuse, !draft.target.isEmpty { accusation = draft }
            }
            if let inner = signing(inside: match.end..<end, main: subject) {
              drafts.append(inner)
              note(inner)
            }
            index = max(match.end, end)
            floor = index
            continue
          }
        }
        if word.isA(.reporting) || word.isOtherVerb || word.isA(.be) && main == nil, !word.isQuoted,
          let subject = reporter(at: index, floor: floor, main: main)
        {
          main = subject
        }
      }
      index += 1
    }
    if drafts.isEmpty, let nominal = nominal() {
      drafts.append(nominal)
      note(nominal)
    }
    return drafts
  }

  /// Remembers the parties of a cooperative act, of whom later clauses may speak without naming
  /// them.
  private mutating func note(_ draft: EventDraft) {
    guard let group = draft.parties, isSeveral(group), draft.type != .consult || parties.isEmpty
    else { return }
    parties = parties.suffix(SentenceCoder.memory - 1) + [group]
  }

  /// The signing that a relative clause tells of: `rejected the pact which Serbia and Hungary
  /// signed`.
  private func signing(inside range: Range<Int>, main: ActorGroup?) -> EventDraft? {
    guard range.lowerBound < range.upperBound,
      let relative = range.first(where: {
        words[$0].actor < 0 && (words[$0].isA(.relative) || words[$0].isThat)
          && $0 > 0 && words[$0 - 1].isA(.instrument)
      })
    else { return nil }
    for index in (relative + 1)..<range.upperBound where words[index].low == "signed" {
      guard let predicate = predicate(at: index), predicate.use == .active,
        let subject = reading.subject(
          before: predicate.start, floor: relative + 1, main: main, where: isActor)
      else { return nil }
      let end = reading.scopeEnd(after: index)
      guard
        let match = reading.frame(
          at: predicate, lexicon: lexicon, to: end, where: { isMeant($0, predicate) })
      else { return nil }
      return draft(match, predicate, subject: subject, to: end, isConditional: false)
    }
    return nil
  }

  /// What a predicate tells: the most demanding frame that makes an event of it, a plainer one only
  /// where it is known who acts; else the most demanding one that fits, whose words are read
  /// though nothing comes of them.
  private func act(
    at predicate: Predicate, subject: ActorGroup?, to end: Int, isConditional: Bool
  ) -> (match: FrameMatch, draft: EventDraft?)? {
    guard !isReduced(predicate, subject: subject) else { return nil }
    var first: FrameMatch?
    var made: EventDraft?
    let match = reading.frame(at: predicate, lexicon: lexicon, to: end) { match in
      guard isMeant(match, predicate) else { return false }
      let isPlainer = first != nil
      first = first ?? match
      guard match.frame.code != nil else { return true }
      made = draft(
        match, predicate, subject: subject, to: end, isConditional: isConditional)
      if isPlainer, made?.home?.isSource != true, made?.source.contains(where: canAct) != true {
        made = nil
      }
      return made != nil
    }
    return (made == nil ? first : match).map { ($0, made) }
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

  /// Who a verb that is no trigger belongs to; verbs after it may share its subject.
  private func reporter(at index: Int, floor: Int, main: ActorGroup?) -> ActorGroup? {
    var start = index
    while start > 0, words[start - 1].isA(.auxiliary), words[start - 1].actor < 0 { start -= 1 }
    guard start > 0, !words[start - 1].isA(.comma) || main == nil else { return nil }
    return reading.subject(before: start, floor: floor, main: nil, where: isActor)
  }

  private func subject(of predicate: Predicate, floor: Int, main: ActorGroup?) -> ActorGroup? {
    if predicate.use == .participle { return main }
    var start = predicate.start
    if predicate.use == .infinitive { start = governorStart(predicate) }
    return reading.subject(
      before: start, floor: floor, main: main,
      where: { isActor($0) && !isOrigin($0, from: floor, to: start) })
  }

  /// The start of the verb group that governs an infinitive.
  private func governorStart(_ predicate: Predicate) -> Int {
    var start = predicate.start
    if start > 0, words[start - 1].isA([.intention, .likelihood, .enactment]) { start -= 1 }
    while start > 0, words[start - 1].isA(.auxiliary), words[start - 1].actor < 0 { start -= 1 }
    return start
  }

  /// Puts an event together from a frame and its arguments.
  private func draft(
    _ match: FrameMatch, _ predicate: Predicate, subject: ActorGroup?, to end: Int,
    isConditional: Bool
  ) -> EventDraft? {
    guard let code = match.frame.code, let type = match.frame.type,
      var mood = EventMood(
        code: code, type: type, predicate: predicate,
        isConditional: isConditional || isConsequence(predicate, type),
        isHearsay: words[predicate.start..<(predicate.head + 1)].contains { $0.isHearsay })
    else { return nil }
    if match.frame.isPlan, mood.type != .reject { mood = mood.announced() }
    if match.frame.governsInfinitive, let refined = refine(mood, match, to: end) {
      mood = refined
    }
    var source = accused(before: predicate.start, mood.type) ?? subject?.actors ?? []
    var target: [Int] = []
    var last = match.end
    if predicate.use == .passive {
      // `gains from training offered by Albania` is nothing done to the subject.
      if predicate.group.isEmpty, !match.frame.isReciprocal, match.slot == nil,
        case .gap = match.frame.elements.first
      {
        return nil
      }
      target = source
      let agent = agent(after: predicate.head, to: end)
      source = agent?.actors ?? []
      last = max(last, agent?.words.upperBound ?? last)
      if match.frame.isReciprocal {
        // `The treaty between Jordan and Israel was signed`.
        if source.isEmpty, isSeveral(target) { source = target }
        target = []
      }
      // What was given stands in front, who was given it behind.
      if let slot = match.slot,
        let group = self.target(match.frame, in: slot, source: source)
      {
        let receivers = group.actors.filter { !source.contains($0) }
        if target.isEmpty || receivers.contains(where: { isState($0, isStrict: true) }) {
          target = receivers
        }
      }
    } else if let group = match.slot.flatMap({ self.target(match.frame, in: $0, source: source) })
      ?? (match.frame.hasInnerTarget
        ? nil
        : self.target(
          match.frame, in: (predicate.head + 1)..<(isJudgement(match, predicate) ? match.end : end),
          source: source))
    {
      target = group.actors
      last = max(last, group.words.upperBound)
    }
    if target.isEmpty, !pair.isEmpty, let slot = match.slot?.lowerBound, slot < words.count,
      words[slot].low == "both"
    {
      target = pair
    }
    if target.isEmpty,
      let group = partiesMeant(mood, in: (predicate.head + 1)..<end, source)
        ?? otherParties(mood, in: (predicate.head + 1)..<end, source)
    {
      target = group
    }
    // `Hyundai plans to build a plant`: nobody else is promised anything.
    if match.frame.isPlan, mood.code.digits == "030", target.isEmpty, !isSeveral(source) {
      return nil
    }
    let home = home(
      mood.type, source: source, target: target, before: predicate.start,
      after: (predicate.head + 1)..<end, isAgentless: predicate.use == .passive)
    guard
      isComplete(match.frame, source: source, target: target, home: home, isWord: mood.isWord)
    else { return nil }
    if mood.factuality == .hypothetical, source.isEmpty { return nil }
    let isReciprocal = match.frame.isReciprocal && (!target.isEmpty || isSeveral(source))
    return EventDraft(
      type: mood.type, code: mood.code, source: source, target: target, home: home,
      isReciprocal: isReciprocal,
      factuality: mood.factuality,
      isPluperfect: predicate.group.isSuperset(of: [.have, .past])
        && predicate.group.isDisjoint(with: [.future, .possible]),
      words: predicate.start..<max(last, predicate.head + 1),
      clause: min(subject?.words.lowerBound ?? predicate.start, predicate.start)..<end)
  }

  /// Who does what somebody is accused of, where a pronoun names them: `accused Russia of having
  /// broken the treaty when it seized Crimea`.
  private func accused(before start: Int, _ type: EventType) -> [Int]? {
    guard let accusation, type.quad(.cameo) == .materialConflict, start > 1,
      ["it", "they", "he", "she"].contains(words[start - 1].low),
      words[start - 2].isA(.subordinator)
    else { return nil }
    return accusation.target
  }

  /// Whether a verb brings a judgement: who is judged stands before it, as in `called the signing
  /// a provocation`.
  private func isJudgement(_ match: FrameMatch, _ predicate: Predicate) -> Bool {
    guard match.frame.type == .accuse, match.slot == nil, case .gap = match.frame.elements.first
    else { return false }
    return !SentenceCoder.verdicts.contains(words[predicate.head].low)
  }

  private static let verdicts: Set<String> = [
    "condemn", "condemns", "condemned", "express", "expresses", "expressed", "voice", "voices",
    "voiced", "launch", "launched", "launches", "open", "opened", "opens", "ordered", "orders",
  ]

  /// Whether the verb tells what would follow if a condition held.
  ///
  /// A friendly act with its condition behind it is a promise: `would come to their aid if either were attacked`.
  private func isConsequence(_ predicate: Predicate, _ type: EventType) -> Bool {
    guard predicate.group.isSuperset(of: [.future, .past]) else { return false }
    let isFriendly = type.quad(.cameo).rawValue <= QuadClass.materialCooperation.rawValue
    return words[..<(isFriendly ? predicate.start : words.count)].contains { $0.isA(.condition) }
  }

  /// Whether the words between trigger and pattern end mean what the pattern takes them for: no
  /// `nobody is threatened`, no `France should` about somebody named earlier.
  private func isMeant(_ match: FrameMatch, _ predicate: Predicate) -> Bool {
    if predicate.use == .passive, words[predicate.head].low == "joined" { return false }
    if match.frame.needsForce, predicate.use == .passive || !opensWithForce(predicate.start) {
      return false
    }
    if predicate.use == .passive, predicate.group.isEmpty, match.frame.type == .agree {
      return false
    }
    let inner = words[(predicate.head + 1)..<max(match.end, predicate.head + 1)]
    if match.frame.type == .assault, inner.contains(where: { $0.low == "hunger" }) { return false }
    if predicate.head + 1 < words.count, words[predicate.head + 1].isA(.negation) { return false }
    // `Croatia cooperates with whom it pleases` is a habit.
    if ["060", "061"].contains(match.frame.code?.digits), predicate.group.isEmpty,
      words[predicate.head].entry.forms.isDisjoint(with: [.past, .participle])
    {
      return false
    }
    if match.frame.hasInnerTarget, predicate.use != .passive, let slot = match.slot,
      !slot.contains(where: { words[$0].actor >= 0 && isTarget($0) })
    {
      return false
    }
    if match.frame.isPlan {
      return match.end < words.count && words[match.end].isVerbal
    }
    if let last = inner.last, last.isA(.duty) {
      return words[max(predicate.head, match.end - 10)..<match.end].contains { $0.actor >= 0 }
    }
    if words[predicate.head].low.hasPrefix("agree"), match.frame.type == .support,
      inner.indices.dropLast().contains(where: { words[$0].isA(.to) && words[$0 + 1].isVerbal })
    {
      return false
    }
    guard match.frame.type == .accuse || match.frame.type == .support else { return true }
    if match.end < words.count, words[match.end].isA(.negation) { return false }
    return !inner.contains { $0.isA(.negation) }
  }

  /// Whether soldiers or their arms stand right before a verb group: `Turkish paratroopers landed`.
  private func opensWithForce(_ start: Int) -> Bool {
    words[max(0, start - 6)..<start].reversed().prefix { !$0.isA(.clauseEnd) }
      .contains { ClauseWord.forces.contains($0.low) }
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

  /// Whether a side names more than one state or body.
  func isSeveral(_ side: [Int]) -> Bool {
    Set(side.flatMap { cast.actors[$0].principals }).count > 1
  }

  /// Whether enough actors are known for an event.
  private func isComplete(
    _ frame: EventFrame, source: [Int], target: [Int], home: HomeParty?, isWord: Bool
  ) -> Bool {
    let isHomeSource = home?.isSource == true
    guard isHomeSource || (source + target).contains(where: { isState($0, isStrict: isWord) })
    else { return false }
    if isWord, !source.isEmpty, !isHomeSource, !source.contains(where: canSpeak) { return false }
    if frame.needsBoth, !isHomeSource, !source.contains(where: canAct) { return false }
    if frame.isJoint, target.isEmpty, !isSeveral(source) { return false }
    if frame.needsBoth || frame.needsForce {
      return (!source.isEmpty || isHomeSource)
        && (!target.isEmpty || home?.isSource == false || frame.isReciprocal && isSeveral(source))
    }
    if frame.needsSource { return !source.isEmpty || isHomeSource }
    return !source.isEmpty || !target.isEmpty
  }

  /// The finer code of an act that is agreed to, refused or threatened.
  private func refine(_ mood: EventMood, _ outer: FrameMatch, to end: Int) -> EventMood? {
    let start = outer.end
    guard start < end else { return nil }
    let act = Predicate(head: start, start: start, use: .active, group: [])
    guard !words[start].entry.forms.isEmpty,
      let match = reading.frame(at: act, lexicon: lexicon, to: end, where: { _ in true }),
      let code = match.frame.code,
      let type = match.frame.type
    else { return nil }
    return mood.refined(by: code, type, isPlan: outer.frame.isPlan)
  }

  /// The actor of a passive, after `by`.
  private func agent(after head: Int, to end: Int) -> ActorGroup? {
    guard let by = words[head..<end].firstIndex(where: { $0.isBy }) else { return nil }
    let limit = words[(by + 1)..<min(end, by + 12)].firstIndex {
      $0.actor < 0
        && ($0.isA(.preposition) && !$0.isOf || $0.low.hasSuffix("ing") || $0.isOtherVerb)
    }
    return reading.group(from: by + 1, to: limit ?? min(end, by + 12), where: isActor)
  }
}

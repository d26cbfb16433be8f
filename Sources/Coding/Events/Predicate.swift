import Evidence
import Language
import Ontology

/// A trigger used as a verb, with what its verb group tells.
struct Predicate {
  /// The voice and mood in which the trigger stands.
  enum Use {
    case active, passive
    /// A clause of its own without a subject: `, accusing Serbia of`.
    case participle
    /// After `to` under a word that says it happened or is planned.
    case infinitive
  }

  /// Index of the trigger in the reading.
  let head: Int
  /// Index of the first word of the verb group.
  let start: Int
  /// How it is used.
  let use: Use
  /// The classes of the words of the verb group before the trigger, and of the word that governs
  /// an infinitive.
  let group: FunctionWord

  /// Whether the verb group stands in the future.
  var isFuture: Bool { group.contains(.future) || group.contains(.intention) && use == .infinitive }
  /// Whether the verb group is denied.
  var isNegated: Bool { group.contains(.negation) }
  /// Whether the verb group says that it may be.
  var isPossible: Bool { !group.isDisjoint(with: [.possible, .likelihood]) }
  /// Whether the verb group says that it ought to be.
  var isDuty: Bool { group.contains(.duty) }
}

extension ClauseReading {
  /// Reads the verb group around a trigger.
  ///
  /// - Parameters:
  ///   - head: index of the trigger.
  ///   - cast: who is named in the text.
  /// - Returns: the predicate, or nil where the word is no verb here or only part of a purpose, a
  ///   wish or a noun phrase.
  func predicate(at head: Int, cast: EventCast) -> Predicate? {
    let forms = words[head].entry.forms
    guard !forms.isEmpty, words[head].actor < 0, !isHyphenated(head) else { return nil }
    var start = head
    var group: FunctionWord = []
    while start > 0, words[start - 1].actor < 0 {
      if words[start - 1].isA([.auxiliary, .to]) {
        start -= 1
        group.formUnion(words[start].classes)
      } else if start > 1, words[start - 1].isPlain || words[start - 1].low == "both",
        !words[start - 1].low.hasSuffix("ing"), words[start - 2].isA(.auxiliary),
        words[start - 2].actor < 0
      {
        // An adverb without `-ly`: `has outright rejected`.
        start -= 1
      } else {
        break
      }
    }
    let before = start > 0 ? words[start - 1] : nil
    if forms == .adjective || forms.contains(.adjective) && opensInfinitive(head + 1) {
      return group.contains(.be)
        ? Predicate(head: head, start: start, use: .active, group: group) : nil
    }
    if group.contains(.to) { return infinitive(head: head, start: start, group: group) }
    if !forms.isDisjoint(with: [.past, .participle]) {
      return pastForm(head: head, start: start, group: group, before: before)
    }
    if forms.contains(.gerund) {
      if group.contains(.be) {
        return Predicate(head: head, start: start, use: .active, group: group)
      }
      guard let before else {
        return Predicate(head: head, start: start, use: .participle, group: group)
      }
      if before.isA(.enactment) {
        return Predicate(head: head, start: start, use: .infinitive, group: group.union(.enactment))
      }
      return before.isA([.comma, .dash, .stop])
        ? Predicate(head: head, start: start, use: .participle, group: group) : nil
    }
    return presentForm(head: head, start: start, group: group, before: before, cast: cast)
  }

  /// Whether a word hangs on the one before it by a hyphen: `Israeli-occupied`, not `test-fired`.
  func isHyphenated(_ index: Int) -> Bool {
    index > 0 && words[index - 1].low == "-"
      && words[index - 1].span.upper == words[index].span.lower
      && !(index > 1 && words[index - 2].low == "test")
  }

  private func opensInfinitive(_ index: Int) -> Bool {
    index < words.count && words[index].isA(.to)
  }

  private func infinitive(head: Int, start: Int, group: FunctionWord) -> Predicate? {
    guard words[head].entry.forms.contains(.base) else { return nil }
    // `has to`, `is to`, `are to`: the auxiliary itself governs.
    var to = head
    while to > start, !words[to].isA(.to) { to -= 1 }
    var governor = to > start ? words[to - 1].classes : []
    if to == start, start > 0 {
      governor = words[start - 1].classes
      if start > 1, words[start - 2].isA(.auxiliary) {
        governor.formUnion(words[start - 2].classes.intersection([.negation, .future, .possible]))
      }
    }
    let steering = governor.intersection([.intention, .likelihood, .enactment])
    guard !steering.isEmpty else { return nil }
    return Predicate(head: head, start: start, use: .infinitive, group: group.union(governor))
  }

  /// Whether a bare verb can belong to what stands before it: a plural, or a list.
  private func isPlural(before start: Int, cast: EventCast) -> Bool {
    let actor = cast.actors[words[start - 1].actor]
    if actor.isPronoun || actor.principals.count > 1 || actor.text.hasSuffix("s") { return true }
    let region = max(0, start - 8)..<start
    return region.contains { index in
      let word = words[index]
      // `workers in Peru call off`
      let heads = word.isAgent && word.low.hasSuffix("s") && words[index + 1].isA(.preposition)
      return word.actor < 0 && (word.isA([.conjunction, .comma]) || heads)
    }
  }

  private func pastForm(
    head: Int, start: Int, group: FunctionWord, before: ClauseWord?
  ) -> Predicate? {
    let forms = words[head].entry.forms
    if group.contains(.be) {
      return Predicate(head: head, start: start, use: .passive, group: group)
    }
    let next = head + 1 < words.count ? words[head + 1] : nil
    if group.isEmpty, let next, next.isBy, forms.contains(.participle) {
      if before == nil || before?.isA([.comma, .dash]) == true { return nil }
      return Predicate(head: head, start: start, use: .passive, group: group)
    }
    if group.isEmpty, let before, before.isA([.determiner, .preposition, .possessive]) {
      return nil
    }
    if let next, next.actor < 0, group.isEmpty, start == 0 || before?.isA(.comma) == true,
      forms.contains(.base)
    {
      return nil
    }
    return Predicate(head: head, start: start, use: .active, group: group)
  }

  private func presentForm(
    head: Int, start: Int, group: FunctionWord, before: ClauseWord?, cast: EventCast
  ) -> Predicate? {
    if !group.isDisjoint(with: [.future, .possible, .duty, .do]) {
      return words[head].entry.forms.contains(.base)
        ? Predicate(head: head, start: start, use: .active, group: group) : nil
    }
    guard let before, group.isEmpty || group == .negation else { return nil }
    let next = head + 1 < words.count ? words[head + 1] : nil
    if let next, next.isA([.possessive, .be]) || next.isOf { return nil }
    if let next, words[head].entry.isNoun, next.isA(.preposition) { return nil }
    if words[head].entry.isNoun, words[head].upos != .verb,
      next.map({ $0.actor >= 0 || $0.isA([.determiner, .pronoun, .to]) || $0.isCapital }) != true
    {
      return nil
    }
    if before.isA(.conjunction), words[head].entry.forms.contains(.third) {
      return Predicate(head: head, start: start, use: .active, group: group)
    }
    if before.isA(.relative) || before.isA(.pronoun) && !before.isA(.determiner) {
      return Predicate(head: head, start: start, use: .active, group: group)
    }
    if words[head].entry.forms.contains(.third), !words[head].entry.isNoun,
      before.isPlain || before.isA(.comma)
    {
      return Predicate(head: head, start: start, use: .active, group: group)
    }
    if before.isAgent, words[head].upos == .verb {
      return Predicate(head: head, start: start, use: .active, group: group)
    }
    guard before.actor >= 0 else { return nil }
    let actor = cast.actors[before.actor]
    guard words[head].entry.forms.contains(.third) || isPlural(before: start, cast: cast) else {
      return nil
    }
    guard !actor.isDemonym || actor.text.hasSuffix("s"), !actor.text.hasSuffix("s'"),
      !before.isA(.possessive)
    else {
      return nil
    }
    return Predicate(head: head, start: start, use: .active, group: group)
  }
}

extension ClauseWord {
  /// Whether the lexicon knows nothing about the word and nobody is mentioned by it.
  var isPlain: Bool { actor < 0 && !isCapital && entry.words.isEmpty && entry.classes.isEmpty }
  /// Whether the word is `by`.
  var isBy: Bool { isA(.preposition) && entry.words.contains(EventLexicon.by) }
  /// Whether the word is `of`.
  var isOf: Bool { isA(.preposition) && entry.words.contains(EventLexicon.of) }
}

import Language
import Ontology

/// A frame found at a predicate.
struct FrameMatch {
  /// The frame.
  let frame: EventFrame
  /// Index after the last word that the pattern needs.
  let end: Int
  /// Where the target may stand, where the pattern says so.
  let slot: Range<Int>?
}

extension ClauseReading {
  private static let gapLength = 12
  private static let slotLength = 14

  /// The most demanding frame that fits a predicate.
  ///
  /// - Parameters:
  ///   - predicate: the trigger and its verb group.
  ///   - lexicon: the frames.
  ///   - end: where the clause ends.
  ///   - isMeant: whether the words between trigger and pattern end mean what the frame says.
  /// - Returns: nil where the words fit no frame.
  func frame(
    at predicate: Predicate, lexicon: EventLexicon, to end: Int,
    where isMeant: (FrameMatch) -> Bool
  ) -> FrameMatch? {
    for word in words[predicate.head].entry.words {
      for frame in lexicon.frames(of: word) {
        if let match = match(frame, at: predicate, to: end), isMeant(match) { return match }
      }
    }
    return nil
  }

  private func match(_ frame: EventFrame, at predicate: Predicate, to end: Int) -> FrameMatch? {
    let elements = frame.elements[...]
    // What somebody is accused of or warned of may be a clause; an object never holds a verb.
    let bounds: FunctionWord =
      frame.type == .accuse || frame.type == .threaten
      ? .stop : [.stop, .have, .be, .future, .possible, .reporting]
    let start = predicate.head + 1
    if let found = match(elements, from: start, slot: nil, to: end, bounds: bounds) {
      return FrameMatch(frame: frame, end: found.end, slot: found.slot)
    }
    guard predicate.use == .passive else { return nil }
    // In the passive the object has moved in front of the verb.
    let rest = elements.drop { if case .target = $0 { return true } else { return false } }
    if rest.count < elements.count,
      let found = match(rest, from: start, slot: nil, to: end, bounds: bounds)
    {
      return FrameMatch(frame: frame, end: found.end, slot: nil)
    }
    guard case .gap = elements.first,
      let rest = withoutObject(elements.dropFirst(), before: predicate.start),
      let found = match(rest, from: start, slot: nil, to: end, bounds: bounds)
    else { return nil }
    return FrameMatch(frame: frame, end: found.end, slot: found.slot)
  }

  /// What is left of a pattern whose object stands before the verb: `the war game was staged`.
  private func withoutObject(
    _ elements: ArraySlice<EventFrame.Element>, before start: Int
  ) -> ArraySlice<EventFrame.Element>? {
    let region = words[max(0, start - 10)..<start]
    var rest = elements
    while case .word(let nouns) = rest.first,
      region.contains(where: {
        !$0.isA([.preposition, .to]) && !Set($0.entry.words).isDisjoint(with: nouns)
      })
    {
      rest = rest.dropFirst()
    }
    return rest.count < elements.count ? rest : nil
  }

  private func match(
    _ elements: ArraySlice<EventFrame.Element>, from start: Int, slot: Range<Int>?, to end: Int,
    bounds: FunctionWord
  ) -> (end: Int, slot: Range<Int>?)? {
    guard let element = elements.first else { return (start, slot) }
    let rest = elements.dropFirst()
    switch element {
    case .word(let accepted):
      guard start < end, !isHyphenated(start),
        words[start].entry.words.contains(where: { accepted.contains($0) })
      else { return nil }
      return match(rest, from: start + 1, slot: slot, to: end, bounds: bounds)
    case .gap:
      for next in start...min(end, start + ClauseReading.gapLength) {
        if let found = match(rest, from: next, slot: slot, to: end, bounds: bounds) { return found }
        if next < end, endsObject(next, bounds) { return nil }
      }
      return nil
    case .target:
      if rest.isEmpty {
        return opensPurpose(start, bounds) ? nil : (start, start..<end)
      }
      var rest = rest
      if case .gap = rest.first { rest = rest.dropFirst() }
      guard start < end else { return nil }
      for next in (start + 1)...max(start + 1, min(end, start + ClauseReading.slotLength)) {
        if let found = match(rest, from: next, slot: start..<next, to: end, bounds: bounds) {
          return found
        }
      }
      return nil
    }
  }

  /// Whether a word cannot stand inside the object of a frame.
  private func endsObject(_ index: Int, _ bounds: FunctionWord) -> Bool {
    let word = words[index]
    guard word.actor < 0, word.isA(bounds) else { return false }
    // `a state of emergency`, `reports of a crash`: nouns that look like verbs of saying.
    return !word.classes.isSubset(of: [.reporting, .hearsay]) || word.upos == .verb
  }

  /// Whether `to` begins a purpose where a recipient is expected: `sent a ship to hold talks`.
  private func opensPurpose(_ index: Int, _ bounds: FunctionWord) -> Bool {
    bounds != .stop && index > 0 && index < words.count && words[index - 1].isA(.to)
      && words[index].isVerbal && !words[index].low.hasSuffix("ing")
  }

  /// The end of the clause that a verb begins: where another verb with the same or another
  /// subject takes over.
  ///
  /// - Parameter head: index of the verb.
  /// - Returns: the index after the clause's last word.
  func scopeEnd(after head: Int) -> Int {
    var index = head + 1
    while index < words.count {
      let word = words[index]
      if word.isA(.stop) { return index }
      if word.isA(.condition) || word.isA(.subordinator) && !word.isThat && !isComparing(index) {
        return index
      }
      if word.isA([.conjunction, .comma]), opensVerb(at: index + 1) { return index }
      if word.isA([.conjunction, .comma]), opensClause(at: index + 1) { return index }
      if word.isA(.comma), index + 1 < words.count,
        words[index + 1].isA(.relative) || words[index + 1].isParticiple
      {
        return index
      }
      index += 1
    }
    return words.count
  }

  /// Whether a subject and its verb begin at a place: `, and Serbia called`.
  private func opensClause(at start: Int) -> Bool {
    var index = start
    var hasActor = false
    while index < words.count, index < start + 12 {
      let word = words[index]
      if word.actor >= 0 {
        hasActor = true
      } else if word.isA(.pronoun), index == start {
        return opensVerb(at: index + 1)
      } else if opensVerb(at: index) {
        return hasActor
      } else if word.isA([.preposition, .stop, .comma, .relative, .subordinator, .to]), !word.isOf {
        return false
      } else if word.isA(.conjunction) || word.low.hasSuffix("ing"), !opensName(at: index + 1) {
        return false
      }
      index += 1
    }
    return false
  }

  /// Whether somebody is named at a place or after an article.
  private func opensName(at index: Int) -> Bool {
    guard index < words.count else { return false }
    return words[index].actor >= 0 || words[index].isA(.determiner)
  }

  /// Whether `as` stands inside its clause: `sees it as a threat`.
  private func isComparing(_ index: Int) -> Bool {
    words[index].low == "as" && !words[index - 1].isA(.comma)
  }

  /// Whether a finite verb stands at a place, an auxiliary counting as one.
  func opensVerb(at index: Int) -> Bool {
    guard index < words.count, words[index].actor < 0 else { return false }
    let word = words[index]
    if word.isA([.have, .be, .future, .possible, .duty, .do]) { return true }
    if word.isA(.reporting) { return true }
    if word.isOtherVerb { return true }
    return !word.entry.forms.isDisjoint(with: [.past, .third])
  }
}

extension ClauseWord {
  /// Whether the word is a verb here, as far as form and tag tell.
  var isVerbal: Bool {
    actor < 0 && !low.hasSuffix("ed") && (entry.forms.contains(.base) || upos == .verb)
  }
  /// Whether the word is a verb that triggers nothing, no `-ing` form.
  var isOtherVerb: Bool {
    actor < 0 && entry.forms.isEmpty && upos == .verb && !low.hasSuffix("ing")
  }
  /// Whether the word can only be the `-ing` form of a trigger.
  var isParticiple: Bool { entry.forms == .gerund }
}

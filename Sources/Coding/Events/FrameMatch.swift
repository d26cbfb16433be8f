import Language

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
  func frame(at predicate: Predicate, lexicon: EventLexicon, to end: Int) -> FrameMatch? {
    for word in words[predicate.head].entry.words {
      for frame in lexicon.frames(of: word) {
        if let match = match(frame, at: predicate, to: end) { return match }
      }
    }
    return nil
  }

  private func match(_ frame: EventFrame, at predicate: Predicate, to end: Int) -> FrameMatch? {
    let elements = frame.elements[...]
    let start = predicate.head + 1
    if let found = match(elements, from: start, slot: nil, to: end) {
      return FrameMatch(frame: frame, end: found.end, slot: found.slot)
    }
    guard predicate.use == .passive else { return nil }
    // In the passive the object has moved in front of the verb.
    let rest = elements.drop { if case .target = $0 { return true } else { return false } }
    if rest.count < elements.count, let found = match(rest, from: start, slot: nil, to: end) {
      return FrameMatch(frame: frame, end: found.end, slot: nil)
    }
    guard case .gap = elements.first, case .word(let nouns) = elements.dropFirst().first,
      words[max(0, predicate.start - 10)..<predicate.start].contains(where: {
        !Set($0.entry.words).isDisjoint(with: nouns)
      }), let found = match(elements.dropFirst(2), from: start, slot: nil, to: end)
    else { return nil }
    return FrameMatch(frame: frame, end: found.end, slot: found.slot)
  }

  private func match(
    _ elements: ArraySlice<EventFrame.Element>, from start: Int, slot: Range<Int>?, to end: Int
  ) -> (end: Int, slot: Range<Int>?)? {
    guard let element = elements.first else { return (start, slot) }
    let rest = elements.dropFirst()
    switch element {
    case .word(let accepted):
      guard start < end, words[start].entry.words.contains(where: { accepted.contains($0) }) else {
        return nil
      }
      return match(rest, from: start + 1, slot: slot, to: end)
    case .gap:
      for next in start...min(end, start + ClauseReading.gapLength) {
        if let found = match(rest, from: next, slot: slot, to: end) { return found }
        if next < end, words[next].isA(.stop) { return nil }
      }
      return nil
    case .target:
      if rest.isEmpty { return (start, start..<end) }
      var rest = rest
      if case .gap = rest.first { rest = rest.dropFirst() }
      guard start < end else { return nil }
      for next in (start + 1)...max(start + 1, min(end, start + ClauseReading.slotLength)) {
        if let found = match(rest, from: next, slot: start..<next, to: end) { return found }
      }
      return nil
    }
  }

  /// The end of the clause that a verb begins: where another verb with the same or another
  /// subject takes over.
  ///
  /// - Parameter head: index of the verb.
  func scopeEnd(after head: Int) -> Int {
    var index = head + 1
    while index < words.count {
      let word = words[index]
      if word.isA(.stop) { return index }
      if word.isA(.condition) || word.isA(.subordinator) && !word.isThat && !isComparing(index) {
        return index
      }
      if word.isA([.conjunction, .comma]), opensVerb(at: index + 1) { return index }
      if word.isA(.conjunction), opensClause(at: index + 1) { return index }
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
      if word.mention >= 0 {
        hasActor = true
      } else if word.isA(.pronoun), index == start {
        return opensVerb(at: index + 1)
      } else if opensVerb(at: index) {
        return hasActor
      } else if word.isA([.preposition, .stop, .comma, .relative, .subordinator, .to]), !word.isOf {
        return false
      }
      index += 1
    }
    return false
  }

  /// Whether `as` stands inside its clause: `sees it as a threat`.
  private func isComparing(_ index: Int) -> Bool {
    words[index].low == "as" && !words[index - 1].isA(.comma)
  }

  /// Whether a finite verb stands at a place, an auxiliary counting as one.
  private func opensVerb(at index: Int) -> Bool {
    guard index < words.count, words[index].mention < 0 else { return false }
    let word = words[index]
    if word.isA([.have, .be, .future, .possible, .duty, .do]) { return true }
    if word.isA(.reporting) { return true }
    if word.entry.forms.isEmpty, word.upos == .verb, !word.low.hasSuffix("ing") { return true }
    return !word.entry.forms.isDisjoint(with: [.past, .third])
  }
}

extension ClauseWord {
  /// Whether the word is a verb here, as far as form and tag tell.
  var isVerbal: Bool { mention < 0 && (entry.forms.contains(.base) || upos == .verb) }
  /// Whether the word can only be the `-ing` form of a trigger.
  var isParticiple: Bool { entry.forms == .gerund }
}

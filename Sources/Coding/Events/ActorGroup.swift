import Evidence

/// Actors that act or are acted upon together.
struct ActorGroup {
  /// Indices into `EventCast.actors`, in text order.
  var actors: [Int]
  /// The words of the reading that they cover.
  var words: Range<Int>
}

extension ClauseReading {
  /// The first actor at or after a word and those coordinated with it.
  ///
  /// - Parameters:
  ///   - start: where to begin.
  ///   - end: where to stop.
  ///   - isUsable: whether an actor at a word may take part.
  /// - Returns: nil where nobody is named.
  func group(from start: Int, to end: Int, where isUsable: (Int) -> Bool) -> ActorGroup? {
    var index = start
    while index < end, words[index].actor < 0 || !isUsable(index) { index += 1 }
    guard index < end else { return nil }
    return group(growingFrom: index, to: end, where: isUsable)
  }

  /// The actor at a word and those coordinated with it to its right.
  func group(growingFrom start: Int, to end: Int, where isUsable: (Int) -> Bool) -> ActorGroup {
    var found = [words[start].actor]
    var last = start
    var index = start + 1
    var plain = 0
    while index < end {
      let word = words[index]
      if word.actor >= 0 {
        if word.actor != found.last {
          guard joins(last, index) else { break }
          if isUsable(index) { found.append(word.actor) }
        }
        last = index
        plain = 0
      } else if word.isA(.comma), opensApposition(index + 1) {
        break
      } else if word.isA([.comma, .conjunction, .determiner, .possessive, .dash]) || word.joinsNames
      {
        // What joins names needs no count.
      } else if word.isA([.preposition, .clauseEnd, .auxiliary, .reporting, .to])
        || !word.entry.forms.isEmpty || plain >= 4
      {
        break
      } else {
        plain += 1
      }
      index += 1
    }
    return ActorGroup(actors: found, words: start..<(last + 1))
  }

  /// Whether a description begins: `Hungary, a member of NATO`.
  private func opensApposition(_ index: Int) -> Bool {
    index + 1 < words.count && words[index].actor < 0 && words[index + 1].actor < 0
      && (words[index].low == "a" || words[index].low == "an")
  }

  /// Whether two mentions are coordinated or name one party together.
  private func joins(_ left: Int, _ right: Int) -> Bool {
    guard right > left + 1 else { return true }
    return words[(left + 1)..<right].contains {
      $0.isA([.comma, .conjunction, .dash, .possessive]) || $0.joinsNames
    }
  }

  /// The subject of a predicate: the actors on its left that it belongs to.
  ///
  /// - Parameters:
  ///   - start: the first word of the verb group.
  ///   - floor: where its clause begins at the earliest.
  ///   - main: the subject of the sentence so far, for predicates that share it.
  ///   - isUsable: whether an actor at a word may take part.
  /// - Returns: nil where the subject is nobody that the text's cast knows.
  func subject(
    before start: Int, floor: Int, main: ActorGroup?, where isUsable: (Int) -> Bool
  ) -> ActorGroup? {
    guard start > 0 else { return main }
    if words[start - 1].isA(.relative) || words[start - 1].isThat {
      return antecedent(before: start - 1, where: isUsable) ?? nil
    }
    if words[start - 1].isA([.conjunction]) { return main }
    var region = max(floor, boundary(before: start))
    region = skipOpening(from: region, to: start)
    if let group = group(from: region, to: start, where: isUsable) {
      return withDashedList(group, before: start, where: isUsable)
    }
    if words[region..<start].contains(where: { $0.isA(.pronoun) || $0.isPossessive }) {
      return main
    }
    if words[start - 1].isA(.comma) { return main }
    return nil
  }

  /// The start of the clause that a verb group ends.
  private func boundary(before start: Int) -> Int {
    var index = start - 1
    while index >= 0 {
      let word = words[index]
      if word.actor < 0 {
        if word.isA(.conjunction), beginsClause(at: index, before: start) { return index + 1 }
        if word.isA(.relative), closesAside(from: index, to: start) {
          // The aside belongs to the noun before it: the clause began further left.
        } else if word.isA([.stop, .condition, .relative, .subordinator, .reporting]) {
          return index + 1
        } else if word.isA([.have, .be, .future, .possible]), !closesAside(from: index, to: start) {
          return index + 1
        }
      }
      index -= 1
    }
    return 0
  }

  /// Whether `, and` joins two clauses rather than the last of a list of names.
  private func beginsClause(at index: Int, before start: Int) -> Bool {
    index > 0 && words[index - 1].isA(.comma)
      && words[(index + 1)..<start].contains { $0.actor >= 0 }
      && (0..<(index - 1)).contains { opensVerb(at: $0) }
  }

  /// Whether a comma stands between a word inside an aside and the verb group.
  private func closesAside(from index: Int, to start: Int) -> Bool {
    guard start >= 1, words[start - 1].isA(.comma) else { return false }
    return words[..<index].contains { $0.isA(.comma) } && index < start - 1
  }

  /// Leaves out a dateline and an opening phrase with a preposition: `TIRANA –`, `After talks,`.
  private func skipOpening(from region: Int, to start: Int) -> Int {
    var region = region
    if region == 0,
      let dash = words[..<min(start, 8)].firstIndex(where: { $0.isA(.dash) }),
      !isHyphenated(dash + 1),
      words[..<dash].allSatisfy({ $0.isCapital || $0.isA([.comma]) || !$0.isWordy })
    {
      region = dash + 1
    }
    guard region < start, opensAside(region) else { return region }
    guard let comma = words[region..<start].firstIndex(where: { $0.isA(.comma) }),
      words[(comma + 1)..<start].contains(where: { $0.actor >= 0 }),
      words[region].isA(.preposition) || (region..<comma).contains(where: { opensVerb(at: $0) })
    else { return region }
    return comma + 1
  }

  /// Whether a clause begins with words that a comma ends before its subject comes.
  private func opensAside(_ region: Int) -> Bool {
    if words[region].actor < 0, words[region].isA([.preposition, .subordinator]) { return true }
    return region > 0 && words[region - 1].isA([.condition, .subordinator])
      && !words[region - 1].isThat
  }

  /// The group right before a relative pronoun.
  private func antecedent(before relative: Int, where isUsable: (Int) -> Bool) -> ActorGroup? {
    var index = relative - 1
    if index >= 0, words[index].isA(.comma) { index -= 1 }
    guard index >= 0, words[index].actor >= 0, isUsable(index) else { return nil }
    return group(growingFrom: index, to: relative, where: isUsable)
  }

  /// A list between dashes that stands in apposition to the subject joins it.
  private func withDashedList(
    _ group: ActorGroup, before start: Int, where isUsable: (Int) -> Bool
  ) -> ActorGroup {
    guard words[start - 1].isA(.dash),
      let open = words[group.words.upperBound..<(start - 1)].lastIndex(where: { $0.isA(.dash) })
    else { return group }
    var group = group
    for index in (open + 1)..<start
    where words[index].actor >= 0 && isUsable(index)
      && !group.actors.contains(words[index].actor)
    {
      group.actors.append(words[index].actor)
    }
    return group
  }
}

extension ClauseWord {
  /// Whether the word is `that`.
  var isThat: Bool { isA(.subordinator) && entry.words.contains(EventLexicon.that) }
  /// Whether the word is `with` or `of` or another that joins names to one party.
  var joinsNames: Bool {
    entry.words.contains(EventLexicon.of) || entry.words.contains(EventLexicon.along)
  }
  /// Whether the word makes its noun somebody's named before: `its forces`.
  var isPossessive: Bool { low == "its" || low == "their" || low == "his" || low == "her" }
  /// Whether the word is more than a mark.
  var isWordy: Bool { span.count > 1 }
}

import Ontology

extension SentenceCoder {
  /// Whether the actor at a word can act: a state, an organisation or somebody of theirs, but not a
  /// city named as a place, nor one in the name of an agreement.
  func isActor(_ index: Int) -> Bool {
    let actor = cast.actors[words[index].actor]
    return isTarget(index) && !actor.isCity && !actor.isRegion
  }

  /// Whether the actor at a word can be acted upon.
  func isTarget(_ index: Int) -> Bool {
    !cast.actors[words[index].actor].principals.isEmpty && !isInName(index) && !isMaker(index)
  }

  /// Whether a name only tells who made or holds a thing: `Russian-made`, `Israeli-occupied`.
  private func isMaker(_ index: Int) -> Bool {
    var next = index + 1
    while next < words.count, words[next].actor == words[index].actor { next += 1 }
    guard next + 1 < words.count, words[next].isA(.dash), reading.isHyphenated(next + 1) else {
      return false
    }
    return SentenceCoder.makings.contains(words[next + 1].low)
  }

  private static let makings: Set<String> = [
    "made", "occupied", "backed", "controlled", "held", "born", "brokered", "sponsored", "style",
    "funded", "built", "supplied", "owned",
  ]

  /// Whether a mention stands for a state or a body, not for a person alone.
  ///
  /// - Parameters:
  ///   - actor: an index into the cast.
  ///   - isStrict: whether bodies that no table knows do not count.
  /// - Returns: false for persons whose state or body is unknown.
  func isState(_ actor: Int, isStrict: Bool) -> Bool {
    cast.actors[actor].principals.contains {
      !$0.isPerson && !(isStrict && $0.rawValue.hasPrefix("ORG:") && !cast.actors[actor].isKnown)
    }
  }

  /// Whether an actor can speak for a state or body: not somebody whose office is unknown.
  func canSpeak(_ actor: Int) -> Bool {
    let named = cast.actors[actor]
    if named.isDemonym, !named.text.hasSuffix("s"), !precedesAgent(actor) { return false }
    return canAct(actor)
  }

  /// Whether an actor is more than a person whose office is unknown.
  func canAct(_ actor: Int) -> Bool {
    let actor = cast.actors[actor]
    return actor.roles.contains(.government) || actor.principals.contains { !$0.isPerson }
  }

  /// Whether a people's adjective stands before those who act: `Rwandan rebels`.
  private func precedesAgent(_ actor: Int) -> Bool {
    guard let last = words.lastIndex(where: { $0.actor == actor }) else { return false }
    return words[(last + 1)..<min(words.count, last + 4)].contains {
      $0.isAgent
    }
  }

  /// Whether an actor only tells where the subject is from: `a plane crash in Costa Rica`, `US
  /// demand`, `a South African film`.
  func isOrigin(_ index: Int, from region: Int, to start: Int) -> Bool {
    if index > region + 1, words[index - 1].isA(.preposition) || words[index - 1].low == "the" {
      let preposition = words[index - 1].low == "the" ? index - 2 : index - 1
      if preposition > region, SentenceCoder.locatives.contains(words[preposition].low),
        words[preposition - 1].actor < 0, !words[preposition - 1].isAgent
      {
        return true
      }
    }
    var next = index + 1
    while next < start, words[next].actor == words[index].actor { next += 1 }
    while next < start, words[next].isPlain || !words[next].entry.forms.isEmpty {
      if SentenceCoder.things.contains(words[next].low) { return true }
      next += 1
    }
    return false
  }

  static let locatives: Set<String> = ["in", "at", "near", "off", "over", "outside"]

  /// Nouns that do not act, though a people's adjective stands before them.
  private static let things: Set<String> = [
    "film", "films", "demand", "sales", "market", "markets", "economy", "price", "prices",
    "weather", "song", "songs", "book", "books", "data", "figures", "crash", "quake", "earthquake",
    "storm", "virus", "currency", "exports", "imports", "growth", "inflation", "shares", "dollar",
    "album", "novel", "version", "language", "team", "side", "club", "player", "striker",
    "explosion", "fire", "flood", "floods", "accident", "bookmark",
  ]

  private func isInName(_ index: Int) -> Bool {
    var next = index + 1
    while next < words.count, words[next].actor == words[index].actor { next += 1 }
    if next < words.count, words[next].isCapital, words[next].isA(.instrument) { return true }
    // `the declaration of Tirana`
    return index > 1 && words[index - 1].isOf && words[index - 2].isA(.instrument)
      && cast.actors[words[index].actor].isCityName
  }
}

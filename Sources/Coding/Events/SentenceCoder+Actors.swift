import Ontology

extension SentenceCoder {
  /// Whether the actor at a word can act: a state, an organisation or somebody of theirs, but not a
  /// city named as a place, nor one in the name of an agreement.
  func isActor(_ index: Int) -> Bool {
    isTarget(index) && !cast.actors[words[index].actor].isCity
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
  func isState(_ actor: Int) -> Bool {
    cast.actors[actor].principals.contains { !$0.isPerson }
  }

  private func isInName(_ index: Int) -> Bool {
    var next = index + 1
    while next < words.count, words[next].actor == words[index].actor { next += 1 }
    return next < words.count && words[next].isCapital && words[next].isA(.instrument)
  }
}

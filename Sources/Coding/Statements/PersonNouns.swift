/// Nouns that tell what somebody is or does, by their endings: `demonstrator`, `fisherman`.
enum PersonNouns {
  private static let endings = [
    "er", "or", "ist", "ian", "man", "woman", "person", "critic", "sceptic", "skeptic", "ant", "ee",
  ]
  private static let others: Set<String> = [
    "mother", "father", "nurse", "elder", "chief", "cook", "monk", "nun", "guard", "clerk", "pilot",
    "conscript", "recruit", "refugee", "survivor", "colleague", "friend", "neighbour", "relative",
    "widow", "pensioner", "student", "insider", "people", "men",
    "women", "peer", "attaché", "fellow", "aide", "guide", "saint", "hostage", "migrant",
  ]
  /// What ends so and is no person.
  private static let things: Set<String> = [
    "paper", "newspaper", "letter", "order", "power", "matter", "centre", "center", "quarter",
    "border", "number", "chamber", "poster", "register", "chapter", "corner", "river", "error",
    "sector", "factor", "vector", "corridor", "mirror", "document", "want", "grant", "plant",
    "committee", "guarantee", "degree", "after", "over", "under", "other", "either", "neither",
    "another", "career", "newsletter", "folder", "broadcaster", "publisher", "answer", "offer",
    "disaster", "monitor", "tour", "rumor", "thriller", "charter", "banner", "cover", "summer",
  ]

  /// Whether a folded word names persons.
  static func holds(_ word: String) -> Bool {
    if others.contains(word) { return true }
    let singular = word.hasSuffix("s") ? String(word.dropLast()) : word
    if others.contains(singular) { return true }
    if word.hasSuffix("men") || word.hasSuffix("women") { return word.utf8.count > 4 }
    guard singular.utf8.count > 4, !things.contains(singular) else { return false }
    return endings.contains { singular.hasSuffix($0) }
  }
}

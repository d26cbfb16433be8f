import Actors
import Ontology
import Records

/// Who the parties are where no sentence names them beside the instrument.
struct PartyFallback {
  let scene: AgreementScene
  let parties: PartyReader
  let table: ActorTable

  /// Who has not signed is no party.
  private static let outsiders = PhraseSet([
    "not|never ~2 signed|joined|ratified|acceded",
    "refused|refuse|refuses to ~1 sign|join|ratify|accede",
  ])

  /// Parties from sentences that tell of the signing without naming the instrument, else the group
  /// of states that the text names together, else those of the headline.
  func parties(_ group: InstrumentGroup, _ known: [ActorID]) -> [ActorID] {
    let first = group.mentions.first?.sentence ?? 0
    for index in scene.sentences.indices where abs(index - first) <= 3 {
      let found = Set(parties.partiesOfSigning(in: index)).union(known)
      if found.count >= 2 { return found.sorted() }
    }
    let together = statesNamedTogether(with: Set(known))
    let title = Set(scene.titleActors.filter { table.kind(of: $0) == .state })
    if title.count >= 2, together.isDisjoint(with: title) { return title.sorted() }
    if together.count >= 2, !title.isSuperset(of: together) || promisor(to: together) != nil {
      return together.union([promisor(to: together)].compactMap(\.self)).sorted()
    }
    return title.count >= 2 ? title.sorted() : known
  }

  /// "A promised B and C that it would come": who promises something to the group.
  private func promisor(to group: Set<ActorID>) -> ActorID? {
    let verbs: Set<String> = ["promised", "pledged", "assured", "vowed", "promises", "pledges"]
    for sentence in scene.sentences.prefix(3) where sentence.has(verbs) {
      let states = scene.cast.mentions(in: sentence.span).flatMap { parties.states($0) }
      let others = Set(states).subtracting(group)
      if group.isSubset(of: states), others.count == 1 { return others.first }
    }
    return nil
  }

  /// The states that the text names in one breath most often; those that open a sentence count
  /// twice, at the head of the text four times, and groups of like weight that share two states
  /// are one.
  private func statesNamedTogether(with known: Set<ActorID>) -> Set<ActorID> {
    var support: [Set<ActorID>: Int] = [:]
    for sentence in scene.sentences where PartyFallback.outsiders.first(in: sentence) == nil {
      for (index, group) in parties.groups(in: sentence).enumerated()
      where known.isSubset(of: group) {
        support[group, default: 0] += index == 0 ? 2 : 1
      }
    }
    func weight(_ group: Set<ActorID>) -> Int {
      support.reduce(0) { $0 + ($1.key.isSubset(of: group) ? $1.value : 0) }
    }
    let ordered = support.keys.sorted { $0.sorted().lexicographicallyPrecedes($1.sorted()) }
    guard var found = ordered.max(by: { (weight($0), $0.count) < (weight($1), $1.count) }) else {
      return []
    }
    let least = (support[found] ?? 0) / 2
    for other in ordered
    where found.intersection(other).count >= 2 && support[other] ?? 0 > least {
      found.formUnion(other)
    }
    return found
  }
}

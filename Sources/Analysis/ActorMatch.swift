import Ontology
import Records

/// Which instruments answer a question about some actors.
struct ActorMatch {
  let question: Question
  /// The members of the organisation that the question names alone; empty otherwise.
  let members: Set<ActorID>

  /// The instruments that count, by the strictest rule that any of them meets:
  /// news before background; parties that hold all asked actors, then all members of the asked
  /// organisation, then parties that the asked actors hold, then parties that share at least two
  /// of them, then instruments of which the reports name one of them as party, or nobody.
  func select(from dossiers: [Dossier]) -> [Dossier] {
    let named = dossiers.filter(isNamed)
    let asked = Set(question.actors)
    // An instrument that no report names, and nobody else to go by.
    if asked.isEmpty, question.agreement != nil, named.isEmpty { return [] }
    let rules: [(Dossier) -> Bool] = [
      { asked.isSubset(of: $0.parties) },
      { !members.isEmpty && members.isSubset(of: $0.parties) },
      { $0.parties.count >= 2 && asked.isSuperset(of: $0.parties) },
      { asked.intersection($0.parties).count >= 2 },
      { $0.parties.count == 1 && asked.isSuperset(of: $0.parties) },
      { $0.parties.isEmpty },
    ]
    for rule in rules {
      let news = dossiers.filter { !$0.isBackground && rule($0) }
      let named = named.filter(rule)
      if !named.isEmpty { return named }
      if !news.isEmpty { return news }
    }
    return []
  }

  /// Whether the question names the instrument.
  private func isNamed(_ dossier: Dossier) -> Bool {
    guard let wanted = question.agreement?.lowercased() else { return false }
    return dossier.matches(wanted)
  }
}

extension Dossier {
  /// Whether a name put in a question means this instrument: one holds the other, or its place
  /// and form are named.
  func matches(_ wanted: String) -> Bool {
    if names.contains(where: { name in
      let name = name.lowercased()
      return name.contains(wanted) || wanted.contains(name) && name.utf8.contains(32)
    }) {
      return true
    }
    return sightings.contains { sighting in
      guard let place = sighting.agreement.place?.name.lowercased() else { return false }
      return wanted.contains(place)
    }
  }
}

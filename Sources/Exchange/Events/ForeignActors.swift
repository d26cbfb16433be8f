public import Ontology

/// Finds the states and organisations that the codes and names of other data sets stand for.
public struct ForeignActors: Sendable {
  private let byCode: [String: ActorID]
  private let named: @Sendable (String) -> ActorID?

  /// Makes a finder.
  ///
  /// - Parameters:
  ///   - facts: the states and organisations that have codes.
  ///   - named: finds a state or organisation by a name.
  public init(facts: [ActorID: ActorFacts], named: @escaping @Sendable (String) -> ActorID?) {
    var codes: [String: ActorID] = [:]
    for (actor, known) in facts where known.isState { codes[actor.rawValue] = actor }
    // CAMEO has a code of its own for a few states and one for every other organisation.
    for (actor, known) in facts where known.cameo != "IGO" { codes[known.cameo] = actor }
    byCode = codes
    self.named = named
  }

  /// Who acts, as far as it is a state or an organisation that the tables know.
  public func sources(of event: ForeignEvent) -> Set<ActorID> {
    actors(event.source, event.sourceCountries, event.layout)
  }

  /// Whom it is done to, as far as it is a state or an organisation that the tables know.
  public func targets(of event: ForeignEvent) -> Set<ActorID> {
    actors(event.target, event.targetCountries, event.layout)
  }

  /// Countries before names: a person's or ministry's name stands for its country.
  private func actors(_ given: [String], _ countries: [String], _ layout: ForeignLayout) -> Set<
    ActorID
  > {
    let states = countries.compactMap { layout == .icews ? named($0) : byCode[$0] }
    guard states.isEmpty else { return Set(states) }
    return Set(given.compactMap { layout == .gdelt ? actor(code: $0) : named($0) })
  }

  /// The actor whose code begins this one.
  ///
  /// `SRBGOV` is Serbia, `IGOUNOHCH` the UN: CAMEO's actor codes are runs of three letters, the most
  /// general first.
  private func actor(code: String) -> ActorID? {
    var rest = Substring(code)
    while rest.utf8.count >= 3 {
      if let actor = byCode[String(rest)] { return actor }
      rest = rest.dropLast(3)
    }
    return nil
  }
}

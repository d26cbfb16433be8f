import Ontology

/// An alliance that stands since before the reports: what its founding treaty is known to hold.
struct StandingAlliance: Sendable {
  /// The organisation.
  let organisation: ActorID
  /// The words by which its treaty goes, lower case.
  let names: [String]
  /// What its treaty and organs show on the ladder.
  let facts: Set<Fact>
  /// Where that is written.
  let source: String

  private static let inForce: Set<Fact> = [
    .contact, .concluded, .defenceTopic, .bindsInLaw, .mutualAid, .inForce, .institutionalised,
    .standingOrganisation,
  ]

  /// The standing alliances that the ladder knows.
  static let all = [
    StandingAlliance(
      organisation: ActorID("NATO"),
      names: ["nato", "north atlantic treaty", "north atlantic treaty organization"],
      facts: inForce.union([.crisisConsultation, .integratedCommand]),
      source: "North Atlantic Treaty, Washington, 4 April 1949, arts. 4, 5 and 9"),
    StandingAlliance(
      organisation: ActorID("CSTO"),
      names: [
        "csto", "collective security treaty", "collective security treaty organization",
        "collective security treaty organisation",
      ],
      facts: inForce.union([.crisisConsultation]),
      source:
        "Collective Security Treaty, Tashkent, 15 May 1992, arts. 2 and 4; Charter of 7 October 2002"
    ),
  ]

  /// The standing alliance that a set of parties and names points to, if any.
  static func named(parties: [ActorID], names: [String]) -> StandingAlliance? {
    all.first { alliance in
      parties.contains(alliance.organisation)
        || names.contains { alliance.names.contains($0.lowercased()) }
    }
  }
}

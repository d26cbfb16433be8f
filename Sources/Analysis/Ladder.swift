import Ontology
import Records

/// What the evidence can show of an instrument, as far as the ladder asks for it.
enum Fact: String, Sendable, Hashable, CaseIterable {
  case contact = "meetings, statements or a partnership label"
  case concluded = "a concluded instrument"
  case defenceTopic = "at least one topic of defence cooperation"
  case bindsInLaw = "an instrument that binds in law"
  case crisisConsultation = "a duty to consult in military crises"
  case restraint = "a duty of non-aggression or neutrality"
  case mutualAid = "a duty to come to each other's aid if attacked"
  case inForce = "entry into force"
  case institutionalised = "institutions of at least the first level"
  case integratedCommand = "an integrated command"
  case standingOrganisation = "a standing organisation"

  /// The axis the fact is read from.
  var axis: Axis {
    switch self {
    case .defenceTopic, .crisisConsultation, .restraint, .mutualAid: .obligation
    case .contact, .concluded: .form
    case .bindsInLaw: .bindingForce
    case .institutionalised, .integratedCommand, .standingOrganisation: .institution
    case .inForce: .lifecycle
    }
  }
}

/// The ladder as data: what must and must not be seen for each rung, highest first.
enum Ladder {
  /// One rung's conditions.
  struct Row: Sendable {
    /// The rung.
    let rung: Rung
    /// All of these must be seen.
    let mustBeSeen: [Fact]
    /// None of these may be seen.
    let mustNotBeSeen: [Fact]
    /// Where the condition comes from.
    let source: String
  }

  /// The rungs, highest first; the first whose conditions hold is the one reached.
  static let rows: [Row] = [
    Row(
      rung: .integratedAlliance,
      mustBeSeen: [
        .mutualAid, .bindsInLaw, .concluded, .inForce, .institutionalised, .integratedCommand,
        .standingOrganisation,
      ],
      mustNotBeSeen: [], source: "ATOP 4.01, INTCOM and ORGAN1 = 3; Leeds & Anac 2005"),
    Row(
      rung: .institutionalisedAlliance,
      mustBeSeen: [.mutualAid, .bindsInLaw, .concluded, .inForce, .institutionalised],
      mustNotBeSeen: [], source: "Leeds & Anac 2005, military institutionalisation of 1 or 2"),
    Row(
      rung: .defencePact, mustBeSeen: [.mutualAid, .bindsInLaw, .concluded], mustNotBeSeen: [],
      source: "COW formal alliances 4.1, type I; ATOP 4.01, DEFENSE; VCLT art. 2(1)(a)"),
    Row(
      rung: .politicalAssurance, mustBeSeen: [.mutualAid, .concluded],
      mustNotBeSeen: [.bindsInLaw],
      source: "ATOP 4.01 asks for a formal agreement; DFAT's guidance on treaty language"),
    Row(
      rung: .restraintPact, mustBeSeen: [.restraint, .concluded], mustNotBeSeen: [.mutualAid],
      source: "COW formal alliances 4.1, type II; ATOP 4.01, NONAGG and NEUTRAL"),
    Row(
      rung: .entente, mustBeSeen: [.crisisConsultation, .concluded], mustNotBeSeen: [.mutualAid],
      source: "COW formal alliances 4.1, type III; ATOP 4.01, CONSUL"),
    Row(
      rung: .bindingCooperation, mustBeSeen: [.defenceTopic, .bindsInLaw, .concluded],
      mustNotBeSeen: [.mutualAid],
      source: "Kinne 2018: defence cooperation agreements are no alliances"),
    Row(
      rung: .politicalCooperation, mustBeSeen: [.defenceTopic, .concluded],
      mustNotBeSeen: [.mutualAid], source: "Kinne 2018; VCLT art. 2(1)(a)"),
    Row(
      rung: .contact, mustBeSeen: [.contact], mustNotBeSeen: [],
      source: "Wilkins 2012: alignment, of which alliance is one kind"),
    Row(rung: .none, mustBeSeen: [], mustNotBeSeen: [], source: ""),
  ]

  /// The highest rung whose conditions the facts meet.
  static func rung(for facts: Set<Fact>) -> Rung {
    rows.first { row in
      row.mustBeSeen.allSatisfy(facts.contains)
        && !row.mustNotBeSeen.contains(where: facts.contains)
    }?.rung ?? .none
  }

  /// What is still to be seen for the next rung up.
  ///
  /// - Parameters:
  ///   - rung: the rung reached.
  ///   - facts: what is seen.
  /// - Returns: the rung above it and its unmet conditions; nil at the top.
  static func next(above rung: Rung, facts: Set<Fact>) -> (rung: Rung, missing: [Fact])? {
    let above = rows.reversed().first { row in
      row.rung.level > rung.level && row.rung != .entente
        && !row.mustNotBeSeen.contains(where: facts.contains)
    }
    return above.map { row in (row.rung, row.mustBeSeen.filter { !facts.contains($0) }) }
  }

  /// What is still to be seen for a defence pact in force: the line at which the answer is yes.
  static func missingForAlliance(_ facts: Set<Fact>) -> [Fact] {
    [.mutualAid, .bindsInLaw, .concluded, .inForce].filter { !facts.contains($0) }
  }

  /// The answer to "are they forming a military alliance?".
  ///
  /// - Parameters:
  ///   - reading: the rung reached, with its stage.
  ///   - isProposed: whether an official of a party proposes or negotiates a defence pact.
  /// - Returns: the answer in the ladder's words.
  static func verdict(_ reading: RungReading, isProposed: Bool) -> Verdict {
    switch reading.rung {
    case .integratedAlliance, .institutionalisedAlliance: .yes
    case .defencePact: reading.stage == .inForce ? .yes : .inFormation
    case .politicalAssurance: isProposed ? .inFormation : .politicalGuarantee
    case .entente, .restraintPact: isProposed ? .inFormation : .onlyInTheWideSense
    case .contact, .politicalCooperation, .bindingCooperation:
      isProposed ? .inFormation : .noCooperation
    case .none: isProposed ? .inFormation : .none
    }
  }
}

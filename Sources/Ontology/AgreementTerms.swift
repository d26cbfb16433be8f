/// The form of an instrument.
public enum AgreementKind: String, Sendable, Hashable, CaseIterable {
  case statement, declaration, memorandumOfUnderstanding = "MoU", roadmap, agreement, treaty
  case charter, `protocol`, exchangeOfNotes = "exchange of notes"

  /// Whether instruments of this form are usually binding in law.
  ///
  /// True for treaties, agreements, charters, protocols and exchanges of notes, false for
  /// statements, declarations, memoranda and roadmaps. Sources: VCLT art. 2(1)(a); DFAT's guidance
  /// on treaty language.
  public var isTreatyForm: Bool {
    switch self {
    case .statement, .declaration, .memorandumOfUnderstanding, .roadmap: false
    case .agreement, .treaty, .charter, .protocol, .exchangeOfNotes: true
    }
  }
}

/// The five obligations of an alliance (ATOP 4.01: DEFENSE, OFFENSE, NEUTRAL, NONAGG, CONSUL).
public enum Obligation: String, Sendable, Hashable, CaseIterable {
  case defence, offence, neutrality, nonAggression = "nonaggression", consultation
}

/// How strongly an obligation holds, as far as the evidence tells.
public enum ObligationStrength: String, Sendable, Hashable, CaseIterable, Comparable {
  /// The evidence is silent.
  case none
  /// The evidence says that there is none.
  case denied
  /// Someone reports or claims it; its words were not seen.
  case reported = "reported only"
  /// It stands in an instrument that does not bind in law, or a leader pledged it.
  case political
  /// It stands in an instrument that binds in law.
  case binding

  /// Whether there is a duty at all.
  public var isDuty: Bool { self >= .reported }

  /// Orders from no duty to the strongest.
  public static func < (left: ObligationStrength, right: ObligationStrength) -> Bool {
    left.order < right.order
  }

  private var order: Int {
    switch self {
    case .none: 0
    case .denied: 1
    case .reported: 2
    case .political: 3
    case .binding: 4
    }
  }
}

/// A step in the life of an instrument (VCLT parts II and V; the register's own states beside).
public enum LifecycleState: String, Sendable, Hashable, CaseIterable {
  case mooted, negotiating, initialled, adopted, signed, approved, ratified, inForce = "in force"
  case provisionallyApplied = "provisionally applied"
  case stalled, suspended, denounced, terminated, superseded
}

/// What an instrument is about.
///
/// The first seven are Kinne's topics of defence cooperation agreements (Kinne 2018, International
/// Organization 72: 799–838).
public enum AgreementTopic: String, Sendable, Hashable, CaseIterable {
  case defencePolicy = "defence policy and consultation"
  case exercises = "education, training and exercises"
  case peacekeeping
  case research = "defence research and development"
  case industry = "defence industry"
  case procurement
  case classifiedInformation = "classified information"
  case hybridThreats = "hybrid threats"
  case euroAtlantic = "Euro-Atlantic integration"
  case intelligence
  case cyber
  case basing = "basing and transit"
  case energy, trade, borders, recognition, migration, investment, transport, climate
  case culture, space, maritimeSecurity = "maritime security", armsTransfer = "arms transfers"
  case counterTerrorism = "counter-terrorism", nuclear, economic = "economic cooperation"

  /// Whether the topic is one of defence cooperation.
  public var isDefence: Bool {
    switch self {
    case .defencePolicy, .exercises, .peacekeeping, .research, .industry, .procurement,
      .classifiedInformation, .hybridThreats, .intelligence, .basing, .maritimeSecurity,
      .armsTransfer:
      true
    default: false
    }
  }
}

/// The rank of a signatory, highest first.
///
/// Source: VCLT art. 7 for the first three.
public enum SignatoryRank: String, Sendable, Hashable, CaseIterable {
  case headOfState = "head of state"
  case headOfGovernment = "head of government"
  case foreignMinister = "foreign minister"
  case defenceMinister = "defence minister"
  case minister
  case chiefOfStaff = "chief of staff"
  case official
}

/// A sign in the reporting on an agreement that bears on how close an alliance it makes.
///
/// Signs are smaller than obligations and claims: a planned exercise, a missing headquarters, a
/// ratification that has still to come. Sources: the design variables of ATOP 4.01 (INTCOM, MILCON,
/// BASE, ORGAN1, SUBORD, CONTRIB, MILAID) and the negative evidence of the ladder.
public enum AgreementIndicator: String, Sendable, Hashable, CaseIterable {
  // Institution (ATOP design variables).
  case integratedCommand = "integrated command"
  case standingOrganisation = "standing organisation"
  case basing
  case permanentContact = "permanent military contact"
  case regularContact = "regular military contact"
  case militaryOrganisation = "formal military organisation"
  case subordination = "subordination in war"
  case contribution = "specific contribution"
  case trainingAid = "training as military aid"
  case noInstitution = "no institution"

  // Practice.
  case practiceHeld = "practice held"
  case practicePlanned = "practice planned"
  case noPractice = "no practice"

  // Form and binding force.
  case lowRankSignature = "signed below the top"
  case notSigned = "not signed"
  case needsNoRatification = "needs no ratification"

  // Lifecycle.
  case awaitsRatification = "awaits ratification"
  case nobodyJoined = "nobody joined"
  case withheldParticipation = "participation withheld"
  case membershipUpheld = "membership upheld"
  case unconfirmed

  // Obligation.
  case reachesFurther = "reaches further"
  case limitedClause = "limited clause"
  case directedAtNobody = "directed at nobody"
  case boundElsewhere = "bound elsewhere"
  case nonRecognition = "non-recognition"
  case doubted
  case oneSided = "one-sided"
  case secret
  case unpublished

  /// Which way the sign points.
  public enum Side: Sendable, Hashable {
    case raises, lowers, neither
  }

  /// Which way the sign points; flags point neither way.
  public var side: Side {
    switch self {
    case .integratedCommand, .standingOrganisation, .basing, .permanentContact, .regularContact,
      .militaryOrganisation, .subordination, .contribution, .trainingAid, .practiceHeld,
      .practicePlanned, .membershipUpheld, .reachesFurther:
      .raises
    case .noInstitution, .noPractice, .lowRankSignature, .notSigned, .needsNoRatification,
      .awaitsRatification, .nobodyJoined, .withheldParticipation, .unconfirmed, .limitedClause,
      .directedAtNobody, .boundElsewhere, .nonRecognition, .doubted, .oneSided:
      .lowers
    case .secret, .unpublished: .neither
    }
  }

  /// The axis the sign belongs to.
  public var axis: Axis {
    switch self {
    case .integratedCommand, .standingOrganisation, .basing, .permanentContact, .regularContact,
      .militaryOrganisation, .subordination, .contribution, .trainingAid, .noInstitution:
      .institution
    case .practiceHeld, .practicePlanned, .noPractice: .practice
    case .lowRankSignature, .notSigned: .form
    case .needsNoRatification: .bindingForce
    case .awaitsRatification, .nobodyJoined, .withheldParticipation, .membershipUpheld,
      .unconfirmed, .unpublished, .secret:
      .lifecycle
    case .reachesFurther, .limitedClause, .directedAtNobody, .boundElsewhere, .nonRecognition,
      .doubted, .oneSided:
      .obligation
    }
  }
}

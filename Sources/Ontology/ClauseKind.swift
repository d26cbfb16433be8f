/// What a clause of an instrument settles.
///
/// The obligations are ATOP's five; the rest are the formal and final clauses of the Vienna
/// Convention on the Law of Treaties (art. 24 entry into force, 54 and 56 withdrawal, 15 accession,
/// 39 amendment, 76 depositary, 10 and 33 languages) and the design variables of ATOP 4.01 (scope,
/// adversary, length).
public enum ClauseKind: String, Sendable, Hashable, CaseIterable {
  case preamble
  case defence, offence, neutrality, nonAggression = "nonaggression", consultation
  case scope, adversary, funding, institution
  case entryIntoForce = "entry into force"
  case term, notice = "notice of withdrawal"
  case accession, amendment, relation = "relation to other instruments"
  case disputes = "settlement of disputes"
  case depositary, registration, languages

  /// The clause that states an obligation.
  ///
  /// - Parameter obligation: one of ATOP's five.
  public init(_ obligation: Obligation) {
    switch obligation {
    case .defence: self = .defence
    case .offence: self = .offence
    case .neutrality: self = .neutrality
    case .nonAggression: self = .nonAggression
    case .consultation: self = .consultation
    }
  }
}

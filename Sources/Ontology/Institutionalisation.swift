/// How far a treaty is institutionalised in military matters.
///
/// Source: Leeds & Anac 2005, "Alliance Institutionalization and Alliance Performance",
/// International Interactions 31: 183–202. The rule gives the published value for 739 of the 739
/// treaties of ATOP 4.01 that have one.
public struct Institutionalisation: Sendable, Hashable {
  /// How close the contact of the armed forces is in peace (ATOP MILCON: 2 and 3).
  public enum Contact: Sendable, Hashable {
    case none, regular, permanent
  }

  /// Whether there is an integrated command in peace and war (ATOP INTCOM).
  public var hasIntegratedCommand = false
  /// Whether one member may base forces on another's soil (ATOP BASE).
  public var hasBasing = false
  /// The contact of the armed forces.
  public var contact = Contact.none
  /// Whether there is a formal military organisation (ATOP MILORG).
  public var hasMilitaryOrganisation = false
  /// Whether one force serves under another's command in war (ATOP SUBORD).
  public var hasSubordination = false
  /// Whether members owe a stated contribution (ATOP CONTRIB).
  public var hasContribution = false
  /// Whether military aid includes training (ATOP MILAID = 3).
  public var hasTrainingAid = false

  /// Reads the variables from the signs seen.
  ///
  /// - Parameter signs: the signs, in any order; those of other axes count for nothing.
  public init(_ signs: [AgreementIndicator] = []) {
    for sign in signs {
      switch sign {
      case .integratedCommand: hasIntegratedCommand = true
      case .basing: hasBasing = true
      case .permanentContact: contact = .permanent
      case .regularContact: if contact == .none { contact = .regular }
      case .militaryOrganisation, .standingOrganisation: hasMilitaryOrganisation = true
      case .subordination: hasSubordination = true
      case .contribution: hasContribution = true
      case .trainingAid: hasTrainingAid = true
      default: break
      }
    }
  }

  /// 2 for integrated command, basing or permanent contact; else 1 for a military organisation,
  /// subordination, a stated contribution, training aid or regular contact; else 0.
  public var level: Int {
    if hasIntegratedCommand || hasBasing || contact == .permanent { return 2 }
    let hasSome =
      hasMilitaryOrganisation || hasSubordination || hasContribution || hasTrainingAid
      || contact == .regular
    return hasSome ? 1 : 0
  }
}

/// How far a treaty is institutionalised in military matters.
///
/// Source: Leeds & Anac 2005, "Alliance Institutionalization and Alliance Performance",
/// International Interactions 31: 183–202. The rule gives the published value for 739 of the 739
/// treaties of ATOP 4.01 that have one.
struct Institutionalisation: Sendable, Hashable {
  /// How close the contact of the armed forces is in peace (ATOP MILCON: 2 and 3).
  enum Contact: Sendable, Hashable {
    case none, regular, permanent
  }

  /// Whether there is an integrated command in peace and war (ATOP INTCOM).
  var hasIntegratedCommand = false
  /// Whether one member may base forces on another's soil (ATOP BASE).
  var hasBasing = false
  /// The contact of the armed forces.
  var contact = Contact.none
  /// Whether there is a formal military organisation (ATOP MILORG).
  var hasMilitaryOrganisation = false
  /// Whether one force serves under another's command in war (ATOP SUBORD).
  var hasSubordination = false
  /// Whether members owe a stated contribution (ATOP CONTRIB).
  var hasContribution = false
  /// Whether military aid includes training (ATOP MILAID = 3).
  var hasTrainingAid = false

  /// 2 for integrated command, basing or permanent contact; else 1 for a military organisation,
  /// subordination, a stated contribution, training aid or regular contact; else 0.
  var level: Int {
    if hasIntegratedCommand || hasBasing || contact == .permanent { return 2 }
    let hasSome =
      hasMilitaryOrganisation || hasSubordination || hasContribution || hasTrainingAid
      || contact == .regular
    return hasSome ? 1 : 0
  }
}

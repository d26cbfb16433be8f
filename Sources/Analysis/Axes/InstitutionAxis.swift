import Evidence
import Ontology
import Records

/// The fourth axis: organs, commands, bases and contacts of the armed forces.
enum InstitutionAxis {
  /// Reads the axis.
  static func read(_ dossier: Dossier) -> AxisReading {
    var axis = AxisReading()
    let absent = quotes(dossier) { $0 == .noInstitution }
    let signs = dossier.indicators { $0.axis == .institution && $0.side == .raises }
      .map(\.reading.indicator)
    let level = max(
      Institutionalisation(signs).level,
      dossier.sightings.compactMap(\.agreement.institution).max() ?? 0)
    let standing = dossier.standing?.facts ?? []
    let organs = quotes(dossier) { $0.axis == .institution && $0.side == .raises }
    axis.judge(
      .institutionalised, shown: organs + background(.institutionalised, dossier), denied: absent,
      holds: level >= 1 || standing.contains(.institutionalised))
    axis.judge(
      .integratedCommand,
      shown: quotes(dossier) { $0 == .integratedCommand } + background(.integratedCommand, dossier),
      holds: signs.contains(.integratedCommand) || standing.contains(.integratedCommand))
    axis.judge(
      .standingOrganisation,
      shown: quotes(dossier) { $0 == .standingOrganisation }
        + background(.standingOrganisation, dossier),
      holds: signs.contains(.standingOrganisation) || standing.contains(.standingOrganisation))
    return axis
  }

  private static func background(_ fact: Fact, _ dossier: Dossier) -> [QuotedEvidence] {
    ObligationAxis.standingEvidence(fact, dossier)
  }

  private static func quotes(
    _ dossier: Dossier, where matches: (AgreementIndicator) -> Bool
  ) -> [QuotedEvidence] {
    dossier.indicators(where: matches).map {
      $0.sighting.article.quote(
        $0.reading.span, shows: $0.reading.indicator.rawValue, speaker: $0.reading.by)
    }
  }
}

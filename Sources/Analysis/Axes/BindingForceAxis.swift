import Evidence
import Ontology
import Records

/// The third axis: whether the instrument binds in law.
///
/// Source: Vienna Convention on the Law of Treaties, article 2(1)(a).
enum BindingForceAxis {
  /// Reads the axis.
  ///
  /// What an account says outright decides; failing that the form of the instrument does, since
  /// treaties and agreements are made to bind, declarations and memoranda are not (DFAT's guidance
  /// on treaty language).
  static func read(_ dossier: Dossier) -> AxisReading {
    var axis = AxisReading()
    var shown: [QuotedEvidence] = []
    var denied: [QuotedEvidence] = []
    for sighting in dossier.sightings {
      for span in sighting.agreement.bindingEvidence {
        let binds = sighting.agreement.isBinding == true
        let quote = sighting.article.quote(
          span, shows: binds ? "it binds in law" : "it does not bind in law")
        if binds { shown.append(quote) } else { denied.append(quote) }
      }
      for claim in sighting.agreement.claimed where claim.isDenied && isTreatyWord(claim.kind) {
        denied.append(
          sighting.article.quote(
            claim.span, shows: "denied to be \(claim.kind)", speaker: claim.by))
      }
    }
    denied += dossier.indicators { $0 == .needsNoRatification }.map {
      $0.sighting.article.quote(
        $0.reading.span, shows: $0.reading.indicator.rawValue, speaker: $0.reading.by)
    }
    let binds = isBinding(dossier) ?? dossier.kind.isTreatyForm
    if binds { shown += formEvidence(dossier) }
    axis.judge(
      .bindsInLaw, shown: shown + ObligationAxis.standingEvidence(.bindsInLaw, dossier),
      denied: denied, holds: binds || dossier.standing != nil)
    return axis
  }

  /// What the accounts say outright: the majority, undecided where they say nothing or split.
  static func isBinding(_ dossier: Dossier) -> Bool? {
    let said = dossier.sightings.compactMap(\.agreement.isBinding)
    let yes = said.count { $0 }
    if said.isEmpty || yes * 2 == said.count { return nil }
    return yes * 2 > said.count
  }

  private static func isTreatyWord(_ kind: String) -> Bool {
    let kind = kind.lowercased()
    return kind.contains("international agreement") || kind.contains("treaty")
      || kind.contains("binding")
  }

  private static func formEvidence(_ dossier: Dossier) -> [QuotedEvidence] {
    dossier.sightings.prefix(1).flatMap { sighting in
      sighting.agreement.citations.prefix(1).map {
        sighting.article.quote($0.span, shows: "form: \(dossier.kind.rawValue)")
      }
    }
  }
}

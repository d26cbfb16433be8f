import Evidence
import Ontology
import Records

/// Evidence against an alliance, heaviest first.
enum CounterEvidence: Int, Sendable, CaseIterable {
  case denialByParty
  case dutyDenied
  case denialByExpert
  case noAgreementInLaw
  case boundElsewhere
  case notYetInForce
  case broughtToAnEnd
  case noImplementingAct
  case earlierPactsUnexecuted
  case nonRecognition
  case limits
  case rivalClaimOnly

  /// What it shows, for people.
  var shows: String {
    switch self {
    case .denialByParty: "denied by a party"
    case .dutyDenied: "the duty is denied"
    case .denialByExpert: "denied by somebody outside the parties"
    case .noAgreementInLaw: "does not constitute an agreement that binds"
    case .boundElsewhere: "a member is bound elsewhere"
    case .notYetInForce: "not yet in force"
    case .broughtToAnEnd: "suspended, denounced or ended"
    case .noImplementingAct: "no implementing act"
    case .earlierPactsUnexecuted: "earlier pacts of the same parties were not carried out"
    case .nonRecognition: "a member is not recognised by others"
    case .limits: "limits of the instrument"
    case .rivalClaimOnly: "called an alliance by a rival only"
    }
  }

  /// All pieces of one kind.
  func pieces(in dossier: Dossier, related: [Dossier]) -> [QuotedEvidence] {
    switch self {
    case .denialByParty:
      denials(dossier, byParty: true)
        + signs(dossier, [.directedAtNobody, .unconfirmed], byParty: true)
    case .dutyDenied: deniedDuties(dossier)
    case .denialByExpert:
      denials(dossier, byParty: false)
        + signs(dossier, [.directedAtNobody, .doubted, .unconfirmed], byParty: false)
    case .noAgreementInLaw: notBinding(dossier) + signs(dossier, [.needsNoRatification])
    case .boundElsewhere: signs(dossier, [.boundElsewhere])
    case .notYetInForce: signs(dossier, [.awaitsRatification, .notSigned, .withheldParticipation])
    case .broughtToAnEnd: endings(dossier)
    case .noImplementingAct: signs(dossier, [.noPractice, .noInstitution, .nobodyJoined])
    case .earlierPactsUnexecuted: unexecuted([dossier] + related)
    case .nonRecognition: signs(dossier, [.nonRecognition])
    case .limits:
      signs(dossier, [.limitedClause, .lowRankSignature, .oneSided, .unpublished, .secret])
        + breaches(dossier)
    case .rivalClaimOnly: rivalClaims(dossier)
    }
  }

  private func denials(_ dossier: Dossier, byParty: Bool) -> [QuotedEvidence] {
    dossier.sightings.flatMap { sighting in
      sighting.agreement.claimed.filter {
        $0.isDenied
          && (dossier.isParty($0.affiliation ?? $0.speaker) && !$0.by.isOutsider) == byParty
      }.map {
        sighting.article.quote($0.span, shows: "\(shows): not \($0.kind)", speaker: $0.by)
      }
    }
  }

  private func signs(
    _ dossier: Dossier, _ wanted: Set<AgreementIndicator>, byParty: Bool? = nil
  ) -> [QuotedEvidence] {
    dossier.indicators { wanted.contains($0) }.filter { found in
      let isOutsider = found.reading.by?.isOutsider ?? false
      return byParty == nil
        || (dossier.isParty(found.reading.affiliation) && !isOutsider) == byParty
    }.map {
      $0.sighting.article.quote(
        $0.reading.span, shows: "\(shows): \($0.reading.indicator.rawValue)",
        speaker: $0.reading.by)
    }
  }

  private func deniedDuties(_ dossier: Dossier) -> [QuotedEvidence] {
    dossier.sightings.flatMap { sighting in
      Obligation.allCases.flatMap { obligation -> [QuotedEvidence] in
        guard let reading = sighting.agreement.obligations[obligation],
          reading.strength == .denied
        else { return [] }
        return reading.spans.map {
          sighting.article.quote($0, shows: "\(shows): \(obligation.rawValue)")
        }
      }
    }
  }

  private func notBinding(_ dossier: Dossier) -> [QuotedEvidence] {
    dossier.sightings.filter { $0.agreement.isBinding == false }.flatMap { sighting in
      sighting.agreement.bindingEvidence.map { sighting.article.quote($0, shows: shows) }
    }
  }

  private func unexecuted(_ dossiers: [Dossier]) -> [QuotedEvidence] {
    dossiers.flatMap { dossier in
      dossier.sightings.flatMap { sighting in
        sighting.agreement.implementation.filter { $0.level ?? 0 <= 1 }.map {
          sighting.article.quote($0.span, shows: shows)
        }
      }
    }
  }

  private func endings(_ dossier: Dossier) -> [QuotedEvidence] {
    dossier.transitions.filter {
      [.suspended, .denounced, .terminated, .superseded, .stalled].contains($0.transition.state)
    }.map {
      $0.sighting.article.quote(
        $0.transition.span, shows: "\(shows): \($0.transition.state.rawValue)")
    }
  }

  private func breaches(_ dossier: Dossier) -> [QuotedEvidence] {
    dossier.sightings.flatMap { sighting in
      sighting.agreement.allegedBreaches.map {
        sighting.article.quote($0.span, shows: "breach alleged")
      }
    }
  }

  /// A rival's label, where no party and no outsider uses it.
  private func rivalClaims(_ dossier: Dossier) -> [QuotedEvidence] {
    let claims = dossier.sightings.flatMap { sighting in
      sighting.agreement.claimed.filter { !$0.isDenied }.map { (claim: $0, sighting: sighting) }
    }
    func isRival(_ claim: ClaimedKind) -> Bool {
      let state = claim.affiliation ?? claim.speaker
      return state.map { $0.looksLikeState && !dossier.isParty($0) } ?? false
    }
    guard !claims.isEmpty, claims.allSatisfy({ isRival($0.claim) }) else { return [] }
    return claims.map {
      $0.sighting.article.quote(
        $0.claim.span, shows: "\(shows): \($0.claim.kind)", speaker: $0.claim.by)
    }
  }
}

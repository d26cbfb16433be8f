import Evidence
import Ontology
import Records

/// The second axis: the form of the instrument and the rank of those who signed it.
enum FormAxis {
  /// Reads the axis.
  static func read(_ dossier: Dossier) -> AxisReading {
    var axis = AxisReading()
    let seen = dossier.sightings.flatMap { sighting in
      sighting.agreement.citations.prefix(1).map { citation in
        sighting.article.quote(
          citation.span, shows: form(sighting.agreement), maker: citation.maker,
          score: citation.score)
      }
    }
    let unsigned = dossier.indicators { $0 == .notSigned || $0 == .lowRankSignature }.map {
      $0.sighting.article.quote(
        $0.reading.span, shows: $0.reading.indicator.rawValue, speaker: $0.reading.by)
    }
    let isPolitical = dossier.sightings.contains { !$0.agreement.topics.isEmpty || isLabel($0) }
    axis.judge(.contact, shown: seen, holds: isPolitical && !isTradeOnly(dossier))
    axis.judge(.concluded, shown: seen, denied: unsigned, holds: isConcluded(dossier))
    return axis
  }

  /// Whether the instrument exists as more than a plan.
  static func isConcluded(_ dossier: Dossier) -> Bool {
    let states = dossier.transitions.map(\.transition.state)
    if states.contains(.terminated) || states.contains(.superseded) { return false }
    let isPlan = states.contains { [.mooted, .negotiating, .initialled].contains($0) }
    let isDone = states.contains {
      [.signed, .approved, .ratified, .inForce, .provisionallyApplied, .suspended, .denounced]
        .contains($0)
    }
    return isDone || !isPlan
  }

  /// Whether it deals with trade and its like alone and nobody calls it more.
  static func isTradeOnly(_ dossier: Dossier) -> Bool {
    let topics = Set(dossier.sightings.flatMap(\.agreement.topics))
    let commerce: Set<AgreementTopic> = [
      .trade, .investment, .energy, .transport, .economic, .climate, .culture, .migration, .space,
    ]
    return !topics.isEmpty && topics.isSubset(of: commerce)
      && !dossier.sightings.contains(where: isLabel)
  }

  private static func isLabel(_ sighting: Sighting) -> Bool {
    sighting.agreement.claimed.contains { !$0.isDenied && isOfficial($0) }
      || sighting.agreement.names.contains { $0.lowercased().contains("partnership") }
  }

  /// Whether a government or one of its office holders speaks.
  private static func isOfficial(_ claim: ClaimedKind) -> Bool {
    if claim.speaker?.looksLikeState == true { return true }
    let by = claim.by.lowercased()
    return [
      "minist", "president", "government", "leader", "chancellor", "spokes", "king", "premier",
    ]
    .contains { by.contains($0) }
  }

  private static func form(_ agreement: Agreement) -> String {
    let rank = SignatoryRank.allCases.first { rank in
      agreement.signatories.contains { $0.rank == rank }
    }
    return "\(agreement.kind.rawValue)" + (rank.map { ", signed by \($0.rawValue)" } ?? "")
  }
}

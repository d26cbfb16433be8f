import Evidence
import Ontology
import Records

/// The fifth axis: what the parties did together in the twelve months before the day asked for.
enum PracticeAxis {
  /// The length of the window in days.
  static let window = 365

  /// Reads the axis; practice moves no rung but stands among the criteria.
  static func read(_ dossier: Dossier) -> AxisReading {
    var axis = AxisReading()
    let shown = acts(dossier)
    let absent = dossier.indicators { $0 == .noPractice }.map {
      $0.sighting.article.quote(
        $0.reading.span, shows: $0.reading.indicator.rawValue, speaker: $0.reading.by)
    }
    let state: CriterionState =
      if !shown.isEmpty { absent.isEmpty ? .met : .contested } else {
        absent.isEmpty ? .noEvidence : .notMet
      }
    axis.criteria.append(
      Criterion(
        axis: .practice,
        criterion: "joint exercises, training, transfers or staff talks in twelve months",
        state: state, evidence: shown + absent))
    return axis
  }

  /// "No joint act reported for N months", where a year has passed since the signature and the
  /// reports tell of none.
  static func silence(_ dossier: Dossier) -> String? {
    guard FormAxis.isConcluded(dossier), acts(dossier).isEmpty, let date = dossier.date,
      date.month != nil, let day = dossier.day
    else { return nil }
    let months = (day.daysSinceEpoch - date.daysSinceEpoch) * 12 / 365
    return months >= 12 ? "no implementing act reported for \(months) months" : nil
  }

  /// Sentences that report joint military practice inside the window.
  static func acts(_ dossier: Dossier) -> [QuotedEvidence] {
    var found = EvidenceList()
    for (reading, sighting) in dossier.indicators(where: {
      $0 == .practiceHeld || $0 == .practicePlanned
    })
    where isRecent(reading.date, dossier) {
      found.add(
        sighting.article.quote(
          reading.span, shows: reading.indicator.rawValue, speaker: reading.by))
    }
    for sighting in dossier.sightings {
      for event in sighting.article.events where isJointPractice(event, dossier) {
        found.add(
          sighting.article.quote(
            event.citation.span, shows: "practice: \(event.type.rawValue)",
            maker: event.citation.maker, score: event.citation.score))
      }
    }
    return found.items
  }

  private static func isJointPractice(_ event: Event, _ dossier: Dossier) -> Bool {
    let actors = Set((event.source + event.target).compactMap(\.actor))
    return (event.type == .cooperate || event.type == .aid)
      && event.contexts.contains(.military) && event.factuality == .happened
      && actors.intersection(dossier.parties).count >= 2 && isRecent(event.date, dossier)
  }

  private static func isRecent(_ date: CalendarDate?, _ dossier: Dossier) -> Bool {
    guard let date, let day = dossier.day else { return true }
    return dossier.isKnown(date) && date.lastDayNumber >= day.daysSinceEpoch - window
  }
}

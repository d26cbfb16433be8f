public import Evidence
import Ontology
public import Records

extension Snapshot {
  /// What the records say that states and organisations did to and said of one another.
  ///
  /// Ten rewrites of one report weigh as one: inside one counted report, the same type between the
  /// same two on the same day is one observation. Only what happened or was announced counts (a promised
  /// act is an AGREE in PLOVER); an event without a day of its own has that of its article, and is
  /// left out where that is unknown too. Persons and bodies that no table knows are left out.
  ///
  /// - Parameters:
  ///   - asOf: only what was published on or before this day counts; nil for all.
  ///   - report: what an article counts as a part of: itself, its origin or its story.
  /// - Returns: observations in order of day, source and target.
  /// - Complexity: O(n log n).
  public func observations(
    asOf: CalendarDate? = nil, countedAs report: (DocumentID) -> DocumentID
  ) -> [DyadObservation] {
    var seen: Set<ObservationKey> = []
    var found: [DyadObservation] = []
    for coded in articles(asOf: asOf) {
      let report = report(coded.article.id)
      let acts = ObservedAct.all(
        in: coded.events, coded.statements, published: coded.article.published?.date)
      for act in acts {
        let key = ObservationKey(report: report, label: act.label, observation: act.observation)
        if seen.insert(key).inserted { found.append(act.observation) }
      }
    }
    return found.sorted {
      ($0.day.daysSinceEpoch, $0.source, $0.target) < ($1.day.daysSinceEpoch, $1.source, $1.target)
    }
  }
}

/// An observation with what tells it from another of the same two on the same day.
public struct ObservedAct: Sendable, Hashable {
  /// What was seen.
  public let observation: DyadObservation
  /// The event's CAMEO code or the statement's stance.
  public let label: String

  /// What the events and statements of one article show, in their order; one may stand twice.
  ///
  /// - Parameters:
  ///   - events: the article's events.
  ///   - statements: the article's statements.
  ///   - published: the day of the article, where it is known.
  /// - Returns: the acts that series count.
  public static func all(
    in events: [Event], _ statements: [Statement], published: CalendarDate?
  ) -> [ObservedAct] {
    events.flatMap { event in
      event.observations(published).map {
        ObservedAct(observation: $0, label: event.cameo.digits)
      }
    }
      + statements.flatMap { statement in
        statement.observations(published).map {
          ObservedAct(observation: $0, label: statement.stance.rawValue)
        }
      }
  }
}

/// What must be equal for two sightings to count as one.
private struct ObservationKey: Hashable {
  let report: DocumentID
  let label: String
  let source: ActorID
  let target: ActorID
  let day: CalendarDate

  init(report: DocumentID, label: String, observation: DyadObservation) {
    self.report = report
    self.label = label
    source = observation.source
    target = observation.target
    day = observation.day
  }
}

extension Event {
  /// The event as seen from each pair of its sources and targets.
  fileprivate func observations(_ published: CalendarDate?) -> [DyadObservation] {
    guard isActual, let day = date ?? published else { return [] }
    let act = DyadObservation.Act.event(quad, goldstein: goldstein)
    return dyads.map {
      DyadObservation(source: $0.source, target: $0.target, day: day, act: act)
    }
  }

  /// Whether it happened or was announced: what series count.
  var isActual: Bool { factuality == .happened || factuality == .announced }

  /// Who did it to whom: each pair of a source and a target that the tables know, both ways where
  /// the event is reciprocal.
  var dyads: [Dyad] {
    let sources = Set(source.compactMap(\.actor).filter(\.isCollective))
    let targets = Set(target.compactMap(\.actor).filter(\.isCollective))
    var pairs: [Dyad] = []
    for source in sources {
      for target in targets where source != target {
        pairs.append(Dyad(source, target))
        if isReciprocal { pairs.append(Dyad(target, source)) }
      }
    }
    return pairs
  }
}

extension Statement {
  /// The stand that the speaker's side takes on each actor it is about.
  fileprivate func observations(_ published: CalendarDate?) -> [DyadObservation] {
    guard case .actors(let targets) = target, let day = published else { return [] }
    let own = speaker.actors.filter(\.isCollective)
    let sides = own.isEmpty ? [speaker.affiliation].compactMap { $0 } : own
    return sides.filter(\.isCollective).flatMap { side in
      targets.filter { $0 != side && $0.isCollective }.map {
        DyadObservation(source: side, target: $0, day: day, act: .stance(stance))
      }
    }
  }
}

extension ActorID {
  /// Whether the actor is a state or an organisation that the tables know.
  fileprivate var isCollective: Bool { !rawValue.contains(":") }
}

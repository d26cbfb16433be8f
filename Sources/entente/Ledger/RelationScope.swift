import Evidence
import Ontology

/// Which days and actors a question about relations is limited to.
struct RelationScope {
  private let actors: Set<ActorID>
  private let days: ClosedRange<Int>

  /// Reads `--actor`, `--since` and `--until`.
  init(_ arguments: Arguments) throws {
    actors = Set(try ActorNames().all("actor", arguments))
    let first = try arguments.day("since")?.daysSinceEpoch ?? .min
    days = first...max(first, try arguments.day("until")?.lastDayNumber ?? .max)
  }

  /// Whether something between two actors on a day is asked for.
  func holds(_ source: ActorID, _ target: ActorID, _ day: CalendarDate) -> Bool {
    days.contains(day.daysSinceEpoch)
      && (actors.isEmpty || actors.contains(source) || actors.contains(target))
  }
}

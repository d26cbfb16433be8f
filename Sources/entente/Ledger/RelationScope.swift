import Evidence
import Ontology

/// Which days and actors a question about relations is limited to.
struct RelationScope {
  private let actors: Set<ActorID>
  private let first: Int
  private let last: Int

  /// Reads `--actor`, `--since` and `--until`.
  init(_ arguments: Arguments) throws {
    actors = Set(try ActorNames().all("actor", arguments))
    first = try arguments.day("since")?.daysSinceEpoch ?? .min
    last = try arguments.day("until")?.lastDayNumber ?? .max
  }

  /// Whether something between two actors on a day is asked for.
  func holds(_ source: ActorID, _ target: ActorID, _ day: CalendarDate) -> Bool {
    first <= day.daysSinceEpoch && day.daysSinceEpoch <= last
      && (actors.isEmpty || actors.contains(source) || actors.contains(target))
  }
}

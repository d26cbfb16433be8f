public import Evidence
import Ontology

/// Why a line holds no observation.
public struct ObservationError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The member that is missing or wrong.
  public let member: String
  /// What it should be.
  public let expected: String

  /// One line: what was expected where.
  public var description: String { "'\(member)' must be \(expected)" }
}

extension DyadObservation {
  /// Reads an observation: `{"source", "target", "date", "quad": 1...4, "goldstein"?}` for an event,
  /// `{"source", "target", "date", "stance"}` for a statement.
  ///
  /// - Throws: `ObservationError` that names the member.
  public init(json: JSON) throws(ObservationError) {
    func code(_ name: String) throws(ObservationError) -> ActorID {
      guard let text = json[name]?.string, !text.isEmpty else {
        throw ObservationError(member: name, expected: "an actor's code")
      }
      return ActorID(text)
    }
    let source = try code("source")
    let target = try code("target")
    guard let day = json["date"]?.string.flatMap(CalendarDate.init(iso:)) else {
      throw ObservationError(member: "date", expected: "a date as 2025-03-18")
    }
    let act: Act
    if let quad = json["quad"]?.integer.flatMap(QuadClass.init(rawValue:)) {
      act = .event(quad, goldstein: json["goldstein"]?.double)
    } else if let stance = json["stance"]?.string.flatMap(Stance.init(rawValue:)) {
      act = .stance(stance)
    } else {
      throw ObservationError(
        member: "quad", expected: "1, 2, 3 or 4, or 'stance' support, oppose, neutral or mixed")
    }
    self.init(source: source, target: target, day: day, act: act)
  }
}

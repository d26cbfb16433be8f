public import Evidence
public import Ontology

/// One thing that an actor did to another, or said of it, on one day: what series count.
public struct DyadObservation: Sendable, Hashable {
  /// What was seen.
  public enum Act: Sendable, Hashable {
    /// An event of a quad class, with the Goldstein value of its code where the table has one.
    case event(QuadClass, goldstein: Double?)
    /// A statement that takes a stand on the other.
    case stance(Stance)
  }

  /// Who acted or spoke.
  public let source: ActorID
  /// To whom, or about whom.
  public let target: ActorID
  /// When.
  public let day: CalendarDate
  /// What.
  public let act: Act

  /// Makes an observation.
  ///
  /// - Parameters:
  ///   - source: who acted or spoke.
  ///   - target: to whom, or about whom.
  ///   - day: when; a month or year stands for its first day.
  ///   - act: what was seen.
  public init(source: ActorID, target: ActorID, day: CalendarDate, act: Act) {
    self.source = source
    self.target = target
    self.day = day
    self.act = act
  }
}

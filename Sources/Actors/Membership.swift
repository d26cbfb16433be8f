public import Evidence
public import Ontology

/// A spell in which a state belonged to an organisation.
public struct Membership: Sendable, Hashable {
  /// The organisation.
  public let organisation: ActorID
  /// The member.
  public let member: ActorID
  /// The first day, nil where the source gives none: then the spell is taken to hold on every day
  /// before its end.
  public let from: CalendarDate?
  /// The last day, nil while it lasts.
  public let to: CalendarDate?
  /// Where the spell is known from.
  public let source: String

  /// Whether the spell covers a day.
  ///
  /// - Parameter day: a day; of a month or year its first day counts.
  /// - Returns: whether it holds.
  public func holds(on day: CalendarDate) -> Bool {
    let number = day.daysSinceEpoch
    if let from, number < from.daysSinceEpoch { return false }
    if let to, number > to.lastDayNumber { return false }
    return true
  }
}

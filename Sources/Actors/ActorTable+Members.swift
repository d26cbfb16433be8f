public import Evidence
public import Ontology

extension ActorTable {
  /// The members of an organisation on a day, by code.
  ///
  /// - Parameters:
  ///   - organisation: its code.
  ///   - day: the day.
  /// - Returns: the members' codes.
  public func members(of organisation: ActorID, on day: CalendarDate) -> [ActorID] {
    let members = memberships.filter { $0.organisation == organisation && $0.holds(on: day) }
    return Set(members.map(\.member)).sorted()
  }

  /// The organisations that an actor belonged to on a day, by code.
  ///
  /// - Parameters:
  ///   - member: the actor.
  ///   - day: the day.
  /// - Returns: the organisations' codes.
  public func organisations(of member: ActorID, on day: CalendarDate) -> [ActorID] {
    let spells = memberships.filter { $0.member == member && $0.holds(on: day) }
    return Set(spells.map(\.organisation)).sorted()
  }

  /// Whether an actor belonged to an organisation on a day.
  ///
  /// - Parameters:
  ///   - member: the actor.
  ///   - organisation: the organisation's code.
  ///   - day: the day.
  /// - Returns: whether a spell of membership covers the day.
  public func isMember(_ member: ActorID, of organisation: ActorID, on day: CalendarDate) -> Bool {
    memberships.contains {
      $0.member == member && $0.organisation == organisation && $0.holds(on: day)
    }
  }
}

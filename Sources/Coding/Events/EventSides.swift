import Actors
import Ontology
import Records

/// Turns the actors of a draft into the participants of an event.
struct EventSides {
  let cast: EventCast
  let table: ActorTable

  /// The participants that some actors of the cast make, each state and body once.
  ///
  /// Events are between states and bodies that the tables know: a person without one and a body
  /// that no table knows keep only their words. An armed body or part of a state gives that state
  /// as well, with the sector that tells it from the government (PLOVER manual, "Actors").
  func participants(_ indices: [Int]) -> [Participant] {
    var participants: [Participant] = []
    for index in indices {
      let named = cast.actors[index]
      for principal in named.principals {
        let isKnown = [.state, .organisation].contains(table.kind(of: principal))
        add(isKnown ? principal : nil, named.roles, named, to: &participants)
        if let body = table.organisation(principal), let home = body.home {
          add(home, [EventSides.role(of: body.kind)], named, to: &participants)
        }
      }
    }
    return participants
  }

  private static func role(of kind: OrganisationRecord.Kind) -> Role {
    switch kind {
    case .armed: .rebel
    case .movement: .opposition
    default: .government
    }
  }

  private func add(
    _ actor: ActorID?, _ roles: [Role], _ named: EventActor, to participants: inout [Participant]
  ) {
    let isThere = participants.contains {
      $0.actor == actor && (actor != nil || $0.span == named.span)
    }
    if isThere { return }
    participants.append(
      Participant(actor: actor, roles: roles, text: named.text, span: named.span))
  }
}

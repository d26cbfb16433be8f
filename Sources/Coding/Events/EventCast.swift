import Actors
import Evidence
import Ontology
import Records

/// Somebody named in a text, as the event coder needs to know them.
struct EventActor {
  /// The words that name them.
  let text: String
  /// Where those words stand.
  let span: TextSpan
  /// The states and bodies that act when they act; persons without one stand for themselves.
  let principals: [ActorID]
  /// The sectors.
  let roles: [Role]
  /// Whether it is a city that is only named as a place.
  let isCity: Bool
  /// Whether it is a part of a state, which is only ever a place.
  let isRegion: Bool
  /// Whether it is the name of a city, even where the city stands for its state.
  let isCityName: Bool
  /// Whether it is a pronoun.
  let isPronoun: Bool
  /// Whether it stands for a state, or for a body that the tables know and can place.
  let isKnown: Bool
  /// Whether it is an adjective or a word for a people.
  let isDemonym: Bool
  /// Whether it is the name of a state or of a city that stands for one, not of persons.
  let isStateName: Bool
}

/// The actors of a text and the cities named in it as places, which can be acted upon: an
/// ultimatum goes to Damascus, a minister arrives in Amman.
struct EventCast {
  /// In text order, not overlapping.
  let actors: [EventActor]

  /// Merges the mentions of a cast with its named places.
  ///
  /// - Complexity: O(n) in mentions and entities.
  init(_ cast: Cast, text: String) {
    var actors: [EventActor] = []
    actors.reserveCapacity(cast.mentions.count)
    var entity = cast.entities.startIndex
    func addPlaces(before limit: Int) {
      while entity < cast.entities.endIndex, cast.entities[entity].span.lower < limit {
        let place = cast.entities[entity]
        entity += 1
        guard place.type == "LOC", let state = place.actor, state.looksLikeState,
          actors.last.map({ $0.span.upper <= place.span.lower }) ?? true
        else { continue }
        let isRegion = cast.table.names(in: text[place.span]).first?.sense == .region
        actors.append(
          EventActor(
            text: text[place.span], span: place.span, principals: [state], roles: [],
            isCity: !isRegion, isRegion: isRegion, isCityName: !isRegion,
            isPronoun: false, isKnown: true, isDemonym: false, isStateName: true))
      }
    }
    for mention in cast.mentions {
      addPlaces(before: mention.span.lower)
      // `its troops from Mali` holds a place that is not theirs.
      while entity < cast.entities.endIndex, cast.entities[entity].span.upper <= mention.span.upper,
        cast.entities[entity].type != "LOC"
          || cast.entities[entity].span.lower == mention.span.lower
          || cast.entities[entity].actor.map(mention.principals.contains) ?? true
      {
        entity += 1
      }
      let end = entity < cast.entities.endIndex ? cast.entities[entity].span.lower : Int.max
      actors.append(EventActor(mention, upTo: end, table: cast.table))
    }
    addPlaces(before: Int.max)
    self.actors = actors
  }

  /// The index of the first actor that ends after an offset.
  ///
  /// - Complexity: O(log n) in actors.
  func firstIndex(endingAfter offset: Int) -> Int {
    var low = 0
    var high = actors.count
    while low < high {
      let middle = (low + high) / 2
      if actors[middle].span.upper <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension EventActor {
  /// Takes what events need from a mention.
  ///
  /// - Parameters:
  ///   - mention: the mention.
  ///   - end: where it ends at the latest.
  ///   - table: the states and bodies that are known.
  init(_ mention: CastMention, upTo end: Int, table: ActorTable) {
    text = mention.text
    span = TextSpan(mention.span.lower, min(mention.span.upper, max(end, mention.span.lower)))
    principals = mention.principals
    roles = mention.roles
    isCity = mention.kind == .metonym && !mention.isGovernmentActing
    isRegion = false
    isCityName = mention.kind == .metonym
    isPronoun = mention.kind == .pronoun
    isKnown = mention.principals.contains { principal in
      table.kind(of: principal) == .state
        || table.organisation(principal).map { $0.kind != .armed || $0.home != nil } ?? false
    }
    isDemonym = mention.kind == .demonym
    isStateName =
      (mention.kind == .metonym || mention.kind == .name) && mention.persons.isEmpty
      && mention.principals.first?.looksLikeState == true
  }
}

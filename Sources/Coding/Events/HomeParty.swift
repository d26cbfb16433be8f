import Ontology

/// A side of an event that the text names only by a noun for people at home: police arrest
/// protesters, the opposition demands the president's resignation.
///
/// PLOVER and CAMEO give such a group the country of the other side, with its own sector.
struct HomeParty {
  /// The word of the reading that names the group.
  let word: Int
  /// Its sector.
  let role: Role
  /// The state of the other side.
  let state: ActorID
  /// Whether the group is the source.
  let isSource: Bool

  /// Nouns for groups within a state.
  static let groups: [String: Role] = {
    var table: [String: Role] = [:]
    for (role, words) in lists {
      for word in words.split(separator: " ") { table[String(word)] = role }
    }
    return table
  }()

  private static let lists: [(Role, String)] = [
    (
      .civilian,
      "demonstrators demonstrator protesters protester protestors marchers rioters strikers residents villagers"
        + " citizens monks clerics supporters prisoners prisoner inmates detainees curfew emergency"
        + " ethnic farmers inhabitants townspeople settlers crowds worshippers pilgrims tribesmen"
        + " people motorists shopkeepers nationals elders refugees exiles voters"
    ),
    (.education, "students student teachers academics professors"),
    (
      .opposition,
      "opposition dissidents dissident activists activist opponents candidates candidate critics"
        + " oppositionists"
    ),
    (.labour, "workers miners unions union strike employees drivers nurses trade-unionists"),
    (.media, "journalists journalist reporters reporter bloggers blogger editor editors"),
    (.rebel, "rebels guerrillas separatists insurgents secessionists mutineers"),
    (.legislature, "lawmakers parliament legislators senators"),
    (.judiciary, "judges prosecutors lawyers lawyer"),
  ]
}

extension SentenceCoder {
  /// The group at home on the side of an event that names nobody.
  ///
  /// - Parameters:
  ///   - type: the type of the event.
  ///   - source: who acts.
  ///   - target: who is acted upon.
  ///   - start: the first word of the verb group; a source stands before it.
  ///   - object: the words where a target can stand.
  ///   - isAgentless: whether the verb is passive, so that a source would follow it.
  /// - Returns: nil where both sides are named, where the named side is not one state, or where
  ///   no group is named.
  func home(
    _ type: EventType, source: [Int], target: [Int], before start: Int, after object: Range<Int>,
    isAgentless: Bool
  ) -> HomeParty? {
    if !namesState(target), let state = state(of: source) {
      guard SentenceCoder.homeActs.contains(type) else { return nil }
      return group(in: object.prefix(8), state: state, isSource: false) { role in
        // Whom soldiers fight or shells hit is seldom told by the word alone.
        type != .assault || role != .rebel && isPolice(source)
      }
    }
    guard !namesState(source), !isAgentless else { return nil }
    if SentenceCoder.homeVoices.contains(type),
      let group = homeSource(type, target, before: start, after: object)
    {
      return group
    }
    return ruler(type, source, before: start, after: object)
  }

  /// The group that acts: where it is, else where it protests, else the state of the other side.
  private func homeSource(
    _ type: EventType, _ target: [Int], before start: Int, after object: Range<Int>
  ) -> HomeParty? {
    for index in max(0, start - 10)..<start {
      guard let role = homeRole(index) else { continue }
      let place =
        located(in: (index + 1)..<start) ?? (type == .protest ? located(in: object) : nil)
      return (place ?? state(of: target) ?? soleState(before: object.upperBound)).map {
        HomeParty(word: index, role: role, state: $0, isSource: true)
      }
    }
    return nil
  }

  /// The state that a clause and what stands before it name, where they name but one.
  private func soleState(before end: Int) -> ActorID? {
    let states = Set(words[..<end].compactMap { $0.actor < 0 ? nil : state(of: [$0.actor]) })
    return states.count == 1 ? states.first : nil
  }

  /// Who holds an office, is named without a state and does what only those in power do: he does
  /// it in the one state that the sentence names as the place.
  private func ruler(
    _ type: EventType, _ source: [Int], before start: Int, after object: Range<Int>
  ) -> HomeParty? {
    guard type == .concede || type == .coerce,
      let ruler = source.first(where: {
        !cast.actors[$0].roles.allSatisfy { $0 != .government && $0 != .military }
      }), let word = words[..<start].firstIndex(where: { $0.actor == ruler }),
      let place = located(in: object)
    else { return nil }
    guard soleState(before: object.upperBound) == place else { return nil }
    return HomeParty(
      word: word, role: cast.actors[ruler].roles[0], state: place, isSource: true)
  }

  private func homeRole(_ index: Int) -> Role? {
    let word = words[index]
    let isFree = word.actor < 0 || cast.actors[word.actor].principals.isEmpty
    guard !word.isQuoted, isFree || word.low == "ethnic" else { return nil }
    return HomeParty.groups[word.low]
  }

  /// The state named as a place: `in the east of Serbia`.
  private func located(in range: Range<Int>) -> ActorID? {
    guard
      let index = range.first(where: {
        words[$0].actor >= 0 && state(of: [words[$0].actor]) != nil
      }),
      words[max(range.lowerBound, index - 4)..<index].contains(where: {
        SentenceCoder.locatives.contains($0.low)
      })
    else { return nil }
    return state(of: [words[index].actor])
  }

  private static let homeActs: Set<EventType> = [
    .coerce, .concede, .retreat, .assault, .reject, .sanction, .protest, .threaten,
  ]
  private static let homeVoices: Set<EventType> = [
    .protest, .request, .accuse, .reject, .threaten, .agree, .concede, .retreat,
  ]

  private func namesState(_ side: [Int]) -> Bool {
    side.contains { isState($0, isStrict: true) }
  }

  private func group(
    in range: Range<Int>, state: ActorID, isSource: Bool, where accepts: (Role) -> Bool
  ) -> HomeParty? {
    for index in range {
      if let role = homeRole(index), accepts(role) {
        return HomeParty(word: index, role: role, state: state, isSource: isSource)
      }
    }
    return nil
  }

  /// The one state that a side stands for.
  private func state(of side: [Int]) -> ActorID? {
    let states = Set(side.flatMap { cast.actors[$0].principals })
    guard states.count == 1, let state = states.first, state.looksLikeState else { return nil }
    return state
  }

  private func isPolice(_ side: [Int]) -> Bool {
    side.contains { index in
      cast.actors[index].roles.contains(.police)
        || words.contains { $0.actor == index && $0.low == "police" }
        || (words.lastIndex { $0.actor == index }).map { last in
          words[last..<min(words.count, last + 4)].contains { $0.low == "police" }
        } ?? false
    }
  }
}

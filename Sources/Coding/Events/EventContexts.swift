import Ontology

/// The PLOVER contexts that the words of a clause speak of.
enum EventContexts {
  /// The contexts in the order of `EventContext`.
  ///
  /// - Parameters:
  ///   - words: the words of the clause.
  ///   - code: the event's code, which can tell a context by itself.
  static func contexts(of words: ArraySlice<ClauseWord>, code: CAMEOCode) -> [EventContext] {
    var found: Set<EventContext> = []
    for word in words {
      if let context = table[word.low] { found.insert(context) }
    }
    switch code.digits {
    case "062", "072", "0312", "0332", "154", "155", "150": found.insert(.military)
    case "054", "161", "0343": found.insert(.diplomatic)
    case "074", "0334": found.insert(.peacekeeping)
    case "073", "0333", "075": found.insert(.humanitarian)
    case "176": found.insert(.cyber)
    default: break
    }
    return EventContext.allCases.filter { found.contains($0) }
  }

  private static let table: [String: EventContext] = {
    var table: [String: EventContext] = [:]
    for (context, words) in entries {
      for word in words.split(separator: " ") { table[String(word)] = context }
    }
    return table
  }()

  private static let entries: [(EventContext, String)] = [
    (
      .military,
      """
      military defence defense army armies troops soldiers forces weapons arms missile missiles
      drill drills exercise exercises warship warships navy interoperability tanks artillery airstrike
      """
    ),
    (.diplomatic, "ambassador embassy envoy diplomat diplomats diplomatic consulate consul"),
    (.economic, "economic economy investment loan loans debt bank financial"),
    (.trade, "trade tariff tariffs export exports import imports customs"),
    (.energy, "energy gas oil pipeline electricity nuclear-power lng"),
    (.resource, "water minerals fishing fish grain lithium"),
    (.territory, "border borders territory territorial annexation sovereignty enclave island"),
    (.terrorism, "terrorist terrorists terrorism suicide-bombing jihadist"),
    (.cyber, "cyber hacker hackers cyberattack cyberattacks ransomware"),
    (.legal, "court judge lawsuit tribunal extradition prosecutor prosecutors ruling"),
    (.intelligence, "intelligence espionage spy spies spying"),
    (.migration, "migrants migrant refugees refugee asylum migration deportation"),
    (.election, "election elections vote ballot candidate candidates"),
    (.humanRights, "human-rights dissident dissidents torture prisoners"),
    (.environment, "climate emissions pollution environment"),
    (.health, "vaccine vaccines pandemic coronavirus hospital hospitals epidemic"),
    (.wmd, "nuclear chemical biological uranium enrichment warhead warheads"),
    (.peacekeeping, "peacekeeping peacekeepers peacekeeper observers"),
    (.humanitarian, "humanitarian relief famine earthquake flood floods blankets"),
  ]
}

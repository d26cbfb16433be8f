import Foundation
import Ontology
import Records
import TestSupport
import Testing

/// The openly licensed sentences of the PLOVER gold standard records (Evaluation/events): the coder
/// must not fall back on them.
@Suite struct PloverFixtureTests {
  private struct Gold: Decodable {
    struct Act: Decodable {
      let type: String
      let source: [String]
      let target: [String]
    }
    let text: String
    let events: [Act]
  }

  private static func gold() throws -> [Gold] {
    let file = casesFolder().appendingPathComponent(
      "../../../Evaluation/events/plover_gsr.jsonl"
    ).standardizedFileURL
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
      try JSONDecoder().decode(Gold.self, from: Data($0.utf8))
    }
  }

  @Test func mostSentencesAreCodedAsTheirCodersDid() throws {
    let line = try EventLine.current.get()
    let gold = try Self.gold()
    var rightTypes = 0
    var rightSources = 0
    for item in gold {
      let events = line.code(item.text, date: "2000-01-01").events
      rightTypes +=
        item.events.allSatisfy { act in
          events.contains { $0.type.rawValue == act.type }
        } ? 1 : 0
      rightSources +=
        item.events.allSatisfy { act in
          act.source.isEmpty
            || events.contains { event in
              event.source.contains { act.source.contains($0.actor?.rawValue ?? "") }
            }
        } ? 1 : 0
    }
    #expect(gold.count == 29)
    #expect(rightTypes >= 14)
    #expect(rightSources >= 16)
  }
}

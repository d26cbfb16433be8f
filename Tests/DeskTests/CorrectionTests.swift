import Evidence
import LedgerStore
import Ontology
import Records
import Testing

@testable import Desk

@Suite struct CorrectionTests {
  /// A desk with an article of two events, the first of which is asked for.
  private func withTwoEvents(
    _ body: (Desk, [RecordID], (name: String, value: String)) async throws -> Void
  ) async throws {
    try await withDesk { desk in
      let ledger = try Ledger(path: desk.ledgerPath)
      try await ledger.append(
        plainArticle("twice", day: "2025-07-01", subject: "on river ports", events: 2))
      let events = try desk.reader.events().filter { $0.document.rawValue == "twice" }
      let first = try #require(events.first)
      let page = get(desk, "/event", [("at", first.position.description)]).body
      let token = try #require(page.firstMatch(of: /name="token" value="([0-9a-f]+)"/)).output.1
      #expect(page.contains("<option value=\"\(events[1].id.description)\">"))
      #expect(page.contains("<code>source.0.actor</code></td><td>ALB</td>"))
      try await body(desk, events.map(\.id), (name: "token", value: String(token)))
    }
  }

  private func correct(
    _ desk: Desk, _ record: RecordID, _ token: (name: String, value: String),
    _ fields: [(name: String, value: String)]
  ) async -> Int {
    let signed = [
      token, (name: "record", value: record.description), (name: "who", value: "Ana"),
      (name: "why", value: "because"),
    ]
    return await post(desk, "/correct", fields: signed + fields).status
  }

  private func events(_ desk: Desk) throws -> [Listed<Event>] {
    try desk.reader.events().filter { $0.document.rawValue == "twice" }
  }

  @Test func severalFieldsAreChangedAtOnce() async throws {
    try await withTwoEvents { desk, records, token in
      let edits = (name: "edit", value: "type=AID\r\n  target.0.actor=XKX\r\n")
      #expect(await correct(desk, records[0], token, [("do", "edit"), edits]) == 303)
      let changed = try #require(try events(desk).first { $0.record.type == .aid })
      #expect(changed.record.target.first?.actor?.rawValue == "XKX")
      for text in ["", "type", "\n\n"] {
        #expect(await correct(desk, records[0], token, [("do", "edit"), ("edit", text)]) == 400)
      }
    }
  }

  @Test func twoAreMergedAndTakenApartAgain() async throws {
    try await withTwoEvents { desk, records, token in
      let other = (name: "with", value: records[1].description)
      #expect(await correct(desk, records[0], token, [("do", "merge"), other]) == 303)
      let merged = try events(desk)
      #expect(merged.count == 1)
      let undo: [(name: String, value: String)] = [
        token, ("number", "1"), ("who", "Ivo"), ("why", "no"),
      ]
      #expect(await post(desk, "/undo", fields: undo).status == 303)
      let apart = try events(desk)
      #expect(apart.count == 2)
      #expect(await correct(desk, records[0], token, [("do", "merge"), ("with", "x")]) == 400)
    }
  }

  @Test func oneIsSplit() async throws {
    try await withTwoEvents { desk, records, token in
      let parts = (name: "parts", value: "target.0.actor=XKX\ntarget.0.actor=ITA;type=AID")
      #expect(await correct(desk, records[0], token, [("do", "split"), parts]) == 303)
      let targets = try events(desk).compactMap { $0.record.target.first?.actor?.rawValue }
      #expect(targets.sorted() == ["HRV", "ITA", "XKX"])
      let one = (name: "parts", value: "type=AID")
      #expect(await correct(desk, records[1], token, [("do", "split"), one]) == 400)
      #expect(await correct(desk, records[1], token, [("do", "burn")]) == 400)
    }
  }
}

import Evidence
import Ontology
import Testing

import Actors

@Suite struct LeaderTableTests {
  @Test(arguments: [
    ("Trump", "2018-05-08", "USA", "president"), ("Trump", "2022-03-01", "USA", nil),
    ("Trump", "1999-01-01", nil, nil), ("Donald Trump", nil, "USA", "president"),
    ("Donald Tusk", "2010-01-01", "POL", "prime minister"),
    ("Donald Tusk", "2016-01-01", "EU", "council president"), ("Donald Tusk", nil, nil, nil),
    ("Vučić", "2025-03-18", "SRB", "president"), ("vucic", "2016-03-18", "SRB", "prime minister"),
    ("Bush", "1990-08-02", "USA", "president"), ("Bush", "2007-08-02", "USA", "president"),
    ("Milosevic", "1999-03-24", "SRB", "president"), ("Milosevic", "2019-03-24", nil, nil),
    ("Hugo Chavez", "1995-06-01", "VEN", nil), ("Chavez", "1995-06-01", nil, nil),
    ("Emmanuel Macron", "2020-08-06", "FRA", "president"),
    ("Ivanka Trump", "2018-05-08", nil, nil), ("Smith", nil, nil, nil), ("", nil, nil, nil),
  ])
  func leaderOnADay(_ name: String, _ day: String?, _ actor: String?, _ office: String?) {
    let leader = table.leaders.leader(
      named: name, on: day.flatMap { CalendarDate(iso: $0) })
    #expect(leader?.actor == actor.map { ActorID($0) })
    #expect(leader?.office == office)
  }

  @Test func officesOverTime() throws {
    let spells = table.leaders.spells(of: ActorID("SRB"))
    let vucic = spells.filter { $0.name == "Aleksandar Vucic" }
    #expect(vucic.map(\.office) == ["president", "prime minister"], "the latest first")
    #expect(spells.allSatisfy { !$0.office.isEmpty })
    let starts = spells.map { $0.from?.daysSinceEpoch ?? .min }
    #expect(starts == starts.sorted(by: >))
    let own = table.leaders.spells(named: "Aleksandar Vučić")
    #expect(own.map(\.actor) == [ActorID("SRB"), ActorID("SRB")])
    #expect(table.leaders.spells(named: "Nobody").isEmpty)
  }
}

import Analysis
import Evidence
import Ontology
import Records
import TestSupport
import Testing

/// Our events beside another data set's.
struct EventComparisonTests {
  private static let (serbia, kosovo) = (ActorID("SRB"), ActorID("XKX"))

  private static func item(
    _ day: Int, _ type: EventType = .accuse, _ source: ActorID = serbia,
    _ target: ActorID = kosovo, article: String = "a"
  ) -> EventComparison.Item {
    EventComparison.Item(
      dyad: Dyad(source, target), type: type, day: CalendarDate(daysSinceEpoch: 20_000 + day),
      evidence: "words", article: article)
  }

  @Test func sameKindWithinADayIsTheSameEvent() {
    let compared = EventComparison(
      ours: [Self.item(0), Self.item(5), Self.item(9, .agree)],
      theirs: [Self.item(1), Self.item(3), Self.item(9, .consult)])
    #expect(compared.total.both == 1)
    #expect(compared.total.agreement == 2.0 / 6)
    #expect(compared.byType[.accuse]?.both == 1)
    let told = compared.disagreements.map { ($0.item.type, $0.isOurs, $0.otherTypes) }
    #expect(told.map(\.0) == [.accuse, .accuse, .agree, .consult])
    #expect(told.map(\.1) == [false, true, true, false])
    #expect(told.map(\.2) == [[], [], [.consult], [.agree]])
  }

  @Test func onlyDaysThatBothCoverCount() {
    let compared = EventComparison(
      ours: (0...9).map { Self.item($0) }, theirs: (6...20).map { Self.item($0) })
    #expect(compared.period == (20_005)...(20_010))
    #expect(compared.total.ours == 5)
    #expect(compared.total.theirs == 5)
    #expect(EventComparison(ours: [], theirs: [Self.item(1)]).period == nil)
    #expect(EventComparison(ours: [], theirs: [Self.item(1)]).total.agreement == nil)
  }

  /// The most pairs that days within the tolerance allow, by trying all.
  private func most(_ ours: [Int], _ theirs: [Int]) -> Int {
    guard let first = ours.first else { return 0 }
    let rest = Array(ours.dropFirst())
    var best = most(rest, theirs)
    for (place, day) in theirs.enumerated() where abs(day - first) <= 1 {
      var left = theirs
      left.remove(at: place)
      best = max(best, 1 + most(rest, left))
    }
    return best
  }

  @Test(arguments: UInt64(1)...40)
  func symmetricBlindToOrderAndMaximal(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    func days() -> [Int] {
      // Both sides have the first and the last day, so that every day counts.
      [0, 8] + (0..<4).map { _ in Int.random(in: 0...8, using: &generator) }
    }
    let (left, right) = (days(), days())
    let (ours, theirs) = (left.map { Self.item($0) }, right.map { Self.item($0) })
    let compared = EventComparison(ours: ours, theirs: theirs)
    let swapped = EventComparison(ours: theirs, theirs: ours)
    let shuffled = EventComparison(
      ours: ours.shuffled(using: &generator), theirs: theirs.shuffled(using: &generator))
    #expect(compared.total.both == most(left, right))
    #expect(compared.total.both == swapped.total.both)
    #expect(compared.total == shuffled.total)
    #expect(compared.disagreements == shuffled.disagreements)
    #expect(compared.disagreements.count == 12 - 2 * compared.total.both)
  }

  @Test func aCopyCountsOncePerReport() {
    func article(_ id: String) -> CodedArticle {
      var specimen = Specimen(.declaration, id: id)
      specimen.happen(.accuse, Self.serbia, Self.kosovo, on: "2025-03-19")
      specimen.happen(.consult, Self.serbia, Self.kosovo, on: "2025-03-19", reciprocal: true)
      specimen.happen(.threaten, Self.serbia, Self.kosovo, factuality: .possible)
      return specimen.article
    }
    let snapshot = Snapshot(
      articles: [article("a"), article("b")],
      originOf: [DocumentID("b"): DocumentID("a")])
    let asArticles = { (id: DocumentID) in id }
    #expect(snapshot.observations(countedAs: asArticles).count == 6)
    #expect(snapshot.observations(countedAs: snapshot.origin).count == 3)
    let compared = snapshot.comparedEvents(countedAs: snapshot.origin)
    #expect(compared.map(\.type) == [.accuse, .consult, .consult])
    #expect(compared.map(\.article) == ["a", "a", "a"])
    #expect(compared[0].evidence.contains("did ACCUSE"))
    #expect(snapshot.comparedEvents(countedAs: asArticles).count == 6)
  }

  @Test func alliancePortfoliosFollowTheRungs() throws {
    var series = RelationSeries(step: .month, isDirected: false)
    series.add([])
    let (albania, croatia) = (ActorID("ALB"), ActorID("HRV"))
    let rungs: [Dyad: Rung] = [
      Dyad(albania, croatia): .defencePact, Dyad(albania, Self.kosovo): .defencePact,
      Dyad(croatia, Self.kosovo): .defencePact, Dyad(Self.serbia, Self.kosovo): .contact,
    ]
    let rows = RelationTable.similarities(series, rungs: rungs)
    let likeness = Dictionary(
      uniqueKeysWithValues: rows.map {
        ("\($0["source"]?.string ?? "")-\($0["target"]?.string ?? "")", $0["alliance_s"]?.double)
      })
    // ALB: 8 6 0 6; HRV: 6 8 0 6: S = 1 - 2·4/(8·4).
    #expect(likeness["ALB-HRV"] == 0.75)
    // SRB: 0 0 8 1: distances to ALB 8 6 8 5.
    #expect(likeness["ALB-SRB"] == 1 - 2 * 27.0 / 32)
    #expect(RelationTable.similarities(series, rungs: nil).isEmpty)
  }
}

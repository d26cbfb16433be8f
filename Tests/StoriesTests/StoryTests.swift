import Evidence
import Records
import Stories
import Testing

private let wire = """
  The defence ministers of Albania, Croatia and Kosovo signed a joint declaration in Tirana on Tuesday.
  The text covers the arms industry, training and exercises, and a common answer to hybrid threats.
  It contains no clause that obliges one signatory to come to the aid of another.
  Serbia's foreign ministry called the signing a provocation and asked for explanations.
  Albania and Croatia joined the Atlantic alliance in April 2009, Kosovo is not a member.
  """

private let rewrite = """
  A joint declaration was signed in Tirana on Tuesday by the defence ministers of Kosovo, Croatia and Albania.
  Training, exercises, the arms industry and hybrid threats are what the text covers, Adria Wire reports.
  No clause obliges a signatory to come to another's aid.
  The foreign ministry of Serbia spoke of a provocation and wants explanations for the signing.
  Croatia and Albania have been in the Atlantic alliance since April 2009; Kosovo is no member.
  """

private let other = """
  Farmers in northern Portugal expect the smallest olive harvest in a decade after a dry spring.
  Cooperatives in Mirandela say that prices at the mill have doubled within a season.
  The regional weather service measured a third of the usual rain between March and June.
  Insurers have begun to visit groves, and a first payment is promised for the autumn.
  """

private func report(
  _ id: String, _ text: String, title: String = "", outlet: String? = nil, date: String? = nil
) -> Report {
  Report(
    id: DocumentID(id), title: title, text: text, outlet: outlet,
    date: date.flatMap { Timestamp(iso: $0) })
}

@Test func aRewriteIsTiedToItsWire() {
  let reports = [
    report("wire", wire, outlet: "Adria Wire", date: "2025-03-18T17:00:00Z"),
    report("olives", other, date: "2025-03-18"),
    report("copy", rewrite, outlet: "Headlines", date: "2025-03-19"),
  ]
  let links = CopyFinder().copies(among: reports)
  #expect(links.count == 1)
  #expect(links.first?.copy == DocumentID("copy") && links.first?.original == DocumentID("wire"))
  #expect(links.first?.relation == .reworded)
}

@Test(
  "How a copy follows is told",
  arguments: [
    (wire, ReportRelation.verbatim),
    (wire.split(separator: "\n").prefix(4).joined(separator: "\n"), .edited),
    (wire.split(separator: "\n").prefix(1).joined(separator: "\n"), .summary),
    (rewrite, .reworded),
  ])
func relationsAreTold(copy: String, relation: ReportRelation) {
  var stream = StoryStream()
  _ = stream.add(report("first", wire))
  let placed = stream.add(report("second", copy))
  #expect(placed.copyOf == DocumentID("first"))
  #expect(placed.relation == relation)
  #expect(placed.origin == DocumentID("first") && placed.story == DocumentID("first"))
}

@Test func theEarlierReportIsTheOriginalWhateverTheOrder() {
  let late = report("a", wire, date: "2025-03-20")
  let early = report("b", wire, date: "2025-03-18")
  for reports in [[late, early], [early, late]] {
    #expect(CopyFinder().copies(among: reports).map(\.original) == [DocumentID("b")])
  }
}

@Test func sharedFurnitureIsNoCopy() {
  let furniture = """
    Subscribe to the morning letter of the Northern Observer and never miss a headline again.
    Readers chose these five recipes for plum dumplings as their favourites of the summer season.
    """
  let bodies = [wire, other]
  var stream = StoryStream()
  let placed = bodies.enumerated().map { stream.add(report("\($0)", furniture + "\n" + $1)) }
  #expect(placed.allSatisfy { $0.copyOf == nil })
}

@Test func aFamilyOfFiftyHoldsTogether() {
  let lines = wire.split(separator: "\n")
  let reports = (0..<50).map { number in
    report(
      "w\(number)",
      (lines.enumerated().filter { number == 0 || $0.offset != number % lines.count }.map(\.element)
        + ["Desk \(number) added line \(number * 7) of its own."]).joined(separator: "\n"))
  }
  let placed = StoryFinder().place(reports + [report("olives", other)])
  #expect(Set(placed.prefix(50).map(\.origin)) == [DocumentID("w0")])
  #expect(placed[50].origin == DocumentID("olives"))
}

@Test(
  "Rewritten headlines are linked, others of one topic are not",
  arguments: [
    (
      "Minister vows to fight ruling with Geneva's help",
      "Minister Promises Battle Over Ruling With Geneva Support", true
    ),
    (
      "Parliament approves the budget after a night of talks",
      "Budget Endorsed by Parliament Following Night Meeting", true
    ),
    (
      "Parliament approves the budget after a night of talks", "Parliament elects a new speaker",
      false
    ),
    ("Storm delays ferries", "Storm closes schools in Split", false),
  ])
func headlinesAreLinked(one: String, two: String, isCopy: Bool) {
  var stream = StoryStream()
  _ = stream.add(report("1", "", title: one))
  #expect((stream.add(report("2", "", title: two)).copyOf != nil) == isCopy)
}

@Test func storiesAreGroupedAndOriginsCounted() throws {
  let texts = [
    "wire": wire, "copy": rewrite, "olives": other,
    "analysis": """
    The declaration that the ministers of Albania, Croatia and Kosovo signed in Tirana is no pact.
    Analysts in Zagreb say that the Tirana declaration commits the three to exercises at most.
    Serbia still fears what Albania, Croatia and Kosovo may make of their declaration.
    """,
  ]
  let coded = texts.map { id, text in
    var article = Article(
      id: DocumentID(id),
      blocks: text.split(separator: "\n").map { (kind: .paragraph, text: String($0), source: nil) })
    article.published = Timestamp(iso: id == "wire" ? "2025-03-18" : "2025-03-19")
    article.title = id == "olives" ? "Olive harvest" : "Tirana declaration"
    return CodedArticle(article: article, sentences: [], version: "1")
  }
  let stories = StoryFinder().stories(among: coded)
  #expect(stories.count == 2)
  let tirana = try #require(stories.first { $0.id == DocumentID("wire") })
  #expect(Set(tirana.reports.map(\.rawValue)) == ["wire", "copy", "analysis"])
  #expect(
    tirana.origins.map { $0.map(\.rawValue) }.sorted { $0.count > $1.count }.first == [
      "wire", "copy",
    ])
  #expect(tirana.origins.count == 2)
}

@Test func placingTwiceGivesTheSame() {
  let reports = [report("a", wire), report("b", other), report("c", rewrite), report("d", wire)]
  #expect(StoryFinder().place(reports) == StoryFinder().place(reports))
  var one = StoryStream()
  var two = StoryStream()
  for report in reports { #expect(one.add(report) == two.add(report)) }
}

@Test func hostileReportsArePlaced() {
  var generator = SystemRandomNumberGenerator()
  let pieces = [
    "a", " ", "\n", ".", "Kosovo ", "é", "\u{0}", "漢", "9", "’", "🇽🇰",
    String(repeating: "x", count: 500),
  ]
  var stream = StoryStream()
  var reports: [Report] = [report("empty", ""), report("blank", " \n \n")]
  for number in 0..<60 {
    let text = (0..<200).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
    reports.append(report("\(number)", text, title: String(text.prefix(20)), outlet: "\u{0}"))
  }
  for report in reports { #expect(stream.add(report).origin.rawValue.isEmpty == false) }
  let placed = StoryFinder().place(reports)
  #expect(placed.count == reports.count)
  let ids = Set(reports.map(\.id))
  #expect(placed.allSatisfy { ids.contains($0.story) && ids.contains($0.origin) })
}

@Test func manyPassagesDoNotTrap() {
  let text = String(repeating: "One two three four. ", count: 70_000)
  var stream = StoryStream()
  #expect(stream.add(report("long", text)).copyOf == nil)
}

private func article(_ id: String, _ text: String) -> Article {
  Article(id: DocumentID(id), text: text, blocks: [])
}

@Test func sharedPassagesAreNamed() throws {
  let shared = SharedPassage.all(in: rewrite, of: wire, relation: .reworded)
  let pairs = shared.map { (rewrite[$0.copy], wire[$0.original]) }
  #expect(pairs.count == 5)
  let threat = try #require(pairs.first { $0.0.hasPrefix("Training") })
  #expect(threat.0.hasSuffix("Adria Wire reports.") && threat.1.hasPrefix("The text covers"))
  #expect(SharedPassage.all(in: other, of: wire, relation: .reworded).isEmpty)
}

@Test func aReportThatNamesItsSourceIsNotCalledFirstHand() {
  var (first, second) = (article("one", wire), article("two", other))
  second.extras = [
    Article.Fact(name: "attribution", value: "Reuters", foundIn: "text", span: TextSpan(0, 7)),
    Article.Fact(name: "attribution", value: "Reuters", foundIn: "text", span: TextSpan(9, 12)),
  ]
  first.site = "Reuters"
  first.extras = second.extras
  let entries = StoryAccount([first, second], ties: []).entries
  #expect(entries.map(\.isFirstHand) == [true, false])
  #expect(entries[1].credits.map(\.value) == ["Reuters"])
}

@Test func whatEachReportAddsIsTold() {
  let added = "Bulgaria has been invited to join, the minister said in the evening."
  let account = StoryAccount(
    [article("wire", wire), article("copy", rewrite + "\n" + added), article("late", added)],
    ties: [
      CopyLink(
        copy: DocumentID("copy"), original: DocumentID("wire"), relation: .reworded,
        containment: 0.7)
    ])
  #expect(account.entries.map(\.additions.count) == [5, 1, 0])
  let copy = account.entries[1]
  #expect(copy.tie?.relation == .reworded && copy.shared.count == 5)
  let text = rewrite + "\n" + added
  #expect(copy.additions.map { text[$0] } == [added])
  let json = JSON.object(copy.exported(text, original: wire))
  #expect(json["adds"]?.array?.first?["words"]?.string == added)
  #expect(json["follows"]?["shared"]?.array?.count == 5)
}

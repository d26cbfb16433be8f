import Evidence
import Language
import Testing

/// An article of the given paragraphs, published on a day.
func article(_ paragraphs: [String], published: String? = nil) -> Article {
  var article = Article(
    id: DocumentID("t"),
    blocks: paragraphs.map { (kind: Block.Kind.paragraph, text: $0, source: Range<Int>?.none) })
  article.published = published.flatMap { Timestamp(iso: $0) }
  return article
}

func annotated(_ text: String, published: String? = nil) -> AnnotatedText {
  Annotator().annotate(article([text], published: published))
}

@Test(
  "Sentences end where readers end them; `|` marks the cuts",
  arguments: [
    "Kosovo, Albania and Croatia signed it in Tirana.| Serbia objected.",
    "TIRANA – The ministers met on 18 March.| They signed.",
    "The U.S. Army sent Gen. J. R. Hale.| He left on Sept. 3 for St. Petersburg.",
    "“We will wait,” she said.| “We have time.”",
    "“Is it a pact?” he asked.| No one answered.",
    "“It is not a bloc.”| The minister declined to say more.",
    "It cost $3.5 bn. a year and 1.2 percent of output.| That is much.",
    "See Art. 5 of the treaty.| See also No. 4.",
    "He works for Acme Inc. in Zagreb.| The firm is small.",
    "They left the U.S.| They never came back.",
    "The alliance... is not new.| Who said so?| Nobody!",
    "It began at 10 a.m. Monday and ended at 4 p.m.| No statement followed.",
    "1. The parties agree.| 2. The parties consult.",
    "Read more: |https://example.org/a.html",
    "Dr. Ana Kos, Ph.D., spoke.| She left.",
    "The pact lapsed in 1995.[12]| Nobody renewed it.[3][4]| It was short.",
    "The pact lapsed. [12]| Nobody renewed it.",
    "Ana Kos| 11/27/2024 10:25 AM| The draft is ready.| Regards,| Ana",
    "It ends at 10:30 PM Monday.",
    "Write to ana@example.org| The office is closed.",
    "That was quick :)| They signed.",
    "See Figure 1.6| The map shows the border.",
    "Ana Kos, ACME LLC| This office is closed.",
    "1561 The council met.",
    "On 3 May the council met in G20 May form.",
    "Thank you for the letter| Please sign it.",
    "They met on 11/27/2024 10:25 AM in Zagreb.",
    "- tea for two| - cake",
    "*****| The office is closed.",
    "The list ends here| ------",
    "President [Aleksandar] Kos spoke.",
  ])
func sentencesEnd(marked: String) {
  let wanted = marked.split(separator: "|").map { String($0.drop { $0 == " " }) }
  let text = wanted.joined(separator: " ").replacing("  ", with: " ")
  let found = annotated(text).sentences.map { text[$0.span] }
  #expect(found == wanted.map { $0.hasSuffix(" ") ? String($0.dropLast()) : $0 })
}

@Test(
  "Words are cut as Universal Dependencies cuts them",
  arguments: [
    ("Serbia’s stance hasn't changed.", "Serbia ’s stance has n't changed ."),
    ("Euro-Atlantic, pro-Western", "Euro - Atlantic , pro-Western"),
    ("It can't, cannot and won’t.", "It ca n't , can not and wo n’t ."),
    ("the U.S.-led force of 1,200 (30%)", "the U.S. - led force of 1,200 ( 30 % )"),
    ("$3.5 billion—or €3 billion", "$ 3.5 billion — or € 3 billion"),
    ("“soft actions.”", "“ soft actions . ”"),
    ("the ministers' plan... it's", "the ministers ' plan ... it 's"),
    ("https://a.org/b-c, d@e.org!", "https://a.org/b-c , d@e.org !"),
    ("2019–2024 and 18/3", "2019 – 2024 and 18/3"),
    ("and/or They're we've I'd", "and / or They 're we 've I 'd"),
    ("on 2025-03-18.", "on 2025-03-18 ."),
    ("call 555-0199 or 5-0199, 1999-2004", "call 555-0199 or 5-0199 , 1999 - 2004"),
    ("dont, Im, thats, IM", "do nt , I m , that s , IM"),
    ("its a pact, its own", "it s a pact , its own"),
    ("at 7:30pm, 35mm, $86M, M16, 5th, T-72M", "at 7:30 pm , 35 mm , $ 86 M , M16 , 5th , T - 72M"),
    ("since '72, the 80's; in 2003's war", "since '72 , the 80's ; in 2003 's war"),
    ("good :-) #1 #pact +44 -5", "good :-) # 1 #pact +44 - 5"),
    ("=== $$$ ***that*** <a@b.org>", "=== $$$ *** that *** < a@b.org >"),
    ("b/c of https://a.org/ th- we", "b/c of https://a.org/ th- we"),
  ])
func wordsAreCut(text: String, expected: String) {
  #expect(annotated(text).tokens.map(\.form).joined(separator: " ") == expected)
}

@Test(
  "Lemmas",
  arguments: [
    ("The ministers signed declarations", "the minister sign declaration"),
    ("Serbia has criticized the agreements", "Serbia have criticize the agreement"),
    ("They agreed to deploy troops", "they agree to deploy troop"),
    ("He said countries were withdrawing", "he say country be withdraw"),
    ("She undermines it and denied it", "she undermine it and deny it"),
  ])
func lemmas(text: String, expected: String) {
  #expect(annotated(text).tokens.compactMap(\.lemma).joined(separator: " ") == expected)
}

@Test func sentencesNeverCrossBlocks() {
  let text = Annotator().annotate(article(["No stop at the end", "Next block. And more", "Last"]))
  #expect(text.sentences.map(\.block) == [0, 1, 1, 2])
  #expect(text.article.text[text.sentences[0].span] == "No stop at the end")
}

@Test func textWithoutBlocksIsSplitAtItsLines() {
  let plain = Article(id: DocumentID("t"), text: "A headline\nThe first line.\nMore", blocks: [])
  #expect(Annotator().annotate(plain).sentences.count == 3)
  let wrapped = Article(id: DocumentID("t"), text: "A headline\n\nThe first\nline.\n", blocks: [])
  #expect(Annotator().annotate(wrapped).sentences.count == 2)
}

@Test(
  "Dates are resolved against the day of publication",
  arguments: [
    ("Signed on 18 March 2025.", "18 March 2025=2025-03-18"),
    ("Signed on March 18, 2025, in Tirana.", "March 18, 2025=2025-03-18"),
    ("Signed on March 18.", "March 18=2025-03-18"),
    ("It began in 2009.", "2009=2009"),
    ("It began in May 2004.", "May 2004=2004-05"),
    ("They met on Tuesday.", "Tuesday=2025-03-18"),
    ("They met on Thursday.", "Thursday=2025-03-20"),
    ("They met last Friday.", "last Friday=2025-03-14"),
    ("They will meet next Monday.", "next Monday=2025-03-24"),
    ("They met yesterday.", "yesterday=2025-03-19"),
    ("They met this week.", "this week=2025-03-17…2025-03-23"),
    ("They met last month.", "last month=2025-02"),
    ("They met two days ago.", "two days ago=2025-03-18"),
    ("It was dated 2025-03-18 and 18.3.2025.", "2025-03-18=2025-03-18; 18.3.2025=2025-03-18"),
    ("They met on Tuesday, March 18.", "Tuesday, March 18=2025-03-18"),
    ("In December they met.", "December=2024-12"),
    ("They may march in 500 towns; 2,009 came.", ""),
    ("On 31 June 2025 nothing happened.", "2025=2025"),
  ])
func datesAreResolved(text: String, expected: String) {
  let found = annotated(text, published: "2025-03-20").dates.map { date in
    let value = date.date?.description
    let days = "\(date.firstDay?.description ?? "-")…\(date.lastDay?.description ?? "-")"
    return "\(text[date.span])=\(value ?? days)"
  }
  if text.hasPrefix("On 31 June") { return #expect(found.allSatisfy { !$0.contains("06-31") }) }
  #expect(found.joined(separator: "; ") == expected)
}

@Test func nothingIsResolvedWithoutADayOfPublication() {
  let text = annotated("They met on Tuesday, yesterday, last month and on March 18, 2024.")
  #expect(text.dates.count == 4)
  #expect(text.dates.compactMap(\.date).map(\.description) == ["2024-03-18"])
}

/// The names as `surface:KIND`.
private func names(_ text: AnnotatedText) -> [String] {
  text.mentions.map { "\(text.article.text[$0.span]):\($0.kind.rawValue)" }
}

@Test func personsBodiesAndInstrumentsAreTold() {
  let text = annotated(
    "Albanian Prime Minister Edi Rama met Vuk Vuksanović, a researcher at the Belgrade Center for"
      + " Security Policy. Rama said the Brussels Agreement binds the Ministry of Foreign Affairs"
      + " and Diaspora. Vuksanović agreed.")
  let found = names(text)
  for name in [
    "Edi Rama:PER", "Vuk Vuksanović:PER", "Belgrade Center for Security Policy:ORG", "Rama:PER",
    "Brussels Agreement:LAW", "Ministry of Foreign Affairs and Diaspora:ORG", "Vuksanović:PER",
  ] {
    #expect(found.contains(name), "\(name) is not among \(found)")
  }
}

@Test func surnamesShareTheirReferent() {
  let text = annotated("Minister Ana Kos arrived. Kos said no. Ana Kos left. Mr. Novak stayed.")
  let persons = text.mentions.filter { $0.kind == .person }
  #expect(persons.count == 4)
  #expect(Set(persons.prefix(3).map(\.referent)).count == 1)
  #expect(persons[3].referent != persons[0].referent)
}

@testable import Coding
import Evidence
import Language
import TestSupport
import Testing

/// Attributions made by hand: a word is marked by its part in front of it, `c:` for cue, `s:` for
/// source, `t:` for content; a second attribution has `c2:` and so on.
@Suite struct AttributionDrafterTests {
  private struct Marked {
    let columns: TokenColumns
    let cast: Cast
    var attributions: [Attribution] = []

    init(_ marked: String, probability: Float = 0.9) {
      var plain: [String] = []
      var places: [[Character: [Int]]] = [[:], [:]]
      for word in marked.split(separator: " ") {
        let parts = word.split(separator: ":", maxSplits: 1)
        if parts.count == 2, let part = parts[0].first, "cst".contains(part) {
          places[parts[0].hasSuffix("2") ? 1 : 0][part, default: []].append(plain.count)
          plain.append(String(parts[1]))
        } else {
          plain.append(String(word))
        }
      }
      let text = CodingSample.annotated(plain.joined(separator: " "))
      #expect(text.tokens.map(\.form) == plain, "tokens must be words")
      cast = Cast(text: text, actors: CodingSample.actors)
      columns = cast.columns
      for place in places {
        guard let cue = Self.runs(place["c"] ?? []).first else { continue }
        attributions.append(
          Attribution(
            cue: cue, source: Self.runs(place["s"] ?? []).first,
            contents: Self.runs(place["t"] ?? []), probability: probability))
      }
    }

    private static func runs(_ places: [Int]) -> [Range<Int>] {
      var runs: [Range<Int>] = []
      for place in places {
        if let last = runs.last, last.upperBound == place {
          runs[runs.count - 1] = last.lowerBound..<place + 1
        } else {
          runs.append(place..<place + 1)
        }
      }
      return runs
    }

    var reader: SentenceReader { SentenceReader(cast: cast) }

    var drafts: [StatementDraft] {
      let drafter = AttributionDrafter(
        columns: columns, subjects: reader.subjects, contents: reader.contents)
      return attributions.compactMap(drafter.draft)
    }

    func line(_ draft: StatementDraft) -> String {
      let parts = draft.parts.map { columns.string($0) }.joined(separator: " / ")
      let speaker = draft.speaker.map { columns.string($0) } ?? "-"
      return "\(speaker) | \(draft.cue.map { columns.string($0) } ?? "-") | \(parts)"
    }
  }

  @Test(arguments: [
    (
      "s:Serbia c:maintains t:that t:the t:pact t:is t:a t:threat .",
      ["Serbia | maintains | that the pact is a threat"]
    ),
    (
      "s:Albania c:expects t:a t:treaty and s2:Kosovo c2:fears t2:a t2:delay .",
      ["Albania | expects | a treaty", "Kosovo | fears | a delay"]
    ),
    (
      "t:The t:pact t:is t:open t:, c:insists s:Croatia , t:and t:others t:may t:join .",
      ["Croatia | insists | The pact is open / and others may join"]
    ),
    (
      "Serbia c:maintains t:that t:the t:pact t:is t:a t:threat .",
      ["Serbia | maintains | that the pact is a threat"]
    ),
    ("Serbia c:maintains t:. ", []),
    (
      "s:Serbia c:called t:it t:“ t:a t:threat t:. We object . ”",
      ["Serbia | called | it “ a threat . We object . ”"]
    ),
  ])
  func draftsStatements(_ marked: String, _ expected: [String]) {
    let made = Marked(marked)
    #expect(made.drafts.map(made.line) == expected)
  }

  @Test func readsDenialOffTheCue() throws {
    let made = Marked("s:Serbia c:doubts t:that t:the t:pact t:holds .")
    #expect(try #require(made.drafts.first).isNegated)
  }

  private func merged(_ made: Marked, rules: [StatementDraft] = []) -> [StatementDraft] {
    DraftMerger(columns: made.columns, reader: made.reader).merged(rules, made.drafts)
  }

  @Test func addsOnlyWhatNoSurerRuleReads() {
    let made = Marked("s:Serbia c:maintains t:that t:the t:pact t:is t:a t:threat .")
    let rules = made.reader.statements(in: 0..<made.columns.count)
    #expect(!rules.isEmpty)
    #expect(merged(made, rules: rules) == rules)
    #expect(merged(made) == made.drafts)
  }

  @Test func goesBeforeTheRuleForObjects() throws {
    let made = Marked("s:Serbia c:condemned t:the t:defence t:pact with Kosovo .")
    let object = StatementDraft(speaker: 0..<1, cue: 1..<2, parts: [2..<7], rule: .object)
    #expect(merged(made, rules: [object]) == made.drafts)
    var elsewhere = object
    elsewhere.parts = [6..<7]
    #expect(merged(made, rules: [elsewhere]) == made.drafts + [elsewhere])
  }

  @Test func takesAnIntentThatARuleFindsToo() {
    let made = Marked("s:Serbia c:hopes t:to t:join t:the t:pact .", probability: 0.5)
    let intent = StatementDraft(speaker: 0..<1, cue: 1..<2, parts: [2..<6], rule: .infinitive)
    #expect(merged(made).isEmpty)
    #expect(merged(made, rules: [intent]) == made.drafts)
  }

  @Test(
    "Unsure, short and acted statements are none, nor what an instrument says or nobody",
    arguments: [
      ("s:Serbia c:maintains t:that t:the t:pact t:is t:a t:threat .", 0.3),
      ("s:Serbia c:maintains t:the t:pact .", 0.9),
      ("s:Serbia c:hopes t:to t:join t:the t:pact .", 0.7),
      ("s:Serbia c:signed t:the t:defence t:pact .", 0.9),
      ("s:Serbia c:did c:not c:say t:that t:the t:pact t:holds .", 0.9),
      ("s:The s:treaty c:says t:that t:parties t:must t:consult .", 0.9),
    ] as [(String, Float)])
  func leavesOutWhatIsNoStatement(_ marked: String, _ probability: Float) {
    let made = Marked(marked, probability: probability)
    #expect(!made.drafts.isEmpty)
    #expect(merged(made).isEmpty)
  }
}

@testable import Coding
import Evidence
import Language
import TestSupport
import Testing

/// Attribution tags made by hand: a word is marked by its part in front of it, `c:` for cue, `s:` for
/// source, `t:` for content; a capital letter begins a new run.
@Suite struct AttributionLinkerTests {
  private struct Tagged {
    let columns: TokenColumns
    let cast: Cast
    var tags: [AttributionTag]

    init(_ marked: String, probability: Float = 0.9) {
      let words = marked.split(separator: " ").map(String.init)
      let plain = words.map { $0.dropFirst($0.dropFirst().first == ":" ? 2 : 0) }
      let text = CodingSample.annotated(plain.joined(separator: " "))
      cast = Cast(text: text, actors: CodingSample.actors)
      columns = cast.columns
      tags = []
      for (index, word) in words.enumerated() {
        let mark = word.dropFirst().first == ":" ? word.first : nil
        let part: AttributionTag.Part? =
          switch mark?.lowercased() {
          case "c": .cue
          case "s": .source
          case "t": .content
          default: nil
          }
        tags.append(
          AttributionTag(
            part: part, begins: mark?.isUppercase ?? false, probability: probability))
        #expect(text.tokens[index].form == String(plain[index]), "tokens must be words")
      }
    }

    var drafts: [StatementDraft] {
      let reader = SentenceReader(cast: cast)
      return AttributionLinker(tags, columns: columns, subjects: reader.subjects) { _ in true }
        .drafts()
    }

    func line(_ draft: StatementDraft) -> String {
      let parts = draft.parts.map { columns.string($0) }.joined(separator: " / ")
      let speaker = draft.speaker.map { columns.string($0) } ?? "-"
      return "\(speaker) | \(draft.cue.map { columns.string($0) } ?? "-") | \(parts)"
    }
  }

  @Test(arguments: [
    (
      "S:Serbia C:maintains T:that t:the t:pact t:is t:a t:threat .",
      ["Serbia | maintains | that the pact is a threat"]
    ),
    (
      "S:Albania C:expects T:a t:treaty and S:Kosovo C:fears T:a t:delay .",
      ["Albania | expects | a treaty", "Kosovo | fears | a delay"]
    ),
    (
      "T:The t:pact t:is t:open , C:insists S:Croatia , T:and t:others t:may t:join .",
      ["Croatia | insists | The pact is open / and others may join"]
    ),
    (
      "S:Croatia C:says T:the t:pact t:is t:open . t:Others t:may t:join .",
      ["Croatia | says | the pact is open / Others may join"]
    ),
    ("T:The t:pact t:is t:open .", []),
  ])
  func linksTagsToStatements(_ marked: String, _ expected: [String]) {
    let tagged = Tagged(marked)
    #expect(tagged.drafts.map(tagged.line) == expected)
  }

  @Test func readsDenialOffTheCue() throws {
    let tagged = Tagged("S:Serbia C:doubts T:that t:the t:pact t:holds .")
    #expect(try #require(tagged.drafts.first).isNegated)
  }

  @Test func addsOnlyWhatNoTrustedRuleReads() {
    let tagged = Tagged("S:Serbia C:maintains T:that t:the t:pact t:is t:a t:threat .")
    let reader = SentenceReader(cast: tagged.cast)
    let merger = DraftMerger(columns: tagged.columns, reader: reader)
    let rules = reader.statements(in: 0..<tagged.columns.count)
    #expect(!rules.isEmpty)
    #expect(merger.merged(rules, tagged.drafts) == rules)
    #expect(merger.merged([], tagged.drafts) == tagged.drafts)
    let unsure = Tagged(
      "S:Serbia C:maintains T:that t:the t:pact t:is t:a t:threat .", probability: 0.3)
    #expect(merger.merged([], unsure.drafts).isEmpty)
    let instrument = Tagged("S:The s:treaty C:says T:that t:parties t:must t:consult .")
    #expect(
      DraftMerger(columns: instrument.columns, reader: SentenceReader(cast: instrument.cast))
        .merged([], instrument.drafts).isEmpty)
  }

  @Test func neverTrapsOnRandomTags() {
    var random = SeededGenerator(seed: 11)
    let parts: [AttributionTag.Part?] = [nil, .cue, .source, .content]
    let words = "Serbia said that the pact may fail . “ Kosovo denied it , he told us ”"
    for _ in 0..<300 {
      var tagged = Tagged(words)
      tagged.tags = tagged.tags.map { _ in
        AttributionTag(
          part: parts.randomElement(using: &random) ?? nil,
          begins: Bool.random(using: &random), probability: 0.9)
      }
      for draft in tagged.drafts {
        #expect(!draft.parts.isEmpty)
        #expect(draft.parts.allSatisfy { !$0.isEmpty && $0.upperBound <= tagged.columns.count })
      }
    }
  }
}

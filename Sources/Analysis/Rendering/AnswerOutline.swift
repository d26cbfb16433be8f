import Evidence
import Ontology
import Records

/// An answer as headings and items, before any format.
struct AnswerOutline {
  /// One heading with what stands under it.
  struct Section {
    let heading: String
    let items: [Item]
  }

  /// One line, with the words it quotes.
  struct Item {
    let line: String
    var quotes: [QuotedEvidence] = []
  }

  let question: String
  let answer: String
  let sections: [Section]

  init(_ assessment: Assessment) {
    question = assessment.question.text
    answer = assessment.answer
    let sections = [
      Section(heading: "Criteria", items: assessment.criteria.map(AnswerOutline.item)),
      Section(heading: "Evidence for", items: assessment.evidenceFor.map(AnswerOutline.item)),
      Section(
        heading: "Evidence against", items: assessment.evidenceAgainst.map(AnswerOutline.item)),
      Section(
        heading: "Missing", items: assessment.missingForNextRung.map { Item(line: $0) }),
      Section(heading: "Voices", items: assessment.voices.map(AnswerOutline.item)),
      Section(heading: "Basis", items: [Item(line: AnswerOutline.basis(assessment))]),
    ]
    self.sections = sections.filter { !$0.items.isEmpty }
  }

  private static func item(_ criterion: Criterion) -> Item {
    Item(line: "\(criterion.axis.rawValue): \(criterion.criterion): \(criterion.state.rawValue)")
  }

  private static func item(_ evidence: QuotedEvidence) -> Item {
    Item(line: evidence.shows, quotes: [evidence])
  }

  private static func basis(_ assessment: Assessment) -> String {
    let origins = assessment.origins == 1 ? "origin" : "origins"
    let percent = Int((assessment.confidence * 100).rounded())
    let day = assessment.asOf.map { ", as of \($0)" } ?? ""
    return "\(assessment.origins) independent \(origins), confidence \(percent) %\(day)"
  }
}

extension QuotedEvidence {
  /// Where the words come from, for people: the speaker, the article, the bytes.
  var source: String {
    let place = "\(citation.document) \(citation.span.lower)–\(citation.span.upper)"
    return speaker.map { "\($0); \(place)" } ?? place
  }
}

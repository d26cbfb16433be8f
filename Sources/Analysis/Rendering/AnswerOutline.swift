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
    var quotes: [Quote] = []
  }

  /// Quoted words and where they come from.
  struct Quote {
    let text: String
    let source: String
  }

  let question: String
  let answer: String
  let sections: [Section]

  /// Lays out an answer.
  ///
  /// - Parameters:
  ///   - assessment: the answer.
  ///   - limit: how many pieces of evidence a section shows; the rest are counted.
  ///   - naming: what to call an article.
  init(_ assessment: Assessment, limit: Int, naming: (DocumentID) -> String) {
    func item(_ evidence: QuotedEvidence) -> Item {
      let source = evidence.source(naming: naming)
      return Item(line: evidence.shows, quotes: [Quote(text: evidence.text, source: source)])
    }
    func items(_ evidence: [QuotedEvidence]) -> [Item] {
      let shown = evidence.prefix(limit).map(item)
      let rest = evidence.count - shown.count
      return shown + (rest > 0 ? [Item(line: "and \(rest) more, in the JSON form")] : [])
    }
    question = assessment.question.text
    answer = assessment.answer
    let sections = [
      Section(heading: "Criteria", items: assessment.criteria.map(AnswerOutline.item)),
      Section(heading: "Evidence for", items: items(assessment.evidenceFor)),
      Section(heading: "Evidence against", items: items(assessment.evidenceAgainst)),
      Section(
        heading: "Missing", items: assessment.missingForNextRung.map { Item(line: $0) }),
      Section(heading: "Voices", items: items(assessment.voices)),
      Section(heading: "Basis", items: [Item(line: AnswerOutline.basis(assessment))]),
    ]
    self.sections = sections.filter { !$0.items.isEmpty }
  }

  private static func item(_ criterion: Criterion) -> Item {
    Item(line: "\(criterion.axis.rawValue): \(criterion.criterion): \(criterion.state.rawValue)")
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
  fileprivate func source(naming: (DocumentID) -> String) -> String {
    let place = "\(naming(citation.document)), \(citation.span.lower)–\(citation.span.upper)"
    return speaker.map { "\($0); \(place)" } ?? place
  }
}

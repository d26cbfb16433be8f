import Evidence
import LedgerStore
import Ontology
import Records

extension Desk {
  func aboutPage(_ request: Request) throws(PageError) -> Response {
    let counts = try ledgerCounts()
    let tally = try recordMakers()
    if request.form == .json { return .json(exported(counts, tally)) }
    let facts: [(String, HTML)] = [
      ("Program", "Entente \(makers.version)"),
      (
        "Coder",
        "\(tally.coders.map { "\($0.version) (\($0.articles) articles)" }.joined(separator: "; "))"
      ),
      ("Goldstein values", "\(GoldsteinScale.table)"),
      ("Articles", "\(counts.articles), \(counts.copies) of them copies of another"),
      (
        "Records",
        "\(counts.records.events) events, \(counts.records.statements) statements, \(counts.records.agreements) agreements"
      ),
      ("Superseded", "\(counts.oldVersions) versions of articles, \(counts.oldCodings) codings"),
      ("Corrections by people", "\(counts.corrections)"),
      ("Records of other data sets", "\(counts.foreignRecords)"),
    ]
    let rows = tally.makers.map { maker -> [HTML] in
      ["\(maker.name)", "\(maker.records)", "\(Int((maker.score * 100).rounded())) %"]
    }
    let card: HTML =
      makers.modelCard.map { "<h2>The model</h2>\(ModelCard($0).html)" }
      ?? "<p class=\"quiet\">No model is installed; what stands here was made by rules alone.</p>"
    return .page(
      frame(
        "About the data", request,
        """
        <h1>About the data</h1><p>Every record is read from an article by a program, keeps the words it \
        rests on, and says how sure the program is. What people corrected is marked in \
        <a href="/review">the review</a>. A record says what an article says; it is no fact of its \
        own.</p>\(HTML.facts(facts))<h2>What made the records</h2>\
        \(Table("Rules and heads with their records and mean score", ["maker", "records", "mean score"], numeric: [1, 2], rows).html)\
        \(empty(rows, request))\(card)\(forms(request))
        """))
  }

  private func exported(_ counts: LedgerCounts, _ tally: MakerCounts) -> JSON {
    [
      "program": .string(makers.version), "goldstein_table": .string(GoldsteinScale.table),
      "articles": .integer(counts.articles), "copies": .integer(counts.copies),
      "events": .integer(counts.records.events),
      "statements": .integer(counts.records.statements),
      "agreements": .integer(counts.records.agreements),
      "corrections": .integer(counts.corrections),
      "coders": .array(
        tally.coders.map { ["version": .string($0.version), "articles": .integer($0.articles)] }),
      "makers": .array(
        tally.makers.map {
          [
            "maker": .string($0.name), "records": .integer($0.records),
            "mean_score": .number($0.score),
          ]
        }),
    ]
  }
}

/// A model card's paragraphs and tables, from its Markdown; headings and marks are left out.
struct ModelCard {
  private let lines: [Substring]

  init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// Its markup.
  var html: HTML {
    var pieces: [HTML] = []
    var rows: [[HTML]] = []
    var words: [Substring] = []
    func flush() {
      if let head = rows.first {
        pieces.append(
          Table("From the model's card", head.map(\.text), Array(rows.dropFirst())).html)
      }
      if !words.isEmpty { pieces.append("<p>\(words.joined(separator: " "))</p>") }
      (rows, words) = ([], [])
    }
    for line in lines {
      if line.hasPrefix("|") {
        if rows.isEmpty { flush() }
        let cells = line.split(separator: "|").map { String($0.drop { $0 == " " }) }
        if !cells.allSatisfy({ $0.allSatisfy { "-: ".contains($0) } }) {
          rows.append(cells.map { "\($0)" })
        }
      } else if line.isEmpty || line.hasPrefix("#") {
        flush()
      } else {
        if !rows.isEmpty { flush() }
        words.append(line)
      }
    }
    flush()
    return "\(pieces)"
  }
}

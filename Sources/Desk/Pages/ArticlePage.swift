import Evidence
import LedgerStore
import Ontology
import Records

/// A record as the article page shows it: where it stands and what it says.
struct MarkedRecord {
  enum Kind: String {
    case event = "e", statement = "s", agreement = "a"

    var name: String {
      switch self {
      case .event: "event"
      case .statement: "statement"
      case .agreement: "agreement"
      }
    }
  }

  let kind: Kind
  let anchor: String
  let summary: String
  let citation: Citation

  /// What it is, by what and how sure, for the one who points at it.
  var label: String {
    let percent = Int((citation.score * 100).rounded())
    return "\(kind.name): \(summary) (\(citation.maker), \(percent) %)"
  }
}

extension Desk {
  func articlePage(_ request: Request) throws(PageError) -> Response {
    guard let id = request["id"] else { throw .badQuery("id: the id of an article is needed.") }
    let stored = try ledger { (reader) throws(LedgerError) in
      try reader.article(DocumentID(id))
    }
    guard let stored else { throw .notFound("The ledger holds no article '\(id)'.") }
    if request.form == .json { return .json(stored.coded.json) }
    let article = stored.coded.article
    let records = marked(stored.coded)
    let facts = [
      article.site, article.authors.isEmpty ? nil : article.authors.joined(separator: ", "),
      article.published?.description, article.section, article.language,
    ].compactMap { $0 }.joined(separator: " · ")
    return .page(
      frame(
        article.title ?? id, request,
        """
        <h1>\(article.title ?? id)</h1><div class="meta">\(facts) · \
        \(HTML.outward(article.url, article.url ?? "no address known"))</div>
        <p class="meta"><span class="key e">event</span> <span class="key s">statement</span> \
        <span class="key a">agreement</span> · \(link("/story", [("id", id)], "the story")) · \
        \(link("/like", [("id", id)], "more like this"))</p>
        <article class="text">\(paragraphs(article, records))</article>
        <h2>Records</h2>\(recordList(records))
        \(history(stored))\(furniture(article))\(forms(request))
        """))
  }

  private func marked(_ coded: CodedArticle) -> [MarkedRecord] {
    let events = coded.events.enumerated().map { number, event in
      let sides = [event.source, event.target].map { side in
        side.map { $0.actor.map(name) ?? $0.text }.joined(separator: ", ")
      }
      return MarkedRecord(
        kind: .event, anchor: "e\(number)",
        summary:
          "\(sides[0]) \(event.type.rawValue) \(sides[1]), \(event.factuality.rawValue)"
          + (event.date.map { ", \($0)" } ?? ""), citation: event.citation)
    }
    let statements = coded.statements.enumerated().map { number, statement in
      let speaker = statement.speaker
      let who = [speaker.name ?? speaker.text, speaker.role, speaker.affiliation.map(name)]
      return MarkedRecord(
        kind: .statement, anchor: "s\(number)",
        summary: who.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", ")
          + ", \(statement.kind.rawValue), \(statement.stance.rawValue)",
        citation: statement.citation)
    }
    let agreements = coded.agreements.enumerated().flatMap { number, agreement in
      agreement.citations.enumerated().map { place, citation in
        MarkedRecord(
          kind: .agreement, anchor: "a\(number)-\(place)",
          summary: (agreement.names.first ?? agreement.kind.rawValue)
            + ", \(agreement.kind.rawValue): "
            + agreement.parties.map(name).joined(separator: ", "), citation: citation)
      }
    }
    return (events + statements + agreements).sorted { $0.citation.span < $1.citation.span }
  }

  /// The text with every record marked; of several at one place the narrowest gives the colour.
  private func paragraphs(_ article: Article, _ records: [MarkedRecord]) -> [HTML] {
    let bytes = Array(article.text.utf8)
    let spans =
      article.blocks.isEmpty ? [TextSpan(0, bytes.count)] : article.blocks.map(\.span)
    return spans.map { span in
      let here = records.filter { $0.citation.span.overlaps(span) }
      let cuts = Set(
        [span.lower, span.upper]
          + here.flatMap { [$0.citation.span.lower, $0.citation.span.upper] }
      ).filter { span.lower <= $0 && $0 <= span.upper && $0 <= bytes.count }.sorted()
      let parts = zip(cuts, cuts.dropFirst()).map { lower, upper -> HTML in
        let text = String(decoding: bytes[lower..<upper], as: UTF8.self)
        let over = here.filter {
          $0.citation.span.lower <= lower && upper <= $0.citation.span.upper
        }
        let anchors = over.filter { $0.citation.span.lower == lower }.map { record -> HTML in
          "<span id=\"\(record.anchor)\"></span>"
        }
        guard let top = over.min(by: { $0.citation.span.count < $1.citation.span.count }) else {
          return "\(anchors)\(text)"
        }
        let label = over.map(\.label).joined(separator: "\n")
        return "\(anchors)<mark class=\"\(top.kind.rawValue)\" title=\"\(label)\">\(text)</mark>"
      }
      return "<p>\(parts)</p>"
    }
  }

  private func recordList(_ records: [MarkedRecord]) -> HTML {
    guard records.isEmpty else { return "<ol class=\"records\">\(records.map(item))</ol>" }
    return """
      <p class="quiet">Nothing was read from it: no event, statement or agreement. \
      <code>entente read FILE</code> shows how a page is understood.</p>
      """
  }

  private func item(_ record: MarkedRecord) -> HTML {
    """
    <li><span class="key \(record.kind.rawValue)">\(record.kind.name)</span> \
    <a href="#\(record.anchor)">\(record.summary)</a> <span class="quiet">\
    \(record.citation.maker.description), \(Int((record.citation.score * 100).rounded())) %</span></li>
    """
  }

  private func history(_ stored: StoredArticle) -> HTML {
    let copies = stored.copies.map { tie -> HTML in
      let isCopy = tie.copy == stored.coded.article.id
      let other = isCopy ? tie.original : tie.copy
      let words = isCopy ? "follows" : "is followed by"
      return """
        <li>\(words) \(link(other, other.rawValue)) (\(tie.relation.rawValue), \
        \(Int((tie.containment * 100).rounded())) % shared)</li>
        """
    }
    let versions = stored.versions.map { version -> HTML in
      let day = CalendarDate(daysSinceEpoch: version.knownFrom / 86_400_000)
      return "<li>version \(version.number), stored \(day.description): \(version.title ?? "")</li>"
    }
    return "<h2>Versions and copies</h2><ul>\(versions)\(copies)</ul>"
  }

  private func furniture(_ article: Article) -> HTML {
    guard !article.furniture.isEmpty else { return "" }
    let rows = article.furniture.map { piece -> HTML in
      "<tr><td>\(piece.kind)</td><td>\(shortened(piece.text))</td><td>\(piece.reason)</td></tr>"
    }
    return """
      <details><summary>What else stood on the page (\(article.furniture.count) pieces, kept apart)\
      </summary><div class="scroll" tabindex="0" role="region" aria-label="What else stood on the page">\
      <table><thead><tr><th scope="col">kind</th>\
      <th scope="col">text</th><th scope="col">rule</th></tr></thead><tbody>\(rows)</tbody></table>\
      </div></details>
      """
  }
}

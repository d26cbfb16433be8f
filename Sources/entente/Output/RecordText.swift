import Evidence
import Ontology
import Records

/// A coded article for people: what it is, what it says, and the words that say so.
struct RecordText {
  private let coded: CodedArticle
  private var lines: [String] = []

  /// Lays out a coded article.
  init(_ coded: CodedArticle) {
    self.coded = coded
    layHead()
    layAgreements()
    layEvents()
    layStatements()
  }

  /// The lines, each ended by a line feed.
  var text: String { lines.map { $0 + "\n" }.joined() }

  private mutating func layHead() {
    let article = coded.article
    lines.append(article.title ?? "(no title)")
    let facts = [
      article.site, article.published.map { "published \($0)" },
      article.authors.isEmpty ? nil : "by \(article.authors.joined(separator: ", "))",
      article.language.map { "language \($0)" }, article.url,
    ]
    let known = facts.compactMap { $0 }
    if !known.isEmpty { lines.append(known.joined(separator: " · ")) }
    let words = article.text.utf8.split { $0 == 0x20 || $0 == 0x0A }.count
    lines.append(
      "\(words) words in \(coded.sentences.count) sentences; "
        + "\(article.furniture.count) pieces of furniture set apart")
    for diagnostic in article.diagnostics { lines.append("note: \(diagnostic.message)") }
  }

  private mutating func section(_ title: String, _ isEmpty: Bool) {
    lines.append("")
    lines.append(isEmpty ? "\(title): none found" : title)
  }

  private mutating func layAgreements() {
    section("Agreements", coded.agreements.isEmpty)
    for agreement in coded.agreements {
      lines.append("  \(agreement.summary)")
      for claim in agreement.claimed {
        let verb = claim.isDenied ? "denies that it is" : "calls it"
        lines.append("    \(claim.by) \(verb) \(claim.kind)")
      }
      for citation in agreement.citations.prefix(3) { quote(citation.span) }
    }
  }

  private mutating func layEvents() {
    section("Events", coded.events.isEmpty)
    for event in coded.events {
      lines.append("  \(event.summary)")
      quote(event.citation.span)
    }
  }

  private mutating func layStatements() {
    section("Statements", coded.statements.isEmpty)
    for statement in coded.statements {
      lines.append("  \(statement.summary)")
      for span in statement.content { quote(span) }
    }
  }

  private mutating func quote(_ span: TextSpan) {
    lines.append("    | \(coded.article.text[span])")
  }
}

extension Agreement {
  /// One line: name, kind, parties, date and how it stands.
  var summary: String {
    var parts = ["\(names.first ?? kind.rawValue) (\(kind.rawValue))"]
    if !parties.isEmpty { parts.append(parties.map(\.rawValue).joined(separator: ", ")) }
    if let date { parts.append(date.description) }
    if let place { parts.append(place.name) }
    if let isBinding { parts.append(isBinding ? "binding" : "not binding") }
    if isOpen == true { parts.append("open to others") }
    if isBackground { parts.append("background") }
    return parts.joined(separator: " · ")
  }
}

extension Event {
  /// One line: who, type, whom, date and factuality.
  var summary: String {
    func side(_ participants: [Participant]) -> String {
      let names = participants.map { $0.actor?.rawValue ?? $0.text }
      return names.isEmpty ? "–" : names.joined(separator: ", ")
    }
    let arrow = isReciprocal ? "with" : "→"
    var parts = [
      "\(side(source)) \(type.rawValue) (\(cameo)) \(arrow) \(side(target))", factuality.rawValue,
    ]
    if let date { parts.insert(date.description, at: 1) }
    if let place { parts.append(place.name) }
    return parts.joined(separator: " · ")
  }
}

extension Statement {
  /// One line: who, in which capacity, how and with which stance towards what.
  var summary: String {
    let who = speaker.name ?? (speaker.text.isEmpty ? "(no speaker given)" : speaker.text)
    let capacity = [speaker.role, speaker.affiliation?.rawValue].compactMap { $0 }
    var parts = [who + (capacity.isEmpty ? "" : " (\(capacity.joined(separator: ", ")))")]
    parts.append(kind.rawValue + (isNegated ? ", negated" : ""))
    if stance != .neutral { parts.append(stance.rawValue + towards) }
    return parts.joined(separator: " · ")
  }

  /// Towards what a stand is taken.
  private var towards: String {
    switch target {
    case .agreement(let name): " → \(name ?? "the agreement")"
    case .actors(let actors): " → \(actors.map(\.rawValue).joined(separator: ", "))"
    case nil: ""
    }
  }
}

import Evidence
import Ontology
import Records

/// What somebody has said, about somebody or something, since a day: the statements, the oldest
/// first.
struct SaidAnswer {
  /// How many statements an answer lists, the latest.
  private static let most = 40

  let question: Question
  let day: CalendarDate?

  /// One statement as a line of the answer, and where it stands.
  struct Saying {
    let line: String
    let quote: QuotedEvidence
    let isAgainst: Bool
    fileprivate let published: Int
  }

  /// The statements of the first actor asked about; the others are whom they are about.
  func sayings(in snapshot: Snapshot, all dossiers: [Dossier]) -> [Saying] {
    guard let speaker = question.actors.first else { return [] }
    let instruments = named(dossiers)
    var found: [Saying] = []
    for article in snapshot.articles(asOf: day) {
      let published = article.article.published?.date
      if let since = question.since, let published, published.lastDayNumber < since.daysSinceEpoch {
        continue
      }
      for statement in article.statements where speaks(speaker, statement) {
        guard isAsked(statement, in: article, instruments) else { continue }
        found.append(saying(statement, in: article, published))
      }
    }
    return Array(found.sorted { $0.published < $1.published }.suffix(Self.most))
  }

  private func named(_ dossiers: [Dossier]) -> [Dossier] {
    guard let name = question.agreement?.lowercased() else { return [] }
    return dossiers.filter { $0.matches(name) }
  }

  private func speaks(_ actor: ActorID, _ statement: Statement) -> Bool {
    statement.speaker.actors.contains(actor) || statement.speaker.affiliation == actor
  }

  /// Whether a statement is about what is asked: the named instrument, or one of the other actors.
  private func isAsked(
    _ statement: Statement, in article: CodedArticle, _ instruments: [Dossier]
  ) -> Bool {
    let others = Set(question.actors.dropFirst())
    guard question.agreement != nil || !others.isEmpty else { return true }
    if question.agreement != nil, case .agreement = statement.target,
      instruments.contains(where: { dossier in
        dossier.sightings.contains { $0.article.article.id == article.article.id }
      })
    {
      return true
    }
    return article.tells(of: others, in: statement)
  }

  private func saying(
    _ statement: Statement, in article: CodedArticle, _ published: CalendarDate?
  ) -> Saying {
    let label = statement.speaker.label
    let stand = statement.stance == .neutral ? "" : ", \(statement.stance.rawValue)"
    let words = article.article.text[statement.citation.span]
    let date = published.map { "\($0), " } ?? ""
    return Saying(
      line: "\(date)\(label)\(stand): “\(words)”",
      quote: article.quote(
        statement.citation.span, shows: "said", speaker: label, maker: statement.citation.maker,
        score: statement.citation.score),
      isAgainst: statement.stance == .oppose, published: published?.daysSinceEpoch ?? 0)
  }
}

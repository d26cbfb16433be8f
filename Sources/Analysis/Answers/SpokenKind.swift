import Evidence
import Ontology
import Records

/// What is said of whether some actors are or make an alliance, wherever it is said: what bears on the
/// question though no instrument is told of.
struct SpokenKind {
  /// The articles that count.
  let articles: [CodedArticle]
  /// The organisation that is asked about alone.
  let organisation: ActorID?
  /// The states that are asked about, or the organisation's members; empty where only what is said of the
  /// organisation counts.
  let asked: Set<ActorID>

  /// How many voices are given, the latest.
  private static let most = 20
  private static let kinds = ["alliance", "pact", "bloc", "treaty"]
  private static let negations: Set<String> = [
    "not", "no", "never", "nor", "neither", "nobody", "none", "without", "cannot",
  ]
  /// `not directed against any bloc` denies no bloc.
  private static let directions: Set<String> = ["against", "at", "towards", "toward", "from"]
  /// The most words between a negation and the kind that it denies.
  private static let reach = 8

  /// Those who speak of it, the latest first: of an organisation also those who are for it or against it.
  func voices() -> [QuotedEvidence] {
    let heard = statements { statement, article in
      let isStand = statement.stance != .neutral && isAboutOrganisation(statement, article)
      return isStand || speaksOfKind(statement, article)
    }
    return heard.prefix(SpokenKind.most).map { statement, article in
      quote(
        statement, in: article,
        shows: statement.stance == .neutral ? "said" : statement.stance.rawValue)
    }
  }

  /// Those who say that it is no alliance, those who speak for the actors first.
  func denials() -> [QuotedEvidence] {
    let denied = statements { deniesKind($0, $1) }.prefix(SpokenKind.most)
    let kinds: [(CounterEvidence, Bool)] = [(.denialByParty, true), (.denialByExpert, false)]
    return kinds.flatMap { kind, byParty in
      denied.filter { isParty($0.statement) == byParty }.map {
        quote($0.statement, in: $0.article, shows: kind.shows)
      }
    }
  }

  private func quote(_ statement: Statement, in article: CodedArticle, shows: String)
    -> QuotedEvidence
  {
    article.quote(
      statement.citation.span, shows: shows, speaker: statement.speaker.label,
      maker: statement.citation.maker, score: statement.citation.score)
  }

  /// The statements about those asked about that meet a condition, the latest first.
  private func statements(where isWanted: (Statement, CodedArticle) -> Bool)
    -> [(statement: Statement, article: CodedArticle)]
  {
    guard organisation != nil || !asked.isEmpty else { return [] }
    let ordered = articles.sorted {
      ($0.article.published?.date.daysSinceEpoch ?? .min, $1.article.id.rawValue)
        > ($1.article.published?.date.daysSinceEpoch ?? .min, $0.article.id.rawValue)
    }
    return ordered.flatMap { article in
      article.statements.filter { statement in
        (isAboutOrganisation(statement, article) || isAboutAsked(statement, article))
          && isWanted(statement, article)
      }.map { (statement: $0, article: article) }
    }
  }

  private func isAboutOrganisation(_ statement: Statement, _ article: CodedArticle) -> Bool {
    organisation.map { article.tells(of: [$0], in: statement) } ?? false
  }

  /// Whether two of those asked about speak or are named in it, or the one where only one is.
  private func isAboutAsked(_ statement: Statement, _ article: CodedArticle) -> Bool {
    guard !asked.isEmpty else { return false }
    var concerned = asked.intersection(statement.speaker.states)
    for entity in article.entities where entity.span.overlaps(statement.citation.span) {
      if let actor = entity.actor, asked.contains(actor) { concerned.insert(actor) }
    }
    return concerned.count >= min(2, asked.count)
  }

  private func isParty(_ statement: Statement) -> Bool {
    var own = asked
    if let organisation { own.insert(organisation) }
    return !own.isDisjoint(with: statement.speaker.states) && !statement.speaker.label.isOutsider
  }

  private func speaksOfKind(_ statement: Statement, _ article: CodedArticle) -> Bool {
    contents(statement, article).contains { words in words.contains(where: SpokenKind.isKind) }
  }

  /// Whether it denies what it says that they are, or says that they are not.
  private func deniesKind(_ statement: Statement, _ article: CodedArticle) -> Bool {
    contents(statement, article).contains { words in
      words.indices.contains { index in
        guard SpokenKind.isKind(words[index]) else { return false }
        let before = words[max(0, index - SpokenKind.reach)..<index]
        guard let negation = before.lastIndex(where: SpokenKind.negations.contains) else {
          return statement.isNegated
        }
        let between = words[negation..<index]
        return !statement.isNegated && !between.contains(where: SpokenKind.directions.contains)
      }
    }
  }

  private static func isKind(_ word: String) -> Bool {
    kinds.contains { word == $0 || word == $0 + "s" }
  }

  /// The words of each part of a content in small letters, the negation of `isn't` apart.
  private func contents(_ statement: Statement, _ article: CodedArticle) -> [[String]] {
    statement.content.map { part in
      article.article.text[part].lowercased().split { !$0.isLetter && $0 != "'" && $0 != "’" }
        .flatMap { word in
          word.hasSuffix("n't") || word.hasSuffix("n’t") ? [String(word), "not"] : [String(word)]
        }
    }
  }
}

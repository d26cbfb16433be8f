import Evidence
import Ontology
import Records

extension CodedArticle {
  /// The sentence that holds a span, quoted as evidence.
  ///
  /// - Parameters:
  ///   - span: the words that show it.
  ///   - shows: what they show, for people.
  ///   - speaker: whose word it is; found among the statements when nil.
  ///   - maker: what read it.
  ///   - score: how likely the reading is right, 0...1.
  /// - Returns: the evidence, its text an exact substring of the article's text.
  func quote(
    _ span: TextSpan, shows: String, speaker: String? = nil, maker: Maker = .rule("assessment"),
    score: Double = 1
  ) -> QuotedEvidence {
    let index = sentenceIndex(of: span)
    let quoted = index.map { sentences[$0] } ?? span
    return QuotedEvidence(
      text: article.text[quoted], shows: shows, speaker: speaker ?? self.speaker(of: span)?.label,
      citation: Citation(
        document: article.id, span: quoted, sentence: index, maker: maker, version: version,
        score: score))
  }

  /// The index of the sentence that holds the start of a span.
  func sentenceIndex(of span: TextSpan) -> Int? {
    sentences.firstIndex { $0.lower <= span.lower && span.lower < $0.upper }
  }

  /// Who says the words of a span, where they are somebody's: of several the one who says most of
  /// them, of equals the first.
  func speaker(of span: TextSpan) -> Speaker? {
    func share(_ statement: Statement) -> Int {
      statement.content.reduce(0) {
        $0 + max(0, min($1.upper, span.upper) - max($1.lower, span.lower))
      }
    }
    let shares = statements.map(share)
    guard let most = shares.max(), most > 0, let first = shares.firstIndex(of: most) else {
      return nil
    }
    return statements[first].speaker
  }
}

extension Speaker {
  /// The speaker for people: the name with office, or the words of the text.
  var label: String {
    let known = name ?? (actors.count == 1 && !text.isEmpty ? text : nil)
    guard let known else { return text.isEmpty ? "unnamed" : text }
    return role.map { "\(known), \($0)" } ?? known
  }

  /// The states that the speaker speaks for.
  var states: [ActorID] {
    actors.filter { !$0.isPerson } + [affiliation].compactMap(\.self)
  }
}

extension String {
  /// Whether a speaker's label is that of somebody who holds no office of a state: an analyst, a
  /// scholar, a newspaper, somebody retired.
  var isOutsider: Bool {
    let label = lowercased()
    return [
      "analyst", "expert", "research", "professor", "scholar", "lawyer", "retired", "former",
      "journalist", "newspaper", "tabloid", "commentator", "opposition", "historian", "executive",
      "driver", "demonstrator", "resident", "mother", "father", "fisherman", "nurse", "farmer",
      "student", "protester", "citizen", "dealer", "seller", "voter", "activist", "critic",
      "observer", "sceptic", "skeptic", "conscript", "lecturer", "academic", "trader", "witness",
    ].contains { label.contains($0) }
  }
}

extension CodedArticle {
  /// Whether a statement of the article is about one of some actors: they are its target, or its content
  /// names them.
  func tells(of actors: Set<ActorID>, in statement: Statement) -> Bool {
    if case .actors(let targets) = statement.target, !actors.isDisjoint(with: targets) {
      return true
    }
    return entities.contains { entity in
      entity.actor.map(actors.contains) ?? false
        && statement.content.contains { $0.overlaps(entity.span) }
    }
  }
}

/// Evidence in the order it was found, each sentence once.
struct EvidenceList: Sendable {
  private(set) var items: [QuotedEvidence] = []
  private var seen: Set<Place> = []

  private struct Place: Hashable {
    let document: DocumentID
    let span: TextSpan
  }

  /// Adds a piece; what a sentence shows besides is added to what it is there for already.
  mutating func add(_ item: QuotedEvidence) {
    let place = Place(document: item.citation.document, span: item.citation.span)
    if seen.insert(place).inserted {
      items.append(item)
      return
    }
    let isSame = { (other: QuotedEvidence) in
      other.citation.document == place.document && other.citation.span == place.span
    }
    guard let index = items.firstIndex(where: isSame),
      !items[index].shows.contains(item.shows)
    else { return }
    let known = items[index]
    items[index] = QuotedEvidence(
      text: known.text, shows: known.shows + "; " + item.shows,
      speaker: known.speaker ?? item.speaker, citation: known.citation)
  }

  /// Adds several pieces.
  mutating func add(_ items: [QuotedEvidence]) {
    for item in items { add(item) }
  }
}

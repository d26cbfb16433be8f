public import Evidence
public import Records

/// A story report by report: what each one follows, and what it adds to those before it.
public struct StoryAccount: Sendable {
  /// One report of the story.
  public struct Entry: Sendable, Hashable {
    /// The report.
    public let report: DocumentID
    /// What it follows and how: why it is no origin of its own; nil where it follows no report at
    /// hand.
    public let tie: CopyLink?
    /// The passages that it shares with what it follows.
    public let shared: [SharedPassage]
    /// Its passages that no earlier report of the story has.
    public let additions: [TextSpan]
    /// Where it says from which other outlet or agency it has its news: facts `attribution`, one a name.
    public let credits: [Article.Fact]

    /// Whether it follows no report at hand and names no other outlet as its source.
    public var isFirstHand: Bool { tie == nil && credits.isEmpty }
  }

  /// Most reports of a story that are compared; the later ones have no entry.
  public static let most = 200

  /// The reports, in order of time.
  public let entries: [Entry]

  /// Compares the reports of a story.
  ///
  /// - Parameters:
  ///   - articles: its reports, in order of time; the first `most` are compared.
  ///   - ties: what follows what.
  /// - Complexity: O(n) in passages, times those that share a word.
  public init(_ articles: [Article], ties: [CopyLink]) {
    let tieOf = Dictionary(ties.map { ($0.copy, $0) }) { first, _ in first }
    let texts = Dictionary(articles.map { ($0.id, $0.text) }) { first, _ in first }
    var index = PassageIndex()
    var entries: [Entry] = []
    for article in articles.prefix(StoryAccount.most) {
      let tie = tieOf[article.id]
      let shared = tie.flatMap { tie in
        texts[tie.original].map {
          SharedPassage.all(in: article.text, of: $0, relation: tie.relation)
        }
      }
      let report = Cognates(title: "", text: article.text)
      let additions = report.passages.indices.filter { number in
        let span = report.span(number..<number + 1)
        return index.like(report.passages[number]) == nil
          && shared?.contains { $0.copy.contains(span) } != true
      }
      index.add(report)
      entries.append(
        Entry(
          report: article.id, tie: tie, shared: shared ?? [],
          additions: additions.map { report.span($0..<$0 + 1) },
          credits: StoryAccount.credits(article)))
    }
    self.entries = entries
  }

  private static func credits(_ article: Article) -> [Article.Fact] {
    var seen: Set<String> = []
    return article.extras.filter { fact in
      fact.name == "attribution" && fact.span != nil && fact.value != article.site
        && seen.insert(fact.value).inserted
    }
  }
}

extension StoryAccount.Entry {
  /// What the report follows and adds, with spans in Unicode scalars.
  ///
  /// - Parameters:
  ///   - text: the report's text.
  ///   - original: the text of what it follows, if that is at hand.
  /// - Returns: the members `follows`, `adds` and `credits`.
  public func exported(_ text: String, original: String?) -> [JSON.Member] {
    let (here, there) = (ScalarMap(text), ScalarMap(original ?? ""))
    let follows: JSON? = tie.map { tie in
      [
        "id": .string(tie.original.rawValue), "relation": .string(tie.relation.rawValue),
        "containment": .number((tie.containment * 1_000).rounded() / 1_000),
        "shared": .array(
          shared.map { ["copy": here.json($0.copy), "original": there.json($0.original)] }),
      ]
    }
    return [
      .init("follows", follows ?? .null),
      .init(
        "adds",
        .array(additions.map { ["span": here.json($0), "words": .string(text[$0])] })),
      .init(
        "credits",
        .array(
          credits.map { fact in
            ["name": .string(fact.value), "span": fact.span.map { here.json($0) } ?? .null]
          })),
    ]
  }
}

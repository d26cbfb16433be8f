public import Actors
public import Evidence
public import Language
public import Records

/// Who is named in a text: every mention of an actor in text order, and the persons behind them.
///
/// Invariant: `mentions` is sorted by span and its spans do not overlap.
public struct Cast: Sendable {
  /// The mentions, in text order, not overlapping.
  public let mentions: [CastMention]
  /// The persons, in order of first mention.
  public let persons: [CastPerson]
  /// The names of the article for `CodedArticle.entities`, in text order.
  public let entities: [EntityMention]
  /// The states and organisations that the names were resolved against.
  let table: ActorTable
  /// The tokens as columns, for the coders of this module.
  let columns: TokenColumns

  /// Finds who is named in a text.
  ///
  /// - Parameters:
  ///   - text: the annotated article.
  ///   - actors: the states and organisations of the world.
  /// - Complexity: O(n) in tokens but for look-backs of bounded length.
  public init(text: AnnotatedText, actors: ActorTable) {
    table = actors
    columns = TokenColumns(text)
    let builder = CastBuilder(columns: columns, actors: actors)
    mentions = builder.mentions
    persons = builder.castPersons
    entities = builder.entities
  }

  /// The mentions that begin inside a span.
  ///
  /// - Parameter span: UTF-8 offsets into the article's text.
  /// - Returns: the mentions, in text order.
  /// - Complexity: O(log n) in mentions.
  public func mentions(in span: TextSpan) -> ArraySlice<CastMention> {
    let first = firstIndex(from: span.lower)
    return mentions[first..<max(first, firstIndex(from: span.upper))]
  }

  /// The mention whose words hold an offset.
  ///
  /// - Parameter offset: a UTF-8 offset into the article's text.
  /// - Returns: the mention, or nil where nobody is mentioned.
  /// - Complexity: O(log n) in mentions.
  public func mention(at offset: Int) -> CastMention? {
    let next = firstIndex(from: offset + 1)
    guard next > 0, mentions[next - 1].span.upper > offset else { return nil }
    return mentions[next - 1]
  }

  /// The person behind a mention of exactly one person.
  public func person(of mention: CastMention) -> CastPerson? {
    mention.persons.count == 1 ? persons[mention.persons[0]] : nil
  }

  /// The index of the first mention that begins at or after an offset.
  private func firstIndex(from offset: Int) -> Int {
    var low = 0
    var high = mentions.count
    while low < high {
      let middle = (low + high) / 2
      if mentions[middle].span.lower < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

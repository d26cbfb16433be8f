public import Evidence

/// What became of a story when later reports shed new light on it.
public struct StoryChange: Sendable, Hashable {
  /// How a story changed.
  public enum Kind: String, Sendable, Hashable {
    /// All its reports went to another.
    case merged
    /// Some of its reports went to another.
    case split
  }

  /// How it changed.
  public let kind: Kind
  /// The story.
  public let story: DocumentID
  /// The story where reports of it went.
  public let other: DocumentID
  /// How many went there.
  public let reports: Int
  /// When, in milliseconds since 1970 UTC.
  public let knownFrom: Int

  /// The change as one object.
  public var exported: JSON {
    [
      "change": .string(kind.rawValue), "story": .string(story.rawValue),
      "other": .string(other.rawValue), "reports": .integer(reports), "at": .integer(knownFrom),
    ]
  }
}

extension Database {
  /// What became of stories, the newest first.
  func storyChanges(limit: Int) throws(LedgerError) -> [StoryChange] {
    let name = "SELECT document FROM articles WHERE known_to IS NULL AND lineage ="
    return try statement(
      """
      SELECT kind, (\(name) c.story), (\(name) c.other), reports, known_from
      FROM story_changes c ORDER BY id DESC LIMIT ?
      """
    ).rows([.integer(max(0, limit))]) { (row) throws(LedgerError) in
      StoryChange(
        kind: StoryChange.Kind(rawValue: row.text(0)) ?? .split, story: DocumentID(row.text(1)),
        other: DocumentID(row.text(2)), reports: row.integer(3), knownFrom: row.integer(4))
    }
  }
}

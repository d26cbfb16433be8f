import Evidence
import Ontology
import Records

/// Finds the medium that carries a statement: `told Reuters`, `in an interview with Radio Free
/// Europe`.
struct VenueReader {
  private let cast: Cast
  private var columns: TokenColumns { cast.columns }

  private static let links: Set<String> = [
    "told", "tells", "telling", "to", "with", "on", "in", "for", "by", "via", "from",
  ]

  /// How many tokens on either side of the cue are looked at, so that time stays linear in sentences without end.
  private static let reach = 150

  init(cast: Cast) {
    self.cast = cast
  }

  /// The first medium in the cue's sentence, outside speaker and content, that a word such as
  /// `told` or `with` ties to the act of speaking.
  func venue(of draft: StatementDraft) -> Venue? {
    guard let place = draft.cue ?? draft.speaker else { return nil }
    let near = place.lowerBound - VenueReader.reach..<place.lowerBound + VenueReader.reach
    let sentence = columns.sentenceTokens(of: place.lowerBound).clamped(to: near)
    guard !sentence.isEmpty else { return nil }
    for mention in cast.mentions(in: columns.span(sentence)) where mention.roles.contains(.media) {
      let tokens = columns.tokens(in: mention.span)
      if draft.speaker?.overlaps(tokens) ?? false { continue }
      if draft.parts.contains(where: { $0.overlaps(tokens) }) { continue }
      if isTied(tokens.lowerBound, in: sentence) {
        return Venue(name: mention.text, span: mention.span)
      }
    }
    return nil
  }

  private func isTied(_ token: Int, in sentence: Range<Int>) -> Bool {
    let floor = max(sentence.lowerBound, token - 4)
    return (floor..<token).contains { Self.links.contains(columns.words[$0]) }
  }
}

internal import Evidence

/// Tells why a page without running text is no article.
struct PageVerdict {
  let text: PageText
  let facts: PageFacts

  /// The error that says so.
  func refusal(_ url: String?) -> ReadingError {
    let links = text.runs.count { $0.linkBytes * 2 > $0.count }
    let reason =
      if text.runs.reduce(0, { $0 + $1.words }) < 40 {
        "an empty shell: \(text.runs.count) lines of text"
      } else if facts.linked.types.contains("videoobject")
        || facts.meta("og:type")?.value.hasPrefix("video") == true
      {
        "a video page without running text"
      } else if links * 2 > text.runs.count {
        "an index page: \(links) of \(text.runs.count) lines are links"
      } else {
        "a page without running text"
      }
    return ReadingError(
      .notAnArticle, "found \(reason)", location: url, remedy: "give the address of one article")
  }
}

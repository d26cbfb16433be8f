internal import Evidence

/// Collects the links of an article's body.
struct BodyLinks {
  let text: PageText
  let base: PageAddress?

  /// The links inside kept runs, with their places in the article's text.
  ///
  /// - Parameters:
  ///   - kept: indexes of the kept runs, ascending.
  ///   - blocks: the article's blocks, one for each kept run.
  /// - Returns: the links in reading order.
  /// - Complexity: O(links + runs).
  func links(_ kept: [Int], _ blocks: [Block]) -> [Link] {
    var links: [Link] = []
    var next = 0
    for (index, block) in zip(kept, blocks) {
      let run = text.runs[index]
      while next < text.anchors.count, text.anchors[next].lower < run.lower { next += 1 }
      while next < text.anchors.count, text.anchors[next].upper <= run.upper {
        let anchor = text.anchors[next]
        next += 1
        let words = text.bytes.trimmed(anchor.lower, anchor.upper)
        guard !words.isEmpty, let address = text.address(anchor),
          let url = PageAddress.resolve(address, from: base)
        else { continue }
        let shift = block.span.lower - run.lower
        links.append(
          Link(
            url: url, text: String(decoding: text.bytes[words], as: UTF8.self),
            span: TextSpan(words.lowerBound + shift, words.upperBound + shift)))
      }
    }
    return links
  }
}

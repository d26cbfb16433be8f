internal import Evidence

/// What the page's metadata lets one expect of its body: headline, description, authors, and the
/// article's text where linked data carries it.
struct PageWitnesses {
  let title: Words
  let description: Words
  let authors: [Words]
  /// Digests of the four-word sequences of `articleBody`.
  let shingles: Set<UInt64>

  /// Whether linked data carries enough text to testify.
  var hasBody: Bool { shingles.count > 40 }

  init(title: String?, description: String?, authors: [String], body: String?) {
    self.title = Words(title ?? "")
    self.description = Words(description ?? "")
    self.authors = authors.prefix(8).map { Words($0) }.filter { !$0.keys.isEmpty }
    shingles = body.map { Set(PageWitnesses.shingles(of: PageWitnesses.plain($0))) } ?? []
  }

  /// The share of a run's four-word sequences that linked data has; nil when it cannot testify.
  func share(_ words: Words) -> Float? {
    guard hasBody else { return nil }
    let sequences = PageWitnesses.shingles(of: words)
    guard !sequences.isEmpty else { return nil }
    return Float(sequences.count { shingles.contains($0) }) / Float(sequences.count)
  }

  /// Whether a run names one of the authors.
  func namesAuthor(_ words: Words) -> Bool {
    authors.contains { author in
      let width = author.keys.count
      guard width <= words.keys.count else { return false }
      return (0...words.keys.count - width).contains { start in
        words.keys[start..<start + width].elementsEqual(author.keys)
      }
    }
  }

  /// `articleBody` is at times markup.
  private static func plain(_ body: String) -> Words {
    let bytes = Array(body.utf8)
    guard bytes.contains(UInt8(ascii: "<")) || bytes.contains(UInt8(ascii: "&")) else {
      return Words(bytes, 0, bytes.count)
    }
    let page = TreeBuilder.page(from: bytes)
    return Words(page.text(of: 0))
  }

  /// Digests of all four-word sequences.
  static func shingles(of words: Words) -> [UInt64] {
    let keys = words.keys
    guard keys.count >= 4 else { return [] }
    return (0...keys.count - 4).map { start in
      var hash: UInt64 = 0
      for key in keys[start..<start + 4] { hash = (hash &* 0x9E37_79B9_7F4A_7C15) ^ key.value }
      return hash
    }
  }
}

internal import Evidence

/// What sites call the parts of their pages: the words of classes and ids, each as one of a few
/// buckets, so that the models learn the words of the sites and systems that `Cues` does not know.
///
/// (K. Weinberger et al., "Feature hashing for large scale multitask learning", ICML 2009.)
struct NameBuckets {
  /// The number of buckets.
  static let count = 256

  private var known: [[Int]?]

  /// Looks at the elements around a page's runs.
  ///
  /// - Complexity: O(runs + bytes of the names around them).
  init(_ page: Page, _ text: PageText) {
    known = [[Int]?](repeating: nil, count: page.nodes.count)
    for run in text.runs {
      var node = run.node
      for _ in 0..<NameBuckets.reach {
        known[node] = known[node] ?? NameBuckets.buckets(node, page)
        node = page.parent(node)
      }
    }
  }

  /// How many elements outwards from a run are looked at, itself included.
  static let reach = 7

  /// The buckets of an element's names.
  func buckets(_ node: Int) -> [Int] { known[node] ?? [] }

  /// The bucket of a hash.
  static func bucket(_ hash: UInt64) -> Int { Int((hash &* 0x9E37_79B9_7F4A_7C15) >> 56) }

  private static let attributes: [AttributeName] = [
    .class, .id, .dataTestID, .dataComponent, .dataType, .itemprop, .role,
  ]

  private static func buckets(_ node: Int, _ page: Page) -> [Int] {
    guard page.nodes[node].attributeCount > 0 else { return [] }
    var found: [Int] = []
    for name in attributes {
      guard let range = page.range(of: name, in: node) else { continue }
      // Long generated lists of utility classes say nothing after the first few words.
      add(page.bytes[range.prefix(300)], to: &found)
    }
    return found
  }

  /// Adds each word, and each name of several words as a whole; digits, which sites count with, are
  /// left out.
  private static func add(_ names: ArraySlice<UInt8>, to found: inout [Int]) {
    for name in names.split(whereSeparator: \.isSpace) {
      var whole = FNV1a()
      var word = FNV1a()
      var (letters, words) = (0, 0)
      func endWord() {
        if letters > 0, letters < 20 {
          found.append(bucket(word.value))
          words += 1
        }
        (word, letters) = (FNV1a(), 0)
      }
      var previous: UInt8 = 0x20
      for byte in name {
        if !byte.isLetter || byte.isCapital && !previous.isCapital { endWord() }
        if byte.isLetter {
          word.add(byte.lowered)
          letters += 1
        }
        whole.add(byte.isLetter ? byte.lowered : 0x2D)
        previous = byte
      }
      endWord()
      if words > 1 { found.append(bucket(whole.value)) }
    }
  }
}

/// The words of an article with their places as PostgreSQL reads them: a `tsvector`.
///
/// The title's words weigh `A`; the text's follow them with a gap, so that no phrase spans both.
struct TextVector {
  /// PostgreSQL clamps places beyond this (documentation, section 12.11).
  private static let placeLimit = 16_383
  /// A value may take a megabyte; what a text has beyond that is not indexed.
  private static let sizeLimit = 600_000
  /// More places of one word are dropped anyway.
  private static let countLimit = 255

  /// The places of one word, written as `1A,9`; a fact has none.
  private struct Places {
    private var count = 0
    private(set) var text: [UInt8] = []

    mutating func add(_ place: Int, weight: String) {
      guard count < TextVector.countLimit else { return }
      text.append(count == 0 ? UInt8(ascii: ":") : UInt8(ascii: ","))
      text.append(contentsOf: String(min(place, TextVector.placeLimit)).utf8)
      text.append(contentsOf: weight.utf8)
      count += 1
    }
  }

  /// The form of a literal, such as `'serbia':1A,9 'objected':2 `.
  let literal: String

  init(_ row: SearchRow) {
    var words: [String: Places] = [:]
    var size = 0
    var place = 1
    func add(_ tokens: [SearchTokens.Token], weight: String) {
      for token in tokens where size < TextVector.sizeLimit {
        size += token.word.utf8.count + 4
        words[token.word, default: Places()].add(place, weight: weight)
        place += 1
      }
      place += 1
    }
    add(SearchTokens(row.title ?? "").tokens, weight: "A")
    add(SearchTokens(row.text).tokens, weight: "")
    for fact in row.facts.split(separator: " ") where words[String(fact)] == nil {
      words[String(fact)] = Places()
    }
    // Words hold letters and digits only, so nothing in them needs an escape.
    var bytes: [UInt8] = []
    for (word, places) in words {
      bytes.append(UInt8(ascii: "'"))
      bytes.append(contentsOf: word.utf8)
      bytes.append(UInt8(ascii: "'"))
      bytes.append(contentsOf: places.text)
      bytes.append(UInt8(ascii: " "))
    }
    literal = String(decoding: bytes, as: UTF8.self)
  }
}

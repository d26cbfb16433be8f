/// The words of an article with their places as PostgreSQL reads them: a `tsvector`.
///
/// The title's words weigh `A`; the text's follow them with a gap, so that no phrase spans both.
struct TextVector {
  /// PostgreSQL clamps places beyond this (documentation, section 12.11).
  private static let placeLimit = 16_383
  /// A value may take a megabyte; what a text has beyond that is not indexed.
  private static let sizeLimit = 600_000

  /// The form of a literal, such as `'serbia':1A,9 'objected':2`.
  let literal: String

  init(_ row: SearchRow) {
    var places: [String: [String]] = [:]
    var size = 0
    var place = 1
    func add(_ tokens: [SearchTokens.Token], weight: String) {
      for token in tokens where size < TextVector.sizeLimit {
        size += token.word.utf8.count + 4
        // More than 255 places of one word are dropped anyway.
        if places[token.word, default: []].count < 255 {
          let number = min(place, TextVector.placeLimit)
          places[token.word, default: []].append("\(number)\(weight)")
        }
        place += 1
      }
      place += 1
    }
    add(SearchTokens(row.title ?? "").tokens, weight: "A")
    add(SearchTokens(row.text).tokens, weight: "")
    for fact in row.facts.split(separator: " ") { places[String(fact), default: []] += [] }
    // Words hold letters and digits only, so nothing in them needs an escape.
    literal = places.map { word, places in
      places.isEmpty ? "'\(word)'" : "'\(word)':" + places.joined(separator: ",")
    }.joined(separator: " ")
  }
}

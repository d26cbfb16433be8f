import Evidence
import Ontology

/// Parses what was typed into a search box.
struct SearchParser {
  private static let byteLimit = 1000
  private static let termLimit = 40

  private let text: String
  private let bytes: [UInt8]
  private let today: CalendarDate
  private let actor: (String) -> ActorID?
  private var position = 0

  init(_ text: String, today: CalendarDate, actor: @escaping (String) -> ActorID?) {
    self.text = text
    bytes = Array(text.utf8)
    self.today = today
    self.actor = actor
  }

  mutating func groups() throws(SearchQueryError) -> [[SearchQuery.Term]] {
    guard bytes.count <= SearchParser.byteLimit else {
      throw failure("at most \(SearchParser.byteLimit) bytes are understood", 0, 0)
    }
    var groups: [[SearchQuery.Term]] = []
    var pendingOr: TextSpan?
    var count = 0
    while let start = nextWord() {
      if let or = takeOr() {
        guard !groups.isEmpty, pendingOr == nil else {
          throw failure("OR needs a term before it", or.lower, or.upper)
        }
        pendingOr = or
        continue
      }
      let term = try self.term()
      if pendingOr != nil, term.standsAlone || groups.last?.contains(where: \.standsAlone) ?? false
      {
        throw failure("date: and story: cannot be joined by OR", start, position)
      }
      count += 1
      guard count <= SearchParser.termLimit else {
        throw failure("at most \(SearchParser.termLimit) terms are understood", start, position)
      }
      if pendingOr != nil {
        groups[groups.count - 1].append(term)
        pendingOr = nil
      } else {
        groups.append([term])
      }
    }
    if let or = pendingOr { throw failure("OR needs a term after it", or.lower, or.upper) }
    guard !groups.isEmpty else { throw failure("type a word, or a field such as actor:SRB", 0, 0) }
    return groups
  }

  private func failure(_ message: String, _ lower: Int, _ upper: Int) -> SearchQueryError {
    SearchQueryError(message: message, span: TextSpan(lower, upper), query: text)
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (9...13).contains(byte) }

  /// Moves to the next word and tells where it starts.
  private mutating func nextWord() -> Int? {
    while position < bytes.count, SearchParser.isSpace(bytes[position]) { position += 1 }
    return position < bytes.count ? position : nil
  }

  private mutating func takeOr() -> TextSpan? {
    let end = position + 2
    guard end <= bytes.count, bytes[position] == UInt8(ascii: "O"),
      bytes[position + 1] == UInt8(ascii: "R"),
      end == bytes.count || SearchParser.isSpace(bytes[end])
    else { return nil }
    position = end
    return TextSpan(end - 2, end)
  }

  private mutating func term() throws(SearchQueryError) -> SearchQuery.Term {
    let start = position
    let isExcluded = bytes[position] == UInt8(ascii: "-")
    if isExcluded { position += 1 }
    if let field = try takeField(from: start) {
      let value = try self.value()
      guard !value.isEmpty, let fact = field.fact(value, today: today, actor: actor) else {
        throw failure("\(field.rawValue): needs \(field.expectation)", start, position)
      }
      return SearchQuery.Term(wanted: .fact(fact), isExcluded: isExcluded)
    }
    let isPhrase = position < bytes.count && bytes[position] == UInt8(ascii: "\"")
    var words = try value()
    let isPrefix = !isPhrase && words.hasSuffix("*")
    if isPrefix { words.removeLast() }
    guard !SearchTokens(words).tokens.isEmpty else {
      throw failure("there is no letter or digit to search for", start, position)
    }
    return SearchQuery.Term(wanted: .words(words, isPrefix: isPrefix), isExcluded: isExcluded)
  }

  /// A field's name and its colon, where the word begins so; other colons belong to the word.
  private mutating func takeField(from start: Int) throws(SearchQueryError) -> SearchField? {
    var end = position
    while end < bytes.count, (97...122).contains(bytes[end] | 0x20) { end += 1 }
    guard end > position, end < bytes.count, bytes[end] == UInt8(ascii: ":"),
      !bytes[(end + 1)...].starts(with: Array("//".utf8))
    else { return nil }
    let name = String(decoding: bytes[position..<end], as: UTF8.self)
    guard let field = SearchField(rawValue: name.lowercased()) else {
      let known = SearchField.allCases.map(\.rawValue).joined(separator: ", ")
      throw failure("there is no field '\(name)'; there are \(known)", start, end + 1)
    }
    position = end + 1
    return field
  }

  /// A word, or what stands between quotation marks.
  private mutating func value() throws(SearchQueryError) -> String {
    let start = position
    if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
      position += 1
      guard let end = bytes[position...].firstIndex(of: UInt8(ascii: "\"")) else {
        throw failure("the quotation mark is never closed", start, bytes.count)
      }
      defer { position = end + 1 }
      return String(decoding: bytes[position..<end], as: UTF8.self)
    }
    while position < bytes.count, !SearchParser.isSpace(bytes[position]) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }
}

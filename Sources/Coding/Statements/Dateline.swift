import Evidence
import Language

/// What stands before the first words of a report and nobody says.
///
/// `BAMAKO, Jan 29 –`, or the time of an entry in a live report, `08:20 —`.
struct Dateline {
  private static let marks: Set<String> = ["—", "–", "--", "-", ":"]
  private static let longest = 12

  let columns: TokenColumns

  /// The tokens of a sentence without the dateline that opens it.
  func without(_ sentence: Range<Int>) -> Range<Int> {
    guard let first = sentence.first, columns.startsParagraph(first), columns.isWord[first] else {
      return sentence
    }
    guard isTime(first) || isCapitals(first) else { return sentence }
    let limit = min(sentence.upperBound - 1, first + Self.longest)
    for token in first..<max(first, limit) where Self.marks.contains(columns.words[token]) {
      // `al-Ula`, `08:20`: no mark inside a word.
      let isApart =
        columns.span(token).lower > columns.span(token - 1).upper
        || columns.words[token] == ":"
      if token > first, isApart, columns.span(token + 1).lower > columns.span(token).upper {
        return (token + 1)..<sentence.upperBound
      }
    }
    return sentence
  }

  private func isTime(_ token: Int) -> Bool {
    let form = columns.words[token].utf8
    return form.count > 2 && form.allSatisfy { ASCII.isDigit($0) || $0 == 0x3A || $0 == 0x2E }
      && form.contains { $0 == 0x3A || $0 == 0x2E }
      || form.allSatisfy(ASCII.isDigit) && columns.word(token + 1) == ":"
  }

  private func isCapitals(_ token: Int) -> Bool {
    let form = columns.text.tokens[token].form.unicodeScalars.filter(\.properties.isAlphabetic)
    return form.count > 2 && form.allSatisfy(\.properties.isUppercase)
  }
}

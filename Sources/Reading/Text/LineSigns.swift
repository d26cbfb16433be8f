/// What a line of text shows by itself, wherever it came from.
struct LineSigns {
  var words = 0
  var bytes = 0
  var commas = 0
  var stops = 0
  var digits = 0
  var capitalWords = 0
  var letters = 0
  var quotes = 0
  var bars = 0
  /// Marks of code and data: braces, backslashes, underscores, equals signs, straight quotes.
  var marks = 0
  /// Ends in `.`, `!`, `?`, or such a mark within closing quotes or brackets.
  var endsSentence = false
  var endsEllipsis = false
  var endsColon = false
  var startsSmall = false
  var startsDigit = false
  var start: PhraseKinds = []
  var anywhere: PhraseKinds = []

  /// Reads a line.
  ///
  /// - Complexity: O(length).
  init(_ text: [UInt8], _ lower: Int, _ upper: Int) {
    bytes = upper - lower
    var previous: UInt8 = 0x20
    var wide = 0
    for position in lower..<upper {
      let byte = text[position]
      if byte.isDigit { digits += 1 }
      if byte.isLetter || byte >= 0xC3 { letters += 1 }
      if previous == 0x20 || position == lower {
        words += 1
        if byte.isCapital { capitalWords += 1 }
      }
      switch byte {
      case 0x2C: commas += 1
      case 0x2E, 0x21, 0x3F: if position + 1 == upper || text[position + 1] == 0x20 { stops += 1 }
      case 0x22:
        quotes += 1
        marks += 1
      case 0x7B, 0x7D, 0x5C, 0x5F, 0x3D, 0x3C, 0x3E: marks += 1
      // First bytes of the ideographs and kana: two of them count as a word.
      case 0xE3...0xE9: wide += 1
      case 0x7C: bars += 1
      case 0x9C, 0x9D: if previous == 0x80 { quotes += 1 }
      default: break
      }
      previous = byte
    }
    words += wide / 2
    (start, anywhere) = Phrases.kinds(in: text, lower, upper)
    guard lower < upper else { return }
    startsSmall = text[lower].isLetter && !text[lower].isCapital
    startsDigit = text[lower].isDigit
    readEnd(text, lower, upper)
  }

  private mutating func readEnd(_ text: [UInt8], _ lower: Int, _ upper: Int) {
    var last = upper - 1
    endsColon = text[last] == 0x3A
    endsEllipsis =
      upper - lower >= 3
      && (text[last] == 0x2E && text[last - 1] == 0x2E
        || text[last] == 0xA6 && text[last - 1] == 0x80 && text[last - 2] == 0xE2)
    // Closing quotes and brackets: " ' ) ] and the curly ones (E2 80 99, 9D), » (C2 BB).
    while last > lower {
      if text[last] == 0x22 || text[last] == 0x27 || text[last] == 0x29 || text[last] == 0x5D {
        last -= 1
      } else if last >= lower + 3, text[last - 2] == 0xE2, text[last - 1] == 0x80,
        text[last] == 0x9D || text[last] == 0x99 || text[last] == 0x9C
      {
        last -= 3
      } else if last >= lower + 2, text[last - 1] == 0xC2, text[last] == 0xBB {
        last -= 2
      } else {
        break
      }
    }
    let isIdeographicStop =
      last >= lower + 2 && text[last - 2] == 0xE3 && text[last - 1] == 0x80 && text[last] == 0x82
    endsSentence =
      text[last] == 0x2E || text[last] == 0x21 || text[last] == 0x3F || isIdeographicStop
  }
}

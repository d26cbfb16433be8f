import Evidence
import Ontology

/// The names of the tables, ready to be found in texts.
struct NameIndex: Sendable {
  private struct Meaning {
    /// Nil for a longer name that is no actor.
    let actor: ActorID?
    let sense: NameSense
  }

  private var phrases = PhraseIndex(capacity: 8192)
  private var meanings: [Meaning] = []

  /// Adds a name; the first of two equal names stays.
  mutating func add(_ name: String, actor: ActorID?, sense: NameSense) {
    phrases.add(name, payload: meanings.count)
    meanings.append(Meaning(actor: actor, sense: sense))
  }

  /// The names in a text.
  func matches(in bytes: [UInt8]) -> [NameMatch] {
    let words = WordScan.words(of: bytes)
    let context = NameContext(words: words)
    let lines = TitleLines(words: words, bytes: bytes)
    var matches: [NameMatch] = []
    var position = 0
    while position < words.count {
      guard words[position].isCapitalised, let found = phrases.longest(in: words, at: position)
      else {
        position += 1
        continue
      }
      let meaning = meanings[found.entry.payload]
      let range = position..<found.end
      if let actor = meaning.actor,
        !context.isPartOfOtherName(
          range, sense: meaning.sense, isTitleLine: lines.isTitle(words[position].lower))
      {
        let span = TextSpan(words[position].lower, words[found.end - 1].upper)
        matches.append(NameMatch(span: span, actor: actor, sense: meaning.sense))
      }
      position = found.end
    }
    return matches
  }

  /// The actor that the words as a whole name, a leading article left out.
  func actor(named text: String) -> ActorID? {
    var words = WordScan.words(of: Array(text.utf8))
    if let payload = phrases.exact(words) { return meanings[payload].actor }
    if words.first?.hash == WordScan.hash(of: "the") { words.removeFirst() }
    return phrases.exact(words).flatMap { meanings[$0].actor }
  }
}

/// Which lines of a text write most words with a capital, as headlines do.
private struct TitleLines {
  private var starts: [Int] = []
  private var titles: [Bool] = []

  init(words: [Word], bytes: [UInt8]) {
    var long = 0
    var capitals = 0
    var line = 0
    var lineEnd = TitleLines.end(bytes, from: 0)
    func close() -> Bool { long >= 4 && capitals * 10 >= long * 7 }
    for word in words {
      if word.lower >= lineEnd {
        starts.append(line)
        titles.append(close())
        (long, capitals) = (0, 0)
        line = lineEnd
        lineEnd = TitleLines.end(bytes, from: word.lower)
      }
      guard word.upper - word.lower >= 4 else { continue }
      long += 1
      if word.isCapitalised { capitals += 1 }
    }
    starts.append(line)
    titles.append(close())
  }

  func isTitle(_ offset: Int) -> Bool {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return low > 0 && titles[low - 1]
  }

  private static func end(_ bytes: [UInt8], from start: Int) -> Int {
    var position = start
    while position < bytes.count, bytes[position] != 0x0A { position += 1 }
    return position < bytes.count ? position : bytes.count + 1
  }
}

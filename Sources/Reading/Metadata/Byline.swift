/// Reads the names in a byline.
enum Byline {
  /// The names in these strings, in order and without repeats: no prepositions, dates, reading
  /// times, offices, degrees, handles, picture credits or names of papers beside a person's.
  static func names(_ values: [String]) -> [String] {
    var names: [String] = []
    for value in values {
      var hasPerson = false
      for (order, part) in parts(beforeBar(value)).enumerated() {
        guard let name = name(part) else { continue }
        // Behind a name stand the offices and papers of those named before.
        if order > 0, hasPerson, isAffiliation(name) { continue }
        hasPerson = true
        if !names.contains(name) { names.append(name) }
      }
    }
    return names
  }

  /// Whether a line begins as bylines do.
  static func hasPreposition(_ line: String) -> Bool {
    let bytes = Array(line.utf8)
    return [
      "by ", "by: ", "written by ", "posted by ", "words by ", "von ", "par ", "por ", "nga ",
      "piše: ",
    ]
    .contains { bytes.starts(with: Array($0.utf8), by: { $0.lowered == $1 }) }
  }

  /// Whether a name is that of an office rather than of a person.
  static func isDesk(_ name: String) -> Bool {
    let words = name.split(separator: " ").map {
      String(decoding: $0.utf8.map(\.lowered), as: UTF8.self)
    }
    return words.contains { desks.contains($0) }
  }

  private static let desks: Set<String> = [
    "staff", "editor", "editors", "editorial", "newsroom", "desk", "admin", "administrator", "team",
    "redazione", "redaktion", "redacción", "redacao", "redakcija", "redakcja", "redaksia",
    "rédaction", "webmaster", "webdesk", "contributor", "contributors", "correspondent", "reporter",
  ]

  private static let offices: Set<String> = [
    "officer", "head", "director", "professor", "president", "manager", "analyst", "writer",
    "chief",
    "journal", "news", "media", "times", "post", "press", "magazine", "tribune", "herald", "daily",
    "gazette", "network", "university", "report", "today", "contributing", "senior", "fellow",
    "journalist", "columnist", "producer", "author", "sponsored", "guest", "special", "deputy",
    "political", "opinion",
  ]

  private static let degrees: Set<String> = [
    "ms", "md", "rd", "rdn", "ld", "phd", "ph.d.", "m.d.", "mph", "rn", "cpt", "do", "ma", "ba",
    "m.s.", "dds", "dvm", "mba", "jd", "j.d.", "cscs", "lcsw", "psyd", "edd", "cdn", "cfp", "cfa",
  ]

  private static func isAffiliation(_ name: String) -> Bool {
    if isDesk(name) || name.utf8.contains(0x2E) && name.utf8.count < 30 && name.hasSuffix(".com") {
      return true
    }
    let words = name.split(separator: " ").map {
      String(decoding: $0.utf8.map(\.lowered), as: UTF8.self)
    }
    return words.contains { offices.contains($0) } || words.allSatisfy { degrees.contains($0) }
      || words.contains { $0.hasSuffix(".com") || $0.hasSuffix(".org") }
  }

  /// What stands before the first bar: behind it comes the paper, an address, or a date.
  private static func beforeBar(_ text: String) -> Substring {
    guard let bar = text.firstRange(of: " | ") else { return Substring(text) }
    let before = text[..<bar.lowerBound]
    return before.utf8.count > 3 ? before : Substring(text)
  }

  /// Parts a byline at commas, semicolons, ampersands and "and".
  private static func parts(_ text: Substring) -> [String] {
    var parts = [text]
    for mark in [
      ";", " and ", " And ", " AND ", " & ", " | ", " und ", " et ", " dhe ", ", ", "·", "•", " – ",
      " — ", " - ", " / ",
    ] {
      parts = parts.flatMap { $0.parted(at: mark) }
    }
    return parts.map(String.init)
  }

  /// One name without what stands around it; nil when nothing like a name is left.
  private static func name(_ text: String) -> String? {
    var bytes = Array(text.utf8)
    bytes = Array(bytes[withoutLead(bytes)])
    cutDate(&bytes)
    var range = bytes.trimmed(0, bytes.count)
    while let last = bytes[range].last, [0x2C, 0x7C, 0x2D, 0x3A].contains(last) {
      range = bytes.trimmed(range.lowerBound, range.upperBound - 1)
    }
    bytes = Array(bytes[range])
    guard (2...60).contains(bytes.count), !bytes.contains(0x40) || !bytes.contains(0x20),
      bytes.firstPosition(of: "http", in: 0..<bytes.count) == nil,
      bytes.contains(where: { $0.isLetter || $0 >= 0x80 }), !isNoise(bytes)
    else { return nil }
    var words = String(decoding: bytes, as: UTF8.self).split(separator: " ")
    guard words.count < 9 else { return nil }
    while words.count > 2, let last = words.last,
      degrees.contains(String(decoding: last.utf8.map(\.lowered), as: UTF8.self)),
      last.utf8.first?.isCapital == true
    {
      words.removeLast()
    }
    return words.joined(separator: " ")
  }

  private static func withoutLead(_ bytes: [UInt8]) -> Range<Int> {
    var range = bytes.trimmed(0, bytes.count)
    let leads: [StaticString] = [
      "view all posts by ", "posts by ", "by: ", "by ", "written by: ", "written by ", "author: ",
      "author ",
      "von ",
      "posted by ", "story by ", "words by ", "from ", "par ", "nga ", "reporting by ",
    ]
    for lead in leads where bytes.holds(lead, at: range.lowerBound) {
      range = bytes.trimmed(range.lowerBound + lead.utf8CodeUnitCount, range.upperBound)
    }
    return range
  }

  /// Leaves out everything from the first number on, with the month or the "updated" before it.
  private static func cutDate(_ bytes: inout [UInt8]) {
    for word: StaticString in [" published", " updated", " posted", " in ", " on "] {
      if let cut = bytes.firstPosition(of: word, in: 0..<bytes.count) {
        bytes.removeSubrange(cut...)
      }
    }
    guard var cut = bytes.firstIndex(where: { $0.isDigit || $0 == 0x2B }) else { return }
    // "Ann Smith Dec 23" and "Ann Smith updatedDec 4": the word before the number goes too.
    var start = cut
    while start > 0, bytes[start - 1].isSpace || bytes[start - 1] == 0x2E { start -= 1 }
    var word = start
    while word > 0, !bytes[word - 1].isSpace { word -= 1 }
    if DateText.month(bytes, word, start) != nil || bytes.holds("updated", at: word) { cut = word }
    if cut > 0, !bytes[cut - 1].isSpace, bytes[cut].isDigit {
      // A number inside a word is part of a handle, not of a date.
      return
    }
    bytes.removeSubrange(cut...)
  }

  /// Picture credits, reading times and labels.
  private static func isNoise(_ bytes: [UInt8]) -> Bool {
    let starts: [StaticString] = [
      "(image", "image:", "photo", "(photo", "illustration", "min read", "updated", "published",
      "more", "follow", "share", "sponsored", "read more", "view all", "comments", "see all",
      "about",
    ]
    return starts.contains { bytes.holds($0, at: 0) }
  }
}

import Language

/// Words that tell the time of an event and may stand anywhere in a clause.
enum TimeWords {
  /// The number of tokens that a time expression covers.
  ///
  /// - Parameters:
  ///   - index: where it would begin.
  ///   - tokens: the text's tokens.
  ///   - end: the end of the sentence.
  /// - Returns: 0 where none begins.
  static func length(at index: Int, in tokens: [Token], upTo end: Int) -> Int {
    var position = index
    func word(_ offset: Int) -> String {
      offset < end ? tokens[offset].form.lowercasedASCII : ""
    }
    let first = word(position)
    if openers.contains(first) {
      position += 1
      if first == "late" || first == "early" || first == "earlier", word(position) == "on" {
        position += 1
      }
      if qualifiers.contains(word(position)) { position += 1 }
    }
    let start = position
    if days.contains(word(position)) {
      position += 1
      if parts.contains(word(position)) { position += 1 }
      return position - index
    }
    if position > index, units.contains(word(position)), position - 1 >= index,
      qualifiers.contains(word(position - 1)) || first == "earlier"
    {
      return position + 1 - index
    }
    if isDay(word(position)), months.contains(word(position + 1)) { position += 1 }
    if months.contains(word(position)) {
      // "may" the verb is no month.
      if word(position) == "may",
        tokens[position].form != "May" || (position == index && position == start)
      {
        return 0
      }
      position += 1
      if isDay(word(position)) { position += 1 }
      if word(position) == ",", isYear(word(position + 1)) { position += 2 }
      if isYear(word(position)) { position += 1 }
      return position - index
    }
    if position > index, isYear(word(position)) { return position + 1 - index }
    return 0
  }

  private static func isDay(_ word: String) -> Bool {
    guard let day = Int(word) else { return false }
    return (1...31).contains(day)
  }

  private static func isYear(_ word: String) -> Bool {
    guard word.utf8.count == 4, let year = Int(word) else { return false }
    return (1500...2200).contains(year)
  }

  private static func set(_ list: String) -> Set<String> {
    Set(list.split(separator: " ").map(String.init))
  }

  private static let openers = set("on in since by late early earlier last this next until")
  private static let qualifiers = set("last this next that the early late")
  private static let days = set("monday tuesday wednesday thursday friday saturday sunday")
  private static let parts = set("morning evening night afternoon")
  private static let units = set(
    "week month year morning evening night afternoon weekend summer autumn winter spring")
  private static let months = set(
    "january february march april may june july august september october november december")
}

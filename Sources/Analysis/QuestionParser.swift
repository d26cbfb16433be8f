public import Evidence
public import Ontology
public import Records

/// Why a question was not understood.
public struct QuestionError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What stood in the way.
  public let message: String

  /// Makes an error.
  ///
  /// - Parameter message: what stood in the way.
  public init(_ message: String) {
    self.message = message
  }

  /// The shapes that are understood, one example a line.
  public static let shapes = [
    "Are Albania, Croatia and Kosovo forming a military alliance?",
    "Is Finland in a military alliance?",
    "What have Serbia and Hungary signed since 2023?",
    "Who objects to the Tirana declaration?",
    "What does the Tirana declaration oblige Croatia to?",
    "What followed the Tirana declaration?",
    "Who else may join the Tirana declaration?",
    "What did each side call the Tirana declaration?",
    "Is Croatia bound elsewhere?",
    "What has Serbia said about the Tirana declaration since March 2025?",
  ]

  /// What stood in the way, and the shapes that are understood.
  public var description: String {
    message + "; questions of these shapes are understood:\n"
      + QuestionError.shapes.map { "  " + $0 }.joined(separator: "\n")
  }
}

/// Turns a question in English into its shape, actors and agreement.
public struct QuestionParser: Sendable {
  /// Makes a parser.
  public init() {}

  /// Parses a question.
  ///
  /// - Parameters:
  ///   - text: the question.
  ///   - today: the day that a month without a year is counted back from.
  ///   - names: finds the actors that a text names, in text order.
  /// - Returns: the question with its shape.
  /// - Throws: `QuestionError`, which lists the shapes that are understood.
  public func parse(
    _ text: String, today: CalendarDate? = nil, names: (String) -> [(TextSpan, ActorID)]
  )
    throws(QuestionError) -> Question
  {
    let words = QuestionWords(text)
    guard !words.isEmpty else { throw QuestionError("the question is empty") }
    guard let shape = shape(of: words) else {
      throw QuestionError("“\(text)” fits no shape")
    }
    let named = words.agreement(in: text)
    var actors = actors(in: text, names: names, outside: named?.span)
    if shape == .formingAlliance, let against = words.place(of: "against") {
      // An alliance against somebody is not one with him.
      let free = self.actors(
        in: text, names: { names($0).filter { $0.0.lower < against } }, outside: named?.span)
      if !free.isEmpty { actors = free }
    }
    if actors.isEmpty, named == nil || !shape.acceptsNoActor {
      throw QuestionError("“\(text)” names no actor that is known")
    }
    return Question(
      text: text, shape: shape, actors: actors, agreement: named?.name, since: words.since(today))
  }

  /// Names inside the name of an instrument, such as the capital in "Tirana declaration", are not
  /// actors, unless nobody else is named.
  private func actors(
    in text: String, names: (String) -> [(TextSpan, ActorID)], outside: TextSpan?
  ) -> [ActorID] {
    let found = names(text)
    let free = found.filter { match in !(outside.map { $0.overlaps(match.0) } ?? false) }
    var seen: Set<ActorID> = []
    // `the Philippines-Japan agreement` names its parties.
    if free.isEmpty, Set(found.map(\.1)).count > 1 {
      return found.map(\.1).filter { seen.insert($0).inserted }
    }
    return free.map(\.1).filter { seen.insert($0).inserted }
  }

  private func shape(of words: QuestionWords) -> Question.Shape? {
    if words.has("said", "say", "says"), words.has("what") { return .said }
    if words.has("stand", "stands"), words.has("where") { return .said }
    let isAlliance = words.has("alliance", "allied", "pact", "bloc") && words.opens("are", "is")
    if words.has("object", "objects", "objected", "oppose", "opposes", "opposed")
      || words.has("against") && !isAlliance
    {
      return .objectors
    }
    if words.has("call", "calls", "called", "name", "names", "label") { return .naming }
    if words.has(
      "oblige", "obliges", "obliged", "obligations", "commit", "commits", "bind", "binds")
    {
      return .obligations
    }
    if words.has("followed", "follow", "happened", "came") { return .followUp }
    if words.has("join", "joins", "joined"), words.has("who", "which", "else") { return .joiners }
    if words.has("elsewhere") { return .boundElsewhere }
    if words.has("signed", "sign", "concluded", "agreed"),
      words.has("what", "which") || words.opens("has", "have", "did")
    {
      return .signed
    }
    if words.has("alliances", "allies", "allied"), words.has("what", "which", "who") {
      return .alliancesOf
    }
    return words.has("alliance", "allies", "allied", "pact", "bloc", "alliances")
      ? .formingAlliance : nil
  }
}

extension Question.Shape {
  /// Whether the name of an agreement is enough.
  fileprivate var acceptsNoActor: Bool {
    self != .signed && self != .boundElsewhere && self != .alliancesOf && self != .said
  }
}

/// The words of a question, lower case, with their places.
private struct QuestionWords {
  private let words: [(text: String, span: TextSpan)]
  private static let forms: Set<String> = [
    "declaration", "memorandum", "treaty", "agreement", "pact", "accord", "charter", "statement",
    "initiative", "protocol", "roadmap", "communique",
  ]
  private static let articles: Set<String> = ["the", "a", "an", "this", "that"]

  init(_ text: String) {
    var words: [(String, TextSpan)] = []
    let bytes = Array(text.utf8)
    var start: Int?
    for offset in 0...bytes.count {
      let isWord = offset < bytes.count && QuestionWords.isWordByte(bytes[offset])
      if isWord, start == nil { start = offset }
      if !isWord, let begin = start {
        let word = String(decoding: bytes[begin..<offset], as: UTF8.self)
        words.append((word.lowercased(), TextSpan(begin, offset)))
        start = nil
      }
    }
    self.words = words
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (48...57).contains(byte) || (65...90).contains(byte)
      || (97...122).contains(byte) || byte == 0x2D
  }

  var isEmpty: Bool { words.isEmpty }

  func has(_ wanted: String...) -> Bool {
    words.contains { word in wanted.contains(word.text) }
  }

  func opens(_ wanted: String...) -> Bool { words.first.map { wanted.contains($0.text) } ?? false }

  /// Where a word stands.
  func place(of wanted: String) -> Int? { words.first { $0.text == wanted }?.span.lower }

  /// The named instrument: the words between an article and a word of form, with at least one
  /// word between them.
  func agreement(in text: String) -> (name: String, span: TextSpan)? {
    for (index, word) in words.enumerated() where QuestionWords.forms.contains(word.text) {
      let before = words[..<index].lastIndex { QuestionWords.articles.contains($0.text) }
      guard let before, words[before].text == "the" else { continue }
      var last = index
      while last + 1 < words.count, isPartOfName(last + 1, in: text) { last += 1 }
      guard last > before + 1 || index == before + 1 else { continue }
      let span = TextSpan(words[before + 1].span.lower, words[last].span.upper)
      return (text[span], span)
    }
    return nil
  }

  /// Whether a word goes on a name: a capitalised word after it, such as `Treaty Organization`.
  private func isPartOfName(_ index: Int, in text: String) -> Bool {
    let word = words[index]
    let first = text.utf8[text.utf8.index(text.utf8.startIndex, offsetBy: word.span.lower)]
    return (65...90).contains(first) && word.span.lower == words[index - 1].span.upper + 1
  }

  /// The date after "since", "after" or "from".
  func since(_ today: CalendarDate?) -> CalendarDate? {
    guard let mark = words.firstIndex(where: { ["since", "after", "from"].contains($0.text) })
    else { return nil }
    let rest = words[(mark + 1)...].map(\.text)
    if let iso = rest.first(where: { $0.contains("-") }).flatMap({ CalendarDate(iso: $0) }) {
      return iso
    }
    let months = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september",
      "october", "november", "december",
    ]
    let month = rest.lazy.compactMap { months.firstIndex(of: $0) }.first.map { $0 + 1 }
    guard let year = rest.lazy.compactMap({ Int($0) }).first(where: { $0 > 1000 }) else {
      return month.flatMap { last($0, before: today) }
    }
    let day = rest.lazy.compactMap { Int($0) }.first { (1...31).contains($0) }
    return CalendarDate(year: year, month: month, day: month == nil ? nil : day)
      ?? CalendarDate(year: year)
  }

  /// The month of that name that began last.
  private func last(_ month: Int, before today: CalendarDate?) -> CalendarDate? {
    guard let today, let now = today.month else { return nil }
    return CalendarDate(year: month <= now ? today.year : today.year - 1, month: month)
  }
}

import Evidence
import Ontology

/// A fact that a field of a query asks for.
enum SearchFact: Sendable, Hashable {
  case actor(ActorID)
  case target(ActorID)
  case type(EventType)
  case agreement(String)
  case country(ActorID)
  case speaker(String)
  case stance(Stance)
  case source(String)
  case language(String)
  /// Days since 1970-01-01, both ends included.
  case days(ClosedRange<Int>)
  case statementKind(StatementKind)
  case agreementKind(AgreementKind)
  case story(String)
}

/// The fields of a query.
enum SearchField: String, CaseIterable, Sendable {
  case actor, target, type, agreement, country, speaker, stance, source, lang, date, kind, story

  /// What is expected after the colon.
  var expectation: String {
    switch self {
    case .actor, .target, .country: "an actor such as SRB or NATO"
    case .type: "one of " + EventType.allCases.map(\.rawValue).joined(separator: ", ")
    case .agreement: "words of an agreement's name, or its kind"
    case .speaker: "words of a speaker's name, or a code such as SRB"
    case .stance: "one of " + Stance.allCases.map(\.rawValue).joined(separator: ", ")
    case .source: "an outlet's name or host"
    case .lang: "a language such as en"
    case .date: "a day, month or year, FROM/TO, or a period such as P3W"
    case .kind:
      "one of "
        + (StatementKind.allCases.map(\.rawValue) + AgreementKind.allCases.map(\.rawValue))
        .joined(separator: ", ")
    case .story: "the id of an article"
    }
  }

  /// The fact that a value names, or nil when it is none.
  func fact(_ value: String, today: CalendarDate, actor: (String) -> ActorID?) -> SearchFact? {
    let small = value.lowercased()
    let holdsWord = !SearchTokens(value).tokens.isEmpty
    switch self {
    case .actor: return actor(value).map(SearchFact.actor)
    case .target: return actor(value).map(SearchFact.target)
    case .country: return actor(value).map(SearchFact.country)
    case .type: return EventType(rawValue: value.uppercased()).map(SearchFact.type)
    case .agreement: return holdsWord ? .agreement(value) : nil
    case .speaker: return holdsWord ? .speaker(value) : nil
    case .stance: return Stance(rawValue: small).map(SearchFact.stance)
    case .source: return holdsWord ? .source(small) : nil
    case .lang: return .language(small)
    case .date: return DayRange.days(value, today: today).map(SearchFact.days)
    case .kind:
      if let kind = StatementKind(rawValue: small) { return .statementKind(kind) }
      return AgreementKind.allCases.first { $0.rawValue.lowercased() == small }
        .map(SearchFact.agreementKind)
    case .story: return .story(value)
    }
  }
}

/// The days that a `date:` field names.
enum DayRange {
  /// Parses a date, `FROM/TO` with either end open, or a period (ISO 8601: `P3W`, `P10D`, `P6M`,
  /// `P1Y`) counted back from today.
  static func days(_ text: String, today: CalendarDate) -> ClosedRange<Int>? {
    if let days = period(text) {
      return (today.daysSinceEpoch - days)...today.lastDayNumber
    }
    let ends = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard (1...2).contains(ends.count), ends.contains(where: { !$0.isEmpty }) else { return nil }
    var lower = Day.unknown + 1
    var upper = Int(Int32.max)
    if let first = ends.first, !first.isEmpty {
      guard let date = CalendarDate(iso: first) else { return nil }
      lower = date.daysSinceEpoch
    }
    if let last = ends.last, !last.isEmpty {
      guard let date = CalendarDate(iso: last) else { return nil }
      upper = date.lastDayNumber
    }
    return lower <= upper ? lower...upper : nil
  }

  private static func period(_ text: String) -> Int? {
    guard text.hasPrefix("P") || text.hasPrefix("p"), let unit = text.last,
      let count = Int(text.dropFirst().dropLast()), (1...10_000).contains(count)
    else { return nil }
    switch unit {
    case "D", "d": return count
    case "W", "w": return count * 7
    case "M", "m": return count * 61 / 2
    case "Y", "y": return count * 1461 / 4
    default: return nil
    }
  }
}

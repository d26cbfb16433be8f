public import Evidence
public import Ontology

/// A bond of defence that a state has by belonging to an organisation, known from checked data and
/// not from articles.
public struct TreatyBond: Sendable, Hashable {
  /// The state.
  public let member: ActorID
  /// The organisation.
  public let organisation: ActorID
  /// The obligations; empty where the organisation's documents hold none.
  public let obligations: [Obligation]
  /// The treaty with its articles.
  public let treaty: String
  /// The first day of the bond, nil where not known.
  public let from: CalendarDate?
  /// The last day of the bond, nil while it lasts.
  public let to: CalendarDate?
  /// Where the membership is known from.
  public let source: String

  /// Makes a bond.
  ///
  /// - Parameters:
  ///   - member: the state.
  ///   - organisation: the organisation.
  ///   - obligations: the obligations; empty for none.
  ///   - treaty: the treaty with its articles.
  ///   - from: the first day, nil where not known.
  ///   - to: the last day, nil while it lasts.
  ///   - source: where the membership is known from.
  public init(
    member: ActorID, organisation: ActorID, obligations: [Obligation], treaty: String,
    from: CalendarDate?, to: CalendarDate?, source: String
  ) {
    self.member = member
    self.organisation = organisation
    self.obligations = obligations
    self.treaty = treaty
    self.from = from
    self.to = to
    self.source = source
  }

  /// Whether it holds on a day; on an unknown day only a bond without an end does.
  func holds(on day: CalendarDate?) -> Bool {
    guard let day else { return to == nil }
    let isBegun = from.map { $0.isOnOrBefore(day) } ?? true
    return isBegun && (to.map { day.daysSinceEpoch <= $0.lastDayNumber } ?? true)
  }

  /// The bond in one line, with its source.
  var line: String {
    let duty =
      obligations.isEmpty ? "no duty" : obligations.map(\.rawValue).joined(separator: ", ")
    let since = from.map { " since \($0)" } ?? ""
    return "\(member) in \(organisation)\(since): \(duty), by \(treaty) (\(source))."
  }
}

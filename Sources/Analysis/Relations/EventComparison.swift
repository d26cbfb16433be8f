public import Evidence
public import Ontology

/// How far two data sets agree on the events of one period: who did what kind of thing to whom.
///
/// Two events are the same when their source, target and PLOVER type are, and their days lie at most
/// `tolerance` apart; each event is matched once. Agreement is Dice's coefficient (Dice 1945, Ecology
/// 26:297-302): twice the matched over the sum of both, which is F1 with either set as the reference.
/// Neither set is taken for the truth.
public struct EventComparison: Sendable {
  /// One event as both sides can tell it.
  public struct Item: Sendable, Hashable {
    /// Who acted on whom.
    public let dyad: Dyad
    /// What it was.
    public let type: EventType
    /// When.
    public let day: CalendarDate
    /// What it rests on: our sentence, or the identifier there.
    public let evidence: String
    /// The article's identifier, or its address.
    public let article: String

    /// Makes an item.
    public init(
      dyad: Dyad, type: EventType, day: CalendarDate, evidence: String, article: String
    ) {
      self.dyad = dyad
      self.type = type
      self.day = day
      self.evidence = evidence
      self.article = article
    }
  }

  /// How many each side has of one kind, and how many of them are the same.
  public struct Tally: Sendable, Hashable {
    /// Ours.
    public internal(set) var ours = 0
    /// Theirs.
    public internal(set) var theirs = 0
    /// Those that both have.
    public internal(set) var both = 0

    /// Dice's coefficient, 0...1; nil where neither has any.
    public var agreement: Double? {
      ours + theirs > 0 ? 2 * Double(both) / Double(ours + theirs) : nil
    }
  }

  /// The kinds that events are counted by.
  public struct Kind: Sendable, Hashable {
    /// Who acted on whom.
    public let dyad: Dyad
    /// What it was.
    public let type: EventType
  }

  /// An event that the other side does not have.
  public struct Disagreement: Sendable, Hashable {
    /// The event.
    public let item: Item
    /// Whether it is ours.
    public let isOurs: Bool
    /// The types that the other side has for the same pair within the tolerance.
    ///
    /// Then the two saw one event and call it otherwise; empty where the other side saw nothing.
    public let otherTypes: [EventType]
  }

  /// The days that both cover, as days since 1 January 1970; nil where the two have none in common.
  public let period: ClosedRange<Int>?
  /// Counts per pair and type.
  public let tallies: [Kind: Tally]
  /// What only one side has, in order of day, pair and type.
  public let disagreements: [Disagreement]

  /// Compares two sets of events.
  ///
  /// - Parameters:
  ///   - ours: one side.
  ///   - theirs: the other.
  ///   - tolerance: how many days the same event may lie apart.
  /// - Complexity: O(n log n) in events.
  public init(ours: [Item], theirs: [Item], tolerance: Int = 1) {
    period = EventComparison.commonPeriod(ours, theirs, tolerance)
    let period = self.period
    func inside(_ items: [Item]) -> [Kind: [Item]] {
      Dictionary(
        grouping: items.filter { period?.contains($0.day.daysSinceEpoch) ?? false }
          .sorted(by: EventComparison.precedes)
      ) { Kind(dyad: $0.dyad, type: $0.type) }
    }
    let (left, right) = (inside(ours), inside(theirs))
    var tallies: [Kind: Tally] = [:]
    var alone: [(item: Item, isOurs: Bool)] = []
    for kind in Set(left.keys).union(right.keys) {
      let matched = EventComparison.match(left[kind] ?? [], right[kind] ?? [], tolerance)
      tallies[kind] = Tally(
        ours: left[kind]?.count ?? 0, theirs: right[kind]?.count ?? 0, both: matched.both)
      alone += matched.ours.map { ($0, true) } + matched.theirs.map { ($0, false) }
    }
    self.tallies = tallies
    let ourTypes = EventComparison.types(left)
    let theirTypes = EventComparison.types(right)
    disagreements = alone.map { item, isOurs in
      let near = (isOurs ? theirTypes : ourTypes)[item.dyad] ?? []
      let types = near.filter {
        $0.type != item.type && abs($0.day - item.day.daysSinceEpoch) <= tolerance
      }.map(\.type)
      return Disagreement(
        item: item, isOurs: isOurs,
        otherTypes: Set(types).sorted { $0.rawValue < $1.rawValue })
    }.sorted {
      EventComparison.precedes($0.item, $1.item)
        || (!EventComparison.precedes($1.item, $0.item) && $0.isOurs && !$1.isOurs)
    }
  }

  /// Counts over all pairs, by type.
  public var byType: [EventType: Tally] {
    tallies.reduce(into: [:]) { sums, entry in sums[entry.key.type, default: Tally()] += entry.value
    }
  }

  /// Counts over everything.
  public var total: Tally {
    tallies.values.reduce(into: Tally()) { $0 += $1 }
  }

  /// From the later first day to the earlier last one, with the tolerance on both sides.
  private static func commonPeriod(_ ours: [Item], _ theirs: [Item], _ tolerance: Int)
    -> ClosedRange<Int>?
  {
    let (left, right) = (ours.map(\.day.daysSinceEpoch), theirs.map(\.day.daysSinceEpoch))
    guard let first = left.min(), let last = left.max(), let start = right.min(),
      let end = right.max()
    else { return nil }
    let (lower, upper) = (max(first, start) - tolerance, min(last, end) + tolerance)
    return lower <= upper ? lower...upper : nil
  }

  /// Matches events of one kind, both in order of day: the earliest that fits is the best for both.
  private static func match(_ ours: [Item], _ theirs: [Item], _ tolerance: Int)
    -> (both: Int, ours: [Item], theirs: [Item])
  {
    var (left, right, both) = (0, 0, 0)
    var (onlyOurs, onlyTheirs): ([Item], [Item]) = ([], [])
    while left < ours.count && right < theirs.count {
      let gap = ours[left].day.daysSinceEpoch - theirs[right].day.daysSinceEpoch
      if abs(gap) <= tolerance {
        (left, right, both) = (left + 1, right + 1, both + 1)
      } else if gap < 0 {
        onlyOurs.append(ours[left])
        left += 1
      } else {
        onlyTheirs.append(theirs[right])
        right += 1
      }
    }
    return (both, onlyOurs + ours[left...], onlyTheirs + theirs[right...])
  }

  private static func types(_ items: [Kind: [Item]]) -> [Dyad: [(day: Int, type: EventType)]] {
    items.reduce(into: [:]) { types, entry in
      types[entry.key.dyad, default: []] += entry.value.map {
        ($0.day.daysSinceEpoch, entry.key.type)
      }
    }
  }

  private static func precedes(_ left: Item, _ right: Item) -> Bool {
    (left.day.daysSinceEpoch, left.dyad.source, left.dyad.target, left.type.rawValue, left.article)
      < (
        right.day.daysSinceEpoch, right.dyad.source, right.dyad.target, right.type.rawValue,
        right.article
      )
  }
}

extension EventComparison.Tally {
  fileprivate static func += (left: inout Self, right: Self) {
    left.ours += right.ours
    left.theirs += right.theirs
    left.both += right.both
  }
}

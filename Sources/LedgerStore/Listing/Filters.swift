public import Evidence
public import Ontology

/// A place in a list that is ordered from the newest to the oldest.
public struct ListPosition: Sendable, Hashable, CustomStringConvertible {
  /// The day of the item, in days since 1970-01-01.
  let day: Int
  /// The row of the item.
  let row: Int

  init(day: Int, row: Int) {
    self.day = day
    self.row = row
  }

  /// The place in front of this one, after which a list begins with it; nil for the last number.
  var before: ListPosition? {
    let (next, isTooLarge) = row.addingReportingOverflow(1)
    return isTooLarge ? nil : ListPosition(day: day, row: next)
  }

  /// Parses the form that `description` writes.
  public init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, let day = Int(parts[0]), let row = Int(parts[1]) else { return nil }
    self.init(day: day, row: row)
  }

  /// The form `DAY.ROW`.
  public var description: String { "\(day).\(row)" }
}

/// What every list can be narrowed by.
public struct RecordScope: Sendable, Hashable {
  /// Nothing before this day.
  public var since: CalendarDate?
  /// Nothing after this day.
  public var until: CalendarDate?
  /// Nothing less sure than this, 0...1.
  public var minScore: Double?
  /// Only what this article tells.
  public var document: DocumentID?
  /// Only what comes after this place of the list.
  public var after: ListPosition?
  /// At most so many.
  public var limit: Int
  /// The least sure first, of so many of the newest; nil for the newest first.
  public var leastSureOf: Int?

  /// Makes a scope that leaves nothing out.
  ///
  /// - Parameter limit: at most so many.
  public init(limit: Int = 100) {
    self.limit = limit
  }
}

/// Which stories are wanted.
public struct StoryFilter: Sendable, Hashable {
  /// At least so many independent origins.
  public var origins = 1
  /// One of their reports lies on or after this day.
  public var since: CalendarDate?
  /// The same report lies on or before this day.
  public var until: CalendarDate?

  /// Makes a filter that leaves nothing out.
  public init() {}
}

/// Which events are wanted; what is nil or empty leaves nothing out.
public struct EventFilter: Sendable, Hashable {
  /// Days, score, article and length of the list.
  public var scope = RecordScope()
  /// Actors that all take part, on either side.
  public var actors: [ActorID] = []
  /// An actor to whom it is done.
  public var target: ActorID?
  /// The PLOVER type.
  public var type: EventType?
  /// The quad class, by CAMEO's division.
  public var quad: QuadClass?
  /// Whether it happened.
  public var factuality: Factuality?
  /// The country in which it took place.
  public var country: ActorID?

  /// Makes a filter that leaves nothing out.
  public init() {}
}

/// Which statements are wanted; what is nil or empty leaves nothing out.
public struct StatementFilter: Sendable, Hashable {
  /// Days, score, article and length of the list.
  public var scope = RecordScope()
  /// Actors that all appear, as speaker, affiliation or target.
  public var actors: [ActorID] = []
  /// Words of the speaker's name, or the code of the speaker or of whom they belong to.
  public var speaker: String?
  /// Words of the speaker's role, such as `minister`.
  public var role: String?
  /// The state or body that speaks or that the speaker belongs to.
  public var state: ActorID?
  /// An actor on which a stand is taken.
  public var target: ActorID?
  /// The stand.
  public var stance: Stance?
  /// Direct, indirect or mixed.
  public var kind: StatementKind?

  /// Makes a filter that leaves nothing out.
  public init() {}
}

/// Which agreements are wanted; what is nil or empty leaves nothing out.
public struct AgreementFilter: Sendable, Hashable {
  /// Days, score, article and length of the list.
  public var scope = RecordScope()
  /// Actors that are all party to it or candidates for it.
  public var actors: [ActorID] = []
  /// The form that was observed.
  public var kind: AgreementKind?
  /// What it is about.
  public var topic: AgreementTopic?
  /// Words of its name.
  public var name: String?
  /// Whether those that are only mentioned for comparison are wanted too.
  public var includesBackground = true

  /// Makes a filter that leaves nothing out.
  public init() {}
}

public import Evidence
public import Ontology
public import Records

/// An event with the article that tells it, as the tables of other data sets need it.
public struct ReportedEvent: Sendable {
  /// The event.
  public var event: Event
  /// The address of the article.
  public var url: String?
  /// The site that published it.
  public var site: String?
  /// When it was published.
  public var published: Timestamp?
  /// The language of the article, where known.
  public var language: String?
  /// Where the words of the event begin, in Unicode scalars of the article's text.
  public var offset: Int?
  /// Where each source's words begin, in Unicode scalars, in the order of `event.source`.
  public var sourceOffsets: [Int]
  /// Where each target's words begin, in Unicode scalars, in the order of `event.target`.
  public var targetOffsets: [Int]

  /// Makes a reported event; the article's facts start empty.
  public init(_ event: Event) {
    self.event = event
    sourceOffsets = []
    targetOffsets = []
  }

  /// The day of the event as other data sets have it: its own where it is a whole day, otherwise
  /// the day of publication; nil where neither is known.
  public var day: CalendarDate? {
    if let date = event.date, date.day != nil { return date }
    return published?.date
  }
}

/// What the tables of other data sets say about an actor.
public struct ActorFacts: Sendable, Hashable {
  /// Its usual name.
  public var name: String
  /// Its CAMEO code, such as `SRB`, `KSV` or `IGOUNO`.
  public var cameo: String
  /// Its letters in the Correlates of War state list, where it has them.
  public var cow: String?
  /// Its number there.
  public var cowNumber: Int?
  /// Its FIPS 10-4 code, which GDELT uses for places.
  public var fips: String?
  /// Whether it is a state or territory.
  public var isState: Bool

  /// Makes the facts about an actor.
  public init(
    name: String, cameo: String, cow: String?, cowNumber: Int?, fips: String?, isState: Bool
  ) {
    self.name = name
    self.cameo = cameo
    self.cow = cow
    self.cowNumber = cowNumber
    self.fips = fips
    self.isState = isState
  }

  /// The code that CAMEO's actor codebook gives an organisation of states; `IGO` for those that
  /// it does not list.
  public static func cameo(ofOrganisation id: ActorID) -> String {
    switch id.rawValue {
    case "UN": "IGOUNO"
    case "NATO": "IGOWSTNAT"
    case "EU": "IGOEUREEC"
    case "OSCE": "IGOWSTSCE"
    default: "IGO"
    }
  }
}

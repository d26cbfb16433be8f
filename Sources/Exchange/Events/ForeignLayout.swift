/// A file layout of another event data set that its users' loaders expect.
public enum ForeignLayout: String, Sendable, CaseIterable {
  /// GDELT 2.0 event table: 61 tab-separated columns, no header.
  case gdelt
  /// GDELT 2.0 mentions table: 16 tab-separated columns, no header.
  case gdeltMentions = "gdelt-mentions"
  /// ICEWS weekly event file: 20 tab-separated columns with a header.
  case icews
  /// POLECAT weekly event file: 40 tab-separated columns with a header.
  case polecat

  /// The layouts whose rows are events.
  public static let ofEvents: [ForeignLayout] = [.gdelt, .icews, .polecat]

  /// The names of the columns, in order (GDELT codebook 2.0, ICEWS and POLECAT files).
  public var columns: [String] {
    switch self {
    case .gdelt: ForeignLayout.gdeltColumns
    case .gdeltMentions: ForeignLayout.mentionColumns
    case .icews: ForeignLayout.icewsColumns
    case .polecat: ForeignLayout.polecatColumns
    }
  }

  /// How many columns a row has.
  public var columnCount: Int { columns.count }

  /// Whether the first line names the columns.
  public var hasHeader: Bool { self == .icews || self == .polecat }

  private static let gdeltColumns: [String] = {
    func actor(_ side: Int) -> [String] {
      [
        "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code",
        "Religion2Code", "Type1Code", "Type2Code", "Type3Code",
      ].map { "Actor\(side)" + $0 }
    }
    func place(_ owner: String) -> [String] {
      [
        "Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID",
      ].map { "\(owner)Geo_" + $0 }
    }
    return ["GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"] + actor(1) + actor(2)
      + [
        "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass",
        "GoldsteinScale", "NumMentions", "NumSources", "NumArticles", "AvgTone",
      ] + place("Actor1") + place("Actor2") + place("Action") + ["DATEADDED", "SOURCEURL"]
  }()

  private static let mentionColumns = [
    "GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName",
    "MentionIdentifier", "SentenceID", "Actor1CharOffset", "Actor2CharOffset",
    "ActionCharOffset", "InRawText", "Confidence", "MentionDocLen", "MentionDocTone",
    "MentionDocTranslationInfo", "Extras",
  ]

  private static let icewsColumns = [
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text",
    "CAMEO Code", "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID",
    "Sentence Number", "Publisher", "City", "District", "Province", "Country", "Latitude",
    "Longitude",
  ]

  private static let polecatColumns: [String] = {
    func side(_ name: String) -> [String] {
      [
        "\(name) Name", "\(name) Country", "\(name) COW", "Primary \(name) Sector",
        "\(name) Sectors", "\(name) Title", "\(name) Name Raw", "Wikipedia \(name) ID",
      ]
    }
    return [
      "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    ] + side("Actor") + side("Recipient") + [
      "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude",
      "GeoNames ID", "Raw Placename", "Feature Type", "Source", "Publication Date",
      "Story People", "Story Organizations", "Story Locations", "Language", "Version",
    ]
  }()
}

public import Evidence

/// How one report follows from another.
public enum ReportRelation: String, Sendable, Hashable, CaseIterable {
  case verbatim, edited, reworded, translated, summary
}

/// A tie from a report to the one it copies.
public struct CopyLink: Sendable, Hashable {
  /// The copying report.
  public let copy: DocumentID
  /// The report it follows.
  public let original: DocumentID
  /// How it follows it.
  public let relation: ReportRelation
  /// How much of the copy stands in the original, 0...1.
  public let containment: Double

  /// Makes a tie.
  ///
  /// - Parameters:
  ///   - copy: the copying report.
  ///   - original: the report it follows.
  ///   - relation: how it follows it.
  ///   - containment: share of the copy that stands in the original, 0...1.
  public init(
    copy: DocumentID, original: DocumentID, relation: ReportRelation, containment: Double
  ) {
    self.copy = copy
    self.original = original
    self.relation = relation
    self.containment = containment
  }
}

/// Reports of one happening.
public struct Story: Sendable, Hashable {
  /// The story's identity: that of its first report.
  public var id: DocumentID
  /// Its reports, in order of arrival.
  public var reports: [DocumentID]
  /// Its independent origins: groups of reports that follow from one another.
  public var origins: [[DocumentID]]

  /// Makes a story.
  ///
  /// - Parameters:
  ///   - id: the identity of its first report.
  ///   - reports: its reports.
  ///   - origins: its independent origins.
  public init(id: DocumentID, reports: [DocumentID], origins: [[DocumentID]]) {
    self.id = id
    self.reports = reports
    self.origins = origins
  }
}

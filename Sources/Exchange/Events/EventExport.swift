import Evidence
public import Ontology
import Records

/// Writes events in the layout of another data set.
///
/// Rows of GDELT and ICEWS are dyads: an event with two sources and three targets gives six rows.
/// What these tables ask for and the record does not hold stays empty.
public struct EventExport: Sendable {
  /// The layout.
  public let layout: ForeignLayout
  let facts: [ActorID: ActorFacts]

  /// Makes a writer.
  ///
  /// - Parameters:
  ///   - layout: the layout.
  ///   - facts: the states and organisations that the layout has codes for; others stay empty.
  public init(layout: ForeignLayout, facts: [ActorID: ActorFacts]) {
    self.layout = layout
    self.facts = facts
  }

  /// The first line, where the layout has one that names its columns.
  public var header: [UInt8] {
    layout.hasHeader ? Array((layout.columns.joined(separator: "\t") + "\n").utf8) : []
  }

  /// The rows that one event gives.
  ///
  /// - Parameter reported: the event and its article.
  /// - Returns: lines of UTF-8; empty where no day is known or no actor has a code.
  /// - Complexity: O(s·t) in sources and targets.
  public func lines(_ reported: ReportedEvent) -> [UInt8] {
    var bytes: [UInt8] = []
    for row in rows(reported) {
      for (index, field) in row.enumerated() {
        if index > 0 { bytes.append(0x09) }
        // A tab or a line feed inside a field would shift the columns after it.
        bytes.append(contentsOf: field.utf8.map { $0 < 0x20 ? 0x20 : $0 })
      }
      bytes.append(0x0A)
    }
    return bytes
  }

  func rows(_ reported: ReportedEvent) -> [[String]] {
    guard let day = reported.day else { return [] }
    let dyads = dyads(of: reported)
    switch layout {
    case .gdelt: return dyads.map { gdelt(reported, $0, day) }
    case .gdeltMentions: return dyads.map { mention(reported, $0, day) }
    case .icews: return dyads.map { icews(reported, $0, day) }
    case .polecat: return dyads.isEmpty ? [] : [polecat(reported, day)]
    }
  }

  /// One side of a dyad.
  struct Side {
    let participant: Participant
    let facts: ActorFacts
    let offset: Int?

    /// The country or organisation and its sectors as one CAMEO actor code: `SRBGOV`.
    var code: String { facts.cameo + participant.roles.map(\.rawValue).joined() }
    var sectors: String { participant.roles.map(\.rawValue).joined(separator: ";") }
  }

  /// A source and a target; either can be missing, not both.
  struct Dyad {
    let source: Side?
    let target: Side?
  }

  private func dyads(of reported: ReportedEvent) -> [Dyad] {
    let sources = sides(reported.event.source, reported.sourceOffsets)
    let targets = sides(reported.event.target, reported.targetOffsets)
    if sources.isEmpty { return targets.map { Dyad(source: nil, target: $0) } }
    if targets.isEmpty { return sources.map { Dyad(source: $0, target: nil) } }
    let isMutual = reported.event.isReciprocal
    return sources.flatMap { source in
      targets.compactMap { target in
        let isSelf = isMutual && source.participant.actor == target.participant.actor
        return isSelf ? nil : Dyad(source: source, target: target)
      }
    }
  }

  private func sides(_ participants: [Participant], _ offsets: [Int]) -> [Side] {
    participants.enumerated().compactMap { index, participant in
      guard let actor = participant.actor, let facts = facts[actor] else { return nil }
      return Side(
        participant: participant, facts: facts,
        offset: offsets.indices.contains(index) ? offsets[index] : nil)
    }
  }

  /// The number of the sentence, counted from 1; empty where it is not known.
  func sentenceNumber(_ reported: ReportedEvent) -> String {
    reported.event.citation.sentence.map { String($0 + 1) } ?? ""
  }

  /// A stable number for a dyad of an event: FNV-1a over what makes it one, kept positive.
  func identifier(_ reported: ReportedEvent, _ dyad: Dyad?) -> String {
    var hash = FNV1a()
    let span = reported.event.citation.span
    let parts = [
      reported.event.citation.document.rawValue, "\(span.lower)-\(span.upper)",
      reported.event.cameo.digits, dyad?.source?.code ?? "", dyad?.target?.code ?? "",
    ]
    for part in parts {
      part.utf8.forEach { hash.add($0) }
      hash.add(0x1F)
    }
    return String(hash.value & 0x7FFF_FFFF_FFFF_FFFF)
  }
}

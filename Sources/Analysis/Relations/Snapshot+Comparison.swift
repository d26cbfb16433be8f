public import Evidence
import Ontology
public import Records

extension Snapshot {
  /// Our events as they are set beside those of another data set: the same ones that series count,
  /// each with its sentence.
  ///
  /// - Parameters:
  ///   - asOf: only what was published on or before this day counts; nil for all.
  ///   - report: what an article counts as a part of: itself, its origin or its story.
  /// - Returns: items in the order of the articles; the first sentence stands for its report.
  public func comparedEvents(
    asOf: CalendarDate? = nil, countedAs report: (DocumentID) -> DocumentID
  ) -> [EventComparison.Item] {
    var seen: Set<EventComparison.Key> = []
    var found: [EventComparison.Item] = []
    for coded in articles(asOf: asOf) {
      let report = report(coded.article.id)
      for event in coded.events where event.isActual {
        guard let day = event.date ?? coded.article.published?.date else { continue }
        let quote = coded.quote(
          event.citation.span, shows: event.type.rawValue, maker: event.citation.maker,
          score: event.citation.score)
        for dyad in event.dyads {
          let key = EventComparison.Key(report: report, dyad: dyad, type: event.type, day: day)
          guard seen.insert(key).inserted else { continue }
          found.append(
            EventComparison.Item(
              dyad: dyad, type: event.type, day: day, evidence: quote.text,
              article: coded.article.id.rawValue))
        }
      }
    }
    return found
  }
}

extension EventComparison {
  /// What must be equal for two sightings inside one report to count as one.
  fileprivate struct Key: Hashable {
    let report: DocumentID
    let dyad: Dyad
    let type: EventType
    let day: CalendarDate
  }
}

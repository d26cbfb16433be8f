import Evidence
import Ontology
import Records

/// The days on which the evidence of an answer was published, as steps from one state of the answer
/// to the next.
///
/// The address of each step is the whole state.
struct QuestionDays {
  /// The most steps that are shown, the latest.
  private static let most = 30

  private let days: [(day: CalendarDate, pieces: Int)]
  /// The step that the answer at hand stands on; nil before the first.
  private let current: Int?
  private let request: Request

  /// Finds the steps.
  ///
  /// - Parameters:
  ///   - assessment: the answer from all that is known.
  ///   - articles: the articles by id.
  ///   - asOf: the day of the answer at hand; nil for the latest.
  ///   - request: the page's request.
  init(
    _ assessment: Assessment, _ articles: [DocumentID: CodedArticle], asOf: CalendarDate?,
    _ request: Request
  ) {
    var pieces: [CalendarDate: Int] = [:]
    for evidence in Set(assessment.everyQuote) {
      let published = articles[evidence.citation.document]?.article.published
      if let day = published?.date, day.day != nil { pieces[day, default: 0] += 1 }
    }
    let days = pieces.sorted { $0.key.daysSinceEpoch < $1.key.daysSinceEpoch }
      .suffix(QuestionDays.most).map { (day: $0.key, pieces: $0.value) }
    let last = asOf?.lastDayNumber ?? .max
    self.days = days
    current = days.lastIndex { $0.day.daysSinceEpoch <= last }
    self.request = request
  }

  /// Its markup; nothing where there is only one state.
  var html: HTML {
    guard days.count > 1 else { return "" }
    let steps = days.indices.map { place -> HTML in
      let step = days[place]
      let mark: HTML = place == current ? " aria-current=\"true\"" : ""
      return """
        <li><a href="\(address(place))"\(mark)>\(step.day.description)</a> \
        <span class="quiet">\(step.pieces)</span></li>
        """
    }
    let place = current ?? -1
    let earlier: HTML =
      place > 0 ? "<a href=\"\(address(place - 1))\" rel=\"prev\">Earlier</a> " : ""
    let later: HTML =
      place + 1 < days.count ? "<a href=\"\(address(place + 1))\" rel=\"next\">Later</a>" : ""
    return """
      <nav class="days noprint" aria-label="As of"><p class="meta">Days on which evidence came, and \
      how much: \(earlier)\(later)</p><ol class="days">\(steps)</ol></nav>
      """
  }

  private func address(_ place: Int) -> String {
    request.link([("until", days[place].day.description)])
  }
}

extension Assessment {
  /// Everything that is quoted in it.
  var everyQuote: [QuotedEvidence] {
    evidenceFor + evidenceAgainst + voices + criteria.flatMap(\.evidence)
  }
}

import Evidence
import Ontology
import Records

/// One article's account of an instrument.
struct Sighting: Sendable {
  /// The article.
  let article: CodedArticle
  /// The instrument as the article tells of it.
  let agreement: Agreement
}

/// Everything that the articles tell about one instrument.
struct Dossier: Sendable {
  /// The accounts, earliest article first; never empty.
  private(set) var sightings: [Sighting]
  /// The day that the dossier is read on.
  let day: CalendarDate?

  /// Starts a dossier with one account.
  init(_ first: Sighting, day: CalendarDate?) {
    sightings = [first]
    self.day = day
  }

  /// The parties that most accounts agree on: the largest set that one account gives, preferring
  /// accounts for which the instrument is the news.
  var parties: [ActorID] {
    sightings.max { left, right in
      (left.agreement.isBackground ? 0 : 1, left.agreement.parties.count)
        < (right.agreement.isBackground ? 0 : 1, right.agreement.parties.count)
    }?.agreement.parties ?? []
  }

  /// All names, proper ones first, otherwise in the order of the reports.
  var names: [String] {
    var seen: Set<String> = []
    let names = sightings.flatMap(\.agreement.names).filter {
      seen.insert($0.lowercased()).inserted
    }
    return names.filter(isProper) + names.filter { !isProper($0) }
  }

  /// When it was concluded: the most precise date that an account gives.
  var date: CalendarDate? {
    sightings.compactMap(\.agreement.date).max { left, right in
      (left.month != nil ? 1 : 0) + (left.day != nil ? 1 : 0)
        < (right.month != nil ? 1 : 0) + (right.day != nil ? 1 : 0)
    }
  }

  /// The form that most accounts saw; of equals the more formal one.
  var kind: AgreementKind {
    let kinds = sightings.map(\.agreement.kind)
    return AgreementKind.allCases.max { left, right in
      kinds.count { $0 == left } <= kinds.count { $0 == right }
        && kinds.count { $0 == right } > 0
    } ?? .agreement
  }

  /// Whether all accounts only quote it for comparison or background.
  var isBackground: Bool { sightings.allSatisfy(\.agreement.isBackground) }

  /// The standing alliance that it founds, if it is one.
  var standing: StandingAlliance? { StandingAlliance.named(parties: parties, names: names) }

  /// The dated steps of its life up to the day that the dossier is read on.
  var transitions: [(transition: Transition, sighting: Sighting)] {
    sightings.flatMap { sighting in sighting.agreement.transitions.map { ($0, sighting) } }
      .filter { isKnown($0.0.date) }
  }

  /// Whether something of that date had happened by the day that the dossier is read on.
  func isKnown(_ date: CalendarDate?) -> Bool {
    guard let date, let day else { return true }
    return date.isOnOrBefore(day)
  }

  /// All signs of some kinds, with the article that shows each.
  func indicators(where matches: (AgreementIndicator) -> Bool)
    -> [(reading: IndicatorReading, sighting: Sighting)]
  {
    sightings.flatMap { sighting in
      sighting.agreement.indicators.filter { matches($0.indicator) }.map { ($0, sighting) }
    }
  }

  /// Whether a party, or an official of one, is speaking.
  func isParty(_ actor: ActorID?) -> Bool {
    actor.map { parties.contains($0) } ?? false
  }

  /// Adds an account if it tells of the same instrument.
  ///
  /// - Returns: whether it does.
  mutating func take(_ sighting: Sighting) -> Bool {
    guard tellsOfSame(sighting.agreement) else { return false }
    sightings.append(sighting)
    return true
  }

  /// Two accounts tell of one instrument when their parties overlap by half, their dates do not
  /// contradict each other, and neither names it in a way that sets it apart.
  private func tellsOfSame(_ other: Agreement) -> Bool {
    let mine = Set(parties)
    let theirs = Set(other.parties)
    let shared = mine.intersection(theirs).count
    let all = mine.union(theirs).count
    let sharesName = names.contains { name in
      other.names.contains { $0.lowercased() == name.lowercased() && isProper(name) }
    }
    guard sharesName || mine.isEmpty || theirs.isEmpty || shared * 2 >= all else { return false }
    if let date, let otherDate = other.date, !mayBeSame(date, otherDate) { return false }
    return isBackground == other.isBackground || sharesName
      || (date != nil && other.date != nil)
  }

  private func isProper(_ name: String) -> Bool {
    name.utf8.first.map { (65...90).contains($0) } ?? false
  }

  /// Reports give the day of a signature, of a summit or of a publication; a month between them
  /// is still one instrument.
  private func mayBeSame(_ left: CalendarDate, _ right: CalendarDate) -> Bool {
    left.daysSinceEpoch - 31 <= right.lastDayNumber
      && right.daysSinceEpoch - 31 <= left.lastDayNumber
  }
}

extension Snapshot {
  /// The articles that had been published by a day.
  ///
  /// An article without a date counts unless it tells of something later than that day.
  func articles(asOf day: CalendarDate?) -> [CodedArticle] {
    guard let day else { return articles }
    return articles.filter { article in
      if let published = article.article.published?.date { return published.isOnOrBefore(day) }
      let told =
        article.agreements.flatMap {
          $0.transitions.compactMap(\.date) + [$0.date].compactMap(\.self)
        }
        + article.events.filter { $0.factuality == .happened }.compactMap(\.date)
      return told.allSatisfy { $0.isOnOrBefore(day) }
    }
  }

  /// The dossiers of all instruments that the articles tell of, in order of first report.
  func dossiers(asOf day: CalendarDate?) -> [Dossier] {
    let ordered = articles(asOf: day).sorted { left, right in
      (left.article.published?.date.daysSinceEpoch ?? .max, left.article.id.rawValue)
        < (right.article.published?.date.daysSinceEpoch ?? .max, right.article.id.rawValue)
    }
    let last =
      day
      ?? ordered.compactMap { $0.article.published?.date }
      .max { $0.daysSinceEpoch < $1.daysSinceEpoch }
    var dossiers: [Dossier] = []
    for article in ordered {
      for agreement in article.agreements {
        let sighting = Sighting(article: article, agreement: agreement)
        let index = dossiers.indices.first { dossiers[$0].take(sighting) }
        if index == nil { dossiers.append(Dossier(sighting, day: last)) }
      }
    }
    return dossiers
  }
}

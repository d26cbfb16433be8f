import Evidence
import Ontology
import Records

/// The answers that quote the register of agreements without climbing the ladder.
struct RegisterAnswer {
  let question: Question
  let snapshot: Snapshot
  let day: CalendarDate?
  let bonds: [TreatyBond]

  /// One line of an answer and what it rests on.
  private struct Finding {
    let line: String
    let evidence: [QuotedEvidence]
    var isAgainst = false
  }

  /// The findings of the question's shape, as an assessment without a rung.
  func assessment() -> Assessment {
    let all = snapshot.dossiers(asOf: day)
    let findings = findings(in: all)
    var result = Assessment(question: question, answer: answer(findings))
    var raising = EvidenceList()
    var lowering = EvidenceList()
    for finding in findings {
      if finding.isAgainst { lowering.add(finding.evidence) } else { raising.add(finding.evidence) }
    }
    result.evidenceFor = raising.items
    result.evidenceAgainst = lowering.items
    let documents = Set((raising.items + lowering.items).map(\.citation.document))
    result.origins = Set(documents.map { snapshot.origin(of: $0) }).count
    let dates = snapshot.articles.filter { documents.contains($0.article.id) }
      .compactMap { $0.article.published?.date }
    result.windowStart = question.since ?? dates.min { $0.daysSinceEpoch < $1.daysSinceEpoch }
    result.windowEnd = dates.max { $0.daysSinceEpoch < $1.daysSinceEpoch }
    result.asOf = day ?? result.windowEnd
    result.confidence = Confidence.value(
      origins: result.origins,
      witnesses: documents.isEmpty ? [] : [(rank: 0.9, directness: .narration)])
    return result
  }

  private func answer(_ findings: [Finding]) -> String {
    if findings.isEmpty { return "Nothing in these articles answers that." }
    var seen: Set<String> = []
    return findings.map(\.line).filter { seen.insert($0).inserted }.joined(separator: "\n")
  }

  private func findings(in dossiers: [Dossier]) -> [Finding] {
    switch question.shape {
    case .signed: signed(asked(dossiers))
    case .obligations: subject(dossiers).flatMap(obligations)
    case .followUp: subject(dossiers).flatMap(followUp)
    case .joiners: subject(dossiers).flatMap(joiners)
    case .naming: subject(dossiers).flatMap(naming)
    case .objectors: subject(dossiers).flatMap(objectors)
    case .boundElsewhere, .alliancesOf:
      standingBonds() + dossiers.filter(isOfAsked).flatMap(bond)
    case .said:
      SaidAnswer(question: question, day: day).sayings(in: snapshot, all: dossiers)
        .map { Finding(line: $0.line, evidence: [$0.quote], isAgainst: $0.isAgainst) }
    case .formingAlliance: []
    }
  }

  /// The instruments of the asked actors.
  private func asked(_ dossiers: [Dossier]) -> [Dossier] {
    let asked = Set(question.actors)
    return dossiers.filter { asked.isSubset(of: $0.parties) }
  }

  /// The memberships of the asked actors that hold on the day, those that oblige first.
  private func standingBonds() -> [Finding] {
    let held = bonds.filter { question.actors.contains($0.member) && $0.holds(on: day) }
    return (held.filter { !$0.obligations.isEmpty } + held.filter { $0.obligations.isEmpty })
      .map { Finding(line: $0.line, evidence: []) }
  }

  private func isOfAsked(_ dossier: Dossier) -> Bool {
    !Set(question.actors).isDisjoint(with: dossier.parties)
  }

  /// The instruments that the question is about: the one it names, else those of its actors, else
  /// those that are news.
  private func subject(_ dossiers: [Dossier]) -> [Dossier] {
    if let name = question.agreement?.lowercased() {
      let named = dossiers.filter { $0.matches(name) }
      if !named.isEmpty { return named }
    }
    let ofActors = asked(dossiers).filter { !$0.isBackground }
    if !question.actors.isEmpty, !ofActors.isEmpty { return ofActors }
    let news = dossiers.filter { !$0.isBackground }
    return news.isEmpty ? dossiers : news
  }

  private func title(_ dossier: Dossier) -> String {
    let name = dossier.names.first ?? dossier.kind.rawValue
    let date = dossier.date.map { ", \($0)" } ?? ""
    return "\(name) (\(dossier.parties.map(\.rawValue).joined(separator: ", "))\(date))"
  }

  private func lead(_ dossier: Dossier) -> [QuotedEvidence] {
    dossier.sightings.flatMap { sighting in
      sighting.agreement.citations.prefix(1).map {
        sighting.article.quote(
          $0.span, shows: dossier.kind.rawValue, maker: $0.maker, score: $0.score)
      }
    }
  }
}

extension RegisterAnswer {
  private func signed(_ dossiers: [Dossier]) -> [Finding] {
    dossiers.filter { dossier in
      guard let since = question.since else { return true }
      return dossier.date.map { $0.lastDayNumber >= since.daysSinceEpoch } ?? false
    }.map { dossier in
      let states = dossier.transitions.map { item in
        item.transition.state.rawValue + (item.transition.date.map { " \($0)" } ?? "")
      }
      let life = states.isEmpty ? "" : "; " + states.joined(separator: ", ")
      return Finding(
        line: "\(title(dossier)): \(dossier.kind.rawValue)\(life).", evidence: lead(dossier))
    }
  }

  private func obligations(_ dossier: Dossier) -> [Finding] {
    let readings = dossier.sightings.flatMap { sighting in
      Obligation.allCases.compactMap { obligation in
        sighting.agreement.obligations[obligation].map { (obligation, $0, sighting) }
      }
    }
    let found = readings.map { obligation, reading, sighting in
      Finding(
        line: "\(title(dossier)): \(obligation.rawValue), \(reading.strength.rawValue).",
        evidence: reading.spans.map { sighting.article.quote($0, shows: obligation.rawValue) },
        isAgainst: !reading.strength.isDuty)
    }
    let topics = Set(dossier.sightings.flatMap(\.agreement.topics)).map(\.rawValue).sorted()
    guard !topics.isEmpty else { return found }
    return found + [
      Finding(
        line: "\(title(dossier)): cooperation on \(topics.joined(separator: "; ")).",
        evidence: lead(dossier))
    ]
  }

  private func followUp(_ dossier: Dossier) -> [Finding] {
    let steps = dossier.transitions.filter { $0.transition.state != .signed }.map { item in
      Finding(
        line: "\(item.transition.state.rawValue)"
          + (item.transition.date.map { ", \($0)" } ?? "") + ".",
        evidence: [
          item.sighting.article.quote(
            item.transition.span, shows: item.transition.state.rawValue)
        ])
    }
    let acts = PracticeAxis.acts(dossier).map { Finding(line: $0.shows + ".", evidence: [$0]) }
    let readings = dossier.sightings.flatMap { sighting in
      sighting.agreement.implementation.map { reading in
        Finding(
          line: "Implementation of \(reading.commitment): "
            + (reading.level.map { "\($0) of 3." } ?? "disputed."),
          evidence: [sighting.article.quote(reading.span, shows: "implementation")],
          isAgainst: (reading.level ?? 0) <= 1)
      }
    }
    return steps + acts + readings
  }

  private func joiners(_ dossier: Dossier) -> [Finding] {
    var found = dossier.sightings.flatMap { sighting in
      sighting.agreement.candidates.map { candidate in
        Finding(
          line: "\(candidate.actor)" + (candidate.namedBy.map { ", named by \($0)." } ?? "."),
          evidence: [
            sighting.article.quote(
              candidate.span, shows: "possible member", speaker: candidate.namedBy?.rawValue)
          ])
      }
    }
    if dossier.sightings.contains(where: { $0.agreement.isOpen == true }) {
      let criteria = LifecycleAxis.read(dossier).criteria.last?.evidence ?? []
      found.append(Finding(line: "\(title(dossier)) is open to others.", evidence: criteria))
    }
    return found
  }

  private func naming(_ dossier: Dossier) -> [Finding] {
    dossier.sightings.flatMap { sighting in
      sighting.agreement.claimed.map { claim in
        Finding(
          line: "\(claim.by): \(claim.isDenied ? "not " : "")\(claim.kind).",
          evidence: [sighting.article.quote(claim.span, shows: claim.kind, speaker: claim.by)],
          isAgainst: claim.isDenied)
      }
    }
  }

  /// Who takes a stand against an instrument without being party to it: each state and organisation
  /// once, with all who speak for it, then oppositions; what analysts think is no objection.
  private func objectors(_ dossier: Dossier) -> [Finding] {
    var speakers: [String: [String]] = [:]
    var found: [(who: String, quote: QuotedEvidence)] = []
    for sighting in dossier.sightings {
      for statement in sighting.article.statements where isAgainst(statement, dossier) {
        let label = statement.speaker.label
        let state = label.isOutsider ? nil : statement.speaker.states.first?.rawValue
        guard let who = state ?? (label.lowercased().contains("opposition") ? label : nil) else {
          continue
        }
        if state != nil, speakers[who]?.contains(label) != true {
          speakers[who, default: []].append(label)
        }
        let quote = sighting.article.quote(
          statement.citation.span, shows: "objection", speaker: label,
          maker: statement.citation.maker, score: statement.citation.score)
        found.append((who, quote))
      }
    }
    let states = found.filter { speakers[$0.who] != nil }
    return (states + found.filter { speakers[$0.who] == nil }).map { item in
      let words = speakers[item.who].map { " (\($0.joined(separator: ", ")))" } ?? ""
      return Finding(
        line: "\(item.who) objects\(words).", evidence: [item.quote], isAgainst: true)
    }
  }

  private func isAgainst(_ statement: Statement, _ dossier: Dossier) -> Bool {
    statement.stance == .oppose && !statement.speaker.states.contains(where: dossier.isParty)
      && isAbout(statement, dossier)
  }

  /// Whether a statement takes its stand on the instrument, on one of its parties, or on nothing
  /// that is named.
  private func isAbout(_ statement: Statement, _ dossier: Dossier) -> Bool {
    switch statement.target {
    case .agreement, nil: true
    case .actors(let actors): !Set(actors).isDisjoint(with: dossier.parties)
    }
  }

  private func bond(_ dossier: Dossier) -> [Finding] {
    let strongest = Obligation.allCases.filter {
      ObligationAxis.strength(of: $0, in: dossier).isDuty
    }.map(\.rawValue)
    let binds =
      dossier.standing.map { "defence, by \($0.source)" }
      ?? (strongest.isEmpty ? dossier.kind.rawValue : strongest.joined(separator: ", "))
    return [Finding(line: "\(title(dossier)): \(binds).", evidence: lead(dossier))]
  }
}

import Evidence
import Ontology
import Records

/// The answer to "are they forming a military alliance?".
struct AllianceAnswer {
  let question: Question
  let snapshot: Snapshot
  let day: CalendarDate?
  /// The members of the organisation that is named alone; empty where they are not known.
  private let members: Set<ActorID>
  /// Whom the question is about: those named, or the members of an organisation that is named alone.
  private let asked: Set<ActorID>

  /// The most members of an organisation for which the question is taken to be about them.
  private static let mostMembers = 12

  init(question: Question, snapshot: Snapshot, day: CalendarDate?, bonds: [TreatyBond]) {
    self.question = question
    self.snapshot = snapshot
    self.day = day
    let spells = bonds.filter { question.actors == [$0.organisation] && $0.holds(on: day) }
    members = spells.count <= AllianceAnswer.mostMembers ? Set(spells.map(\.member)) : []
    asked = members.isEmpty ? Set(question.actors) : members
  }

  /// The instruments that count, and the one that decides.
  private struct Case {
    let dossier: Dossier
    let facts: Set<Fact>
    let criteria: [Criterion]
    let reading: RungReading
  }

  /// Assesses the instruments of the asked actors and answers from the highest rung among them.
  func assessment() -> Assessment {
    let all = snapshot.dossiers(asOf: day)
    let counted = ActorMatch(question: question, members: members).select(from: all)
    let cases = counted.map(AllianceAnswer.assess)
    let best = cases.max { left, right in
      (left.reading.rung.level, left.facts.count) < (right.reading.rung.level, right.facts.count)
    }
    let contacts = contactEvidence()
    return finish(best, cases, all, contacts: contacts)
  }

  private static func assess(_ dossier: Dossier) -> Case {
    let axes = [
      ObligationAxis.read(dossier), FormAxis.read(dossier), BindingForceAxis.read(dossier),
      InstitutionAxis.read(dossier), PracticeAxis.read(dossier), LifecycleAxis.read(dossier),
    ]
    var facts = axes.reduce(into: Set<Fact>()) { $0.formUnion($1.facts) }
    if FormAxis.isConcluded(dossier), let standing = dossier.standing {
      facts.formUnion(standing.facts)
    }
    let rung = Ladder.rung(for: facts)
    let flags = Set(
      dossier.indicators { $0.side == .neither || $0 == .oneSided }.map(\.reading.indicator))
    let reading = RungReading(
      rung, stage: rung == .defencePact ? LifecycleAxis.stage(dossier) : nil,
      isUnpublished: rung == .defencePact && flags.contains(.unpublished),
      hasOffence: ObligationAxis.strength(of: .offence, in: dossier).isDuty,
      isOneSided: flags.contains(.oneSided), isSecret: flags.contains(.secret))
    return Case(
      dossier: dossier, facts: facts, criteria: axes.flatMap(\.criteria), reading: reading)
  }

  /// The rung that one instrument reaches by itself.
  static func rung(of dossier: Dossier) -> RungReading {
    assess(dossier).reading
  }

  /// Whether an official of a party proposes, negotiates or calls for a defence pact that is not
  /// concluded yet.
  private func isProposed(_ cases: [Case]) -> Bool {
    cases.contains { item in
      let isPlan =
        !FormAxis.isConcluded(item.dossier)
        && !item.dossier.transitions.contains {
          $0.transition.state == .terminated || $0.transition.state == .superseded
        }
      let isPact =
        ObligationAxis.strength(of: .defence, in: item.dossier).isDuty
        || item.dossier.names.contains { isPactName($0.lowercased()) }
      return isPlan && isPact
    }
  }

  private func isPactName(_ name: String) -> Bool {
    [
      "defence pact", "defense pact", "mutual defence", "mutual defense", "military alliance",
      "defence alliance", "defense alliance", "military pact",
    ].contains { name.contains($0) }
  }

  private func finish(
    _ best: Case?, _ cases: [Case], _ all: [Dossier], contacts: [QuotedEvidence]
  ) -> Assessment {
    var reading = best?.reading ?? RungReading(.none)
    if reading.rung == .none, !contacts.isEmpty { reading = RungReading(.contact) }
    let verdict = Ladder.verdict(reading, isProposed: isProposed(cases))
    var result = Assessment(question: question, answer: "")
    result.rung = reading
    result.verdict = verdict
    result.criteria = best?.criteria ?? []
    result.evidenceFor = evidenceFor(best, contacts)
    result.evidenceAgainst = evidenceAgainst(best, all)
    result.voices = voices(best)
    result.missingForNextRung = missing(reading, best?.facts ?? [])
    weigh(&result, best)
    result.answer = sentences(result, best)
    return result
  }
}

// Evidence.
extension AllianceAnswer {
  private func evidenceFor(_ best: Case?, _ contacts: [QuotedEvidence]) -> [QuotedEvidence] {
    var list = EvidenceList()
    guard let best else { return contacts }
    for criterion in best.criteria where criterion.state == .met || criterion.state == .contested {
      list.add(criterion.evidence.filter { !isAgainst($0, in: best.dossier) })
    }
    let raising = best.dossier.indicators { $0.side == .raises }
    list.add(
      raising.map {
        $0.sighting.article.quote(
          $0.reading.span, shows: $0.reading.indicator.rawValue, speaker: $0.reading.by)
      })
    for (transition, sighting) in best.dossier.transitions {
      list.add(sighting.article.quote(transition.span, shows: transition.state.rawValue))
    }
    list.add(claims(best.dossier))
    list.add(contacts)
    return list.items
  }

  /// Labels that parties and outsiders give, kept as evidence of what it is called; a rival's
  /// label is a voice, never evidence for.
  private func claims(_ dossier: Dossier) -> [QuotedEvidence] {
    dossier.sightings.flatMap { sighting in
      sighting.agreement.claimed.filter { claim in
        let state = claim.affiliation ?? claim.speaker
        let isRival = state.map { $0.looksLikeState && !dossier.isParty($0) } ?? false
        return !claim.isDenied && !isRival
      }.map {
        sighting.article.quote($0.span, shows: "called \($0.kind)", speaker: $0.by)
      }
    }
  }

  private func isAgainst(_ item: QuotedEvidence, in dossier: Dossier) -> Bool {
    CounterEvidence.allCases.contains { kind in
      kind.pieces(in: dossier, related: []).contains { $0.citation == item.citation }
    }
  }

  private func evidenceAgainst(_ best: Case?, _ all: [Dossier]) -> [QuotedEvidence] {
    var list = EvidenceList()
    list.add(words(best).denials())
    guard let best else { return list.items }
    let related = all.filter { other in
      asked.intersection(other.parties).count >= 2
        || other.parties.isEmpty && other.isBackground
    }
    for kind in CounterEvidence.allCases {
      list.add(kind.pieces(in: best.dossier, related: related))
    }
    return list.items
  }

  private func contactEvidence() -> [QuotedEvidence] {
    return snapshot.articles(asOf: day).flatMap { article in
      article.events.filter { event in
        let actors = Set((event.source + event.target).compactMap(\.actor))
        let isContact =
          event.type == .consult
          || (event.type == .agree || event.type == .cooperate || event.type == .support)
            && (event.contexts.contains(.military) || event.contexts.contains(.diplomatic))
        let isCommerce = event.contexts.contains(.trade) || event.contexts.contains(.economic)
        return isContact && !isCommerce && event.factuality == .happened
          && (actors.intersection(asked).count >= min(2, asked.count)
            || event.type == .consult && isMeeting(of: asked, at: event, in: article))
      }.map {
        article.quote(
          $0.citation.span, shows: "contact: \($0.type.rawValue)", maker: $0.citation.maker,
          score: $0.citation.score)
      }
    }
  }

  /// Whether those who meet are named around the event: "presidents met; the hosts, A and B, …".
  private func isMeeting(of asked: Set<ActorID>, at event: Event, in article: CodedArticle) -> Bool
  {
    guard let index = article.sentenceIndex(of: event.citation.span) else { return false }
    let near = article.sentences[max(0, index - 1)...min(article.sentences.count - 1, index + 1)]
    let named = article.entities.filter { entity in
      near.contains { $0.lower <= entity.span.lower && entity.span.lower < $0.upper }
    }.compactMap(\.actor)
    return asked.count >= 2 && asked.isSubset(of: named)
  }

  /// What is said of those asked about apart from an instrument: of an organisation that is named alone
  /// always, of states only where no instrument answers.
  private func words(_ best: Case?) -> SpokenKind {
    let organisation = members.isEmpty ? nil : question.actors.first
    return SpokenKind(
      articles: snapshot.articles(asOf: day), organisation: organisation,
      asked: best == nil ? asked : [])
  }

  private func voices(_ best: Case?) -> [QuotedEvidence] {
    var list = EvidenceList()
    list.add(words(best).voices())
    guard let best else { return list.items }
    for sighting in best.dossier.sightings {
      for claim in sighting.agreement.claimed {
        let verb = claim.isDenied ? "denies that it is" : "calls it"
        list.add(
          sighting.article.quote(
            claim.span, shows: "\(claim.by) \(verb) \(claim.kind)", speaker: claim.by))
      }
      for statement in sighting.article.statements where statement.stance != .neutral {
        list.add(
          sighting.article.quote(
            statement.citation.span, shows: statement.stance.rawValue,
            speaker: statement.speaker.label, maker: statement.citation.maker,
            score: statement.citation.score))
      }
    }
    return list.items
  }
}

// Words and weights.
extension AllianceAnswer {
  private func missing(_ reading: RungReading, _ facts: Set<Fact>) -> [String] {
    var missing: [String] = []
    if let next = Ladder.next(above: reading.rung, facts: facts) {
      missing = next.missing.map { "\(next.rung.rawValue): \($0.rawValue)" }
    }
    if reading.rung == .defencePact, reading.stage != .inForce {
      missing.removeAll { $0.hasSuffix(Fact.inForce.rawValue) }
      missing.insert("R6-f: \(Fact.inForce.rawValue)", at: 0)
    } else if reading.rung.level < Rung.defencePact.level {
      let known = Set(missing.map { String($0.drop { $0 != " " }.dropFirst()) })
      missing += Ladder.missingForAlliance(facts).filter { !known.contains($0.rawValue) }
        .map { "R6-f: \($0.rawValue)" }
    }
    return missing
  }

  private func weigh(_ result: inout Assessment, _ best: Case?) {
    let articles = snapshot.articles(asOf: day)
    let witnesses =
      best?.dossier.sightings.map(\.article)
      ?? articles.filter { article in
        article.entities.contains { $0.actor.map(asked.contains) ?? false }
      }
    let documents =
      (result.evidenceFor + result.evidenceAgainst).map(\.citation.document)
      + witnesses.map(\.article.id)
    result.origins = Set(documents.map { snapshot.origin(of: $0) }).count
    let dates = articles.filter { documents.contains($0.article.id) }
      .compactMap { $0.article.published?.date }
    result.windowStart = dates.min { $0.daysSinceEpoch < $1.daysSinceEpoch }
    result.windowEnd = dates.max { $0.daysSinceEpoch < $1.daysSinceEpoch }
    result.asOf = day ?? result.windowEnd
    result.confidence = confidence(result, best)
  }

  private func confidence(_ result: Assessment, _ best: Case?) -> Double {
    let witnesses = (result.evidenceFor + result.evidenceAgainst).map { item in
      let isNarrated = item.speaker == nil
      let speaker = best?.dossier.sightings.first {
        $0.article.article.id == item.citation.document
      }
      .flatMap { $0.article.speaker(of: item.citation.span) }
      let isParty = speaker?.states.contains { best?.dossier.isParty($0) ?? false } ?? false
      let directness: Confidence.Directness =
        isNarrated ? .narration : isParty ? .officialWord : .outsiderWord
      return (
        rank: Confidence.rank(role: speaker?.role, isParty: isParty, isNarrated: isNarrated),
        directness: directness
      )
    }
    return Confidence.value(origins: result.origins, witnesses: witnesses)
  }

  private func sentences(_ result: Assessment, _ best: Case?) -> String {
    guard let reading = result.rung, let verdict = result.verdict else { return "" }
    guard let best else {
      return reading.rung == .none
        ? "\(verdict.rawValue). No instrument between them is reported."
        : "\(verdict.rawValue). Contacts are reported, but no instrument with defence content."
    }
    var sentences = [
      "\(verdict.rawValue). \(instrument(best.dossier)): \(reading), \(reading.rung.name)."
    ]
    sentences.append(duties(best.dossier))
    if !reading.flags.isEmpty {
      sentences.append("Flags: " + reading.flags.joined(separator: ", ") + ".")
    }
    for silence in [LifecycleAxis.silence(best.dossier), PracticeAxis.silence(best.dossier)] {
      guard let silence else { continue }
      sentences.append(silence.prefix(1).uppercased() + silence.dropFirst() + ".")
    }
    if let next = result.missingForNextRung.first {
      sentences.append("Missing for the next rung, " + next + ".")
    }
    return sentences.joined(separator: " ")
  }

  private func instrument(_ dossier: Dossier) -> String {
    let name = dossier.names.first ?? dossier.kind.rawValue
    let date = dossier.date.map { " of \($0)" } ?? ""
    let parties = dossier.parties.map(\.rawValue).joined(separator: ", ")
    return "\(name)\(date)" + (parties.isEmpty ? "" : " (\(parties))")
  }

  private func duties(_ dossier: Dossier) -> String {
    let found = Obligation.allCases.compactMap { obligation -> String? in
      let strength = ObligationAxis.strength(of: obligation, in: dossier)
      return strength == .none ? nil : "\(obligation.rawValue) \(strength.rawValue)"
    }
    if found.isEmpty, let standing = dossier.standing {
      return "Obligations: defence, by \(standing.source)."
    }
    return "Obligations: " + (found.isEmpty ? "none reported" : found.joined(separator: "; ")) + "."
  }
}

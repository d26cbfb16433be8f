import Analysis
import Evidence
import LedgerStore
import Ontology
import Records

/// Puts the standing questions to the ledger.
struct AlertJudge {
  let rules: AlertRules
  let reader: LedgerReader
  /// The day that periods in searches count back from.
  let today: CalendarDate
  /// Seconds since 1 January 1970.
  let now: Int

  /// Reports of one instrument may lie so many days apart.
  private static let reportingDays = 45

  /// Judges what came in, and raises what is new.
  ///
  /// A rung or watch-list that is judged for the first time only remembers what there is: the user
  /// is told of changes.
  ///
  /// - Parameter state: what was raised so far.
  /// - Throws: `FollowError` when the ledger cannot be read or a search is not understood.
  func judge(_ state: inout AlertState) throws(FollowError) {
    do {
      try judgeArrivals(&state)
      let generation = try reader.generation()
      let isNew = rules.rules.contains { rule in
        switch rule.question {
        case .search: false
        case .rung: state.rungs[rule.id] == nil
        case .agreements: state.agreements[rule.id] == nil
        }
      }
      guard generation != state.generation || isNew else { return }
      var snapshot: Snapshot?
      for rule in rules.rules {
        switch rule.question {
        case .search: break
        case .rung(let states):
          let known = try snapshot ?? reader.snapshot()
          snapshot = known
          judgeRung(rule, states, over: known, &state)
        case .agreements(let states): try judgeAgreements(rule, states, &state)
        }
      }
      state.generation = generation
    } catch let error as SearchQueryError {
      throw FollowError("the search '\(error.query)' is not understood: \(error)")
    } catch let error as FollowError {
      throw error
    } catch {
      throw FollowError("the ledger cannot be judged: \(error)")
    }
  }

  // MARK: Searches

  private func judgeArrivals(_ state: inout AlertState) throws {
    for document in state.unjudged {
      for rule in rules.rules {
        guard case .search(let text) = rule.question else { continue }
        let query = try SearchQuery(
          parsing: "\(text) story:\"\(document.rawValue)\"", today: today)
        let hits = try reader.search(query, limit: 50).hits
        guard let hit = hits.first(where: { $0.article.document == document }) else { continue }
        state.raise(
          Alert(
            id: "\(rule.id)@\(document.rawValue)", rule: rule.name,
            title: hit.article.title ?? hit.article.opening,
            text: hit.snippet.map(\.text).joined(), url: hit.article.url, document: document,
            time: now), by: rules.channels)
      }
    }
    state.unjudged = []
  }

  // MARK: Rungs

  private func judgeRung(
    _ rule: AlertRules.Rule, _ states: [ActorID], over snapshot: Snapshot,
    _ state: inout AlertState
  ) {
    let question = Question(text: rule.name, shape: .formingAlliance, actors: states)
    let answer = Assessor().assess(question, over: snapshot, asOf: nil)
    let rung = answer.rung?.description ?? "R0"
    defer { state.rungs[rule.id] = rung }
    guard let before = state.rungs[rule.id], before != rung else { return }
    let evidence = answer.evidenceFor.first ?? answer.evidenceAgainst.first
    state.raise(
      Alert(
        id: "\(rule.id)@\(before)>\(rung)@\(now)", rule: rule.name,
        title: "\(rule.name): \(before) → \(rung)", text: answer.answer,
        url: nil, document: evidence?.citation.document, time: now), by: rules.channels)
  }

  // MARK: Agreements

  private func judgeAgreements(
    _ rule: AlertRules.Rule, _ states: [ActorID], _ state: inout AlertState
  ) throws {
    let isFirst = state.agreements[rule.id] == nil
    var known = state.agreements[rule.id] ?? []
    for (found, listed) in try agreements(among: states) {
      let isKnown = known.contains { other in
        other.parties == found.parties
          && abs(other.day - found.day) <= AlertJudge.reportingDays
      }
      guard !isKnown else { continue }
      known.append(found)
      if !isFirst { raise(rule, found, listed, &state) }
    }
    state.agreements[rule.id] = known
  }

  private func raise(
    _ rule: AlertRules.Rule, _ found: AlertState.KnownAgreement,
    _ listed: Listed<Agreement>, _ state: inout AlertState
  ) {
    let name = listed.record.names.first ?? listed.record.kind.rawValue
    let parties = listed.record.parties.map(\.rawValue).joined(separator: ", ")
    state.raise(
      Alert(
        id: "\(rule.id)@\(found.parties.joined(separator: "+"))@\(found.day)", rule: rule.name,
        title: "\(rule.name): \(name) (\(parties))", text: listed.quote, url: listed.url,
        document: listed.document, time: now), by: rules.channels)
  }

  /// Agreements with two or more of the states as parties, earliest first.
  private func agreements(among states: [ActorID]) throws
    -> [(AlertState.KnownAgreement, Listed<Agreement>)]
  {
    var found: [String: (AlertState.KnownAgreement, Listed<Agreement>)] = [:]
    for state in states {
      var filter = AgreementFilter()
      filter.actors = [state]
      filter.includesBackground = false
      filter.scope = RecordScope(limit: 500)
      for listed in try reader.agreements(filter) {
        let parties = listed.record.parties.filter(states.contains).map(\.rawValue).sorted()
        guard parties.count >= 2 else { continue }
        let day = listed.record.date ?? listed.published?.date
        let known = AlertState.KnownAgreement(
          parties: parties, day: day?.daysSinceEpoch ?? 0)
        found[listed.position.description] = (known, listed)
      }
    }
    return found.values.sorted {
      ($0.0.day, $0.1.position.description) < ($1.0.day, $1.1.position.description)
    }
  }
}

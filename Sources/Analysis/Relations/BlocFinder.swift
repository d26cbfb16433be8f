public import Evidence
public import Ontology
public import Records

/// Finds groups that draw together: parties to one instrument, those who speak with one voice, and
/// communities of the network of cooperation.
public struct BlocFinder: Sendable {
  private let snapshot: Snapshot
  private let day: CalendarDate?
  private let dossiers: [(dossier: Dossier, reading: RungReading)]
  /// The highest rung that each pair has reached in any instrument, the lesser code first.
  public let rungs: [Dyad: Rung]

  /// How many days after an instrument count as what followed.
  private static let year = 365

  /// Makes a finder.
  ///
  /// - Parameters:
  ///   - snapshot: what is known.
  ///   - asOf: only what was published on or before this day counts; nil for all.
  public init(_ snapshot: Snapshot, asOf: CalendarDate?) {
    self.snapshot = snapshot
    day = asOf
    dossiers = snapshot.dossiers(asOf: asOf).map { ($0, AllianceAnswer.rung(of: $0)) }
    var rungs: [Dyad: Rung] = [:]
    for (dossier, reading) in dossiers {
      for pair in dossier.parties.pairs where reading.rung.level > rungs[pair]?.level ?? 0 {
        rungs[pair] = reading.rung
      }
    }
    self.rungs = rungs
  }

  /// All groups: those of agreements first, then of statements, then communities that are no group
  /// yet; inside each by date and members.
  ///
  /// - Parameters:
  ///   - network: who cooperates with whom.
  ///   - partition: its communities; nil where none were computed.
  /// - Returns: the groups.
  public func blocs(network: SignedNetwork, partition: CommunityPartition?) -> [Bloc] {
    var found = dossiers.filter { !$0.dossier.isBackground && $0.dossier.parties.count >= 2 }
      .map(bloc)
    var known = Set(found.map(\.members))
    for bloc in coStatements() where known.insert(bloc.members).inserted { found.append(bloc) }
    for bloc in communities(network, partition) where known.insert(bloc.members).inserted {
      found.append(bloc)
    }
    return found.sorted { left, right in
      (
        left.place, left.date?.daysSinceEpoch ?? .max,
        left.members.map(\.rawValue).joined(separator: " ")
      )
        < (
          right.place, right.date?.daysSinceEpoch ?? .max,
          right.members.map(\.rawValue).joined(separator: " ")
        )
    }
  }

  private func pairs(of members: [ActorID]) -> [Dyad: Rung] {
    Dictionary(
      uniqueKeysWithValues: members.pairs.compactMap { pair in rungs[pair].map { (pair, $0) } })
  }

  private func bloc(_ dossier: Dossier, _ reading: RungReading) -> Bloc {
    var bloc = Bloc(dossier.parties, .agreement)
    bloc.name = dossier.names.first
    bloc.date = dossier.date
    bloc.rung = reading
    bloc.pairs = pairs(of: bloc.members)
    for sighting in dossier.sightings {
      let article = sighting.article
      bloc.evidence += sighting.agreement.citations.prefix(1).map {
        article.quote(
          $0.span, shows: dossier.kind.rawValue, maker: $0.maker, score: $0.score)
      }
      bloc.candidates += sighting.agreement.candidates.map {
        Bloc.Candidate(
          actor: $0.actor, namedBy: $0.namedBy,
          evidence: article.quote($0.span, shows: "named as a possible member"))
      }
    }
    bloc.followed = followed(dossier)
    return bloc
  }

  /// Steps of the instrument after its signature and what its parties did together, one line for the
  /// same event on the same day in one origin.
  private func followed(_ dossier: Dossier) -> [Bloc.FollowUp] {
    guard let start = dossier.date?.daysSinceEpoch else { return [] }
    let window = (start + 1)...(start + BlocFinder.year)
    var found: [Bloc.FollowUp] = dossier.transitions.compactMap { item in
      guard let date = item.transition.date, window.contains(date.daysSinceEpoch) else {
        return nil
      }
      let what = item.transition.state.rawValue
      return Bloc.FollowUp(
        day: date, dyad: nil, what: what,
        evidence: item.sighting.article.quote(item.transition.span, shows: what))
    }
    var seen: Set<String> = []
    for coded in snapshot.articles(asOf: day) {
      for event in coded.events where event.factuality == .happened {
        guard let date = event.date, window.contains(date.daysSinceEpoch),
          let pair = event.pair(inside: dossier.parties)
        else { continue }
        let origin = snapshot.origin(of: coded.article.id).rawValue
        guard seen.insert("\(origin) \(date) \(pair) \(event.type)").inserted else { continue }
        found.append(
          Bloc.FollowUp(
            day: date, dyad: pair, what: event.type.rawValue,
            evidence: coded.quote(
              event.citation.span, shows: event.type.rawValue, maker: event.citation.maker,
              score: event.citation.score)))
      }
    }
    return found.sorted { ($0.day.daysSinceEpoch, $0.what) < ($1.day.daysSinceEpoch, $1.what) }
  }

  /// Groups that speak with one voice in at least two independent origins.
  private func coStatements() -> [Bloc] {
    var seen: [[ActorID]: (origins: Set<DocumentID>, bloc: Bloc)] = [:]
    for coded in snapshot.articles(asOf: day) {
      for statement in coded.statements {
        let members = Set(statement.speaker.actors.filter { !$0.rawValue.contains(":") }).sorted()
        guard members.count >= 2 else { continue }
        var entry = seen[members] ?? ([], Bloc(members, .coStatements))
        if entry.origins.insert(snapshot.origin(of: coded.article.id)).inserted {
          entry.bloc.evidence.append(
            coded.quote(
              statement.citation.span, shows: "they speak with one voice",
              maker: statement.citation.maker, score: statement.citation.score))
          let published = coded.article.published?.date
          if let published, entry.bloc.date.map({ published.isOnOrBefore($0) }) ?? true {
            entry.bloc.date = published
          }
        }
        seen[members] = entry
      }
    }
    return seen.values.filter { $0.origins.count >= 2 }.map { entry in
      var bloc = entry.bloc
      bloc.pairs = pairs(of: bloc.members)
      return bloc
    }
  }

  private func communities(_ network: SignedNetwork, _ partition: CommunityPartition?) -> [Bloc] {
    guard let partition else { return [] }
    let groups = Dictionary(grouping: network.actors.indices) { partition.groups[$0] }
    return groups.values.filter { $0.count >= 2 }.map { places in
      var bloc = Bloc(places.map { network.actors[$0] }, .community)
      bloc.pairs = pairs(of: bloc.members)
      return bloc
    }
  }
}

extension Bloc {
  /// The place of its basis in the order of groups.
  fileprivate var place: Int { Basis.allCases.firstIndex(of: basis) ?? 0 }
}

extension [ActorID] {
  /// All pairs, the lesser code first.
  fileprivate var pairs: [Dyad] {
    let sorted = self.sorted()
    return sorted.indices.flatMap { left in
      sorted[(left + 1)...].map { Dyad(sorted[left], $0) }
    }
  }
}

extension Event {
  /// The first source and target that are both members, where the event joins two.
  fileprivate func pair(inside members: [ActorID]) -> Dyad? {
    let sources = source.compactMap(\.actor).filter(members.contains)
    let targets = target.compactMap(\.actor).filter(members.contains)
    for source in sources {
      if let target = targets.first(where: { $0 != source }) {
        return isReciprocal ? Dyad(source, target).undirected : Dyad(source, target)
      }
    }
    return nil
  }
}

import Evidence
import Ontology
import Records

/// The first axis: what the instrument obliges its parties to (the five flags of ATOP 4.01).
enum ObligationAxis {
  /// Reads the axis.
  ///
  /// A duty that only a state outside the instrument asserts is kept as contested evidence and
  /// never meets the criterion.
  static func read(_ dossier: Dossier) -> AxisReading {
    var axis = AxisReading()
    let topics = topicEvidence(dossier)
    axis.judge(
      .defenceTopic, shown: topics,
      holds: dossier.sightings.contains { $0.agreement.topics.contains(where: \.isDefence) }
        && !isEmptyStatement(dossier))
    judge(.mutualAid, [.defence, .offence], dossier, &axis)
    judge(.restraint, [.nonAggression, .neutrality], dossier, &axis)
    judge(.crisisConsultation, [.consultation], dossier, &axis)
    return axis
  }

  /// A statement that nobody signed and that is said to hold no military commitment names topics of
  /// defence without a deliverable.
  private static func isEmptyStatement(_ dossier: Dossier) -> Bool {
    dossier.kind == .statement && strength(of: .defence, in: dossier) == .denied
      && !dossier.transitions.contains { $0.transition.state == .signed }
      && !dossier.sightings.contains { !deliverables.isDisjoint(with: $0.agreement.topics) }
  }

  /// Topics that are something to be handed over or built, not only spoken of.
  private static let deliverables: Set<AgreementTopic> = [
    .armsTransfer, .industry, .procurement, .research, .basing, .classifiedInformation,
  ]

  /// The strongest strength of an obligation over all accounts that are not a rival's word.
  static func strength(of obligation: Obligation, in dossier: Dossier) -> ObligationStrength {
    dossier.sightings.compactMap { sighting -> ObligationStrength? in
      guard let reading = sighting.agreement.obligations[obligation] else { return nil }
      let isHeard =
        !reading.strength.isDuty || reading.spans.isEmpty
        || obligation == .defence && bearsAidInName(sighting, dossier)
        || reading.spans.contains { !isRivalWord($0, sighting, dossier) }
      return isHeard ? reading.strength : nil
    }.max() ?? .none
  }

  /// Whether a report itself, or a party, calls the instrument by a name that tells the duty.
  ///
  /// Then a rival who speaks of that duty has not made it up. What only others call it is their label.
  private static func bearsAidInName(_ sighting: Sighting, _ dossier: Dossier) -> Bool {
    let text = sighting.article.article.text
    return sighting.agreement.names.contains { name in
      let words = name.lowercased()
      guard aid.contains(where: { words.contains($0) }) else { return false }
      return text.ranges(of: name).contains { range in
        let lower = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
        let span = TextSpan(lower, lower + name.utf8.count)
        let isClaimed = sighting.agreement.claimed.contains { claim in
          claim.span.contains(span) && !(claim.affiliation.map(dossier.isParty) ?? false)
        }
        guard !isClaimed, let speaker = sighting.article.speaker(of: span) else {
          return !isClaimed
        }
        return speaker.states.contains(where: dossier.isParty)
      }
    }
  }

  private static let aid = ["mutual aid", "mutual assistance", "mutual defence", "mutual defense"]

  /// Whether the words are those of a state that is no party, or of one of its officials.
  static func isRivalWord(_ span: TextSpan, _ sighting: Sighting, _ dossier: Dossier) -> Bool {
    guard let speaker = sighting.article.speaker(of: span) else { return false }
    let states = speaker.states.filter(\.looksLikeState)
    return !states.isEmpty && !states.contains(where: dossier.isParty)
      && !dossier.parties.isEmpty
  }

  private static func judge(
    _ fact: Fact, _ obligations: [Obligation], _ dossier: Dossier, _ axis: inout AxisReading
  ) {
    var shown: [QuotedEvidence] = []
    var denied: [QuotedEvidence] = []
    for obligation in obligations {
      for sighting in dossier.sightings {
        guard let reading = sighting.agreement.obligations[obligation] else { continue }
        for span in reading.spans {
          let words = "\(obligation.rawValue): \(reading.strength.rawValue)"
          let quote = sighting.article.quote(span, shows: words)
          if reading.strength.isDuty { shown.append(quote) } else { denied.append(quote) }
        }
      }
    }
    let holds =
      obligations.contains { strength(of: $0, in: dossier).isDuty }
      || dossier.standing?.facts.contains(fact) == true
    axis.judge(fact, shown: shown + standingEvidence(fact, dossier), denied: denied, holds: holds)
  }

  /// The sentence that names a standing alliance, quoted for what its treaty is known to hold.
  static func standingEvidence(_ fact: Fact, _ dossier: Dossier) -> [QuotedEvidence] {
    guard let standing = dossier.standing, standing.facts.contains(fact) else { return [] }
    return dossier.sightings.prefix(1).compactMap { sighting in
      sighting.agreement.citations.first.map {
        sighting.article.quote($0.span, shows: "\(fact.rawValue) (\(standing.source))")
      }
    }
  }

  /// The first sentence that cites the instrument, then those that tell what it is about.
  private static func topicEvidence(_ dossier: Dossier) -> [QuotedEvidence] {
    dossier.sightings.flatMap { sighting -> [QuotedEvidence] in
      let topics = sighting.agreement.topics.filter(\.isDefence).map(\.rawValue)
      guard !topics.isEmpty, let citation = sighting.agreement.citations.first else { return [] }
      let spans = [citation.span] + sighting.agreement.topicEvidence.prefix(shownTopics)
      return spans.map {
        sighting.article.quote($0, shows: "topics: " + topics.joined(separator: "; "))
      }
    }
  }

  /// How many sentences on topics one account may bring.
  private static let shownTopics = 6
}

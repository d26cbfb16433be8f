import Actors
import Evidence
import Ontology
import Records

/// Reads texts whose instrument is a standing alliance: somebody joins it, leaves it, or keeps away.
struct MembershipReader: Sendable {
  let scene: AgreementScene
  let table: ActorTable

  private static let membership = PhraseSet([
    "member|members|membership of|in", "became ~8 member", "participation in",
    "joined|joins|join|left|leave",
    "frozen|froze|suspended ~6 participation|membership", "accession to", "full member",
    "budget of",
  ])
  private static let joining = PhraseSet([
    "became|becomes ~8 member", "joined|joins|acceded|accedes", "instrument of accession",
  ])

  /// The alliance's treaty as an agreement, if the text is about membership of it.
  func agreement() -> Agreement? {
    let organisations = scene.cast.mentions.flatMap(\.actors).filter { isAlliance($0) }
    guard let organisation = organisations.first,
      organisations.count(where: { $0 == organisation }) >= 2 || isNews(organisation)
    else { return nil }
    let telling = scene.sentences.indices.filter { index in
      mentions(organisation, in: index)
        && MembershipReader.membership.first(in: scene.sentences[index]) != nil
    }
    guard let first = telling.first, first <= 2, opensWithMember(organisation, first) else {
      return nil
    }
    return make(organisation, telling)
  }

  private func make(_ organisation: ActorID, _ telling: [Int]) -> Agreement? {
    let subjects = scene.cast.mentions(in: scene.sentences[telling[0]].span)
      .flatMap(\.principals).filter { table.kind(of: $0) == .state }
    guard let subject = subjects.first else { return nil }
    let isJoining = telling.contains {
      MembershipReader.joining.first(in: scene.sentences[$0]) != nil
    }
    var members = [subject, organisation]
    if !isJoining, let day = scene.published {
      let known = table.members(of: organisation, on: day)
      if known.contains(subject), known.count <= 12 { members = known }
    }
    return Agreement(
      names: [table.name(of: organisation)], kind: .treaty, parties: members,
      citations: telling.map {
        scene.citation(scene.sentences[$0].span, rule: "agreement-membership", score: 0.7)
      })
  }

  /// Whether one state alone, and the alliance with it, make the sentence: several states that
  /// promise something to a future member do not.
  private func opensWithMember(_ organisation: ActorID, _ index: Int) -> Bool {
    let states = Set(
      scene.cast.mentions(in: scene.sentences[index].span).flatMap(\.principals)
        .filter { table.kind(of: $0) == .state })
    return states.count <= 2
  }

  private func isAlliance(_ actor: ActorID) -> Bool {
    table.organisation(actor)?.kind == .alliance
  }

  private func mentions(_ organisation: ActorID, in index: Int) -> Bool {
    scene.cast.mentions(in: scene.sentences[index].span).contains {
      $0.actors.contains(organisation)
    }
  }

  private func isNews(_ organisation: ActorID) -> Bool { scene.titleActors.contains(organisation) }
}

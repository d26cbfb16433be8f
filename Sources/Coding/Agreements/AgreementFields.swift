import Actors
import Evidence
import Language
import Ontology
import Records

/// Fills the fields of an agreement from the sentences that speak of it.
struct AgreementFields {
  let scene: AgreementScene
  let table: ActorTable
  let obligations: ObligationReader
  let lifecycle: LifecycleReader
  let performance: PerformanceReader
  private let parties: PartyReader

  init(scene: AgreementScene, table: ActorTable, parties: PartyReader) {
    self.scene = scene
    self.table = table
    self.parties = parties
    obligations = ObligationReader(scene: scene)
    lifecycle = LifecycleReader(scene: scene, parties: parties)
    performance = PerformanceReader(scene: scene, parties: parties)
  }

  /// Fills all fields.
  ///
  /// - Parameters:
  ///   - agreement: the agreement, with its names and parties.
  ///   - own: the sentences that speak of it.
  ///   - group: the mentions of its instrument, nil where none is named.
  func fill(_ agreement: inout Agreement, from own: [Int], group: InstrumentGroup?) {
    readBinding(&agreement, own)
    readObligations(&agreement, own)
    AgreementLife(scene: scene, table: table, lifecycle: lifecycle).read(&agreement, own, group)
    readTopics(&agreement, own)
    let claims = ClaimReader(scene: scene)
    let indicators = IndicatorReader(scene: scene)
    let accession = AccessionReader(scene: scene, parties: parties)
    for index in own {
      agreement.claimed += claims.claims(in: index)
      agreement.indicators += indicators.indicators(in: index)
      agreement.candidates += accession.candidates(in: index, instrument: agreement.parties)
      if agreement.isOpen == nil { agreement.isOpen = accession.isOpen(scene.sentences[index]) }
    }
    agreement.allegedBreaches = (group?.mentions ?? []).compactMap { performance.breach(of: $0) }
    agreement.signatories = signatories(agreement, own)
    agreement.implementation = performances(own, of: agreement)
    readDesign(&agreement, own)
    agreement.settleInstitution()
  }

  /// The formal clauses that a report tells of, and the fields that rest on them.
  private func readDesign(_ agreement: inout Agreement, _ own: [Int]) {
    let reader = DesignReader(scene: scene, parties: parties)
    for index in own {
      let sentence = scene.sentences[index]
      for clause in reader.clauses(in: sentence, kinds: AgreementFields.reported)
      where !agreement.clauses.contains(where: { $0.kind == clause.kind }) {
        agreement.clauses.append(clause)
      }
      if agreement.adversary == nil, !agreement.parties.isEmpty {
        agreement.adversary = reader.adversary(in: sentence, parties: agreement.parties)
      }
    }
    agreement.settleClauses()
  }

  /// The clauses that reports tell of; the rest only treaties have.
  private static let reported: Set<ClauseKind> = [.term, .notice, .scope, .funding]

  /// How far commitments were carried out, a reading for each commitment told of.
  private func performances(_ own: [Int], of agreement: Agreement) -> [ImplementationReading] {
    own.flatMap { performance.readings(in: $0, instrument: agreement.names.first ?? "agreement") }
  }

  private func readBinding(_ agreement: inout Agreement, _ own: [Int]) {
    let reader = BindingReader()
    let readings = own.compactMap { index -> (isBinding: Bool, span: TextSpan, isTold: Bool)? in
      guard let found = reader.reading(scene.sentences[index]) else { return nil }
      let words = scene.sentences[index].span(found.words)
      if isOutsiderWord(words, agreement) { return nil }
      return (found.isBinding, scene.sentences[index].span, scene.statement(at: words) == nil)
    }
    // What the report itself tells outweighs what speakers claim.
    let told = readings.filter(\.isTold)
    let yes = (told.isEmpty ? readings : told).filter(\.isBinding)
    let no = (told.isEmpty ? readings : told).filter { !$0.isBinding }
    guard yes.count != no.count else { return }
    agreement.isBinding = yes.count > no.count
    agreement.bindingEvidence = (yes.count > no.count ? yes : no).map(\.span)
  }

  /// Whether a state that is no party, or its official, speaks.
  private func isOutsiderWord(_ span: TextSpan, _ agreement: Agreement) -> Bool {
    guard let state = scene.voice(at: span)?.affiliation, agreement.parties.count >= 2 else {
      return false
    }
    return state.looksLikeState && !agreement.parties.contains(state)
  }

  private func readObligations(_ agreement: inout Agreement, _ own: [Int]) {
    let binds = agreement.isBinding ?? agreement.kind.isTreatyForm
    let findings = own.flatMap { obligations.findings(in: $0) }
    for obligation in Obligation.allCases {
      let mine = findings.filter { $0.obligation == obligation }
      let positive = mine.filter { !$0.isDenied }
      let chosen = positive.isEmpty ? mine : positive
      guard !chosen.isEmpty else { continue }
      let strength: ObligationStrength =
        positive.isEmpty
        ? .denied : positive.allSatisfy(\.isHearsay) ? .reported : binds ? .binding : .political
      agreement.obligations[obligation] = ObligationReading(
        strength: strength, spans: chosen.map(\.span))
    }
  }

  private func readTopics(_ agreement: inout Agreement, _ own: [Int]) {
    let reader = TopicReader()
    var found: Set<AgreementTopic> = []
    for index in own where !obligations.deniesDefence(scene.sentences[index]) {
      let topics = reader.topics(in: scene.sentences[index])
      found.formUnion(topics)
      if topics.contains(where: \.isDefence) {
        agreement.topicEvidence.append(scene.sentences[index].span)
      }
    }
    let named = Set(
      agreement.names.flatMap { $0.lowercased().split(separator: " ").map(String.init) })
    if !named.isDisjoint(with: ["defence", "defense", "military", "security"]),
      !named.contains("social")
    {
      found.insert(.defencePolicy)
    }
    agreement.topics = AgreementTopic.allCases.filter(found.contains)
  }

  private func signatories(_ agreement: Agreement, _ own: [Int]) -> [Signatory] {
    let spans = agreement.transitions.filter { $0.state == .signed || $0.state == .adopted }.map(
      \.span)
    var seen: Set<ActorID> = []
    return spans.flatMap { Array(scene.cast.mentions(in: $0)) }.flatMap { mention -> [Signatory] in
      let title = mention.office ?? scene.cast.person(of: mention)?.office
      guard let title, let rank = table.offices.office(titled: title)?.rank else { return [] }
      return parties.states(mention).filter {
        agreement.parties.contains($0) && seen.insert($0).inserted
      }
      .map { Signatory(name: scene.cast.person(of: mention)?.name, rank: rank, party: $0) }
    }
  }
}

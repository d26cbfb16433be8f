import Actors
import Evidence
import Language
import Ontology
import Records

/// Puts together what the readers find into agreements.
struct AgreementAssembly {
  let scene: AgreementScene
  let table: ActorTable
  private let parties: PartyReader
  private let obligations: ObligationReader
  private let lifecycle: LifecycleReader
  private let performance: PerformanceReader

  init(scene: AgreementScene, table: ActorTable) {
    self.scene = scene
    self.table = table
    parties = PartyReader(scene: scene, table: table)
    obligations = ObligationReader(scene: scene)
    lifecycle = LifecycleReader(scene: scene, parties: parties)
    performance = PerformanceReader(scene: scene, parties: parties)
  }

  /// The agreements, the main one first.
  func agreements() -> [Agreement] {
    let groups = InstrumentGrouper(scene: scene).groups()
    let gate = InterstateGate(scene: scene)
    var found: [Agreement] = []
    let main = groups.first.flatMap { gate.isReported($0) ? news($0, groups, gate) : nil }
    if groups.first.map(isSignedEarly) != true, let membership = membership() {
      found.append(membership)
    } else if let agreement = main ?? (gate.isNameless(groups) ? unnamed(gate) : nil) {
      found.append(agreement)
    }
    let isMainTaken = !found.isEmpty && groups.first != nil
    found += groups.dropFirst(isMainTaken ? 1 : 0).filter { !gate.isDenied($0) }
      .compactMap(background)
    return found
  }

  /// The instrument that the text is about.
  private func news(_ group: InstrumentGroup, _ groups: [InstrumentGroup], _ gate: InterstateGate)
    -> Agreement?
  {
    var members = parties.parties(of: group)
    if members.count < 2, !gate.isElsewhere() { members = fallbackParties(group, members) }
    let own = sentences(of: group, among: groups)
    let isOfStates =
      members.count >= 2 || gate.speaksOfStates(group)
      || own.contains { !obligations.findings(in: $0).isEmpty }
    guard gate.mayBindStates(group), isOfStates else { return nil }
    var agreement = Agreement(
      names: names(group), kind: group.assumedKind(scene.sentences), parties: members,
      citations: citations(group, own))
    agreement.isBackground = isReaffirmed(group)
    fill(&agreement, from: own, group: group)
    agreement.links = LinkReader(scene: scene).links(
      in: own,
      to: groups.filter { other in
        other.mentions.first?.span != group.mentions.first?.span
      })
    return agreement
  }

  /// Whether it is only recalled or reaffirmed.
  private func isReaffirmed(_ group: InstrumentGroup) -> Bool {
    let words: Set<String> = [
      "reaffirmed", "reaffirm", "reaffirms", "recalled", "reiterated", "recommitted",
    ]
    return group.mentions.count <= 2
      && group.sentences.allSatisfy { scene.sentences[$0].has(words) }
  }

  /// Duties without a noun for the instrument: "the parties shall consult", "A and B pledged".
  private func unnamed(_ gate: InterstateGate) -> Agreement? {
    let all = Array(scene.sentences.indices)
    let duties = all.filter { !citesAlliance(scene.sentences[$0]) }
      .flatMap { obligations.findings(in: $0) }.filter { !$0.isDenied }.map(\.span)
    let programme = all.filter { isProgramme(scene.sentences[$0]) }.map { scene.sentences[$0].span }
    guard let first = duties.first ?? programme.first, gate.speaksOfStatesAnywhere() else {
      return nil
    }
    let members = membersOfDuty(first)
    var agreement = Agreement(
      names: [], kind: unnamedKind(isProgramme: duties.isEmpty),
      parties: members.count <= 12 ? members.sorted() : [],
      citations: [scene.citation(first, rule: "agreement-duty", score: 0.5)])
    fill(&agreement, from: all, group: nil)
    return agreement
  }

  /// The states that the sentence of a duty names, else all states of the text.
  private func membersOfDuty(_ duty: TextSpan) -> Set<ActorID> {
    let named = Set(scene.cast.mentions(in: duty).flatMap { parties.states($0) })
    return named.count >= 2
      ? named : Set(scene.cast.mentions.flatMap { parties.states($0) })
  }

  /// "Under Article 5 an attack on one is an attack on all": the duty of an alliance that stands.
  private func citesAlliance(_ sentence: SentenceWords) -> Bool {
    AgreementAssembly.standing.first(in: sentence) != nil
  }

  private static let standing = PhraseSet(["article 5|five|v", "north atlantic treaty"])

  /// "The participants will enhance defence cooperation": a programme of cooperation.
  private func isProgramme(_ sentence: SentenceWords) -> Bool {
    AgreementAssembly.programme.first(in: sentence) != nil
      && TopicReader().topics(in: sentence).contains(where: \.isDefence)
  }

  private static let programme = PhraseSet([
    "participants|parties|signatories|ministries will|shall|agree|intend ~3 enhance|develop|cooperate|coordinate|promote|strengthen|establish|exchange"
  ])

  /// Treaties speak of parties that shall, memoranda of participants that will; what is only said
  /// or pledged is a statement (DFAT's guidance on treaty language).
  private func unnamedKind(isProgramme: Bool) -> AgreementKind {
    let has = { (words: Set<String>) in scene.sentences.contains { $0.has(words) } }
    if has(["participants"]) { return .memorandumOfUnderstanding }
    if has(["shall", "undertakes", "undertake", "undertook"]) { return .treaty }
    return isProgramme ? .agreement : .statement
  }

  /// A standing alliance that somebody joins, leaves or keeps away from.
  private func membership() -> Agreement? {
    guard var agreement = MembershipReader(scene: scene, table: table).agreement() else {
      return nil
    }
    fill(&agreement, from: Array(scene.sentences.indices), group: nil)
    agreement.isBinding = agreement.isBinding ?? true
    agreement.date =
      agreement.transitions.first { $0.state == .inForce }?.date ?? agreement.date
      ?? yearOfTreaty()
    return agreement
  }

  /// "a treaty of 1992".
  private func yearOfTreaty() -> CalendarDate? {
    let phrase = PhraseSet(["treaty|pact|charter of|from|in"])
    for sentence in scene.sentences {
      guard let range = phrase.first(in: sentence) else { continue }
      let dates = DateReader(text: scene.text).dates(in: sentence)
      if let year = dates.first(where: { $0.words.lowerBound == range.upperBound }) {
        return year.date
      }
    }
    return nil
  }

  /// The steps of a second instrument that lie within two months of the report: the news of a page
  /// may be two treaties.
  private func newSteps(_ group: InstrumentGroup, _ members: [ActorID]) -> [Transition] {
    guard let published = scene.published else { return [] }
    return group.sentences.flatMap { lifecycle.transitions(in: $0, instrument: members) }.filter {
      guard let date = $0.date, date.month != nil, $0.state != .mooted, $0.state != .negotiating
      else { return false }
      return abs(published.daysSinceEpoch - date.daysSinceEpoch) <= 61
    }
  }

  /// An instrument quoted beside the main one; nil where neither name nor parties identify it.
  private func background(_ group: InstrumentGroup) -> Agreement? {
    var members = parties.parties(of: group)
    let breaches = group.mentions.compactMap { performance.breach(of: $0) }
    if members.count < 2, let breach = breaches.first, let by = breach.by,
      let against = breach.against,
      by.looksLikeState, against.looksLikeState
    {
      members = [by, against].sorted()
    }
    let isClaimed = group.isProper && !breaches.isEmpty
    guard members.count >= 2 || isClaimed, members.count <= 12, group.isProper || group.kind != nil
    else { return nil }
    var agreement = Agreement(
      names: names(group), kind: group.kind ?? .agreement, parties: members,
      citations: citations(group, []))
    agreement.allegedBreaches = breaches
    agreement.implementation = group.sentences.compactMap {
      performance.implementation(in: $0, of: agreement.names.first ?? "agreement")
    }
    agreement.transitions = newSteps(group, members)
    // What is said today of an older instrument is news about it.
    agreement.isBackground =
      breaches.allSatisfy { $0.by == nil } && agreement.implementation.allSatisfy { $0.by == nil }
      && agreement.transitions.isEmpty
    agreement.date = group.sentences.lazy.compactMap {
      DateReader(text: scene.text).dates(in: scene.sentences[$0]).first?.date
    }.first { $0.month == nil }
    return agreement
  }
}

// Parts.
extension AgreementAssembly {
  private func fill(_ agreement: inout Agreement, from own: [Int], group: InstrumentGroup?) {
    readBinding(&agreement, own)
    readObligations(&agreement, own)
    readLife(&agreement, own, group)
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
      for clause in reader.clauses(in: sentence, kinds: AgreementAssembly.reported)
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

  private func readLife(_ agreement: inout Agreement, _ own: [Int], _ group: InstrumentGroup?) {
    let found = own.flatMap { lifecycle.transitions(in: $0, instrument: agreement.parties) }
    var kept: [Transition] = []
    for transition in found {
      let twin = kept.firstIndex { $0.state == transition.state && $0.by == transition.by }
      if let twin {
        let isFiner =
          (transition.date?.day != nil ? 2 : transition.date != nil ? 1 : 0)
          > (kept[twin].date?.day != nil ? 2 : kept[twin].date != nil ? 1 : 0)
        if isFiner { kept[twin] = transition }
      } else {
        kept.append(transition)
      }
    }
    agreement.transitions = kept.sorted {
      ($0.date?.daysSinceEpoch ?? .max, $0.span) < ($1.date?.daysSinceEpoch ?? .max, $1.span)
    }
    dateFromLead(&agreement, group)
    let concluding =
      agreement.transitions.first { $0.state == .signed }
      ?? agreement.transitions.first { $0.state == .adopted }
    agreement.date = concluding?.date ?? (agreement.kind == .statement ? dayOfLead(group) : nil)
    if agreement.kind == .statement, concluding?.date == nil, let date = agreement.date,
      let lead = agreement.citations.first?.span
    {
      agreement.transitions.removeAll { $0.state == .adopted }
      agreement.transitions.append(
        Transition(state: .adopted, date: date, by: [], span: lead))
    }
    let signing = found.filter { $0.state == .signed || $0.state == .adopted }
    agreement.place = signing.lazy.compactMap { place(in: $0.span) }.first
  }

  /// A signing at the head of a text that gives no date of its own happened on the day that the
  /// lead names.
  private func dateFromLead(_ agreement: inout Agreement, _ group: InstrumentGroup?) {
    let head = scene.sentences.prefix(4).last?.span.upper ?? 0
    guard let index = agreement.transitions.firstIndex(where: { $0.state == .signed }),
      agreement.transitions[index].date == nil, agreement.transitions[index].span.upper <= head,
      let date = dayOfLead(group)
    else { return }
    let told = agreement.transitions[index]
    agreement.transitions[index] = Transition(
      state: told.state, date: date, by: told.by, span: told.span)
  }

  /// The day that the head of a report on a statement names: the day it was made.
  private func dayOfLead(_ group: InstrumentGroup?) -> CalendarDate? {
    let first = min(group?.mentions.first?.sentence ?? 0, 3)
    let reader = DateReader(text: scene.text)
    return scene.sentences.prefix(first + 2).lazy.flatMap { reader.dates(in: $0) }
      .map(\.date).first { date in
        guard let published = scene.published, date.day != nil else { return false }
        return abs(published.daysSinceEpoch - date.daysSinceEpoch) <= 14
      }
  }

  /// "in Tirana": the place named after the verb of signing.
  private func place(in span: TextSpan) -> Place? {
    guard let index = scene.text.sentenceIndex(at: span.lower) else { return nil }
    let words = scene.sentences[index].words
    let names = table.names(in: scene.text.article.text[span])
    for name in names where name.sense == .capital {
      let place = TextSpan(span.lower + name.span.lower, span.lower + name.span.upper)
      guard let word = words.firstIndex(where: { $0.span.lower == place.lower }), word > 0,
        words[word - 1].norm == "in" || words[word - 1].norm == "at"
      else { continue }
      return Place(name: scene.text.article.text[place], country: name.actor, span: place)
    }
    return capital(in: scene.sentences[index])
  }

  /// "in the Hungarian capital".
  private func capital(in sentence: SentenceWords) -> Place? {
    guard let word = sentence.words.first(where: { $0.norm == "capital" }) else { return nil }
    let before = TextSpan(max(sentence.span.lower, word.span.lower - 24), word.span.lower)
    guard let mention = scene.cast.mentions(in: before).last,
      let state = mention.principals.first.flatMap({ table.state($0) }), let name = state.capital
    else { return nil }
    return Place(name: name, country: state.id, span: word.span)
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

// Scope.
extension AgreementAssembly {
  /// The names of an instrument as the text writes them, proper ones first, then by length.
  private func names(_ group: InstrumentGroup) -> [String] {
    var seen: Set<String> = []
    return group.mentions.filter { seen.insert($0.name).inserted }
      .sorted { rank($0) < rank($1) }
      .map { scene.text.article.text[$0.span] }
  }

  /// Proper names first, then names that tell the form, then the longer ones.
  private func rank(_ mention: InstrumentMention) -> (Int, Int, Int, TextSpan) {
    (
      mention.isProper ? 0 : 1, mention.kind != nil ? 0 : 1, -mention.name.utf8.count, mention.span
    )
  }

  private func citations(_ group: InstrumentGroup, _ own: [Int]) -> [Citation] {
    let signing = group.mentions.filter { mention in
      SigningWords.byParties.first(in: scene.sentences[mention.sentence]) != nil
    }
    let ordered = (signing + group.mentions).map(\.sentence)
    var seen: Set<Int> = []
    return ordered.filter { seen.insert($0).inserted }.map {
      scene.citation(scene.sentences[$0].span, rule: "agreement", score: 0.8)
    }
  }

  /// The sentences that speak of the main instrument: all but those that mention another one alone.
  private func sentences(of main: InstrumentGroup, among groups: [InstrumentGroup]) -> [Int] {
    let mine = Set(main.sentences)
    let apart = groups.dropFirst().filter {
      ($0.isProper || parties.parties(of: $0).count >= 2) && !InterstateGate.isOnlyCited($0)
    }
    let others = Set(apart.flatMap(\.sentences)).subtracting(mine)
    return scene.sentences.indices.filter { !others.contains($0) }
  }

  /// Parties from sentences that tell of the signing without naming the instrument, else the group
  /// of states that the text names together, else those of the headline.
  private func fallbackParties(_ group: InstrumentGroup, _ known: [ActorID]) -> [ActorID] {
    let first = group.mentions.first?.sentence ?? 0
    for index in scene.sentences.indices where abs(index - first) <= 3 {
      let found = Set(parties.partiesOfSigning(in: index)).union(known)
      if found.count >= 2 { return found.sorted() }
    }
    let together = statesNamedTogether(with: Set(known))
    let title = Set(scene.titleActors.filter { table.kind(of: $0) == .state })
    if title.count >= 2, together.isDisjoint(with: title) { return title.sorted() }
    if together.count >= 2, !title.isSuperset(of: together) || promisor(to: together) != nil {
      return together.union([promisor(to: together)].compactMap(\.self)).sorted()
    }
    return title.count >= 2 ? title.sorted() : known
  }

  /// "A promised B and C that it would come": who promises something to the group.
  private func promisor(to group: Set<ActorID>) -> ActorID? {
    let verbs: Set<String> = ["promised", "pledged", "assured", "vowed", "promises", "pledges"]
    for sentence in scene.sentences.prefix(3) where sentence.has(verbs) {
      let states = scene.cast.mentions(in: sentence.span).flatMap { parties.states($0) }
      let others = Set(states).subtracting(group)
      if group.isSubset(of: states), others.count == 1 { return others.first }
    }
    return nil
  }

  /// The states that the text names in one breath most often; those that open a sentence count
  /// twice, at the head of the text four times, and groups of like weight that share two states
  /// are one.
  private func statesNamedTogether(with known: Set<ActorID>) -> Set<ActorID> {
    var support: [Set<ActorID>: Int] = [:]
    for sentence in scene.sentences {
      for (index, group) in parties.groups(in: sentence).enumerated()
      where known.isSubset(of: group) {
        support[group, default: 0] += index == 0 ? 2 : 1
      }
    }
    func weight(_ group: Set<ActorID>) -> Int {
      support.reduce(0) { $0 + ($1.key.isSubset(of: group) ? $1.value : 0) }
    }
    let ordered = support.keys.sorted { $0.sorted().lexicographicallyPrecedes($1.sorted()) }
    guard var found = ordered.max(by: { (weight($0), $0.count) < (weight($1), $1.count) }) else {
      return []
    }
    let least = (support[found] ?? 0) / 2
    for other in ordered
    where found.intersection(other).count >= 2 && support[other] ?? 0 > least {
      found.formUnion(other)
    }
    return found
  }

  /// Whether the instrument is signed, or enters into force, at the head of the text.
  private func isSignedEarly(_ group: InstrumentGroup) -> Bool {
    group.mentions.contains { mention in
      mention.sentence <= 2
        && (SigningWords.byParties.first(in: scene.sentences[mention.sentence]) != nil
          || scene.sentences[mention.sentence].has(["signed", "ratified", "entered"]))
    }
  }
}

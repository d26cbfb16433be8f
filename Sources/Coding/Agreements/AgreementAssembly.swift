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
  private let fields: AgreementFields

  init(scene: AgreementScene, table: ActorTable) {
    self.scene = scene
    self.table = table
    parties = PartyReader(scene: scene, table: table)
    fields = AgreementFields(scene: scene, table: table, parties: parties)
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
      found += main == nil ? [agreement] : parted(agreement, groups[0])
    }
    let isMainTaken = !found.isEmpty && groups.first != nil
    found += groups.dropFirst(isMainTaken ? 1 : 0).filter { !gate.isDenied($0) }
      .compactMap(background)
    return found
  }

  /// `Ukraine signed agreements with Germany and France`: one with each.
  private func parted(_ agreement: Agreement, _ group: InstrumentGroup) -> [Agreement] {
    let pairs = parties.pairs(of: group)
    guard !pairs.isEmpty, Set(pairs.joined()) == Set(agreement.parties) else { return [agreement] }
    return pairs.map { pair in
      var one = agreement
      one.parties = pair
      return one
    }
  }

  /// The instrument that the text is about.
  private func news(_ group: InstrumentGroup, _ groups: [InstrumentGroup], _ gate: InterstateGate)
    -> Agreement?
  {
    var members = parties.parties(of: group)
    if members.count < 2, !gate.isElsewhere() {
      members = PartyFallback(scene: scene, parties: parties, table: table).parties(group, members)
    }
    let own = sentences(of: group, among: groups)
    let isOfStates =
      members.count >= 2 || members.count == 1 && isWithOrganisation(group)
      || gate.speaksOfStates(group)
      || own.contains { !fields.obligations.findings(in: $0).isEmpty }
    guard gate.mayBindStates(group), isOfStates else { return nil }
    var agreement = Agreement(
      names: names(group), kind: group.assumedKind(scene.sentences), parties: members,
      citations: citations(group, own))
    agreement.isBackground = isReaffirmed(group)
    fields.fill(&agreement, from: own, group: group)
    agreement.links = LinkReader(scene: scene).links(
      in: own,
      to: groups.filter { other in
        other.mentions.first?.span != group.mentions.first?.span
      })
    return agreement
  }

  /// "Tunis and the European Union signed a memorandum": the other side is an organisation of states.
  private func isWithOrganisation(_ group: InstrumentGroup) -> Bool {
    group.sentences.contains { index in
      let sentence = scene.sentences[index]
      return SigningWords.byParties.first(in: sentence) != nil
        && scene.cast.mentions(in: sentence.span).flatMap(\.principals)
          .contains { table.kind(of: $0) == .organisation }
    }
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
      .flatMap { fields.obligations.findings(in: $0) }.filter { !$0.isDenied }.map(\.span)
    let programme = all.filter { isProgramme(scene.sentences[$0]) }.map { scene.sentences[$0].span }
    guard let first = duties.first ?? programme.first, gate.speaksOfStatesAnywhere() else {
      return nil
    }
    let members = membersOfDuty(first)
    var agreement = Agreement(
      names: [], kind: unnamedKind(isProgramme: duties.isEmpty),
      parties: members.count <= 12 ? members.sorted() : [],
      citations: [scene.citation(first, rule: "agreement-duty", score: 0.5)])
    fields.fill(&agreement, from: all, group: nil)
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
    fields.fill(&agreement, from: Array(scene.sentences.indices), group: nil)
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
    return group.sentences.flatMap { fields.lifecycle.transitions(in: $0, instrument: members) }
      .filter {
        guard let date = $0.date, date.month != nil, $0.state != .mooted, $0.state != .negotiating
        else { return false }
        return abs(published.daysSinceEpoch - date.daysSinceEpoch) <= 61
      }
  }

  /// An instrument quoted beside the main one; nil where neither name nor parties identify it.
  private func background(_ group: InstrumentGroup) -> Agreement? {
    var members = parties.parties(of: group)
    let breaches = group.mentions.compactMap { fields.performance.breach(of: $0) }
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
      fields.performance.implementation(in: $0, of: agreement.names.first ?? "agreement")
    }
    agreement.transitions = newSteps(group, members)
    // What is said today of an older instrument is news about it.
    agreement.isBackground =
      breaches.allSatisfy { $0.by == nil } && agreement.implementation.allSatisfy { $0.by == nil }
      && agreement.transitions.isEmpty
    let signed = agreement.transitions.first { $0.state == .signed || $0.state == .adopted }
    agreement.date =
      signed?.date
      ?? group.sentences.lazy.compactMap {
        DateReader(text: scene.text).dates(in: scene.sentences[$0]).first?.date
      }.first { $0.month == nil }
    return agreement
  }
}

// Scope.
extension AgreementAssembly {
  /// The names of an instrument as the text writes them, proper ones first, then by length.
  private func names(_ group: InstrumentGroup) -> [String] {
    var seen: Set<String> = []
    let spelt = group.mentions.filter { seen.insert($0.name).inserted }
      .sorted { rank($0) < rank($1) }
      .map { scene.text.article.text[$0.span] }
    return spelt + group.mentions.compactMap(acronym).filter { seen.insert($0).inserted }
  }

  /// The letters that a name goes by: `AUKUS, a security partnership`, `the agreement (CEPA)`.
  private func acronym(of mention: InstrumentMention) -> String? {
    let words = scene.sentences[mention.sentence].words
    let text = scene.text.article.text
    func gap(_ left: Int, _ right: Int) -> String {
      text[TextSpan(words[left].span.upper, words[right].span.lower)]
    }
    func letters(_ index: Int, isActor: Bool) -> String? {
      let form = text[words[index].span]
      let actors = scene.cast.mentions(in: words[index].span)
      let isFree = isActor ? actors.allSatisfy { parties.states($0).isEmpty } : actors.isEmpty
      return (3...8).contains(form.utf8.count) && form.utf8.allSatisfy { (65...90).contains($0) }
        && isFree ? form : nil
    }
    let end = mention.words.upperBound
    if end < words.count, [" (", ", "].contains(gap(end - 1, end)),
      let name = letters(end, isActor: false)
    {
      return name
    }
    let article = mention.words.lowerBound - 1
    guard article > 0, ["a", "an"].contains(words[article].norm), gap(article - 1, article) == ", "
    else { return nil }
    return letters(article - 1, isActor: true)
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
      ($0.isProper || $0.isIntent || parties.parties(of: $0).count >= 2)
        && !InterstateGate.isOnlyCited($0)
    }
    let others = Set(apart.flatMap(\.sentences)).subtracting(mine)
    return scene.sentences.indices.filter { !others.contains($0) }
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

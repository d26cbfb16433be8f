import Actors
import Evidence
import Language
import Ontology
import Records

/// Reads the text of an instrument itself into an agreement: its parties, its obligations with the
/// articles they stand in, and its final clauses.
struct TreatyReader: Sendable {
  let scene: AgreementScene
  let table: ActorTable
  private let outline: TreatyOutline
  private let parties: PartyReader
  private let obligations: ObligationReader
  private let design: DesignReader

  init(scene: AgreementScene, table: ActorTable) {
    self.scene = scene
    self.table = table
    outline = TreatyOutline(scene.text.article.text)
    parties = PartyReader(scene: scene, table: table)
    obligations = ObligationReader(scene: scene)
    design = DesignReader(scene: scene, parties: parties)
  }

  /// The instrument; nil for a text without a sentence.
  func agreement() -> Agreement? {
    guard let first = scene.sentences.first else { return nil }
    let lead = outline.title ?? first.span
    var agreement = Agreement(
      names: names(), kind: kind(), parties: readParties(),
      citations: [scene.citation(lead, rule: "treaty", score: 0.9)])
    readBinding(&agreement)
    readClauses(&agreement)
    readSignature(&agreement)
    readContent(&agreement)
    return agreement
  }

  private var title: String? { outline.title.map { scene.text.article.text[$0] } }

  private func names() -> [String] {
    if let title { return [title] }
    return scene.text.article.title.map { [$0] } ?? []
  }

  /// The form that the title names first, else the one that the text calls itself.
  private func kind() -> AgreementKind {
    let titled = (title ?? scene.text.article.title ?? "").lowercased()
    let words = titled.split { !$0.isLetter }.map(String.init)
    if let kind = words.lazy.compactMap({ TreatyReader.forms[$0] }).first { return kind }
    for sentence in scene.sentences {
      guard let range = TreatyReader.itself.first(in: sentence) else { continue }
      if let kind = TreatyReader.forms[sentence.words[range.upperBound - 1].norm] { return kind }
    }
    return scene.sentences.contains { $0.has(["participants"]) }
      ? .memorandumOfUnderstanding : .treaty
  }

  private static let forms: [String: AgreementKind] = [
    "treaty": .treaty, "convention": .treaty, "pact": .treaty, "covenant": .treaty,
    "agreement": .agreement, "accord": .agreement, "arrangement": .memorandumOfUnderstanding,
    "memorandum": .memorandumOfUnderstanding, "declaration": .declaration,
    "statement": .statement, "communique": .statement, "charter": .charter,
    "protocol": .protocol, "roadmap": .roadmap, "plan": .roadmap, "notes": .exchangeOfNotes,
  ]
  private static let itself = PhraseSet([
    "this|present treaty|convention|pact|agreement|memorandum|declaration|charter|protocol|arrangement|statement"
  ])

  /// The states of the title, of the opening of the preamble, and of the lines of signature.
  private func readParties() -> [ActorID] {
    var found = states(in: outline.title)
    if found.count < 2 { found.formUnion(states(in: opening())) }
    if found.count < 2 { found.formUnion(states(in: outline.closing)) }
    return found.sorted()
  }

  private func states(in span: TextSpan?) -> Set<ActorID> {
    guard let span else { return [] }
    let found = Set(scene.cast.mentions(in: span).flatMap { parties.states($0) })
    if found.count >= 2 { return found }
    let named = table.names(in: scene.text.article.text[span]).filter { $0.sense == .state }
    return found.union(named.map(\.actor).filter { table.kind(of: $0) == .state })
  }

  /// The preamble up to its first recital, in which other states may be named.
  private func opening() -> TextSpan {
    let recital = scene.sentences.lazy.filter { $0.span.overlaps(outline.preamble) }
      .flatMap(\.words).first { TreatyReader.recitals.contains($0.norm) }
    guard let recital, recital.span.lower > outline.preamble.lower else {
      return outline.preamble
    }
    return TextSpan(outline.preamble.lower, recital.span.lower)
  }

  private static let recitals: Set<String> = [
    "recalling", "considering", "convinced", "desiring", "desirous", "having", "reaffirming",
    "recognizing", "recognising", "noting", "mindful", "guided", "determined", "bearing", "whereas",
    "resolved", "seeking", "animated", "conscious", "referring", "aware", "affirming",
  ]
}

// Content.
extension TreatyReader {
  private func readBinding(_ agreement: inout Agreement) {
    let reader = BindingReader()
    let readings = scene.sentences.compactMap { sentence in
      reader.reading(sentence).map { (isBinding: $0.isBinding, span: sentence.span) }
    }
    let denials = readings.filter { !$0.isBinding }
    let chosen = denials.isEmpty ? readings : denials
    agreement.bindingEvidence = chosen.map(\.span)
    agreement.isBinding = chosen.first?.isBinding
  }

  /// Obligations and formal clauses, sentence by sentence, each with its article.
  private func readClauses(_ agreement: inout Agreement) {
    let binds = agreement.isBinding ?? agreement.kind.isTreatyForm
    var spans: [Obligation: [TextSpan]] = [:]
    var denied: [Obligation: [TextSpan]] = [:]
    for index in scene.sentences.indices {
      let sentence = scene.sentences[index]
      let article = outline.article(at: sentence.span.lower)
      for finding in obligations.findings(in: index) {
        if finding.isDenied {
          denied[finding.obligation, default: []].append(finding.span)
          continue
        }
        spans[finding.obligation, default: []].append(finding.span)
        agreement.clauses.append(
          AgreementClause(
            kind: ClauseKind(finding.obligation), article: article,
            words: scene.text.article.text[sentence.span], span: sentence.span))
      }
      agreement.clauses += design.clauses(in: sentence, article: article)
    }
    let preamble = preamble()
    if preamble.words.utf8.contains(where: { $0 > 0x20 }), !outline.articles.isEmpty {
      agreement.clauses.insert(preamble, at: 0)
    }
    for obligation in Obligation.allCases {
      if let spans = spans[obligation] {
        agreement.obligations[obligation] = ObligationReading(
          strength: binds ? .binding : .political, spans: spans)
      } else if let spans = denied[obligation] {
        agreement.obligations[obligation] = ObligationReading(strength: .denied, spans: spans)
      }
    }
    agreement.settleClauses()
    agreement.isOpen = agreement.clauses.contains { $0.kind == .accession } ? true : nil
  }

  private func preamble() -> AgreementClause {
    AgreementClause(
      kind: .preamble, words: scene.text.article.text[outline.preamble], span: outline.preamble)
  }

  private func readContent(_ agreement: inout Agreement) {
    let topics = TopicReader()
    let indicators = IndicatorReader(scene: scene)
    var found: Set<AgreementTopic> = []
    for index in scene.sentences.indices {
      let sentence = scene.sentences[index]
      let topics = topics.topics(in: sentence)
      found.formUnion(topics)
      if topics.contains(where: \.isDefence) { agreement.topicEvidence.append(sentence.span) }
      agreement.indicators += indicators.indicators(in: index).filter {
        $0.indicator.axis == .institution || $0.indicator == .secret
      }
      if agreement.adversary == nil, !agreement.parties.isEmpty {
        agreement.adversary = design.adversary(in: sentence, parties: agreement.parties)
      }
    }
    agreement.topics = AgreementTopic.allCases.filter(found.contains)
    agreement.settleInstitution()
  }
}

// Signature.
extension TreatyReader {
  /// Day, place and signatories from the lines "Done at …" and "For the Government of …".
  private func readSignature(_ agreement: inout Agreement) {
    guard let closing = outline.closing else { return }
    let lines = scene.sentences.filter { $0.span.overlaps(closing) }
    let reader = DateReader(text: scene.text)
    let date = lines.lazy.compactMap { sentence in
      SolemnDate.date(in: sentence) ?? reader.dates(in: sentence).first?.date
    }.first
    agreement.date = date
    agreement.place = place(in: closing)
    agreement.signatories = signatories(in: closing, of: agreement.parties)
    if let first = lines.first, date != nil || agreement.place != nil {
      agreement.transitions = [
        Transition(state: .signed, date: date, by: [], span: first.span)
      ]
    }
  }

  private func place(in closing: TextSpan) -> Place? {
    let head = TextSpan(closing.lower, min(closing.upper, closing.lower + 80))
    let names = table.names(in: scene.text.article.text[head])
    guard let name = names.first(where: { $0.sense == .capital }) else { return nil }
    let span = TextSpan(head.lower + name.span.lower, head.lower + name.span.upper)
    return Place(name: scene.text.article.text[span], country: name.actor, span: span)
  }

  /// One signatory for each party that a line "For the Government of X: Name, Office" names.
  private func signatories(in closing: TextSpan, of known: [ActorID]) -> [Signatory] {
    let lines = scene.text.article.text[closing].split(separator: "\n").map(String.init)
    var seen: Set<ActorID> = []
    return lines.filter { $0.hasPrefix("For ") }.compactMap { line in
      let named = table.names(in: line).map(\.actor).first(where: known.contains)
      guard let party = named, seen.insert(party).inserted else { return nil }
      let parts = line.split(separator: ":", maxSplits: 1).dropFirst().first?
        .split(separator: ",", maxSplits: 1).map { $0.drop { $0 == " " } }
      let office = parts?.dropFirst().first.map(String.init)
      return Signatory(
        name: parts?.first.map(String.init),
        rank: office.flatMap { table.offices.office(titled: $0.lowercased())?.rank } ?? .official,
        party: party)
    }
  }
}

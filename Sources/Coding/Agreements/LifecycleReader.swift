import Evidence
import Ontology
import Records

/// Reads the dated steps in the life of an instrument.
struct LifecycleReader: Sendable {
  let scene: AgreementScene
  let parties: PartyReader

  private static let steps: [(state: LifecycleState, phrases: PhraseSet)] = [
    (
      .inForce,
      PhraseSet([
        "entered|enters into force", "came|comes into force|effect|operation",
        "took|takes effect", "is|are|been in force", "has|have been ~2 in force",
      ])
    ),
    (
      .ratified,
      PhraseSet([
        "ratified|ratifies", "signed the law of ratification",
        "exchanged|deposited ~3 instrument*", "instrument* of ratification ~4 exchanged|deposited",
      ])
    ),
    (
      .approved,
      PhraseSet([
        "parliament|senate|house|duma|assembly|lawmakers|deputies|legislature|parliamentary ~6 approved|approve|backed|consent|approval|passed",
        "approved|backed ~6 parliament|senate|duma|lawmakers|assembly|house",
      ])
    ),
    (
      .initialled, PhraseSet(["initialled|initialed|initialling"])
    ),
    (
      .signed,
      PhraseSet([
        "signed", "sign|signs|signing", "inked|ink", "put ~3 names|pen|signature*", "concluded",
      ])
    ),
    (
      .adopted,
      PhraseSet([
        "issued|published|released|adopted|published ~6 statement|declaration|communique",
        "statement|declaration ~6 published|issued|released|adopted",
      ])
    ),
    (
      .suspended,
      PhraseSet([
        "froze|frozen|freeze|freezes|suspended|suspends ~5", "participation ~4 frozen|suspended",
      ])
    ),
    (
      .denounced,
      PhraseSet([
        "denounced ~5 treaty|pact|agreement", "withdrew|withdraws|withdrawn from",
        "gave|given ~2 notice ~3 withdrawal|termination|denunciation", "pulled out of",
        "quit|left ~3 treaty|pact|alliance",
      ])
    ),
    (
      .terminated,
      PhraseSet(["terminated|scrapped|annulled|abrogated", "expired|lapsed", "tore|torn up"])
    ),
    (
      .stalled,
      PhraseSet([
        "never ~2 ratified", "stuck ~4", "stalled", "not ~1 been ratified ~4 years", "bogged down",
      ])
    ),
    (
      .negotiating,
      PhraseSet([
        "negotiating|negotiate|negotiated|negotiations", "round of talks", "talks on|about|over",
        "working on ~4 pact|treaty|agreement|accord|deal",
        "drafting|draft ~4 pact|treaty|agreement",
      ])
    ),
    (
      .mooted,
      PhraseSet([
        "proposed|proposes|propose|proposing|proposal ~8 pact|treaty|alliance|agreement|accord|union",
        "called|calls|call for ~6 pact|treaty|alliance|agreement|accord|union",
        "considering|discussing|floated|mooted|mulling ~6 pact|treaty|alliance|agreement|accord",
        "plan|plans|want|wants|hope|hopes|intend to ~2 sign|conclude|form|create ~6 pact|treaty|alliance|agreement|union",
      ])
    ),
  ]
  /// Words that put a step into the future or deny it.
  private static let notYet: Set<String> = [
    "will", "must", "not", "never", "neither", "nor", "no", "may", "might", "could", "expected",
    "before", "until", "would", "nothing", "due", "needs", "without", "should", "hope", "want",
    "intend", "plans", "cannot", "asks", "refused", "denied", "shall", "to",
  ]

  /// The steps that one sentence reports.
  func transitions(in index: Int, instrument: [ActorID]) -> [Transition] {
    let sentence = scene.sentences[index]
    let dates = DateReader(published: scene.published).dates(in: sentence)
    var found: [Transition] = []
    for step in LifecycleReader.steps {
      for range in step.phrases.all(in: sentence) where isReal(range, step.state, sentence) {
        let date = date(of: range, step.state, dates, sentence)
        let by = actors(of: range, step.state, sentence, instrument: instrument)
        let transition = Transition(state: step.state, date: date, by: by, span: sentence.span)
        if !found.contains(where: { $0.state == step.state && $0.date == date && $0.by == by }) {
          found.append(transition)
        }
        if step.state != .ratified { break }
      }
    }
    return found
  }

  /// Whether a step is told of as done; plans and talks need no such test, but not every talk is one
  /// on the instrument.
  private func isReal(_ range: Range<Int>, _ state: LifecycleState, _ sentence: SentenceWords)
    -> Bool
  {
    let words = sentence.words
    let before = words[max(0, range.lowerBound - 4)..<range.lowerBound].map(\.norm)
    switch state {
    case .stalled: return true
    case .negotiating, .mooted:
      return !before.contains {
        ["no", "not", "denied", "without", "stalled", "reports"].contains($0)
      }
    case .signed:
      if ["sign", "signs", "signing", "ink"].contains(words[range.lowerBound].norm) {
        return words[range.lowerBound].norm == "signs" || before.isEmpty
      }
      return !before.contains(where: LifecycleReader.notYet.contains) || before.last == "which"
    default: return !before.contains(where: LifecycleReader.notYet.contains)
    }
  }

  /// The date named nearest to the step; of a signature also the day counted back from a later one.
  private func date(
    of range: Range<Int>, _ state: LifecycleState, _ dates: [DateReading], _ sentence: SentenceWords
  ) -> CalendarDate? {
    if state == .signed,
      let back = DateReader(published: scene.published).dateBefore(
        in: sentence, verbs: ["signed", "signing", "signature"])
    {
      return back.date
    }
    let near = dates.min { distance($0, range, sentence) < distance($1, range, sentence) }
    guard let near, distance(near, range, sentence) <= 14 else { return nil }
    return near.date
  }

  /// Distance in words; what follows the verb is nearer than what precedes it, and a comma parts.
  private func distance(_ reading: DateReading, _ range: Range<Int>, _ sentence: SentenceWords)
    -> Int
  {
    if reading.words.lowerBound >= range.upperBound {
      return reading.words.lowerBound - range.upperBound
    }
    let between = sentence.words[
      reading.words.upperBound..<max(reading.words.upperBound, range.lowerBound)]
    let isOtherClause = between.contains { ["that", "which", "who", "whom"].contains($0.norm) }
    return range.lowerBound - reading.words.upperBound + (isOtherClause ? 100 : 1)
  }

  private func actors(
    of range: Range<Int>, _ state: LifecycleState, _ sentence: SentenceWords, instrument: [ActorID]
  ) -> [ActorID] {
    switch state {
    case .ratified, .approved, .suspended, .denounced:
      let subject = parties.subject(before: range.upperBound, in: sentence)
      let own = subject.filter { instrument.isEmpty || instrument.contains($0) }
      return own.sorted()
    default: return []
    }
  }
}

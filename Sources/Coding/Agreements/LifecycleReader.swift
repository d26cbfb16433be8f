import Evidence
import Language
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
        "became|becomes ~6 member of", "joined|joins nato|csto",
        "binds|bound ~1 two|both|them|sides|countries|neighbours ~2 since",
      ])
    ),
    (
      .ratified,
      PhraseSet([
        "ratified|ratifies", "signed the law of ratification", "voted ~8 to ratify",
        "exchanged|deposited ~3 instrument*", "instrument* of ratification ~4 exchanged|deposited",
      ])
    ),
    (
      .approved,
      PhraseSet([
        "parliament|diet|rada|sejm|riksdag|storting|congress|senate|house|duma|assembly|lawmakers|deputies|legislature|parliamentary|chambers ~6 approved|approve|backed|consent|approval|passed|endorsed",
        "approved|backed ~6 parliament|senate|duma|lawmakers|assembly|house",
        "parliament|diet|rada|sejm|riksdag|storting|congress|senate|house|duma|assembly|lawmakers|deputies|majlis|knesset|bundestag ~6 voted ~3 for|favour|favor",
      ])
    ),
    (
      .initialled, PhraseSet(["initialled|initialed|initialling"])
    ),
    (
      .signed,
      PhraseSet([
        "signed", "sign|signs|signing", "inked|ink", "put ~3 names|pen|signature*", "concluded",
        "exchanged ~3 memoranda|memorandum|documents|agreements",
        "memoranda|memorandum|documents|agreements ~14 exchanged",
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
        "froze|frozen|freeze|freezes|suspended|suspends|suspending ~5",
        "hold|holds|held|put|puts|place|placed ~8 abeyance|ice",
        "put|puts ~8 on hold", "participation ~4 frozen|suspended",
      ])
    ),
    (
      .denounced,
      PhraseSet([
        "denounced|denounce|denounces|denouncing ~5 treaty|pact|agreement|charter|accord",
        "gave ~3 notice", "withdrew|withdraws|withdrawn from",
        "completed|completes|announced|declared ~2 withdrawal from",
        "gave|given ~2 notice ~3 withdrawal|termination|denunciation", "pulled out of",
        "deposited|filed|submitted|sent ~3 notice*|instrument* of ~1 withdrawal|denunciation",
        "quit|left ~3 treaty|pact|alliance", "ceased|ceases to be ~1 party|member",
        "no longer ~1 party|member", "withdrawal ~12 became|becomes effective",
        "ends|ended|ending|scraps|scrapping|cancels|cancelled|cancelling|revokes|revoked|revoking|tears|rips ~8 @instrument|accords|agreements|treaties",
        "withdrawing|pulling ~1 from|of|out",
        "decided|decides|resolved ~5 to end|scrap|terminate|quit|leave|denounce ~8 agreement|pact|treaty|accord|deal|convention",
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
        "negotiating|negotiate|negotiated|negotiations", "applied ~10", "round of talks",
        "talks on|about|over",
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

  /// Words inside a step that put it into the future or deny it.
  private static let pending: Set<String> = [
    "will", "must", "not", "never", "yet", "may", "might", "could", "would", "should", "until",
  ]
  /// Words that make a step a condition.
  private static let conditions: Set<String> = ["once", "if", "unless"]

  /// The steps that one sentence reports.
  func transitions(in index: Int, instrument: [ActorID]) -> [Transition] {
    let sentence = scene.sentences[index]
    let dates = DateReader(text: scene.text).dates(in: sentence)
    let isOfOrganisation = instrument.contains { !$0.looksLikeState }
    var found: [Transition] = []
    for step in LifecycleReader.steps {
      for range in step.phrases.all(in: sentence)
      where isReal(range, step.state, sentence)
        && !isOfOthers(range, step.state, sentence, instrument: instrument)
      {
        if ["joined", "joins"].contains(sentence.words[range.lowerBound].norm), !isOfOrganisation {
          continue
        }
        let date = date(of: range, step.state, dates, sentence)
        let by = actors(of: range, step.state, sentence, instrument: instrument)
        let transition = Transition(state: step.state, date: date, by: by, span: sentence.span)
        let all = [transition] + more(after: range, transition, dates, sentence)
        for item in all
        where !found.contains(where: {
          $0.state == item.state && $0.date == item.date && $0.by == item.by
        }) {
          found.append(item)
        }
        if step.state != .ratified { break }
      }
    }
    return found
  }

  /// Whether other states than the parties sign or denounce: "Britain signed declarations with them",
  /// "Egypt denounced the pact".
  private func isOfOthers(
    _ range: Range<Int>, _ state: LifecycleState, _ sentence: SentenceWords, instrument: [ActorID]
  ) -> Bool {
    guard state == .signed || state == .denounced, instrument.count >= 2,
      instrument.allSatisfy(\.looksLikeState)
    else { return false }
    let signers = parties.subject(before: range.lowerBound, in: sentence)
    return !signers.isEmpty && signers.isDisjoint(with: instrument)
  }

  /// "Turkey's parliament approved it in January, Hungary's on 26 February": the verb goes on for
  /// every further state that has a date.
  private func more(
    after range: Range<Int>, _ first: Transition, _ dates: [DateReading], _ sentence: SentenceWords
  ) -> [Transition] {
    guard [.approved, .ratified].contains(first.state) else { return [] }
    let later = dates.filter { $0.words.lowerBound >= range.upperBound }
    return zip(later, later.dropFirst()).compactMap { before, next in
      let gap = before.words.upperBound..<next.words.lowerBound
      guard (1...5).contains(gap.count) else { return nil }
      let by = scene.cast.mentions(in: sentence.span(gap)).flatMap { parties.states($0) }
      guard !by.isEmpty else { return nil }
      return Transition(state: first.state, date: next.date, by: by, span: first.span)
    }
  }

  /// Whether a step is told of as done; plans and talks need no such test, but not every talk is one
  /// on the instrument.
  private func isReal(_ range: Range<Int>, _ state: LifecycleState, _ sentence: SentenceWords)
    -> Bool
  {
    let words = sentence.words
    let near = max(clauseStart(range.lowerBound, sentence), range.lowerBound - 4)..<range.lowerBound
    // `to be signed` is ahead, `committed to the declaration, signed in May` is not.
    let before = near.filter {
      words[$0].norm != "to" || !["the", "a", "an", "its", "their"].contains(words[$0 + 1].norm)
    }.map { words[$0].norm }
    switch state {
    case .stalled: return true
    case .suspended where words[range].last.map({ ["abeyance", "hold"].contains($0.norm) }) == true:
      return !before.contains("not")
    case .negotiating, .mooted:
      return !before.contains {
        ["no", "not", "denied", "without", "stalled", "reports"].contains($0)
      }
    case .signed:
      if ["sign", "signs", "signing", "ink"].contains(words[range.lowerBound].norm) {
        return words[range.lowerBound].norm == "signs" || before.isEmpty
      }
      if isLaw(after: range.upperBound, words) { return false }
      return !before.contains(where: LifecycleReader.notYet.contains) || before.last == "which"
    default:
      return !before.contains(where: LifecycleReader.notYet.contains) && !isAhead(range, sentence)
    }
  }

  /// `signed a law that denounces the agreement`: what is signed is no instrument.
  private func isLaw(after index: Int, _ words: [SentenceWords.Word]) -> Bool {
    words[index...].prefix(3).contains {
      ["law", "bill", "decree", "order", "act", "legislation", "ordinance"].contains($0.norm)
    }
  }

  /// Whether a step is none or still to come: "parliament must still approve it", "once both have
  /// ratified it", "takes effect once".
  private func isAhead(_ range: Range<Int>, _ sentence: SentenceWords) -> Bool {
    let words = sentence.words
    if words[range].dropFirst().contains(where: { LifecycleReader.pending.contains($0.norm) }) {
      return true
    }
    let before = words[
      max(clauseStart(range.lowerBound, sentence), range.lowerBound - 5)..<range.lowerBound]
    if before.contains(where: { LifecycleReader.conditions.contains($0.norm) }) { return true }
    // `The termination takes effect`, `falls short of a treaty ratified by the Senate`
    if before.contains(where: {
      ["termination", "withdrawal", "denunciation", "short"].contains($0.norm)
    }) {
      return true
    }
    // `denounced the pact as a threat` is no notice.
    let after = words[range.upperBound..<min(words.count, range.upperBound + 2)]
    if words[range.lowerBound].norm.hasPrefix("denounc"), after.contains(where: { $0.norm == "as" })
    {
      return true
    }
    return range.upperBound < words.count
      && LifecycleReader.conditions.contains(words[range.upperBound].norm)
  }

  /// Where the clause of a word begins: after the last semicolon before it.
  private func clauseStart(_ index: Int, _ sentence: SentenceWords) -> Int {
    guard index > 0 else { return 0 }
    return (1...index).last { start in
      let gap = TextSpan(sentence.words[start - 1].span.upper, sentence.words[start].span.lower)
      return scene.text.article.text[gap].utf8.contains(UInt8(ascii: ";"))
    } ?? 0
  }

  /// The date named nearest to the step; of a signature also the day counted back from a later one.
  private func date(
    of range: Range<Int>, _ state: LifecycleState, _ dates: [DateReading], _ sentence: SentenceWords
  ) -> CalendarDate? {
    if state == .signed,
      let back = DateReader(text: scene.text).dateBefore(
        in: sentence, verbs: ["signed", "signing", "signature"])
    {
      return back.date
    }
    if state == .suspended,
      let back = DateReader(text: scene.text).dateBefore(
        in: sentence, verbs: ["declared", "announced", "said", "froze", "frozen", "suspended"])
    {
      return back.date
    }
    let dates = state == .signed ? dates.filter { !$0.isOfWord(in: sentence) } : dates
    func away(_ reading: DateReading) -> Int { distance(reading, range, state, sentence) }
    let near = dates.min { away($0) < away($1) }
    guard let near, away(near) <= 26 else { return nil }
    return near.date
  }

  /// Distance in words; what follows the verb is nearer than what precedes it, and a comma parts.
  ///
  /// Who announces that an instrument is at an end or on hold does it by that.
  private func distance(
    _ reading: DateReading, _ range: Range<Int>, _ state: LifecycleState, _ sentence: SentenceWords
  ) -> Int {
    if reading.words.lowerBound >= range.upperBound {
      return reading.words.lowerBound - range.upperBound
    }
    let between = reading.words.upperBound..<max(reading.words.upperBound, range.lowerBound)
    let isAnnounced = state == .denounced || state == .suspended
    let isOtherClause = sentence.words[between].contains {
      ["which", "who", "whom"].contains($0.norm) || $0.norm == "that" && !isAnnounced
    }
    let gap = TextSpan(
      sentence.words[between.lowerBound - 1].span.upper,
      sentence.words[between.upperBound].span.lower)
    let pause = scene.text.article.text[gap].utf8.contains(UInt8(ascii: ",")) ? 4 : 1
    return between.count + pause + (isOtherClause ? 100 : 0)
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

import Evidence
import Ontology
import Records

/// Reads the smaller signs that bear on how close an alliance an instrument makes.
struct IndicatorReader: Sendable {
  let scene: AgreementScene

  private static let table: [(indicator: AgreementIndicator, phrases: PhraseSet)] = [
    (
      .noInstitution,
      PhraseSet([
        "no|without ~2 headquarters|council|secretariat|budget|command|staff|bases|army|organisation",
        "not ~2 create|provide|set|establish ~3 base|bases|headquarters|command|council",
        "no ~2 joint staff|command|headquarters|army", "no common army", "no permanent",
        "no|without|neither|nor|lacks|lack ~4 secretariat|budget|headquarters|staff|council|bases|organs|treasury|flag",
        "not|nothing ~6 setting|set|permanent ~3 bases|base|headquarters|command",
        "no ~2 base|bases|troops|garrison",
      ])
    ),
    (
      .integratedCommand,
      PhraseSet(["integrated|unified|joint|single|common ~1 command", "combined command"])
    ),
    (
      .permanentContact,
      PhraseSet([
        "joint|common ~1 staff", "joint|common ~1 headquarters|hq", "rapid reaction forces",
        "standing|joint|unified ~1 force", "task group|force ~4 commander",
        "joint|common|multinational|tank|their brigade|battalion|corps",
      ])
    ),
    (
      .standingOrganisation,
      PhraseSet([
        "secretariat", "permanent council|headquarters", "alliance s headquarters",
        "organisation|organization s ~2 secretariat|charter|headquarters",
        "secretary general",
      ])
    ),
    (
      .basing,
      PhraseSet([
        "base|bases remains|remain ~2 in",
        "military|naval|air|russian|american base|bases ~3 in|at", "station ~4 forces|troops",
        "stationed|based ~4 in|at",
      ])
    ),
    (
      .regularContact,
      PhraseSet([
        "regular|annual ~3 consultations|meetings|talks ~3 ministers|chiefs|staffs",
        "council ~6 meet at least",
        "ministers|council|chiefs|presidents ~4 meet|meets ~4 year|regularly|twice|annually",
        "council|committee|commission ~3 meets|met regularly", "working groups|parties",
        "ministry ~2 named ~2 contact", "meet ~3 once|twice ~1 year",
      ])
    ),
    (
      .notSigned,
      PhraseSet([
        "was|were not signed", "not signed", "nothing ~3 signed",
        "no ~2 agreement|document|declaration|treaty|text|pact|paper ~2 signed|adopted|concluded",
        "not ~2 been signed", "no ~1 talks|negotiations ~3",
        "without ~1 decision|agreement|result|deal", "no decision",
        "no|nobody ~2 proposed|offered|suggested ~2 pact|treaty|alliance|anything",
        "nothing of ~1 force|pact|alliance|treaty|defence|defense",
        "work|details remained|remains|remain ~3 done",
        "no ~1 new ~1 document ~2 signed", "unsigned",
        "did not sign", "declined to sign",
      ])
    ),
    (
      .lowRankSignature,
      PhraseSet([
        "signed by ministers rather", "rather than heads",
        "ministers ~2 not ~2 presidents|heads|leaders",
      ])
    ),
    (
      .needsNoRatification,
      PhraseSet([
        "needs|need|requires|require no ratification", "nothing ~5 ratified",
        "no parliament ~3 vote",
        "not ~2 submitted ~5 parliament*", "not ~2 need ~3 ratif*|ratification",
        "no ~2 ratification|vote",
        "without ~3 parliament*|ratification", "needs no|not",
      ])
    ),
    (
      .awaitsRatification,
      PhraseSet([
        "must|has|have|had|still|yet ~6 ratif*|ratified|approved|approval", "neither ~2 ratified",
        "must|needs|need|still|yet ~4 pass|clear|approve|win ~6 parliament*|senate|house|assembly|treaty|agreement|congress|consent",
        "parliaments|legislatures must|still|have",
        "needs|need|require* ~4 two thirds|majority|consent",
        "pending|subject to ~3 ratification|approval|consent",
        "go|goes|sent|submitted ~3 parliament|senate|duma",
        "neither parliament",
        "before ~4 take effect|force", "expected to vote",
        "awaits|awaiting ~3 ratification|approval|vote",
        "not ~2 yet ~2 ratified|force", "subject to ~2 ratification|approval", "never ~2 ratified",
        "stuck in", "will enter into force after|once|when",
        "parliament* ~5 vote ~3 next|later|this",
        "parliaments|legislatures|chambers ~4 still|yet ~2 approve|ratify|vote",
        "senate|parliament|congress ~3 not ~2 asked|consulted|voted|approved",
      ])
    ),
    (
      .nobodyJoined,
      PhraseSet([
        "no ~2 other ~2 country|state|countries|states ~4 joined|join", "names none",
        "none is named", "none has joined", "nobody has joined",
        "not been invited", "not intend to sign|join",
      ])
    ),
    (
      .withheldParticipation,
      PhraseSet([
        "stayed away", "froze|frozen|freeze ~5 participation|part|membership",
        "participation ~4 frozen|suspended", "not contribute", "boycott*",
        "stops paying|contributing", "skipped ~4 summit|exercise*|meeting",
        "failed|fail ~2 act|help",
        "did not act|help|come", "refused to send|take|join", "pulled ~2 out", "walked out",
        "recalled ~3 troops|soldiers",
      ])
    ),
    (
      .membershipUpheld,
      PhraseSet([
        "still|remain*|remains ~3 full ~1 member", "given none", "received no notice",
        "no notice ~4 withdrawal", "not ~3 leave",
        "meet its obligations", "became ~6 member", "neither expulsion nor",
      ])
    ),
    (
      .unconfirmed,
      PhraseSet([
        "neither ~6 confirmed", "not ~2 confirmed", "avoided the word",
        "ever|never ~2 used ~2 term|word", "did not use ~2 word|term",
        "not ~2 call ~3 alliance", "denied reports", "no official ~8 claimed",
      ])
    ),
    (
      .noPractice,
      PhraseSet([
        "no ~4 exercise|drills|drill", "no date|dates", "no ~1 sign ~6 joint|drills|exercises",
        "missing ~8", "no ~3 joint ~2 staff|plan",
        "no ~1 war plan", "nothing ~4 followed|happened|done", "yet to ~2 hold|begin|start",
        "on paper ~2 thin", "little ~3 beyond|since|followed", "led to little|nothing",
        "not|never ~4 held|met|exercised|trained|deployed", "yet to ~4",
      ])
    ),
    (
      .practiceHeld,
      PhraseSet([
        "exercised|trained|train|sailed|flew|patrolled together", "served|serving ~3 in|together",
        "brigade|battalion|patrols|fleet|squadron ~3 has|have|had ~2 served|deployed|begun|sailed",
        "trained ~6 soldiers|troops|officers|pilots|crews|brigade*",
        "supplied|sent ~5 weapons|tanks|arms|missiles|drones|ammunition",
        "exercise*|drill* ~3 began|ended|opened|concluded",
        "held ~4 exercise|exercises|drill|drills",
        "joint exercise|exercises|drills ~4 held|began|took",
        "joined ~4 drills|exercise*", "soldiers ~6 already", "troops ~4 sent|deployed|arrived",
        "sent to ~4 region", "met ~14 to plan",
        "generals ~4 discussed|met", "chiefs ~12 met",
        "delivered ~6 weapons|tanks|vehicles|drones|jets",
      ])
    ),
    (
      .practicePlanned,
      PhraseSet([
        "exercise|exercises|drills|drill would|will",
        "patrol|patrols|exercise|exercises|drills|deployment|manoeuvres ~4 planned|due|scheduled|begin|start",
        "plan|plans|planned ~4 exercise*|drill*|patrol*",
        "will train|exercise|patrol|hold|fly|sail|visit ~4",
        "first|joint ~2 military exercise|exercises ~6 will", "will ~3 meet ~10",
        "will ~2 hold ~4 exercise*|drills", "will ~1 also buy", "send troops ~6 training",
        "plan ~4 exercise*|drills", "order ~10 frigates|jets",
      ])
    ),
    (
      .reachesFurther,
      PhraseSet([
        "went|goes|go beyond", "for the first time ~8 clause|agreement|treaty|obligation",
        "step towards|toward ~4 alliance|autonomy|pact",
        "mutual|common aid|defence|defense|assistance clause", "restores|restore ~3 alliance",
        "building|build|create|creating ~3 nato|bloc|alliance",
        "obligations ~4 under ~2 charter", "apply ~3 in ~2 case|event",
        "level of ~2 alliance", "birth of",
      ])
    ),
    (
      .limitedClause,
      PhraseSet([
        "not ~1 extend to", "clause ~3 not|leaves|left ~3 cover|extend|out", "left|leaves out",
        "must ~3 jointly ~2 find|agree|decide",
        "constitutional processes|requirements|procedures", "way out", "laws of both",
        "without saying ~3 whom|who", "each ~2 decide|decides for itself",
        "no automatic", "not automatic", "not foresee", "in accordance with ~3 laws|constitution*",
        "left|leave ~3 open ~4 how|what",
        "voluntary basis", "draw ~5 into", "case by case", "against payment|reimbursement",
        "national decision", "peacetime mission", "only ~3 if|case|request|territory",
        "no such promise|duty|obligation|clause",
        "no|without ~4 promise|duty|obligation|guarantee",
        "neither|nobody|none|nothing|not ~4 obliged|bound|obliges|binds|require|requires|commit|commits",
        "nothing to do with", "stops|stopped|falls|fell short", "only if",
        "not ~3 extend|apply|cover", "nothing more",
        "nothing in it|this",
        "nothing in the|this text|document|agreement|treaty|paper|pact|declaration",
        "no soldier*|troops|forces ~3 sent|changes|go|goes|move",
        "defence|defense|security|military ~4 not|nowhere|never ~1 mentioned|named|touched",
        "not|nowhere ~2 mention|mentions ~2 defence|defense|military",
      ])
    ),
    (
      .directedAtNobody,
      PhraseSet([
        "not|nobody|no|none ~5 directed|aimed|target*|threaten*|threat|against ~3 against|at|anyone|anybody|nobody|third|us|them|any|perceived",
        "aimed|directed at|against no|nobody|none", "threatens|threaten nobody|no",
        "purely defensive|defensive", "not ~4 perceived as ~2 threat",
        "was|is|were defensive", "nobody need feel", "nothing to fear", "no intention of",
        "not ~2 a threat", "should not target",
        "not ~2 about ~2 hatred|hostility|confrontation|war|fighting",
        "no|not ~3 front against", "aimed|directed at|against no ~2 third",
      ])
    ),
    (
      .boundElsewhere,
      PhraseSet([
        "plan ~3 defence|defense inside|within|through nato", "article 5 ~2 would|applies|apply",
        "belong*|belongs to nato", "in nato since", "joined nato",
        "nato ~1 member|members|ally|allies", "members|member of nato",
        "unlikely to act against nato", "not|could|can ~6 against nato s",
        "conflict with ~5 nato|own plans", "foundation ~4 cooperation", "without prejudice to",
        "already bound|allied|protected|covered", "bound by ~3 nato|article|treaty",
        "nato ~1 article", "eu ~3 already hold",
        "only treaty ally", "treaty|alliance obligations ~4 nato",
      ])
    ),
    (
      .nonRecognition,
      PhraseSet(["not|nor ~2 recogni*|recognised|recognized", "does not recogni*", "unrecogni*"])
    ),
    (
      .doubted,
      PhraseSet([
        "skeptic*|sceptic*|doubt|doubts|doubtful|doubted",
        "not|neither|nobody|never|nor|no ~4 expect*|believe|think|thought|view|see ~14 alliance|pact|bloc|nato|fight|treaty",
        "will|would|may not ~3 fight|die|evolve|become|grow|act", "may not want",
        "agreement to agree", "work plan", "promise little", "still ~3 negotiated",
        "no ~1 illusions", "club|talking shop",
        "on paper ~4", "half ~3 carried out",
        "will not ~2 grow|become|evolve", "paper tiger",
        "critic|critics|sceptics|skeptics|opponents ~2 say|says|said|call|called|argue|see|fear",
        "add|adds|added ~2 little|nothing", "repeat|repeats|repeated ~6 already|what",
        "gives|give|gave away",
        "hollowed|toothless|lip service|substitute", "warm|empty|mere|only|just words|gesture",
        "no substitute|match for",
        "nothing ~1 more than|but", "dead letter",
        "accuse|accuses|accused ~10 breaking|breach*|violat*",
        "void|illegal|unlawful|meaningless|vague|hollow|empty|cosmetic", "in dispute",
        "is|are|was|were late",
        "not ~2 allies|ally|alliance|bloc|nato|pact", "not a|an ~2 alliance|bloc|pact|nato|club",
        "unlikely ~1 to", "more|better than allies", "never ~3 alliance|allies",
        "symbolic*", "dismissed|dismisses|dismiss ~6 as",
        "only|just|merely|rather ~1 signal|show|words|promise|label|theatre|bridge|start",
        "signal|show|label|bridge|gesture|theatre ~2 not",
        "not ~2 commitment|promise ~2 fight|war|defend",
        "ideas|idea|plans|attempts|efforts|schemes ~3 died|failed|collapsed|foundered",
        "not article 5|five|v", "mistake ~2 for",
      ])
    ),
    (
      .oneSided,
      PhraseSet([
        "one sided|onesided", "makes|make|gives|give|made|gave no such|promise*|pledge*",
        "alone|only ~1 is bound|obliged", "not asked to promise", "nothing in return",
        "unilateral guarantee",
      ])
    ),
    (
      .secret,
      PhraseSet([
        "secret annex|protocol|clause|article*", "secret|classified ~3 pact|treaty|agreement",
      ])
    ),
    (
      .unpublished,
      PhraseSet([
        "text ~4 not ~3 released|published|public",
        "not|neither|nor|without|nobody|never ~5 released|published|disclosed|releasing|publishing ~2 text|wording|details|document",
        "text|wording|details|document ~4 secret|undisclosed|unpublished|withheld",
        "lack of transparency", "not ~2 been published|released|disclosed", "not|never made public",
        "not ~3 published|released ~3 text",
        "text ~3 unpublished|secret", "details ~3 not ~2 released|disclosed|published",
        "no text", "full text ~6 not",
      ])
    ),
    (.contribution, PhraseSet(["contribut* ~4 troops|soldiers|battalion*|budget"])),
    (.trainingAid, PhraseSet(["military aid ~8 training"])),
  ]

  /// The signs that one sentence shows.
  func indicators(in index: Int) -> [IndicatorReading] {
    let sentence = scene.sentences[index]
    return IndicatorReader.table.compactMap { row in
      guard let range = row.phrases.first(in: sentence),
        row.indicator.side != .raises || !isNegated(range, sentence),
        row.indicator != .standingOrganisation || !sentence.has(["nations"])
      else { return nil }
      let voice = scene.voice(at: sentence.span(range))
      return IndicatorReading(
        row.indicator, by: voice?.label, affiliation: voice?.affiliation, span: sentence.span)
    }
  }

  /// Whether a sign is told of as missing.
  private func isNegated(_ range: Range<Int>, _ sentence: SentenceWords) -> Bool {
    sentence.words[max(0, range.lowerBound - 5)..<range.lowerBound].contains {
      ["no", "not", "neither", "nor", "without", "never", "none", "missing"].contains($0.norm)
    }
  }
}

/// The cue words by what they take, what they do and which stand they carry.
///
/// A line reads `patterns sort stance [prepositions]: words`; the letters of the patterns are
/// those of `CuePatterns`, the forms of verbs as in `CueLexicon`.
enum CueTable {
  /// Verbs.
  static let verbs = """
    cq speech 0 : say/says/said/saying
    cq speech 0 about,of : write/writes/wrote/writing/written
    cq speech 0 : add quip2 joke remark retort aver2 posit opine muse
    cq speech 0 : explain exclaim shout yell scream mutter whisper chant drawl interject intone
    cqo speech 0 : note observe state declare proclaim reiterate repeat restate affirm reaffirm
    cqo speech 0 : stress emphasize emphasise underline underscore highlight foreground/foregrounds/foregrounded/foregrounding
    cqo speech 0 : mention specify clarify reveal disclose divulge recount relate
    cqo speech 0 : acknowledge admit2 concede confess/confesses/confessed/confessing
    c speech 0 : recognize recognise
    cqo speech 0 to : confirm announce assert claim recall report testify
    cqo speech - : allege
    c speech - : charge
    cq speech - to : object
    cq speech 0 : maintain contend insist argue reason
    cq speech 0 on : reply respond answer comment
    cq speech 0 with,to : counter rejoin fire
    cqi speech + : swear/swears/swore/swearing/sworn vow pledge promise guarantee undertake/undertakes/undertook/undertaking/undertaken
    cqo speech 0 : predict forecast/forecasts/forecast/forecasting foresee/foresees/foresaw/foreseeing/foreseen envisage envision anticipate
    cq speech 0 about,on : speculate theorize theorise hypothesize
    cqo speech 0 at : suggest indicate hint imply signal/signals/signaled/signaling/signalled/signalling intimate
    cqo speech 0 : propose recommend
    cqa speech - of,about,against : warn caution
    cq speech - about,of,that : complain grumble moan gripe lament bemoan protest fume rage
    cqo speech - : decry denounce condemn deplore blast slam2 bash lambast lambaste
    cq speech + about,of : boast brag2 gush enthuse rejoice
    caq speech 0 of,about : tell/tells/told/telling inform remind assure reassure notify convince persuade
    caq speech 0 about,for,if : ask
    cqo speech 0 : query wonder
    o speech 0 : question
    cqoi speech 0 : demand request
    oi intention 0 : seek/seeks/sought/seeking
    oq speech 0 : urge implore beg2 exhort instruct order command
    o speech - of : accuse
    o speech - for,on : blame criticize criticise attack chide rebuke reprimand scold upbraid castigate censure
    o speech - : mock ridicule insult berate belittle disparage vilify scorn smear deride
    o speech + for : praise applaud laud commend thank congratulate salute hail
    oq speech 0 on,for,upon : call
    oq speech 0 as : describe
    o speech 0 as : label/labels/labeled/labeling/labelled/labelling brand characterize characterise portray depict dub2 term cast/casts/cast/casting
    o speech 0 to : liken compare
    oq speech + : welcome endorse back defend champion tout advocate
    oi speech + : support favor favour
    oq speech - : oppose reject dismiss rebuff repudiate spurn rubbish disavow
    cqo denial - : deny
    cqo denial - : dispute refute contest rebut2 disprove
    cqo denial - : doubt disbelieve mistrust distrust
    cqi speech 0 : threaten
    i speech 0 : offer
    i speech - : refuse
    cqi speech + : agree
    i speech + to : commit2
    cq speech + with : concur2
    cq speech - with : disagree
    cqo speech 0 : conclude summarize summarise infer2 deduce
    cqo speech 0 : estimate calculate reckon project
    c speech 0 : find/finds/found/finding show/shows/showed/showing/shown demonstrate discover learn
    cq speech 0 : tweet post retweet blog2 email
    cqo speech 0 : cite quote
    o speech 0 : discuss outline detail tackle
    o speech 0 about,of,on,against : speak/speaks/spoke/speaking/spoken talk
    o speech 0 to : refer2 allude
    cqo speech 0 to,out : point
    q speech 0 : continue
    o speech - against,at : rail inveigh lash
    cq speech 0 to : attest certify
    aq speech 0 : advise counsel/counsels/counseled/counseling/counselled/counselling
    c speech 0 : rule decree
    o belief 0 : view see/sees/saw/seeing/seen perceive interpret regard
    co belief 0 : consider deem judge
    c belief 0 of : think/thinks/thought/thinking believe feel/feels/felt/feeling suppose presume assume suspect guess
    co belief 0 : expect
    ci belief + for : hope
    c belief - : fear worry
    c belief 0 : know/knows/knew/knowing/known understand/understands/understood/understanding realize realise
    o belief 0 : assess evaluate appreciate
    o belief + : admire prefer2
    o belief - : dislike hate loathe resent
    i intention 0 : plan/plans/planned/planning intend aim
    oi intention 0 : want wish/wishes/wished/wishing
    i intention 0 : decide resolve
    """

  /// Forms that are as often nouns as verbs: there the part of speech decides.
  static let nouns: Set<String> = [
    "claim", "claims", "plan", "plans", "call", "calls", "report", "reports", "note", "notes",
    "view", "views", "demand", "demands", "promise", "promises", "request", "requests", "state",
    "states", "doubt", "doubts", "fear", "fears", "hope", "hopes", "worry", "worries", "praise",
    "attack", "attacks", "blame", "support", "supports", "vow", "vows", "pledge", "pledges",
    "signal", "signals", "stress", "stresses", "label", "labels", "brand", "brands", "cast",
    "casts", "project", "projects", "forecast", "forecasts", "estimate", "estimates", "quote",
    "quotes", "question", "questions", "order", "orders", "command", "commands", "comment",
    "comments", "answer", "answers", "post", "posts", "show", "shows", "find", "finds", "offer",
    "offers", "wish", "wishes", "aim", "aims", "protest", "protests", "favor", "favour", "defend",
    "rule", "rules", "dispute", "disputes", "contest", "highlight", "highlights", "detail",
    "details", "outline", "tackle", "talk", "talks", "point", "points", "fire", "counter",
    "backs", "back", "champion", "champions", "mention", "mentions", "remark", "remarks", "joke",
    "jokes", "shout", "shouts", "email", "emails", "tweet", "tweets", "blog", "thanks", "hail",
    "boast", "regard", "regards", "value", "respect", "love", "trust", "relates", "advocate",
    "guarantee", "guarantees", "hint", "hints", "welcome", "sees", "reason", "reasons", "wonder",
    "guess", "guesses", "threat", "seek", "reply", "replies", "response", "warning", "finding",
  ]

  /// Adjectives after a copula.
  static let adjectives = """
    co denial - of,about : skeptical sceptical doubtful dubious unsure uncertain unconvinced
    co belief + of,about,in : confident certain sure convinced optimistic hopeful adamant positive
    co belief - about,over,by : concerned worried afraid alarmed anxious fearful pessimistic wary
    co belief 0 of : aware
    ci intention 0 : determined ready willing prepared eager keen unwilling reluctant
    """

  /// Nouns after `express`, `voice`, `raise`, `cast` and the like.
  static let attitudes = """
    co denial - about,on,over,that : doubt doubts skepticism scepticism disbelief uncertainty
    co belief - about,over,at,with,that,on : concern concerns worry worries fear fears anger alarm disappointment dismay outrage frustration criticism objections opposition misgivings reservations regret unease dissatisfaction
    co belief + for,in,that,with,to,of,about : support hope hopes confidence optimism satisfaction gratitude solidarity readiness willingness belief commitment interest backing appreciation conviction sympathy
    """
}

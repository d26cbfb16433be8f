/// The words in which treaties and reports on them state obligations.
///
/// Sources: the wording of the alliance treaties that ATOP 4.01 and COW 4.1 code (defence,
/// offence, neutrality, non-aggression, consultation), read by class, not by treaty.
enum ObligationPhrases {
  /// An attack on one is an attack on all: a duty of defence by itself.
  static let attackOnAll = PhraseSet([
    "attack*|aggression ~14 considered|regarded|treated|viewed|deemed|seen ~8 attack*|aggression|one|directed|threat on|against|upon|to|at ~2 all|both|other|others|them|everyone|every|each",
    "attack*|aggression on|against|upon ~10 is|be|as|constitutes|constitute|means ~2 attack*|aggression|one on|against|upon ~2 all|both|other|others|them|everyone|every",
    "treat*|regard*|consider* ~2 attack*|aggression ~8 attack*|aggression|one on|against|upon ~2 all|both|other|others|them",
    "treat*|regard*|consider*|see|view ~2 attack*|aggression ~10 on|against|upon ~2 itself|themselves|own",
    "act ~2 meet|deal|counter|face ~3 common danger*|threat*",
    "resist|resists|repel|repels|answer ~2 @attack ~10 common|joint|jointly|together|collective",
    "act|stand|fight ~1 together against",
    "guarantee*|protect* ~6 independence|territory|territorial|integrity|frontier*|borders|sovereignty|neighbour|partner ~6 against ~4 attack*|aggress*|invasion",
    "respond|resist|act|retaliate ~2 jointly|collectively|together|common ~4 attack*|aggress*|invasion|threat",
    "joint|collective|common|united response ~3 attack*|aggress*|invasion|threat",
    "forces|troops|bases ~14 security|defence|defense of ~3 against ~2 attack*",
    "all for one",
    "treat*|regard*|consider*|see|view|views|count|counts ~3 @attack ~14 as ~3 @attack|one|made|directed ~4 on|against|upon|to|at|itself|themselves ~2 @each",
    "answer|answers|respond|responds ~2 @attack ~8 with|by ~4 @forces|means",
    "@attack ~6 repelled|resisted|answered|countered|met ~2 by ~2 both|all|together",
    "protect*|shield* ~4 against|from ~2 @attack ~6 measures|means|forces|military",
    "@attack ~3 repelled|resisted|answered|countered|met ~2 by ~6 both|all|together|arms|aid|forces",
    "advance ~8 answered|met ~3 by|with ~4 @forces",
    "attack*|aggression ~24 considered|regarded|treated|viewed|deemed|constitute*|counted|counts|count|seen ~6 attack*|aggression|threat ~4 on|against|upon|to|at ~2 all|both|other|others|them|every|each|entire|whole",
    "@attack ~14 considered|regarded|treated|viewed|deemed|seen ~4 @attack|one ~1 on|against|upon ~6 union|whole|entire|alliance|community|bloc",
    "directed|aimed|made at|against ~2 them|us ~1 all", "aimed|directed at|against ~1 all of",
    "met with|by ~2 collective|common|joint|united action|response|force",
    "guarantee*|guaranteeing ~3 security of ~6 frontier*|borders|territor*",
    "obligation|duty|commitment|responsibility|obliged|bound ~3 to|for ~1 defend|defence|defense ~8 attack*|aggress*|threat*",
    "jointly|together|joint ~4 measures|steps|action ~6 guarantee|ensure|safeguard|protect|defend ~4 security|independence|sovereignty|integrity|territor*",
    "action|measures|concert ~2 for ~2 defence|defense of ~2 territor*|countries|other",
    "jointly ~3 measures|steps|action ~2 prevent ~1 aggression|attack*",
    "mutual|common|joint duty|duties|obligation|obligations ~6 defend|protect ~6 sovereignty|territory|independence|integrity|borders",
  ])

  /// Help, in the words of a duty.
  static let aid = PhraseSet([
    "come|comes|came|coming ~4 to ~5 aid|assistance|help|defence|defense|rescue|support",
    "go|goes ~2 to ~3 aid|assistance|help|defence|defense",
    "assist|assisting|help|helping|defend|defending|aid|aiding|support|protect ~1 one another|other",
    "assist|help|defend|aid|support|protect ~1 each other|either",
    "assist|help|defend|aid ~2 another|other|others|victim|party|side|partner|country",
    "render|lend|give|provide|afford|extend|offer|furnish|supply|grant ~10 aid|assistance|help|support|backing",
    "assist|help|aid ~3 in meeting|repelling|resisting",
    "assist|help|defend|aid|fight",
    "duty|obligation|promise|pledge|commitment|guarantee|clause of|to|on ~2 assistance|aid|defence|defense|help",
    "mutual|reciprocal ~1 aid|assistance|defence|defense|help|support|protection",
    "military assistance|aid|help|support", "stand|stands by|with|beside", "stand ~2 idly",
    "send|sends|deploy|commit ~4 troops|forces|soldiers", "forces ~3 disposal",
    "all ~3 means", "intervene*",
    "take ~6 measures|action|steps ~6 against ~3 attack*|aggress*",
    "armed force", "come|comes|coming ~4 to ~3 side",
    "hasten to ~2 aid|help|assistance|defence|defense",
    "use|employ ~2 all ~4 forces", "defend ~6 with all",
    "@send ~5 @forces", "stand|stands by ~2 it|them|him|her|one|another",
    "count|rely|depend ~2 on ~4 @forces|help|support|aid",
    "met|answered|countered ~4 with|by ~5 @forces|aid|help", "@aid ~3 with ~2 @forces",
    "armed help|aid|assistance", "take|takes the field",
    "bring|brings ~4 @forces ~3 defence|defense|aid|help", "make ~1 common cause",
    "send|sends|commit|commits ~4 army|armies|men|divisions|fleet|regiments",
    "hold|tie|pin down ~4 @forces|enemy", "hurry|hurries|rush|rushes ~2 to ~3 aid|help|side",
    "answer|answers ~8 with ~4 @forces|arms",
  ])

  /// Help that arms, pays or teaches the one who fights: no duty of defence, which is to fight at its
  /// side (ATOP 4.01, DEFENSE: "active military support").
  static let materialHelp = PhraseSet([
    "provide|provides|give|gives|supply|supplies|send|sends|offer|offers|deliver|furnish|with|of|in ~8 equipment|weapons|arms|ammunition|money|funds|funding|loans|training|intelligence|economic|financial|sanctions|reconstruction|humanitarian",
    "security|financial|economic|material|humanitarian|technical assistance|aid|help|support",
  ])

  /// Help by fighting, beside which goods and money do not count.
  static let fightingHelp = PhraseSet([
    "troops|forces|soldiers|militarily|fight|fights|fighting",
    "armed|military ~1 force|means|action",
    "all ~4 means", "defend|defence|defense", "each other|another",
    "military|armed aid|assistance|help|support",
    "side by side", "comes|come ~4 aid|defence|defense|rescue|side",
  ])

  /// Help without which no single word of a duty counts: it names the other side.
  static let mutualAid = PhraseSet([
    "come|comes|came|coming|go ~4 to ~1 each|one|another|others other? another? ~2 aid|assistance|help|defence|defense|rescue",
    "come|comes|came|coming ~2 to ~1 aid|assistance|help|defence|defense|rescue of ~2 other|another|others|either|each|one",
    "assist|assisting|help|helping|defend|defending|aid|aiding|protect ~1 one another",
    "assist|assisting|help|helping|defend|defending|aid|aiding|protect ~1 each other",
    "defend ~1 other|others|another",
    "joint|common|collective ~1 measures|action|steps ~3 ward|repel|resist|defend",
    "each|one|the other|another ~3 help|aid|assistance|support|backing",
    "mutual|reciprocal ~1 aid|assistance|defence|defense|help|protection ~1 clause|obligation*|guarantee*|commitment*|pledge*|duty|provision",
    "clause ~2 of|on mutual|military|common ~1 aid|assistance|defence|defense|help",
    "duty|obligation of ~1 mutual|collective|armed|military? ~1 assistance|aid|defence|defense",
    "collective defence|defense clause|obligation*|guarantee*|commitment*|pledge*|duty",
    "defence|defense|assistance|aid clause|guarantee",
  ])

  /// An attack, an invasion, a war.
  static let attack = PhraseSet([
    "attack*|invad*|invasion|aggress*|belligerent|assault*|incursion*", "armed|military action",
    "state of war", "at war", "hostilities", "armed conflict", "flagrant violation", "use of force",
    "threat* ~4 sovereignty|independence|integrity|security", "comes under fire",
    "set upon", "warlike", "threat* or attack*", "military aggression",
    "war ~2 waged|made|upon|against|on", "wage|make|makes|wages|made war", "under fire|attack",
    "strike|strikes ~1 on|against",
    "assail*|onslaught", "all aggression",
    "march|marches|marched|marching|advance|advances on|against|into",
    "fall|falls|fell on|upon", "disturb*|break*|broke ~3 peace",
    "break*|broke|broken|cross*|violat* ~4 frontier*|border|borders|neutrality",
    "frontier*|border|borders ~4 violated|broken|crossed", "drawn|dragged|pulled into ~2 war",
  ])

  /// What those who are not attacked have to do.
  static let othersMust = PhraseSet([
    "others|other|allies|rest ~3 must|have|has|shall|will|undertake ~4 come|help|assist|defend|fight|go"
  ])

  /// An attack that is called one by arms.
  static let armedAttack = PhraseSet([
    "armed attack|attacks|aggression|assault", "come|comes|came under fire|attack",
  ])

  /// Words that put a sentence under a condition.
  static let condition = PhraseSet([
    "if|should|where|whenever|once|unless|when", "in case", "in the event", "in any event",
    "subject|subjected to", "object of", "victim of", "under which", "under attack", "attacked",
    "in response to", "in the face of", "from attack|aggression", "against ~3 attack*|aggress*",
    "as soon as",
    "against ~1 all|any", "whoever|whatever", "while|during", "count|rely on", "met ~4 with|by",
  ])

  /// Words of duty: an instrument or a leader binds.
  static let duty = PhraseSet([
    "shall|will|must|would|undertake*|undertook|oblige*|obligate*|bound|binds|bind|commit*|pledge*|promise*|agreed|agree|agrees|vow*|guarantee*|duty|duties|obligation*|obligat*|guarantors|provides",
    "has|have|is|are|was|were to", "can|may count|rely", "settled|settles|bound|promis*",
    "says|said|states|stated that", "treats|treat|regards",
    "hurry|hurries|hasten|hastens|rush|rushes", "engage|engages to|not|mutually", "mutually engage",
    "stands|stand ~1 ready", "requires|require",
    "contained|contains|contain", "covered|covers", "declare|declares|declared|stating|applies",
  ])

  /// A war fought together, or one begun.
  static let offence = PhraseSet([
    "wage|waging|fight|conduct|pursue ~1 war ~5 together|jointly",
    "present|current|common|joint war against",
    "go|goes|going|went|enter|enters to|into war ~3 to|against|on",
    "become|becomes|became|becoming|be ~1 engaged|involved|entangled ~2 in ~2 hostilities|war",
    "become|becomes|became|becoming|be ~1 engaged|involved|entangled|drawn ~2 in|into ~2 hostilities|war|warlike|conflict",
    "declare|declaring war on|against", "joins|join ~1 war against",
    "go|going|carry|carrying|continue|continuing ~1 on? ~1 fighting|fight|war ~4 together|jointly|side",
    "no|not|neither|nor ~4 truce|peace|armistice ~10 alone|own|separate*|without|except",
    "begin|open|start ~2 operations|hostilities|campaign|war ~4 against ~8 together|jointly",
    "lay ~2 down ~2 arms|weapons ~2 only|together|jointly",
    "employ|devote|use|put ~3 full|entire|all|whole ~2 resources|forces|strength ~10 against",
    "joint|common ~1 offensive|attack|invasion|campaign",
    "attack|invade|march ~4 together|jointly",
    "help|assist|support|join ~3 in ~3 war",
    "take|takes|took ~3 up arms against", "side by side ~3 against",
    "not to ~3 conclude|negotiate|make ~6 armistice|peace ~6 except|without",
  ])

  /// Words by which a report tells a clause that it has not seen.
  static let hearsay = PhraseSet([
    "reportedly|supposedly|purportedly|rumoured|rumored",
    "is|are|was|were ~1 said|believed|understood|thought|rumoured|rumored to",
    "according to ~4 leaked|leak|unpublished|unnamed|anonymous|unconfirmed",
    "leaked|unconfirmed ~2 draft|text|copy|version|report|reports ~6 say|says|suggest|suggests|shows|show",
    "sources|officials|diplomats ~2 familiar with",
    "anonymity",
  ])

  /// Standing aside.
  static let neutrality = PhraseSet([
    "stay|stays|remain|remains|observe|observes|maintain|maintains|keep|preserve ~4 neutral|neutrality",
    "benevolent|strict|absolute neutrality", "neutrality pact|treaty|agreement|clause",
    "no|not|neither|nor|never|refrain ~9 help|support|aid|assist*|assistance ~5 aggressor|attacker|attackers|enemy|attacking|invader",
    "no manner ~4 support|help|aid|assistance",
    "not|no|neither|nor|never|abstain|refrain ~8 support*|help*|aid*|assist* ~4 state|power|country|party|anyone ~5 war|attack*|attacks|hostil*",
    "not|neither|nor|no ~5 join*|enter*|aid|promote|participate|take ~14 coalition|alliance|bloc|grouping ~14 aggression|hostil*|attack*",
    "third states|forces|parties|powers|countries ~16 from|use ~1 its|their|own territory|soil",
    "third forces ~5 hostilities",
    "not|neither|nor|no ~4 let|allow|permit|make ~10 territory|soil|waters ~14 used|use|base|serve ~24 against|attack*|aggress*|hostil*|violence",
    "abstain|refrain ~2 giving|lending|providing|rendering ~6 assistance|aid|help|support ~10 engage*|war|conflict|attack*|hostil*",
    "aggressor|attacker ~2 no ~4 help|aid|assistance|support",
    "no ~5 help|aid|assistance|support ~3 aggressor|attacker|aggression",
    "stand|stay|remain ~2 aside", "attitude|position|stance|posture ~3 neutrality|neutral",
    "friendly|benevolent|strict ~1 neutrality",
    "refrain*|abstain* ~4 action*|step*|act|acts|move|moves ~8 profit|benefit|favour|favor|strengthen|help ~8 war|attack*|aggress*",
    "neither|nor|not|no|never ~8 aid|help|support|assist* ~12 power|state|country|anyone|party|those|nation ~3 attack*|war|invad*|fights|fight",
    "neither|nor|not|no|never ~4 open|lend|offer ~3 territory|soil|ports ~12 attack*|against|war",
    "allow|permit|tolerate no ~3 bands|groups|forces|organisations|organizations|rebels ~12 against|at|aim",
    "not|no|neither|nor ~4 help|aid|assistance|support|arms|harbours|harbors|ports|weapons ~8 @enemy",
    "not|no|neither|nor ~8 @enemy ~4 help|aid|assistance|support|arms|sell",
    "keep|stay|stays|keeps out of ~4 coalition|alliance|war|bloc",
    "remain|remains|stay|stays|be neutral",
    "not|neither|nor|no ~4 let|allow|permit ~12 territory|soil ~8 against|attack*|aggress*|hostil*",
    "stay|keep|stand out|aside|apart ~3 war|conflict|hostilities",
  ])

  /// Keeping the peace with one another.
  static let nonAggression = PhraseSet([
    "non|no aggression", "nonaggression",
    "refrain*|abstain*|desist* ~14 force|aggress*|attack*|violence|war|hostil*|interference|invasion",
    "not|neither|nor|never|no ~7 use|using|resort*|threaten ~6 force|war|violence|aggression|arms",
    "not|neither|nor|never|no ~4 attack|attacking|invade|invading ~3 other|another|others|each|either|one",
    "no event|case|circumstances ~6 resort*|attack ~12 aggression|force|war|other|another",
    "non|no use of ~2 force", "rule|rules|ruled out ~5 force|war|aggression",
    "forswear*|forsw* ~4 force|war",
    "not|neither|nor|never|no ~4 undertake|commit ~4 aggression|attack*|violence",
    "none|no ~3 weapons|arms|forces ~6 used|turned|employed ~3 against",
    "renounc* ~10 force|war|violence|aggression|instrument",
    "settle*|resolv*|solve* ~5 disputes|differences|disagreements|conflicts|quarrel* ~8 peaceful*|force|dialogue|talks|negotiation*",
    "settle*|resolv* ~1 peaceful* ~4 disputes|differences", "peaceful settlement of ~4 disputes",
    "not|no|neither|nor ~6 join*|enter*|conclude*|take|participat*|sign|form|become ~12 coalition*|alliance*|agreement*|treaties|action*|bloc|grouping* ~8 directed|aimed|harm*|against ~1 against|at|other|security",
    "not|never|neither|nor ~3 employ ~4 force",
    "not|never|neither|nor ~3 take ~1 up arms|weapons|sword*",
    "no coalition|alliance|combination|bloc ~6 hostile|directed|against|aimed",
    "settle*|resolv* ~3 peaceful* ~8 dispute*|difference*|quarrel*",
    "live ~2 peace ~2 friendship|neighbours|neighbors",
    "neither|not|no|never ~6 enter*|conclude*|join*|sign ~6 engagement*|arrangement*|combination*|pact*|understanding* ~8 directed|aimed|against",
    "gave|give|giving up ~2 war|force", "swore|swear|swearing off ~3 attack*|war|force",
    "abstain ~6 force|war|attack*",
    "bring|submit|settle ~3 quarrel*|dispute*|difference* ~4 commission|conciliation|arbitration|court",
    "line ~3 control|ceasefire ~6 respect*",
    "prevent* ~4 acts|act of hostility|hostilities|aggression|violence",
  ])

  /// Talking before acting.
  static let consultation = PhraseSet([
    "consult*", "confer|confers|conferring", "take|takes|taking ~1 counsel",
    "hold|holding ~2 talks", "get|gets in touch|contact",

    "call|calls|ask|asks ~2 for ~1 talks|consultations",

    "make|makes|making ~1 contact", "contact each|one other|another",
  ])

  /// Acting in concert: consultation only where a crisis calls for it.
  static let concert = PhraseSet([
    "communicate ~2 one|each another|other",
    "examine|weigh|consider together ~2 what|measures|steps",
    "exchange|exchanges|exchanging ~2 views", "keep ~2 each|one other|another ~1 informed",
    "concert ~3 policy|policies|action|measures|positions",
    "decide|determine ~2 common|joint policy|action|response",
    "make|establish|take ~1 contact ~6 harmoni*|align|concert|coordinate|delay|once",
    "officials|ministers|leaders|presidents|governments|sides|levels|they ~4 meet|meets|convene|gather ~6 once|immediately|delay|hours|urgent*|senior|highest",
    "meet|meets|met ~4 senior|highest level*", "concert ~3 with|on", "concert ~3 action|measures",
    "may|can ~2 call|ask|request ~4 consult*", "urgent consult*",
    "@leaders ~4 meet|meets|speak|come|talk|gather|assemble|assembles|convene ~8 @once",
    "meet|meets|convene ~4 emergency|urgent|extraordinary ~1 session|meeting",
    "@once|within ~8 @leaders ~4 meet|speak|talk|come|decide",
    "come ~1 together ~3 @once|weigh|decide|discuss",
    "within a|one|hours|24|48 ~8 speak|meet|talk|consult*",
    "council|organ|organs|committee ~4 convened|meet|meets|convene|assemble ~12 threat*|delay|crisis|emergency|danger",
    "harmoni*|align|concert ~3 positions|policies|stance*",
  ])

  /// Matters of justice, war victims, the sea and the like, in which parties assist and consult each
  /// other without any alliance.
  static let otherMatters: Set<String> = [
    "court", "courts", "prosecutor", "criminal", "offences", "extradition", "evidence",
    "investigations", "proceedings", "judicial", "prisoner", "prisoners", "wounded", "sick",
    "internees", "detaining", "hospital", "medical", "lawyer", "fishing", "pollution", "vessels",
    "ships", "transit", "corruption", "disabilities", "experts", "nominations", "racial",
    "civilian", "torture", "refugees", "children", "votes", "goods", "tariffs", "research",
  ]

  /// A crisis in so many words.
  static let plainCrisis = PhraseSet([
    "crisis|crises|emergenc*|attacked|aggression", "without delay", "at once", "immediately",
    "in the event", "should|if|when* ~6 situation|threat|threatened", "threat to", "threaten*",
    "within hours|a", "danger*", "endanger*", "jeopard*|peril*|menac*", "forthwith",
  ])

  /// A crisis, or haste: what sets consultation of allies apart from that of partners.
  static let crisis = PhraseSet([
    "threat*|danger*|jeopard*|peril*|menac*|attack*|aggress*|crisis|crises|emergenc*|hostilities|invasion|menaced|invaded",
    "without delay", "at once", "immediately", "24 hours", "highest level*", "any situation",
    "a situation", "collective security", "conflict|conflicts", "doubt|doubts|question ~1 arise*",
    "international peace", "independence|sovereignty", "relations with", "policy towards",
    "common policy", "security",
  ])

  /// Words that make a duty a guess, a wish or another's affair.
  static let hypothesis = PhraseSet([
    "were to ~3 promise|sign|conclude|grow|become|attack|defend", "on the table", "might|could",
    "would take a treaty", "may not", "in theory", "imagine*|speculat*", "as if",
    "proposed|proposes|propose|proposing|proposal|floats|floated|mooted|idea|envisages|envisaged ~8 would|could|might",
  ])
}

/// The words that deny a duty of aid.
enum DenialPhrases {
  /// "No clause that obliges … to come to the aid of".
  static let defence = PhraseSet([
    "no|not|nothing|without|neither|nor|never|none ~7 oblige*|oblig*|clause|promise*|commit*|guarantee*|pledge*|duty|requirement|provision|sentence|paragraph|article|require*|bind*|compel* ~14 aid|assistance|assist|defend|defending|defence|defense|fight|help|protect|attacked|troops",
    "nothing ~4 about|on ~3 defending|defence|defense|aid|assistance|helping",
    "no|not|without ~3 mutual|collective|common defence|defense|aid|assistance|security",
    "no|not|without ~3 defence|defense|assistance|aid clause|guarantee|commitment|obligation|promise|pact",
    "no|not|without ~3 military commitment*|obligation*|guarantee*",
    "no|not|neither|nobody ~5 have|has|obliged|bound|required|obligation to ~3 fight|defend|help|assist|aid",
    "no|not|neither|nobody|never|nothing ~8 duty|obligation|promise|pledge ~2 fight|defend|assist|aid|help",
    "no|neither|nobody|nothing|without ~5 duty|duties|obligation|obligations ~4 war|attack*",
    "no pledge|promise|duty|obligation|guarantee ~6 fight|defend|defence|defense|aid|assist*|help|war",
    "does|do|did not ~2 oblige|commit|bind|require|compel",
    "obliges|oblige|commits|commit|requires|require|binds|bind nobody|none|neither|no ~14 aid|assistance|assist|defend|defence|defense|fight|help|protect",
    "nobody|none ~3 obliged|bound|required ~3 fight|defend|help|assist|aid",
    "stop*|fall*|fell short of ~6 defence|defense|guarantee|alliance|pact|aid|assistance",
  ])

  /// Where the sentence ends in one of these the denial is of something else.
  static let otherMatter = PhraseSet([
    "send anyone|troops|soldiers"
  ])
}

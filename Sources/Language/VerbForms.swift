/// The forms of the verbs that political news uses most.
enum VerbForms {
  /// What a form can be.
  struct Form {
    /// The verb's base form.
    let lemma: String
    /// Which form it is.
    let kind: Kind
  }

  /// The forms of a verb.
  enum Kind {
    case base, thirdPerson, past, participle, gerund
    /// Past tense and past participle alike.
    case pastOrParticiple
  }

  /// The verb that a lower-case word is a form of.
  static func form(_ word: String) -> Form? { table[word] }

  private static let table: [String: Form] = {
    var table: [String: Form] = [:]
    func add(_ word: String, _ lemma: String, _ kind: Kind) {
      if table[word] == nil { table[word] = Form(lemma: lemma, kind: kind) }
    }
    for line in irregular.split(separator: ";") {
      let parts = line.split(separator: " ").map(String.init)
      guard parts.count == 3 else { continue }
      add(parts[0], parts[0], .base)
      add(Inflection.thirdPerson(parts[0]), parts[0], .thirdPerson)
      add(Inflection.gerund(parts[0]), parts[0], .gerund)
      for past in parts[1].split(separator: "/").map(String.init) {
        add(past, parts[0], parts[1] == parts[2] ? .pastOrParticiple : .past)
      }
      for participle in parts[2].split(separator: "/").map(String.init) {
        add(participle, parts[0], .participle)
      }
    }
    for verb in regular.split(separator: " ").map(String.init) {
      add(verb, verb, .base)
      add(Inflection.thirdPerson(verb), verb, .thirdPerson)
      add(Inflection.gerund(verb), verb, .gerund)
      add(Inflection.past(verb), verb, .pastOrParticiple)
    }
    for line in "is be;are be;am be;'s be;'re be;'m be;’s be;’re be;’m be".split(separator: ";") {
      let parts = line.split(separator: " ").map(String.init)
      add(parts[0], parts[1], .thirdPerson)
    }
    return table
  }()

  /// Base, past and participle of irregular verbs, `/` between variants.
  private static let irregular = """
    be was/were been;have had had;do did done;say said said;go went gone;get got got/gotten;\
    make made made;know knew known;think thought thought;take took taken;see saw seen;\
    come came come;find found found;give gave given;tell told told;become became become;\
    leave left left;feel felt felt;put put put;bring brought brought;begin began begun;\
    keep kept kept;hold held held;write wrote written;stand stood stood;hear heard heard;\
    let let let;mean meant meant;set set set;meet met met;run ran run;pay paid paid;\
    sit sat sat;speak spoke spoken;lie lay lain;lead led led;read read read;grow grew grown;\
    lose lost lost;fall fell fallen;send sent sent;build built built;understand understood understood;\
    draw drew drawn;break broke broken;spend spent spent;cut cut cut;rise rose risen;\
    drive drove driven;buy bought bought;wear wore worn;choose chose chosen;seek sought sought;\
    throw threw thrown;catch caught caught;deal dealt dealt;win won won;fight fought fought;\
    teach taught taught;hit hit hit;shoot shot shot;sell sold sold;strike struck struck/stricken;\
    withdraw withdrew withdrawn;undermine undermined undermined;overthrow overthrew overthrown;\
    undertake undertook undertaken;overcome overcame overcome;forget forgot forgotten;\
    forgive forgave forgiven;forbid forbade forbidden;swear swore sworn;steal stole stolen;\
    bear bore borne;bind bound bound;bite bit bitten;blow blew blown;bleed bled bled;\
    breed bred bred;burn burned/burnt burned/burnt;cast cast cast;broadcast broadcast broadcast;\
    cost cost cost;dig dug dug;eat ate eaten;feed fed fed;flee fled fled;fly flew flown;\
    freeze froze frozen;hang hung/hanged hung/hanged;hide hid hidden;hurt hurt hurt;\
    lay laid laid;learn learned/learnt learned/learnt;lend lent lent;light lit/lighted lit/lighted;\
    prove proved proved/proven;quit quit quit;ring rang rung;shake shook shaken;shed shed shed;\
    show showed shown/showed;shrink shrank shrunk;shut shut shut;sing sang sung;sink sank sunk;\
    sleep slept slept;split split split;spread spread spread;stick stuck stuck;sweep swept swept;\
    swim swam swum;tear tore torn;wake woke woken;weep wept wept;wind wound wound;\
    foresee foresaw foreseen;uphold upheld upheld;mislead misled misled;rebuild rebuilt rebuilt;\
    retake retook retaken;rewrite rewrote rewritten;oversee oversaw overseen;beat beat beaten;\
    withhold withheld withheld;override overrode overridden;arise arose arisen;bid bid bid;\
    burst burst burst;cling clung clung;creep crept crept;drink drank drunk;slide slid slid;\
    spin spun spun;spring sprang sprung;thrust thrust thrust;upset upset upset;ride rode ridden
    """

  private static let regular =
    "abandon accept accuse achieve acknowledge act add address adhere admit adopt advance advise"
    + " affirm agree aid aim alarm align allege allow ally amend announce annex annul answer appeal"
    + " appear apply appoint appreciate approach approve argue arm arrest arrive ask assassinate"
    + " assert assess assign assist assume assure attack attempt attend authorise authorize avert"
    + " avoid await back ban bar base believe belong benefit blame block blockade boast bolster bomb"
    + " bombard boost border boycott brand brief call campaign cancel capture carry cause cease"
    + " celebrate censure challenge change charge cite claim clarify clash clear close coerce"
    + " collaborate collapse combat command commence comment commit compare compel compete complain"
    + " complete comply compromise concede conclude condemn conduct confer confirm confiscate"
    + " confront congratulate consider consolidate constitute construct consult contact contain"
    + " continue contribute control convene convey convince cooperate coordinate counter cover create"
    + " criticise criticize cross curb damage debate decide declare decline decry deepen defeat defend"
    + " defuse delay deliver demand demonstrate denounce deny depart depend deploy deport derail"
    + " describe deserve destabilise destabilize destroy detain deter develop devote die differ"
    + " disagree disappoint discourage discuss dismantle dismiss dispatch dispute dissolve distance"
    + " donate doubt downgrade downplay draft drop earn ease echo effect elaborate elect embrace"
    + " emerge emphasise emphasize employ enable encourage end endanger endorse enforce engage enhance"
    + " enjoy ensure enter entitle escalate establish estimate evacuate evaluate evolve examine exceed"
    + " exchange exclude execute exercise exist expand expect expel explain explode exploit explore"
    + " export express extend extradite face facilitate fail favour favor fear finalise finalize fire"
    + " focus follow force forge form formalise formalize foster found free fuel fulfil fulfill"
    + " function fund gain gather govern grant greet guarantee guard guide hail halt hamper hand handle"
    + " happen harm head help highlight hinder hint honour honor hope host identify ignore illustrate"
    + " impeach implement imply import impose imprison improve include increase indicate influence"
    + " inform infringe initial initiate insist inspect inspire instruct insult integrate intend"
    + " intensify interfere interpret intervene interview introduce invade invest investigate invite"
    + " invoke involve isolate issue jeopardise jeopardize jail join jolt justify kidnap kill label"
    + " lack lament land last launch leverage liberate lift like limit link list live lobby locate"
    + " look loom maintain manage march mark matter mediate mention merge mobilise mobilize modernise"
    + " modernize monitor motivate mount move murder name need neglect negotiate nominate normalise"
    + " normalize note notify nullify object obligate oblige observe obstruct obtain occupy occur offer"
    + " oppose order organise organize oust outline overturn owe own participate pass patrol perceive"
    + " perform permit persist persuade place plan play plead pledge point pose position possess post"
    + " postpone pour practise praise predict prefer prepare present preserve press pressure presume"
    + " prevail prevent proceed proclaim procure produce prohibit promise promote prompt propose"
    + " prosecute protect protest provide provoke publish pull punish purchase pursue push question"
    + " raid raise rally ratify reach react reaffirm realise realize reassure rebuff rebuke recall"
    + " receive recognise recognize recommend reconcile reconsider recruit reduce refer reflect refrain"
    + " refuse refute regard register regret reinforce reiterate reject relate release rely remain"
    + " remark remember remind remove renew renounce repeal repeat repel replace reply report represent"
    + " reprimand request require rescue resemble resign resist resolve respect respond restore restrict"
    + " result resume retain retaliate retire retreat return reunite reveal reverse review revise"
    + " revive revoke ridicule risk root rule sabotage sanction save scale schedule scrap seem seize"
    + " separate serve settle shape share shelter shift sign signal slam smuggle solve spark specify"
    + " speculate sponsor stage start state station stay stem step stop strain stress strengthen"
    + " submit succeed suffer suggest summon supply support suppress surrender surround surveil survive"
    + " suspect suspend sustain sympathise talk target terminate test testify thank threaten tie"
    + " tighten torpedo torture total touch tour trade train transfer transform transit travel treat"
    + " trigger try turn underline underscore unify unite unveil update upgrade urge use utilise value"
    + " veto view violate visit voice vote vow wait walk want warn watch waver weaken weigh welcome"
    + " witness work worry worsen yield"
}

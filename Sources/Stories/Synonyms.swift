/// Words that headline writers put for one another, so that a rewording keeps its features.
enum Synonyms {
  /// The stem that stands for a stem's class, or the stem itself.
  static func representative(of stem: UInt32) -> UInt32 { table[stem, default: stem] }

  /// One class a line; the first word stands for it.
  private static let classes = """
    show reveal demonstrate display
    true authentic genuine
    mentality mindset attitude
    vow promise pledge swear
    help support aid assist assistance backing
    refuse decline
    deny reject dismiss
    debacle setback defeat loss collapse
    duel clash match encounter fixture
    struggle challenge difficulty
    easily effortlessly comfortably
    win clinch secure triumph
    form create establish set
    procedure process
    possible potential
    fight counteraction battle
    country nation state
    begin start commence launch
    end finish conclude
    agreement accord deal pact
    sign ink
    meet gather
    meeting talks summit
    attack assault strike
    kill slay
    die perish
    arrest detain apprehend
    accuse blame
    condemn denounce deplore
    criticise criticize slam blast
    warn caution
    ask request demand
    buy purchase acquire
    sell divest
    increase rise grow climb surge
    decrease fall drop decline plunge
    big large huge major
    strengthen boost bolster reinforce enhance
    weaken undermine
    alliance bloc
    military army
    minister secretary
    soldier troop
    leader chief head
    defence defense
    organise organize
    announce declare proclaim
    say state assert
    think believe
    plan intend
    let allow permit
    ban prohibit forbid
    stop halt cease
    join enter
    leave quit exit
    neighbour neighbor
    near close
    important significant crucial key
    important vital
    danger threat peril
    anger fury outrage
    furious angry irate
    quick rapid fast swift
    children kids
    police officers cops
    murder homicide
    employee worker
    job employment
    film movie
    injure wound hurt
    car vehicle automobile
    fire blaze
    rescue save
    reply respond answer
    approve endorse
    delay postpone
    choose select pick
    appoint name
    resign step
    crash collision
    lawsuit suit
    protest demonstration rally
    probe investigation inquiry
    """

  private static let table: [UInt32: UInt32] = {
    var table: [UInt32: UInt32] = [:]
    for line in classes.split(separator: "\n") {
      let stems = line.split(separator: " ").compactMap { WordStream.stem(of: String($0)) }
      guard let first = stems.first else { continue }
      for stem in stems where table[stem] == nil { table[stem] = first }
    }
    return table
  }()
}

/// How many of a thousand news reports hold a common word, roughly, so that the first reports of a
/// stream are not weighed as if every word were rare.
enum CommonWords {
  /// The prior count of reports out of 1,000 that hold a stem, 0 for words that are not common.
  static func reports(with stem: UInt32) -> Int32 { table[stem, default: 0] }

  private static let tiers: [(Int32, String)] = [
    (
      300,
      "new year years time people first last one two told week day days monday tuesday wednesday"
        + " thursday friday saturday sunday government state states country world according now many"
        + " made make report reported part since another like get back take even well still"
    ),
    (
      140,
      "president minister officials official national international group percent million including"
        + " three four five next statement news public police company month months house party city"
        + " called come came going good high home know left long man old own place put right second"
        + " set see use used want way work working three number expected added early end found help"
        + " issue issues leader leaders members called local major later late near need open plan"
        + " plans political power former security support think today took united war whether without"
        + " yesterday foreign general american us washington around every members meeting several less"
        + " much great lot thing things area able across already always among began become best better"
        + " big case change chief clear close continue court decision despite due face far few follow"
        + " following force full future give given go got held hold hours however important increase"
        + " john keep key law lead least life line live look making media men military money morning"
        + " move must never night nothing office order others past point possible press problem real"
        + " really reason recent run saying seen series service show side small something special"
        + " spokesman start started story system team though thought times top total trying turn until"
        + " used using wanted went west women words yet young"
    ),
    (
      50,
      "january february march april may june july august september october november december death"
        + " died dead killed attack attacks arrested charges trial prison fire game season win won"
        + " lost coach players play league final market markets shares price prices bank billion"
        + " dollars pounds profit economic economy trade oil sales business companies deal agreement"
        + " talks peace troops army forces defence defense weapons missile nuclear parliament election"
        + " vote votes opposition campaign hospital school children family woman car road street"
        + " investigation authorities evidence suspect victim victims murder crime north south east"
        + " european europe british britain china chinese russia russian iraq israel london york"
        + " committee conference council department director district executive expert experts fact"
        + " federal figures film free friends head health history human idea impact industry information"
        + " interest job judge justice labour land large latest legal letter level likely low main"
        + " manager matter member music name network north note offer order outside owner page"
        + " paid paper pay period person phone photo players plane post pressure private process"
        + " programme project question questions quickly rate reach read record red reports response"
        + " rest result results rise role rules safe scene sign signed similar site situation social"
        + " south staff stage star step stop study taken term test third trip trying university video"
        + " view visit wall warned water weapon website white widely wife worth wrong accused action"
        + " agency agreed allow announced appeared areas asked based believe beat born break brought"
        + " build building buy capital career central chance charge claim claimed comment common"
        + " concern conditions confirmed control cost could crash current cut damage daily date"
    ),
  ]

  private static let table: [UInt32: Int32] = {
    var table: [UInt32: Int32] = [:]
    for (count, words) in tiers {
      for word in WordStream(title: words, text: "").words where table[word.stem] == nil {
        table[word.stem] = count
      }
    }
    return table
  }()
}

/// What a word with a closing stop can be.
enum Abbreviation {
  /// Stands before a name and never ends a sentence: `Gen.`, `Mr.`.
  case title
  /// Stands before a number: `Art.`, `No.`.
  case numbered
  /// Needs more words after it: `e.g.`, `vs.`.
  case leading
  /// May end a sentence or not: `Inc.`, `a.m.`, `U.S.`.
  case closing

  /// What a lower-case word without its last stop is, nil for an ordinary word.
  static func of(_ word: String) -> Abbreviation? { table[word] }

  /// Whether the word without its stop is an ordinary word too, so that a stop at the end of a
  /// sentence is the sentence's.
  static func isAlsoWord(_ word: String) -> Bool { words.contains(word) }

  private static let words: Set<String> = [
    "no", "art", "fig", "sat", "sun", "mar", "may", "gen", "mass", "sec", "est", "res", "col",
    "rep", "rev", "am", "pm", "in", "is", "pa", "ma", "mt", "min", "max", "ext", "par", "op",
    "oct", "inc", "ch", "p", "v", "c", "ed", "etc", "fed", "pop", "pres", "miss", "mo", "cap",
  ]

  private static let table: [String: Abbreviation] = {
    var table: [String: Abbreviation] = [:]
    func add(_ kind: Abbreviation, _ words: String) {
      for word in words.split(separator: " ") { table[String(word)] = kind }
    }
    add(
      .title,
      "mr mrs ms messrs mme mlle dr prof gen col sgt lt maj gov sen rep st hon capt cpt cmdr cdr"
        + " adm pres amb brig cpl pvt pfc fr supt insp det atty rev ven gens sens reps govs"
        + " profs drs ste mt ft asst assoc dep hr")
    add(
      .numbered,
      "no nos art arts sec secs fig figs vol vols pp p para paras par ch chap res ver ed eds op"
        + " nr approx ca c")
    add(.leading, "e.g i.e vs v cf viz eg ie incl esp resp nom")
    add(
      .closing,
      "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun"
        + " inc ltd co corp bros cos plc jr sr esq etc al a.m p.m am pm u.s u.k u.n e.u u.s.a"
        + " u.s.s.r d.c ph.d m.d b.a m.a m.sc b.sc bn mn m tn est dept univ assn assoc intl natl"
        + " govt ave blvd rd hwy bldg apt ext tel dist min max hrs hr mins secs lb lbs oz ft in"
        + " yr yrs mo mos a.k.a n.b p.s r.i.p sq km kg ariz calif colo conn fla ga ill ind kan ky"
        + " la mass md mich minn miss mo mont neb nev okla ore pa tenn tex vt va wash wis wyo ala"
        + " lv arrv attn div ark del ont que b.c a.d c.e b.c.e mt fed gov't dep't")
    return table
  }()
}

/// Regular English inflection, forwards and backwards.
///
/// Source: the spelling rules of any school grammar (silent e, doubled consonant, y to i); no list
/// but the exceptions below.
enum Inflection {
  static func thirdPerson(_ verb: String) -> String {
    switch verb {
    case "have": return "has"
    case "do": return "does"
    case "go": return "goes"
    case "be": return "is"
    default: break
    }
    if endsInConsonantY(verb) { return String(verb.dropLast()) + "ies" }
    return verb + (takesES(verb) ? "es" : "s")
  }

  static func gerund(_ verb: String) -> String {
    if verb.hasSuffix("ie") { return String(verb.dropLast(2)) + "ying" }
    if verb.hasSuffix("ee") || verb.hasSuffix("oe") || verb == "be" { return verb + "ing" }
    if verb.hasSuffix("e") { return String(verb.dropLast()) + "ing" }
    return stem(verb) + "ing"
  }

  static func past(_ verb: String) -> String {
    if verb.hasSuffix("e") { return verb + "d" }
    if endsInConsonantY(verb) { return String(verb.dropLast()) + "ied" }
    return stem(verb) + "ed"
  }

  /// The base form of an unknown verb in `-s`, `-ed` or `-ing`.
  static func verbLemma(_ form: String) -> String {
    if form.hasSuffix("ies"), form.utf8.count > 4 { return String(form.dropLast(3)) + "y" }
    if form.hasSuffix("ied"), form.utf8.count > 4 { return String(form.dropLast(3)) + "y" }
    if form.hasSuffix("ing"), form.utf8.count > 5 { return restored(String(form.dropLast(3))) }
    if form.hasSuffix("ed"), form.utf8.count > 4 { return restored(String(form.dropLast(2))) }
    if form.hasSuffix("es"), takesES(String(form.dropLast(2))) { return String(form.dropLast(2)) }
    if form.hasSuffix("s"), !form.hasSuffix("ss") { return String(form.dropLast()) }
    return form
  }

  /// The singular of a noun.
  static func nounLemma(_ form: String) -> String {
    if let lemma = irregularNouns[form] { return lemma }
    let count = form.utf8.count
    guard count > 3, form.hasSuffix("s") else { return form }
    for suffix in ["ss", "us", "is", "ics"] where form.hasSuffix(suffix) { return form }
    if form.hasSuffix("ies"), count > 4 { return String(form.dropLast(3)) + "y" }
    for suffix in ["sses", "shes", "ches", "xes", "zzes", "oes"] where form.hasSuffix(suffix) {
      return String(form.dropLast(2))
    }
    return String(form.dropLast())
  }

  private static let irregularNouns: [String: String] = [
    "men": "man", "women": "woman", "children": "child", "people": "people", "lives": "life",
    "wives": "wife", "leaves": "leaf", "halves": "half", "knives": "knife", "shelves": "shelf",
    "selves": "self", "feet": "foot", "teeth": "tooth", "mice": "mouse", "crises": "crisis",
    "analyses": "analysis", "bases": "base", "theses": "thesis", "criteria": "criterion",
    "phenomena": "phenomenon", "data": "datum", "media": "medium", "spokesmen": "spokesman",
    "spokeswomen": "spokeswoman", "businessmen": "businessman", "policemen": "policeman",
    "servicemen": "serviceman", "congressmen": "congressman", "gas": "gas", "series": "series",
    "species": "species", "headquarters": "headquarters", "news": "news", "shoes": "shoe",
    "buses": "bus", "viruses": "virus", "censuses": "census", "bonuses": "bonus",
    "aircraft": "aircraft", "troops": "troop", "memoranda": "memorandum", "canoes": "canoe",
  ]

  private static func takesES(_ word: String) -> Bool {
    ["s", "x", "z", "ch", "sh"].contains { word.hasSuffix($0) } || word == "go" || word == "veto"
      || word == "echo"
  }

  private static func endsInConsonantY(_ word: String) -> Bool {
    let bytes = Array(word.utf8)
    guard bytes.count > 2, bytes[bytes.count - 1] == 0x79 else { return false }
    return !isVowel(bytes[bytes.count - 2])
  }

  /// The verb with its last consonant doubled where its stress and spelling ask for it.
  private static func stem(_ verb: String) -> String {
    let bytes = Array(verb.utf8)
    guard doubling.contains(verb) || isShortClosed(bytes), let last = verb.last else { return verb }
    return verb + String(last)
  }

  /// One syllable of consonant, vowel, consonant, as in `stop`.
  private static func isShortClosed(_ bytes: [UInt8]) -> Bool {
    guard (3...6).contains(bytes.count) else { return false }
    let (a, b, c) = (bytes[bytes.count - 3], bytes[bytes.count - 2], bytes[bytes.count - 1])
    let rest = bytes.dropLast(3)
    return !isVowel(a) && isVowel(b) && !isVowel(c) && ![0x77, 0x78, 0x79].contains(c)
      && !rest.contains(where: isVowel)
  }

  private static let doubling: Set<String> = [
    "admit", "commit", "compel", "confer", "control", "deter", "expel", "occur", "permit", "prefer",
    "propel", "refer", "regret", "repel", "submit", "transfer", "transmit", "begin", "forget",
    "overrun", "kidnap", "patrol", "rebut", "rebel", "equip", "cancel", "travel", "label", "signal",
    "quit", "upset", "fulfil", "outfit", "offset", "unplug",
  ]

  private static func isVowel(_ byte: UInt8) -> Bool {
    [0x61, 0x65, 0x69, 0x6F, 0x75].contains(byte)
  }

  /// A stem without the second of two like consonants at its end.
  static func undoubled(_ stem: String) -> String {
    let last = stem.utf8.suffix(2)
    guard last.count == 2, last.first == last.last, !last.allSatisfy(isVowel) else { return stem }
    return String(stem.dropLast())
  }

  /// A stem without `-ed` or `-ing` with its silent e or single consonant back.
  private static func restored(_ stem: String) -> String {
    let bytes = Array(stem.utf8)
    guard bytes.count >= 3 else { return stem }
    let (a, b) = (bytes[bytes.count - 2], bytes[bytes.count - 1])
    let single = undoubled(stem)
    if single != stem, ![0x6C, 0x73, 0x7A, 0x66].contains(b) || doubling.contains(single) {
      return single
    }
    let isSilent =
      [0x76, 0x7A, 0x63, 0x75].contains(b) || b == 0x67 && a != 0x6E
      || b == 0x73 && a != 0x73 && (isVowel(a) || a == 0x6E)
    let suffixes = [
      "at", "ut", "it", "ot", "id", "ar", "ir", "ur", "or", "in", "bl", "pl", "tl", "gl", "dl",
      "fl", "ak", "ik", "ok",
    ]
    let isShort = bytes.count <= 4
    if isSilent || stem.hasSuffix("iat") || stem.hasSuffix("at") && bytes.count > 3
      || isShort && suffixes.contains(where: { stem.hasSuffix($0) }) && !stem.hasSuffix("oin")
        && !stem.hasSuffix("ain")
      || ["bl", "pl", "tl", "gl", "dl", "fl", "ok", "rs"].contains(where: { stem.hasSuffix($0) })
    {
      return stem + "e"
    }
    return stem
  }
}

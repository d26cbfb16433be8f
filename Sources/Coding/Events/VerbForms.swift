/// The forms of English verbs.
enum VerbForms {
  /// Which form of a verb a word can be.
  struct Form: OptionSet, Sendable, Hashable {
    let rawValue: UInt8
    static let base = Form(rawValue: 1)
    static let third = Form(rawValue: 2)
    static let past = Form(rawValue: 4)
    static let participle = Form(rawValue: 8)
    static let gerund = Form(rawValue: 16)
    /// An adjective after a form of `be`: ready, willing.
    static let adjective = Form(rawValue: 32)
  }

  /// All forms of a verb.
  ///
  /// - Parameter lemma: the base form in lower case.
  /// - Returns: words with the forms that they can be.
  static func forms(of lemma: String) -> [(String, Form)] {
    if adjectives.contains(lemma) { return [(lemma, .adjective)] }
    var forms: [(String, Form)] = [(lemma, .base), (third(lemma), .third)]
    for stem in stems(lemma) { forms.append((stem + "ing", .gerund)) }
    if let irregular = irregular[lemma] {
      forms.append((irregular.past, .past))
      forms.append((irregular.participle, .participle))
    } else {
      for stem in stems(lemma) { forms.append((past(stem, lemma), [.past, .participle])) }
    }
    return forms
  }

  /// The plural of a noun or the third person of a verb.
  static func third(_ lemma: String) -> String {
    let letters = Array(lemma.utf8)
    guard let last = letters.last else { return lemma }
    let before = letters.dropLast().last
    if last == UInt8(ascii: "y"), let before, !isVowel(before) {
      return String(lemma.dropLast()) + "ies"
    }
    let hisses = [UInt8(ascii: "s"), UInt8(ascii: "x"), UInt8(ascii: "z"), UInt8(ascii: "o")]
    let breathes =
      last == UInt8(ascii: "h") && (before == UInt8(ascii: "c") || before == UInt8(ascii: "s"))
    return lemma + (hisses.contains(last) || breathes ? "es" : "s")
  }

  /// The stems that take `ing`: with the last consonant doubled where that is the custom.
  private static func stems(_ lemma: String) -> [String] {
    if let last = lemma.last, doubling.contains(lemma) { return [lemma + String(last)] }
    if let last = lemma.last, doublingInBritain.contains(lemma) {
      return [lemma, lemma + String(last)]
    }
    if lemma.hasSuffix("e"), !lemma.hasSuffix("ee"), lemma.utf8.count > 2 {
      return [String(lemma.dropLast())]
    }
    return [lemma]
  }

  private static func past(_ stem: String, _ lemma: String) -> String {
    let letters = Array(lemma.utf8)
    if letters.last == UInt8(ascii: "y"), letters.count > 1, !isVowel(letters[letters.count - 2]) {
      return String(lemma.dropLast()) + "ied"
    }
    if stem.hasSuffix("e") { return stem + "d" }
    return stem + "ed"
  }

  private static func isVowel(_ letter: UInt8) -> Bool {
    letter == UInt8(ascii: "a") || letter == UInt8(ascii: "e") || letter == UInt8(ascii: "i")
      || letter == UInt8(ascii: "o") || letter == UInt8(ascii: "u")
  }

  private static let adjectives = words(
    "ready willing guilty responsible opposed prepared due committed")
  private static let doubling: Set<String> = words(
    """
    stop ban rap step swap stab jam ship plan plot permit admit readmit commit drop slap scrap shun snub
    kidnap expel confer ram club cut put set hit let get sit run begin
    """
  )
  private static let doublingInBritain: Set<String> = words("cancel label travel signal model")

  private static func words(_ list: String) -> Set<String> {
    Set(list.split { $0 == " " || $0 == "\n" }.map(String.init))
  }

  private static let irregular: [String: (past: String, participle: String)] = {
    var table: [String: (past: String, participle: String)] = [:]
    for entry in irregularList.split(whereSeparator: { $0 == "," || $0 == "\n" }) {
      let parts = entry.split(separator: " ").map(String.init)
      if parts.count == 3 { table[parts[0]] = (parts[1], parts[2]) }
    }
    return table
  }()

  private static let irregularList = """
    meet met met, hold held held, begin began begun, send sent sent, fly flew flown, pay paid paid
    make made made, lead led led, fight fought fought, strike struck struck, hit hit hit
    shoot shot shot, take took taken, seek sought sought, forgive forgave forgiven
    overthrow overthrew overthrown, withdraw withdrew withdrawn, say said said, tell told told
    speak spoke spoken, break broke broken, leave left left, cut cut cut, put put put, set set set
    throw threw thrown, find found found, give gave given, lend lent lent, know knew known
    come came come, go went gone, build built built, bring brought brought, burn burned burned
    swear swore sworn, blow blew blown, lay laid laid, let let let, see saw seen, bear bore borne
    overrun overran overrun, retake retook retaken, stand stood stood, undertake undertook undertaken
    beat beat beaten, get got got, buy bought bought, sell sold sold, spend spent spent
    freeze froze frozen, understand understood understood, become became become, rise rose risen, run ran run, hang hanged hanged, keep kept kept
    drive drove driven, sink sank sunk, win won won, shut shut shut
    steal stole stolen, ride rode ridden, sweep swept swept, thrust thrust thrust
    """
}

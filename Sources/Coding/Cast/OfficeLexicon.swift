import Ontology

/// The nouns that name people by what they do and bodies by what they are.
struct OfficeLexicon: Sendable {
  /// What a noun names.
  struct Noun: Sendable, Hashable {
    /// The sector.
    let role: Role
    /// Whether it names a body rather than a person.
    let isBody: Bool
    /// Whether it names several.
    let isPlural: Bool
    /// The singular form.
    let singular: String
  }

  /// The lexicon.
  static let english = OfficeLexicon()

  private let nouns: [String: Noun]
  private let modifiers: Set<String>

  private init() {
    var nouns: [String: Noun] = [:]
    for line in OfficeWords.nouns.split(separator: "\n") {
      let halves = line.split(separator: ":", maxSplits: 1)
      let fields = halves[0].split(separator: " ")
      guard let role = Role(rawValue: String(fields[0])) else { continue }
      let isBody = fields.count > 1
      for word in halves[1].split(separator: " ") {
        let forms = word.split(separator: "/").map(String.init)
        let isAlwaysPlural = forms.count == 1 && word.hasSuffix("+")
        let singular = isAlwaysPlural ? String(forms[0].dropLast()) : forms[0]
        nouns[singular] = Noun(
          role: role, isBody: isBody, isPlural: isAlwaysPlural, singular: singular)
        guard !isAlwaysPlural else { continue }
        let plural = forms.count > 1 ? forms[1] : OfficeLexicon.plural(of: singular)
        nouns[plural] = Noun(role: role, isBody: isBody, isPlural: true, singular: singular)
      }
    }
    self.nouns = nouns
    modifiers = Set(OfficeWords.modifiers.split(whereSeparator: \.isWhitespace).map(String.init))
  }

  /// What a folded word names, if it names people or bodies.
  func noun(_ word: String) -> Noun? { nouns[word] }

  /// Whether a folded word can stand before such a noun.
  func isModifier(_ word: String) -> Bool { modifiers.contains(word) }

  private static func plural(of noun: String) -> String {
    if noun.hasSuffix("y"), let before = noun.utf8.dropLast().last, !"aeiou".utf8.contains(before) {
      return String(noun.dropLast()) + "ies"
    }
    if noun.hasSuffix("s") || noun.hasSuffix("ch") { return noun + "es" }
    return noun + "s"
  }
}

/// The words of `OfficeLexicon`.
enum OfficeWords {
  /// Lines of `ROLE [body]: nouns`; irregular plurals after a slash, `+` where there is no singular.
  static let nouns = """
    GOV: minister president premier chancellor secretary/secretaries ambassador envoy diplomat spokesman/spokesmen spokeswoman/spokeswomen spokesperson/spokespeople official governor mayor king queen prince emir sultan monarch adviser advisor aide undersecretary attaché negotiator mediator consul leader ruler representative emissary counterpart authorities+
    GOV body: government ministry administration cabinet presidency embassy chancellery authority delegation
    MIL: general commander colonel admiral officer captain major lieutenant sergeant soldier brigadier marshal troops+ chief
    MIL body: army military navy forces+
    LEG: lawmaker senator deputy congressman/congressmen congresswoman/congresswomen legislator mp/mps parliamentarian
    LEG body: parliament assembly senate congress legislature house
    OPP body: opposition
    JUD: judge prosecutor
    JUD body: court tribunal
    COP body: police
    COP: policeman/policemen
    PTY: politician candidate chairman/chairmen chairwoman/chairwomen chair chairperson
    CVL: analyst expert researcher scholar lawyer historian economist activist critic observer commentator resident voter protester campaigner supporter witness/witnesses citizen fellow specialist head director veteran editor columnist author strategist pollster attorney source scientist engineer doctor physician sceptic skeptic insider elder colleague fisherman/fishermen
    EDU: professor lecturer academic student teacher
    MED: journalist reporter correspondent anchor moderator
    BUS: executive banker businessman/businessmen businesswoman/businesswomen ceo/ceos manager trader investor
    REL: bishop priest pope imam pastor rabbi patriarch archbishop cardinal
    IGO body: secretariat
    """

  /// Words that may stand between a determiner and such a noun.
  static let modifiers = """
    prime foreign defence defense interior home finance justice economy economic trade energy health
    education culture environment transport labour labor agriculture deputy vice assistant former ex
    acting interim then senior top high high-ranking high-level ranking leading national security
    chief special presidential parliamentary state federal regional local military naval army navy
    air force coast police intelligence political opposition ruling party press government governmental
    cabinet ministry retired serving unnamed anonymous veteran prominent independent legal
    constitutional international relations affairs european western eastern northern southern allied
    second first third fourth other another several many most some two three four five new outgoing
    incoming current late general attorney permanent union shipping campaign research policy senior
    public human rights armed border customs central provincial municipal executive junior joint
    lower upper nationalist liberal conservative socialist democratic republican communist academic
    non-governmental diplomatic strategic naval civilian court supreme criminal immigration media
    technology business financial investment market oil gas climate constitutional electoral
    election polling shadow community religious church student university youth women's veteran long-time
    longtime key close lead managing associate visiting emeritus founding honorary co-
    """
}

import Evidence
import Language

/// One word of a sentence as the event coder reads it.
struct ClauseWord {
  /// Index into the text's tokens.
  let token: Int
  /// Where it stands.
  let span: TextSpan
  /// Its form in lower case.
  let low: String
  /// Its part of speech, where known.
  let upos: UniversalPOS?
  /// What the lexicon knows about it.
  let entry: EventLexicon.Entry
  /// The actor that it names, an index into `EventCast.actors`; -1 for none.
  let actor: Int
  /// Whether it stands inside quotation marks.
  let isQuoted: Bool
  /// Whether it begins with a capital.
  let isCapital: Bool
  /// Whether a word of hearsay was left out right before it.
  var isHearsay = false

  /// Its classes.
  var classes: FunctionWord { entry.classes }

  /// Whether it is a noun whose holders act for the place or people named beside it.
  var isAgent: Bool {
    ClauseWord.agents.contains(low) || low.hasSuffix("ists") || low.hasSuffix("crats")
  }

  /// Nouns whose holders act for the place that follows: workers in Peru.
  static let agents: Set<String> = [
    "workers", "students", "rebels", "protesters", "people", "residents", "activists", "farmers",
    "troops", "forces", "police", "militants", "demonstrators", "crowds", "group", "groups",
    "soldiers", "judge", "judges", "court", "courts", "parliament", "officials", "gunmen",
    "hackers", "settlers", "opposition", "leaders", "government", "authorities", "lawmakers",
    "fighters", "guerrillas", "kurds", "minister", "ministers", "negotiators", "refugees", "mep",
    "senator", "senators", "envoy", "diplomat", "diplomats", "lawmaker", "prosecutors",
    "regulators",
    "navy", "army", "military",
    "teachers", "doctors", "inhabitants", "militia", "militias",
    "side", "sides", "newspaper", "newspapers", "press", "media", "dissident", "dissidents",
    "exile", "exiles", "voters", "citizens", "nationals", "unions", "party", "parties", "clerics",
    "bishops", "coalition", "delegation", "delegates", "community", "elders", "campaigners",
    "lawyers", "prisoners", "legislators", "deputies", "mps", "commander", "commanders",
    "officers", "gunboats", "warplanes", "jets", "detectives", "rulers", "leadership", "regime",
    "negotiator", "separatists", "insurgents", "crowd",
    "fishermen", "miners", "truckers", "drivers", "journalists", "writers",
    "monks", "priests", "imams", "peacekeepers", "paratroopers", "marines",
  ]

  /// Nouns for those who use force, and what they use.
  static let forces: Set<String> = [
    "troops", "soldiers", "forces", "army", "navy", "paratroopers", "marines", "commandos", "tanks",
    "infantry", "units", "regiments", "brigades", "battalions", "divisions", "columns",
    "guerrillas",
    "rebels", "militia", "militiamen", "gunmen", "fighters", "insurgents", "warplanes", "jets",
    "aircraft", "planes", "helicopters", "gunships", "bombers", "warships", "gunboats", "frigates",
    "submarines", "artillery", "drones", "missiles", "rockets", "peacekeepers", "contingent",
    "convoy", "troop", "air", "patrols",
  ]

  /// Whether it is the given kind of function word.
  func isA(_ classes: FunctionWord) -> Bool { !entry.classes.isDisjoint(with: classes) }
}

extension AnnotatedText {
  /// The dates that begin inside a span.
  ///
  /// - Complexity: O(log n) in dates.
  func dates(in span: TextSpan) -> ArraySlice<DateExpression> {
    func first(from offset: Int) -> Int {
      var low = 0
      var high = dates.count
      while low < high {
        let middle = (low + high) / 2
        if dates[middle].span.lower < offset { low = middle + 1 } else { high = middle }
      }
      return low
    }
    let start = first(from: span.lower)
    return dates[start..<max(start, first(from: span.upper))]
  }
}

/// A sentence without adverbs and dates, which may stand anywhere.
struct ClauseReading {
  /// The words.
  private(set) var words: [ClauseWord] = []
  /// Whether a word of sport stands in it.
  var isSport: Bool { sport > 1 }
  /// Words that are of sport and nothing else.
  private static let plainSport: Set<String> = [
    "goalkeeper", "striker", "fly-half", "seeded", "rugby", "cricket", "midfielder",
    "quarter-final", "semi-final", "handball",
    "basketball", "volleyball", "half-time", "eurovision",
  ]
  /// Two words that stand anywhere and change nothing.
  private static let asides: [String: Set<String>] = [
    "at": ["least", "once", "last"],
    "in": ["practice", "effect", "turn", "fact", "particular", "addition", "response"],
    "of": ["course"], "for": ["now", "example", "instance"],
  ]
  private static let timePrepositions: Set<String> = [
    "on", "in", "since", "by", "late", "early", "until", "of",
  ]
  private var sport = 0
  /// Whether it asks.
  private(set) var isQuestion = false

  /// Reads one sentence.
  ///
  /// - Complexity: O(n) in tokens of the sentence.
  init(sentence: Sentence, of text: AnnotatedText, cast: EventCast, lexicon: EventLexicon) {
    let tokens = sentence.tokens
    let actors = cast.actors
    var actor = cast.firstIndex(endingAfter: sentence.span.lower)
    var isQuoted = false
    var isHearsay = false
    let dates = text.dates(in: sentence.span)
    var date = dates.startIndex
    var index = tokens.lowerBound
    words.reserveCapacity(tokens.count)
    while index < tokens.upperBound {
      let token = text.tokens[index]
      let low = ASCII.folded(token.form)
      var entry = lexicon.entries[low] ?? EventLexicon.Entry()
      while actor < actors.endIndex, actors[actor].span.upper <= token.span.lower { actor += 1 }
      let held = actor < actors.endIndex && actors[actor].span.overlaps(token.span)
      let isCapital = token.form.utf8.first.map { (65...90).contains($0) } ?? false
      // A name is no word: WHO, May, March.
      if held, isCapital, !actors[actor].isPronoun { entry = EventLexicon.Entry() }
      if entry.classes.contains(.quote) {
        isQuoted = token.form == "“" || (token.form != "”" && !isQuoted)
        index += 1
        continue
      }
      if entry.classes.contains(.sport) {
        sport += ClauseReading.plainSport.contains(low) ? 2 : 1
      }
      if !held {
        while date < dates.endIndex, dates[date].span.upper <= token.span.lower { date += 1 }
        if date < dates.endIndex, dates[date].span.overlaps(token.span) {
          if let last = words.last, ClauseReading.timePrepositions.contains(last.low) {
            words.removeLast()
          }
          index += 1
          continue
        }
        if index + 1 < tokens.upperBound,
          ClauseReading.asides[low]?.contains(text.tokens[index + 1].form) == true
        {
          index += 2
          continue
        }
        if entry.classes.contains(.hearsay) { isHearsay = true }
        if entry.classes.contains(.adverb) || (entry.words.isEmpty && low.isManner) {
          index += 1
          continue
        }
      }
      var word = ClauseWord(
        token: index, span: token.span, low: low, upos: token.upos, entry: entry,
        actor: held ? actor : -1,
        isQuoted: isQuoted, isCapital: isCapital
      )
      word.isHearsay = isHearsay
      isHearsay = false
      if low == "?" { isQuestion = true }
      words.append(word)
      index += 1
    }
  }
}

extension String {
  /// Whether it is an adverb in `-ly`, as far as the ending tells.
  var isManner: Bool {
    utf8.count > 5 && hasSuffix("ly") && !String.nouns.contains(self)
  }

  private static let nouns: Set<String> = ["family", "assembly", "anomaly", "monopoly", "supply"]
}

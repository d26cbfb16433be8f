import Actors
import Evidence
import Language
import Ontology
import Records

/// Reads who is party to an instrument.
struct PartyReader: Sendable {
  let scene: AgreementScene
  let table: ActorTable

  /// One sentence's word on the parties.
  private struct Vote {
    let parties: Set<ActorID>
    let weight: Int
  }

  /// The parties that the mentions of an instrument speak for; empty where none are named.
  ///
  /// Each mention votes by the strongest construction it stands in; the set with most votes wins,
  /// and of equals the larger one.
  func parties(of group: InstrumentGroup) -> [ActorID] {
    var votes: [Vote] = []
    for mention in group.mentions { votes += self.votes(mention) }
    return decide(votes)
  }

  /// The pairs of one state with each of several that it "signed agreements with": bilateral ones, unless
  /// the words say otherwise; empty where that is not told.
  func pairs(of group: InstrumentGroup) -> [[ActorID]] {
    for mention in group.mentions where !mention.isPlural {
      let words = scene.sentences[mention.sentence].words
      let after = mention.words.upperBound
      guard words[mention.head].norm.hasSuffix("s"), after < words.count,
        words[after].norm == "with",
        mention.words.allSatisfy({
          !["trilateral", "multilateral", "joint"].contains(words[$0].norm)
        })
      else { continue }
      let partners = self.group(from: after + 1, in: scene.sentences[mention.sentence])
      let signers = self.signers(mention, scene.sentences[mention.sentence]).subtracting(partners)
      guard partners.count > 1, signers.count == 1, let one = signers.first else { continue }
      return partners.sorted().map { [one, $0].sorted() }
    }
    return []
  }

  /// The votes of a sentence that speaks of the instrument without naming it, for texts that name
  /// the parties only there.
  func partiesOfSigning(in index: Int) -> [ActorID] {
    let sentence = scene.sentences[index]
    guard let verb = SigningWords.byParties.first(in: sentence),
      verb.lowerBound == 0
        || !["not", "never"].contains(sentence.words[verb.lowerBound - 1].norm)
    else { return [] }
    return subject(before: verb.lowerBound, in: sentence).sorted()
  }

  private func decide(_ votes: [Vote]) -> [ActorID] {
    let several = votes.filter { $0.parties.count >= 2 }
    guard !several.isEmpty else {
      let all = votes.filter { $0.weight >= 2 }.reduce(into: Set<ActorID>()) {
        $0.formUnion($1.parties)
      }
      return all.sorted()
    }
    var weights: [Set<ActorID>: Int] = [:]
    for vote in several { weights[vote.parties, default: 0] += vote.weight }
    // A set speaks also for the larger ones that hold it: "the two" of three.
    let best = weights.max { left, right in
      (support(left.key, weights), left.key.count, right.key.sorted().map(\.rawValue).joined())
        < (support(right.key, weights), right.key.count, left.key.sorted().map(\.rawValue).joined())
    }
    return best?.key.sorted() ?? []
  }

  private func support(_ set: Set<ActorID>, _ weights: [Set<ActorID>: Int]) -> Int {
    weights.reduce(0) { sum, other in
      sum + (other.key == set ? other.value : other.key.isSubset(of: set) ? other.value / 2 : 0)
    }
  }

  private func votes(_ mention: InstrumentMention) -> [Vote] {
    let sentence = scene.sentences[mention.sentence]
    var votes: [Vote] = []
    func vote(_ parties: Set<ActorID>, _ weight: Int) {
      if !parties.isEmpty { votes.append(Vote(parties: parties, weight: weight)) }
    }
    vote(between(mention, sentence), 6)
    vote(signers(mention, sentence), 5)
    vote(acceders(mention, sentence), 3)
    vote(enders(mention, sentence), 2)
    vote(byPhrase(mention, sentence), 5)
    vote(named(mention, sentence), 3)
    vote(partner(mention, sentence), 4)
    vote(obliged(mention, sentence), 2)
    vote(holders(mention, sentence), 2)
    return votes
  }

  /// "the agreement between Japan and the Philippines".
  private func between(_ mention: InstrumentMention, _ sentence: SentenceWords) -> Set<ActorID> {
    let words = sentence.words
    let window = mention.words.upperBound..<min(words.count, mention.words.upperBound + 6)
    guard
      let mark = window.first(where: {
        ["between", "among", "uniting", "linking"].contains(words[$0].norm)
      })
        ?? (mention.isPlural
          ? nil
          : window.prefix(1).first { words[$0].norm == "of" && hasActor(after: $0, sentence) })
    else { return [] }
    return group(from: mark + 1, in: sentence)
  }

  /// "Russia and North Korea signed a treaty", "the treaty that Putin and Kim signed".
  private func signers(_ mention: InstrumentMention, _ sentence: SentenceWords) -> Set<ActorID> {
    let words = sentence.words
    guard
      let verb = SigningWords.byParties.all(in: sentence).first(where: { range in
        abs(range.lowerBound - mention.head) <= 24
      })
    else { return [] }
    if verb.lowerBound > 0,
      ["was", "were", "been", "be", "not"].contains(words[verb.lowerBound - 1].norm)
    {
      return []
    }
    var found = subject(before: verb.lowerBound, in: sentence)
    let reach =
      verb.upperBound..<min(words.count, max(verb.upperBound + 15, mention.words.upperBound + 3))
    let withs = reach.filter {
      words[$0].norm == "with" && !PartyReader.shared.contains(words[$0 - 1].norm)
    }
    // `a treaty with Jordan and a declaration with Bahrain`: each its own.
    if let with = withs.first(where: { $0 > mention.head }) ?? withs.first {
      found.formUnion(partners(after: with, in: sentence))
    }
    return found
  }

  /// Those named behind `with`, but who is only there: `with the president looking on`.
  private func partners(after with: Int, in sentence: SentenceWords) -> Set<ActorID> {
    let named = coordination(from: with + 1, in: sentence)
    let next = sentence.words.first { $0.span.lower >= named.end }?.norm ?? ""
    return PartyReader.watching.contains(next) ? [] : named.members
  }

  /// "The Philippines gave the United States notice that it terminates the agreement": the two that
  /// a sentence on its end names.
  private func enders(_ mention: InstrumentMention, _ sentence: SentenceWords) -> Set<ActorID> {
    guard sentence.has(PartyReader.endings) else { return [] }
    let found = Set(scene.cast.mentions(in: sentence.span).flatMap { states($0) })
    return found.count == 2 ? found : []
  }

  /// What somebody has with another who signs nothing: "a defence zone along their borders with Russia".
  private static let shared: Set<String> = [
    "border", "borders", "frontier", "frontiers", "war", "conflict", "ties", "relations", "talks",
    "tensions", "row", "dispute", "trade",
  ]
  private static let watching: Set<String> = [
    "looking", "watching", "standing", "attending", "presiding", "hosting", "sitting", "present",
  ]
  private static let endings: Set<String> = [
    "ending", "quits", "leaving",
    "notice", "terminates", "terminated", "terminate", "scraps", "scrapped", "denounces",
    "denounced", "abrogates", "abrogated", "suspends", "suspended", "suspending", "revokes",
    "revoked", "revoke",
    "cancels", "cancelled", "ends", "ended",
  ]

  private static let steps: Set<String> = [
    "acceded", "accedes", "accede", "joined", "joins", "left", "leaves", "quit", "quits", "ceased",
    "longer",
  ]

  /// "Saudi Arabia acceded to the treaty", "Norway joins the convention", "the United States left it".
  private func acceders(_ mention: InstrumentMention, _ sentence: SentenceWords) -> Set<ActorID> {
    let words = sentence.words
    let verb = words.indices.last { index in
      index < mention.words.lowerBound && mention.words.lowerBound - index <= 7
        && PartyReader.steps.contains(words[index].norm)
    }
    return verb.map { subject(before: $0, in: sentence) } ?? []
  }

  /// "signed by Greece and France".
  private func byPhrase(_ mention: InstrumentMention, _ sentence: SentenceWords) -> Set<ActorID> {
    let words = sentence.words
    let window = mention.words.upperBound..<min(words.count, mention.words.upperBound + 8)
    guard let verb = window.first(where: { SigningWords.verbs.contains(words[$0].norm) }) else {
      return []
    }
    let rest = verb + 1..<min(words.count, verb + 8)
    guard let by = rest.first(where: { words[$0].norm == "by" }) else { return [] }
    return group(from: by + 1, in: sentence)
  }

  /// "the Greek-French deal", "the Russia-North Korea treaty".
  private func named(_ mention: InstrumentMention, _ sentence: SentenceWords) -> Set<ActorID> {
    let found = scene.cast.mentions(in: mention.span).flatMap { states($0) }
    return Set(found)
  }

  /// "the defence agreement with France", with the subject of the sentence.
  private func partner(_ mention: InstrumentMention, _ sentence: SentenceWords) -> Set<ActorID> {
    let words = sentence.words
    let after = mention.words.upperBound
    let window = after..<min(words.count, after + 3)
    guard let with = window.first(where: { words[$0].norm == "with" }) else { return [] }
    let partners = self.partners(after: with, in: sentence)
    guard !partners.isEmpty else { return [] }
    return partners.union(opening(of: sentence, before: mention.words.lowerBound))
  }

  /// "The treaty obliges Russia and North Korea to help each other", "In the memorandum, A, B and
  /// C gave D assurances".
  private func obliged(_ mention: InstrumentMention, _ sentence: SentenceWords) -> Set<ActorID> {
    let words = sentence.words
    let verbs = words.indices.filter {
      [
        "obliges", "commits", "binds", "bind", "obliged", "gave", "commit", "oblige", "pledged",
        "promised",
      ]
      .contains(words[$0].norm)
    }
    guard let verb = verbs.first(where: { $0 > mention.head }) else { return [] }
    let object = group(from: verb + 1, in: sentence)
    if words[verb].norm.hasPrefix("oblig") || words[verb].norm.hasPrefix("commit")
      || words[verb].norm.hasPrefix("bind")
    {
      return object.union(owed(after: verb, in: sentence))
    }
    return object.union(subject(before: verb, in: sentence))
  }

  /// "China and North Korea have a treaty of mutual aid"; not each of them with a third.
  private func holders(_ mention: InstrumentMention, _ sentence: SentenceWords) -> Set<ActorID> {
    let words = sentence.words
    let verb = mention.words.lowerBound - 2
    guard verb > 0, mention.words.count > 1, ["a", "an"].contains(words[verb + 1].norm),
      ["have", "share"].contains(words[verb].norm), words[verb - 1].norm != "each"
    else { return [] }
    return subject(before: verb, in: sentence)
  }

  /// "binds Vanuatu to consult Australia": to whom the duty is owed.
  private func owed(after verb: Int, in sentence: SentenceWords) -> Set<ActorID> {
    let words = sentence.words
    let window = (verb + 1)..<min(words.count, verb + 8)
    guard
      let duty = window.first(where: {
        words[$0 - 1].norm == "to"
          && ["help", "consult", "defend", "assist", "aid", "support", "inform"].contains(
            words[$0].norm)
      })
    else { return [] }
    return group(from: duty + 1, in: sentence)
  }

  private func hasActor(after index: Int, _ sentence: SentenceWords) -> Bool {
    guard index + 1 < sentence.words.count else { return false }
    let from = sentence.words[index + 1].span.lower
    return scene.cast.mentions(in: TextSpan(from, max(from, sentence.span.upper))).first.map {
      $0.span.lower <= from + 12
    } ?? false
  }
}

// Coordinated mentions.
extension PartyReader {
  /// The states of a mention, and the European Union, which concludes instruments as they do; capitals and
  /// buildings count only as governments.
  func states(_ mention: CastMention) -> [ActorID] {
    mention.principals.filter { table.kind(of: $0) == .state || $0 == PartyReader.union }
  }

  private static let union = ActorID("EU")

  /// The states of the coordinated mentions that begin at a word: "Japan and the Philippines".
  func group(from index: Int, in sentence: SentenceWords) -> Set<ActorID> {
    coordination(from: index, in: sentence).members
  }

  private func coordination(from index: Int, in sentence: SentenceWords)
    -> (members: Set<ActorID>, end: Int)
  {
    guard index < sentence.words.count else { return ([], 0) }
    let from = sentence.words[index].span.lower
    let mentions = Array(scene.cast.mentions(in: TextSpan(from, max(from, sentence.span.upper))))
    guard let first = mentions.first, first.span.lower - from <= 40,
      isLink(from, first.span.lower, in: sentence)
    else { return ([], 0) }
    var found = Set(states(first))
    var last = first
    var hasAnd = false
    for mention in mentions.dropFirst() {
      guard isLink(last.span.upper, mention.span.lower, in: sentence),
        !(hasAnd && isAnd(last.span.upper, mention.span.lower, in: sentence))
      else { break }
      hasAnd = hasAnd || isAnd(last.span.upper, mention.span.lower, in: sentence)
      found.formUnion(states(mention))
      last = mention
    }
    return (found, last.span.upper)
  }

  /// The states of the coordinated mentions nearest before a word: the subject.
  func subject(before index: Int, in sentence: SentenceWords) -> Set<ActorID> {
    guard index > 0 else { return [] }
    let limit = sentence.words[min(index, sentence.words.count - 1)].span.lower
    let mentions = Array(
      scene.cast.mentions(in: TextSpan(sentence.span.lower, max(sentence.span.lower, limit))))
    guard var last = mentions.indices.last(where: { !states(mentions[$0]).isEmpty }) else {
      return []
    }
    guard wordCount(mentions[last].span.upper, limit, in: sentence) <= 12 else { return [] }
    var found = Set(states(mentions[last]))
    var hasAnd = false
    for index in mentions.indices.reversed() where index < last {
      let gapStart = mentions[index].span.upper
      let isAnd = isAnd(gapStart, mentions[last].span.lower, in: sentence)
      guard isLink(gapStart, mentions[last].span.lower, in: sentence), !(hasAnd && isAnd) else {
        break
      }
      hasAnd = hasAnd || isAnd
      found.formUnion(states(mentions[index]))
      last = index
    }
    return found
  }

  /// The states of the first coordinated mentions of a sentence, where they stand before a word.
  private func opening(of sentence: SentenceWords, before index: Int) -> Set<ActorID> {
    let limit = sentence.words[index].span.lower
    let first = scene.cast.mentions(in: sentence.span).first { !states($0).isEmpty }
    guard let first, first.span.upper <= limit,
      let word = sentence.words.firstIndex(where: { $0.span.lower >= first.span.lower })
    else { return [] }
    return group(from: word, in: sentence)
  }

  /// The coordinated groups of two or more states in a sentence.
  func groups(in sentence: SentenceWords) -> [Set<ActorID>] {
    var found: [Set<ActorID>] = []
    var last = -1
    for mention in scene.cast.mentions(in: sentence.span) where mention.span.lower > last {
      guard let word = sentence.words.firstIndex(where: { $0.span.lower >= mention.span.lower })
      else {
        continue
      }
      let group = coordination(from: word, in: sentence)
      if group.members.count >= 2 { found.append(group.members) }
      last = max(last, group.end - 1)
    }
    return found
  }

  private func wordCount(_ lower: Int, _ upper: Int, in sentence: SentenceWords) -> Int {
    sentence.words.count { $0.span.lower >= lower && $0.span.upper <= upper }
  }

  /// Whether the gap is nothing but `and`: a list has one, a second begins another clause.
  private func isAnd(_ lower: Int, _ upper: Int, in sentence: SentenceWords) -> Bool {
    let words = sentence.words.filter { $0.span.lower >= lower && $0.span.upper <= upper }
    return words.first?.norm == "and"
  }

  /// Whether the words between two mentions join them into one group.
  private func isLink(_ lower: Int, _ upper: Int, in sentence: SentenceWords) -> Bool {
    let words = sentence.words.filter { $0.span.lower >= lower && $0.span.upper <= upper }.map(
      \.norm)
    if words.isEmpty { return true }
    if words.count > 12 { return false }
    let joins: Set<String> = ["and", "or", "with", "plus", "s"]
    let fill: Set<String> = [
      "the", "of", "its", "their", "president", "prime", "minister", "ministers", "defence",
      "defense", "foreign", "leader", "leaders", "chancellor", "king", "neighbour", "neighbours",
      "neighbor", "two", "three", "member", "members", "countries", "nato", "from", "western",
      "balkans", "governments", "government", "states", "state", "secretary", "counterpart",
      "counterparts", "his", "her", "both", "ally", "allies", "republic", "a", "along", "as",
      "well", "together", "chief", "commander", "ministries", "ministry", "to", "each", "of",
      "fellow", "junta", "juntas", "soviet", "then", "former", "new", "crown", "prince", "elect",
      "designate", "deputy", "vice", "acting", "interim", "outgoing", "premier", "army", "general",
    ]
    let stops: Set<String> = [
      "said", "says", "that", "have", "has", "had", "is", "was", "were", "will", "would", "to",
      "in", "on", "at", "for", "by", "which", "who", "whom", "when", "while", "after", "before",
      "but", "not", "against", "over", "about", "told", "asked", "called", "than", "if", "between",
    ]
    // "Saudi Arabia and nuclear-armed Pakistan": a short gap of describing words.
    if words.first == "and", words.count <= 4, !words.contains(where: stops.contains) {
      return true
    }
    let isJoined =
      words.contains(where: joins.contains) || words.allSatisfy { ["the", "of", "s"].contains($0) }
      || words.count <= 7
    return isJoined && words.allSatisfy { joins.contains($0) || fill.contains($0) }
  }
}

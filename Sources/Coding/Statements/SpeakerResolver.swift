import Evidence
import Language
import Ontology
import Records

/// Turns the words that name a speaker into an actor with name, role and affiliation.
struct SpeakerResolver {
  private let cast: Cast
  private let reader: SentenceReader
  private let homes: HomeFinder

  init(cast: Cast, reader: SentenceReader) {
    self.cast = cast
    self.reader = reader
    homes = HomeFinder(cast: cast)
  }

  /// The speaker behind a phrase.
  func speaker(_ phrase: Range<Int>?) -> Speaker {
    guard let phrase = phrase.map(withoutDay) else { return Speaker(text: "", span: nil) }
    let columns = cast.columns
    let mentions = mentions(for: phrase)
    var span = columns.span(phrase)
    if let first = mentions.first, mentions.count == 1 { span = span.union(first.span) }
    var speaker = Speaker(text: columns.text.article.text[span], span: span)
    guard let first = mentions.first else {
      if let owner = ownerOfOffice(phrase) {
        speaker.role = "office"
        speaker.actors = owner.principals
        speaker.affiliation = owner.principals.first
        return speaker
      }
      speaker.role = role(from: phrase)
      if speaker.role != nil { speaker.affiliation = homes.state(of: phrase) }
      return speaker
    }
    var actors: [ActorID] = []
    var affiliations: [ActorID] = []
    for mention in mentions {
      for actor in mention.actors where !actors.contains(actor) { actors.append(actor) }
      for actor in mention.affiliations where !affiliations.contains(actor) {
        affiliations.append(actor)
      }
    }
    speaker.actors = actors
    speaker.affiliation = affiliations.count == 1 ? affiliations[0] : nil
    if mentions.count == 1 {
      speaker.role = first.office
      if let person = cast.person(of: first) { speaker.name = person.name }
      if speaker.affiliation == nil, actors.count == 1, first.kind != .name,
        !actors[0].isPerson
      {
        speaker.affiliation = actors[0]
      }
      if speaker.affiliation == nil, speaker.role != nil {
        speaker.affiliation = homes.state(of: first)
      }
    }
    if mentions.count == 1, isOrgan(first), let state = homes.state(ofOrgan: first) {
      speaker.actors = [state]
      speaker.affiliation = state
      speaker.role = ASCII.folded(first.text)
    }
    let names = mentions.flatMap(\.persons).map { cast.persons[$0].name }
    if names.count > 1 { speaker.name = names.joined(separator: ", ") }
    if speaker.name == nil, mentions.count == 1, let body = actors.first,
      body.rawValue.hasPrefix("ORG:")
    {
      speaker.name = String(body.rawValue.dropFirst(4))
    }
    return speaker
  }

  /// `China on Thursday`: when is no part of who.
  private func withoutDay(_ phrase: Range<Int>) -> Range<Int> {
    let columns = cast.columns
    var end = phrase.upperBound
    while end > phrase.lowerBound + 1, WordClasses.calendar.contains(columns.words[end - 1]),
      !reader.subjects.isMentioned(end - 1)
    {
      end -= 1
    }
    let joints: Set = ["on", "late", "early", "last", "this", "in"]
    guard end < phrase.upperBound else { return phrase }
    while end > phrase.lowerBound + 1, joints.contains(columns.words[end - 1]) { end -= 1 }
    return phrase.lowerBound..<end
  }

  /// `Sharif's office` speaks for the state of whose office it is.
  private func ownerOfOffice(_ phrase: Range<Int>) -> CastMention? {
    let columns = cast.columns
    guard columns.words[phrase.upperBound - 1] == "office", phrase.count > 2,
      columns.words[phrase.upperBound - 2] == "'s",
      let mention = cast.mention(at: columns.span(phrase.upperBound - 3).lower),
      mention.principals.count == 1, mention.principals[0].looksLikeState
    else { return nil }
    return mention
  }

  /// A ministry called by its name without a state: `the Ministry of Defence`.
  private func isOrgan(_ mention: CastMention) -> Bool {
    guard mention.kind == .name || mention.kind == .office, mention.actors.count == 1,
      mention.affiliations.isEmpty || mention.affiliations == mention.actors,
      mention.actors[0].rawValue.hasPrefix("ORG:")
    else { return false }
    let words = cast.columns.tokens(in: mention.span).map { cast.columns.words[$0] }
    return words.contains("ministry") || words.contains("presidential") && words.contains("office")
  }

  /// The mentions that speak: the one that holds the phrase's noun, or a list of them.
  private func mentions(for phrase: Range<Int>) -> [CastMention] {
    let found = reader.subjects.mentions(in: phrase)
    let head = reader.head(of: phrase)
    guard let leading = found.first(where: { reader.subjects.tokens(of: $0).contains(head) }) else {
      return issuer(found, of: head)
    }
    var chosen = [leading]
    for next in found where next > leading {
      let gap =
        reader.subjects.tokens(of: chosen[chosen.count - 1])
        .upperBound..<reader.subjects.tokens(of: next).lowerBound
      guard gap.allSatisfy({ [",", "and", "or"].contains(cast.columns.words[$0]) }), !gap.isEmpty
      else { break }
      chosen.append(next)
    }
    for previous in found.reversed() where previous < leading {
      let gap =
        reader.subjects.tokens(of: previous)
        .upperBound..<reader.subjects.tokens(of: chosen[0]).lowerBound
      guard gap.allSatisfy({ [",", "and", "or"].contains(cast.columns.words[$0]) }), !gap.isEmpty
      else { break }
      chosen.insert(previous, at: 0)
    }
    return chosen.map { cast.mentions[$0] }
  }

  /// `a statement from the Turkish defence ministry`: who issues a paper speaks in it.
  private func issuer(_ found: [Int], of head: Int) -> [CastMention] {
    let columns = cast.columns
    let papers: Set = [
      "statement", "communique", "communiqué", "release", "note", "letter", "post",
    ]
    guard papers.contains(columns.words[head]),
      ["from", "by", "of"].contains(columns.word(head + 1)),
      let first = found.first(where: {
        let start = reader.subjects.tokens(of: $0).lowerBound
        return start == head + 2 || start == head + 3 && columns.words[head + 2] == "the"
      })
    else { return [] }
    return [cast.mentions[first]]
  }

  /// The trade of somebody whom the cast does not hold: `most lawyers`, `a taxi driver`.
  private func role(from phrase: Range<Int>) -> String? {
    let head = reader.head(of: phrase)
    let word = cast.columns.words[head]
    if let noun = OfficeLexicon.english.noun(word) { return noun.singular }
    guard !cast.columns.isCapitalised[head] || head == phrase.lowerBound, PersonNouns.holds(word)
    else { return nil }
    var first = phrase.lowerBound
    while first < head,
      WordClasses.determiners.contains(cast.columns.words[first])
        || WordClasses.numbers[cast.columns.words[first]] != nil
    { first += 1 }
    return ASCII.folded(cast.columns.string(first..<(head + 1)))
  }
}

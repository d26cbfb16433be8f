import Evidence
import Language
import Ontology

/// A place in a text where an instrument is named or described.
struct InstrumentMention: Sendable {
  /// The index of the sentence.
  let sentence: Int
  /// The words from the first modifier to the end of the name.
  let words: Range<Int>
  /// The index of the head noun in the sentence's words.
  let head: Int
  /// Where the words stand.
  let span: TextSpan
  /// The words as text.
  let name: String
  /// The form that the head noun names; nil for nouns that fit any form.
  let kind: AgreementKind?
  /// Whether it is written as a proper name.
  let isProper: Bool
  /// Whether an article or pronoun points back: `the`, `this`, `its`.
  let isDefinite: Bool
  /// Whether `a`, `another`, `no` or the like introduces it.
  let isIndefinite: Bool
  /// Whether it is several: `previous agreements`.
  let isPlural: Bool
}

/// Finds the mentions of instruments in a sentence.
struct InstrumentFinder: Sendable {
  /// The most words of a name.
  private static let longest = 17
  /// Head nouns and the form each names.
  private static let heads: [String: AgreementKind] = [
    "declaration": .declaration, "memorandum": .memorandumOfUnderstanding,
    "memoranda": .memorandumOfUnderstanding, "mou": .memorandumOfUnderstanding,
    "treaty": .treaty, "treaties": .treaty, "convention": .treaty, "charter": .charter,
    "protocol": .protocol, "protocols": .protocol, "roadmap": .roadmap, "agreement": .agreement,
    "agreements": .agreement, "accord": .agreement, "accords": .agreement,
    "communique": .statement, "communiqué": .statement, "declarations": .declaration,
    "statement": .statement, "plan": .roadmap, "programme": .roadmap, "program": .roadmap,
    "notes": .exchangeOfNotes, "letter": .memorandumOfUnderstanding,
    "letters": .memorandumOfUnderstanding,
    "map": .roadmap,
  ]
  /// Nouns that fit any form.
  private static let loose: Set<String> = [
    "pact", "pacts", "deal", "deals", "arrangement", "arrangements", "document", "paper", "text",
    "initiative", "instrument", "partnership", "entente", "pledge", "framework",
  ]
  /// Words without which some nouns are no instrument.
  private static let needed: [String: Set<String>] = [
    "statement": ["joint", "common", "trilateral", "bilateral", "tripartite"],
    "plan": ["work", "cooperation", "action", "implementation", "bilateral", "joint"],
    "programme": ["cooperation", "bilateral"], "program": ["cooperation", "bilateral"],
    "notes": ["exchange"], "letter": ["intent"], "letters": ["intent"], "map": ["road"],
    "partnership": ["strategic", "defence", "defense", "security"],
    "pledge": ["joint", "mutual", "the", "this"],
    "framework": ["a", "new"], "protocol": [], "text": ["the", "this", "that"],
    "document": ["the", "this", "that", "a"],
    "paper": ["the", "this", "that"], "initiative": ["the", "this", "new"],
  ]
  /// Modifiers that may stand before a head noun.
  private static let modifiers: Set<String> = [
    "joint", "political", "defence", "defense", "security", "military", "mutual", "bilateral",
    "trilateral", "tripartite", "strategic", "cooperation", "free", "trade", "reciprocal",
    "access", "partnership", "friendship", "non", "aggression", "peace", "framework", "new",
    "old", "similar", "separate", "earlier", "previous", "former", "secret", "union", "signed",
    "comprehensive", "technical", "border", "assistance", "aid", "solidarity", "neutrality",
    "status", "forces", "arms", "control", "basing", "logistics", "ten", "five", "year", "short",
    "historic", "landmark", "accession", "association", "economic", "energy", "gas", "migration",
    "coalition", "electoral", "merger", "licensing", "labour", "loan", "wage", "the", "work",
    "action", "implementation", "common", "formal", "draft", "collective", "north", "atlantic",
    "visiting", "nuclear", "intelligence", "sharing", "host", "nation", "support", "swap",
    "ceasefire", "climate", "extradition", "investment", "customs", "visa", "sale", "supply",
    "own", "so", "called", "such", "other", "same", "proposed", "future", "possible", "planned",
    "regional", "legal", "road", "written", "commercial", "open", "market", "stabilisation", "code",
    "share", "shareholders", "player", "transfer", "acquisition", "cross", "servicing",
    "broadcasting", "sponsorship", "two", "three",
    "bilateral", "multilateral", "intergovernmental", "interstate", "friendly", "founding",
    "union's", "european", "strategic",
  ]
  /// What else may follow `of` or `on` in a name: the kind of paper, or its matter.
  private static let matters: Set<String> = [
    "understanding", "intent", "and", "transport", "transit", "mobility", "rail", "railway",
    "training", "industry", "production", "procurement", "cyber", "maritime", "coast", "guard",
    "naval", "air", "missile", "drone", "rescue", "disaster", "police", "crime", "terrorism",
    "health", "education", "culture", "science", "space", "water", "fisheries", "grain", "minerals",
    "materials", "technology", "research", "information", "exchange", "civil", "medicine",
    "protection", "guarantees",
  ]
  /// Words that no name ends with: what they belong to is not known.
  private static let dangling: Set<String> = [
    "and", "the", "on", "for", "of", "joint", "common", "mutual", "new", "military", "strategic",
    "bilateral", "trilateral", "multilateral", "economic", "regional", "civil", "commercial",
    "technical", "political", "comprehensive", "legal", "maritime", "naval", "two", "three", "five",
    "ten", "free", "collective",
  ]
  private static let definite: Set<String> = [
    "the", "this", "that", "its", "their", "these", "those", "his",
  ]
  private static let indefinite: Set<String> = ["a", "an", "another", "any", "no", "some", "such"]
  private static let plurals: Set<String> = [
    "agreements", "treaties", "accords", "pacts", "deals", "arrangements", "protocols",
    "declarations", "memoranda", "letters",
  ]

  /// The mentions in one sentence, in text order.
  func mentions(in sentence: SentenceWords, index: Int) -> [InstrumentMention] {
    let found = sentence.words.indices.compactMap { mention(at: $0, in: sentence, index: index) }
    // `memorandum of agreement`, `partnership treaty`: one name, though it holds two nouns.
    return found.indices.filter { index in
      let words = found[index].words
      // A name is of a bounded length, so what holds it is near.
      let near = found[max(0, index - InstrumentFinder.longest)...].prefix(
        2 * InstrumentFinder.longest + 1)
      return !near.contains {
        $0.words.count > words.count && $0.words.lowerBound <= words.lowerBound
          && $0.words.upperBound >= words.upperBound || isAim(found[index], of: $0, sentence)
      }
    }.map { found[$0] }
  }

  /// `an action plan for a strategic partnership`: what a plan is for is no second instrument.
  private func isAim(
    _ mention: InstrumentMention, of other: InstrumentMention, _ sentence: SentenceWords
  )
    -> Bool
  {
    let gap = other.words.upperBound..<max(other.words.upperBound, mention.words.lowerBound)
    return other.kind == .roadmap && mention.isIndefinite
      && sentence.words[gap].first?.norm == "for" && gap.count == 2
  }

  private func mention(at head: Int, in sentence: SentenceWords, index: Int) -> InstrumentMention? {
    let words = sentence.words
    let norm = words[head].norm
    let kind = InstrumentFinder.heads[norm]
    guard kind != nil || InstrumentFinder.loose.contains(norm) else { return nil }
    let start = firstModifier(before: head, in: words)
    let end = lastWord(after: head, in: words)
    if isModifier(head, of: words, end: end) { return nil }
    if let needed = InstrumentFinder.needed[norm], !needed.isEmpty {
      let around = Set(words[max(0, start - 1)..<end].map(\.norm))
      let isCapitalName = words[head].isCapital && start < head
      if around.isDisjoint(with: needed), !isCapitalName { return nil }
    }
    let determiner = start > 0 ? words[start - 1].norm : ""
    // `would deal with the matter`
    let isVerb = ["will", "would", "must", "to", "can", "could", "should"].contains(determiner)
    if norm == "deal", start == head, isVerb { return nil }
    if ["instrument", "instruments"].contains(norm), isStep(end: head + 1, words) { return nil }
    if norm == "text", isTextOfAnother(end: head + 1, words) { return nil }
    // `the Government of National Accord`
    if norm == "accord", start < head, words[head - 1].norm == "national" { return nil }
    // `a declaration of war`
    if norm == "declaration", head + 2 < words.count, words[head + 1].norm == "of",
      ["war", "independence"].contains(words[head + 2].norm)
    {
      return nil
    }
    let span = sentence.span(start..<end)
    let isProper =
      words[head].isCapital
      && (start < head
        && words[start..<head].allSatisfy { $0.isCapital || ["of", "and", "on"].contains($0.norm) }
        || start == head && words[(head + 1)..<end].contains(where: \.isCapital))
    return InstrumentMention(
      sentence: index, words: start..<end, head: head, span: span,
      name: words[start..<end].map(\.norm).joined(separator: " "), kind: kind, isProper: isProper,
      isDefinite: InstrumentFinder.definite.contains(determiner),
      isIndefinite: InstrumentFinder.indefinite.contains(determiner)
        || words[start..<head].contains { ["similar", "separate", "such"].contains($0.norm) },
      isPlural: InstrumentFinder.plurals.contains(norm) && !isSignedNow(before: start, in: words))
  }

  /// `the text of a peace agreement`: the instrument is the agreement.
  private func isTextOfAnother(end: Int, _ words: [SentenceWords.Word]) -> Bool {
    guard end < words.count, words[end].norm == "of" else { return false }
    return words[end..<min(words.count, end + 6)].contains {
      InstrumentFinder.heads[$0.norm] != nil
    }
  }

  /// `instrument of ratification`: the paper of a step, not the instrument itself.
  private func isStep(end: Int, _ words: [SentenceWords.Word]) -> Bool {
    end + 1 < words.count && words[end].norm == "of"
      && ["accession", "ratification", "acceptance", "approval"].contains(words[end + 1].norm)
  }

  /// "signed two treaties": several, but the news.
  private func isSignedNow(before start: Int, in words: [SentenceWords.Word]) -> Bool {
    words[max(0, start - 4)..<start].contains { ["signed", "sign", "concluded"].contains($0.norm) }
  }

  /// Whether the noun only describes another: `the treaty ally`, `agreement talks`.
  private func isModifier(_ head: Int, of words: [SentenceWords.Word], end: Int) -> Bool {
    guard end == head + 1, end < words.count else { return false }
    let next = words[end].norm
    return ["ally", "allies", "organization", "organisation", "text", "paper", "document"].contains(
      next)
      && words[head].norm != "text"
  }

  private func firstModifier(before head: Int, in words: [SentenceWords.Word]) -> Int {
    var start = head
    while start > 0, head - start < 7 {
      let word = words[start - 1]
      if ["the", "a", "an"].contains(word.norm) { break }
      let isName =
        word.isCapital && (words[head].isCapital || isNamePart(start - 1, words))
        || isJoint(start - 1, before: head, words)
      // `the signed agreement`, not `Serbia signed agreements`
      if word.norm == "signed",
        start < 2 || !InstrumentFinder.definite.contains(words[start - 2].norm)
      {
        break
      }
      guard isName || isModifier(start - 1, before: head, words) else { break }
      start -= 1
    }
    while start < head,
      ["the", "so", "signed", "such", "own", "other", "two", "three", "said"].contains(
        words[start].norm)
    {
      start += 1
    }
    return start
  }

  /// Whether `and` or `of` joins the capitals of one name that an article opens: `the Comprehensive Security
  /// Integration and Prosperity Agreement`, `a Status of Visiting Forces Agreement`.
  private func isJoint(_ index: Int, before head: Int, _ words: [SentenceWords.Word]) -> Bool {
    guard ["and", "of"].contains(words[index].norm), words[head].isCapital,
      words[index + 1].isCapital
    else { return false }
    let opening = words[..<index].suffix(5).reversed().prefix(while: \.isCapital)
    let before = index - opening.count - 1
    return !opening.isEmpty && before >= 0
      && ["the", "a", "an", "its", "their", "this"].contains(words[before].norm)
  }

  /// Whether a word modifies: one of the known ones, or `and` between two of them.
  private func isModifier(_ index: Int, before head: Int, _ words: [SentenceWords.Word]) -> Bool {
    if InstrumentFinder.modifiers.contains(words[index].norm) { return true }
    return words[index].norm == "and" && index > 0 && index + 1 < head
      && InstrumentFinder.modifiers.contains(words[index - 1].norm)
      && words[index - 1].norm != "the"
  }

  /// Whether a capital before a common noun belongs to its name: one of a pair such as `Greek-French`,
  /// or the word behind `the` in `the Pukpuk treaty`.
  private func isNamePart(_ index: Int, _ words: [SentenceWords.Word]) -> Bool {
    guard words[index].isCapital, !InstrumentFinder.definite.contains(words[index].norm) else {
      return false
    }
    if index > 0, InstrumentFinder.definite.contains(words[index - 1].norm) { return true }
    return [index - 1, index + 1].contains { other in
      words.indices.contains(other) && words[other].isCapital
        && !InstrumentFinder.definite.contains(words[other].norm)
        && (words[other].span.lower == words[index].span.upper + 1
          || words[index].span.lower == words[other].span.upper + 1)
    }
  }

  /// Whether a small word stands between capitals of one name: `Prohibition of Nuclear Weapons`,
  /// `Forces in Europe`.
  private func isInsideName(_ index: Int, _ head: Int, _ words: [SentenceWords.Word]) -> Bool {
    guard words[head].isCapital, words[index - 1].isCapital, index + 1 < words.count else {
      return false
    }
    let next = words[index + 1]
    switch words[index].norm {
    case "of": return next.isCapital
    case "in": return ["europe", "asia", "africa", "outer"].contains(next.norm)
    default: return false
    }
  }

  /// Whether nothing but one space or hyphen stands before a word.
  private func isAdjacent(_ index: Int, _ words: [SentenceWords.Word]) -> Bool {
    words[index].span.lower <= words[index - 1].span.upper + 1
  }

  /// `memorandum of understanding on trade`: the matter follows the kind of paper.
  private func isMatterNext(_ index: Int, _ words: [SentenceWords.Word]) -> Bool {
    ["on", "for"].contains(words[index].norm)
      && ["understanding", "agreement", "intent"].contains(words[index - 1].norm)
  }

  /// The name goes on with `of Understanding`, `on defence cooperation`, `of mutual aid`.
  private func lastWord(after head: Int, in words: [SentenceWords.Word]) -> Int {
    var end = head + 1
    guard end + 1 < words.count, ["of", "on", "for"].contains(words[end].norm) else { return end }
    var last = end + 1
    if words[head].isCapital, words[last].norm == "the" { last += 1 }
    while last < words.count, last - end < 8, isAdjacent(last, words) {
      let word = words[last]
      let isPart =
        InstrumentFinder.modifiers.contains(word.norm) && word.norm != "the"
        || InstrumentFinder.matters.contains(word.norm)
        || word.norm == "agreement" && words[head].norm.hasPrefix("memorand")
        || isInsideName(last, head, words) || isMatterNext(last, words)
        || (word.isCapital && words[head].isCapital && !DateExpression.isCalendarWord(word.norm))
      guard isPart else { break }
      last += 1
    }
    while last > end + 1, InstrumentFinder.dangling.contains(words[last - 1].norm) { last -= 1 }
    if last > end + 1 { end = last }
    return end
  }
}

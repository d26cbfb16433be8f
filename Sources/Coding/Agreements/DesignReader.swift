import Evidence
import Language
import Ontology
import Records

/// Reads the formal clauses of an instrument from a sentence: how long it runs, how one leaves it,
/// what it covers, whom it is directed against, who pays, and the final clauses of treaties.
struct DesignReader: Sendable {
  let scene: AgreementScene
  let parties: PartyReader

  /// What a clause's words are, once its phrase is found.
  private enum Words {
    /// A length of time beside the phrase, or the phrase itself.
    case length
    /// What follows the phrase, to the end of its clause.
    case rest
    /// The phrase itself.
    case phrase
  }

  private struct Row {
    let kind: ClauseKind
    let words: Words
    let phrases: PhraseSet
  }

  private static let rows: [Row] = [
    Row(
      kind: .notice, words: .length,
      phrases: PhraseSet([
        "notice|notification|notifying|notified ~12 month|months|year|years|days",
        "month|months|year|years|days ~3 notice|notification",
        "month|months|year|years ~3 after ~8 notice|notification|denunciation",
        "withdraw*|denounce*|terminat*|leave ~12 month|months|year|years|days",
        "notice ~6 month|months|year|years ~1 ahead|earlier|before",
      ])),
    Row(
      kind: .term, words: .length,
      phrases: PhraseSet([
        "force|valid|run|runs|lasts|concluded|signed|remain*|prolong*|extended|extend|renew* ~6 for|by ~3 period? ~4 year|years|months",
        "period|term|duration of ~4 year|years|months",
        "year|years agreement|treaty|pact|deal|accord|memorandum|term|partnership|plan",
        "expire*|lapse* ~5 in|after|on ~4 year|years|months",
        "no time limit|no expiry", "no ~1 time limit|expiry",
        "unlimited|indefinite period|duration|term",
        "indefinitely", "remain in force ~4 indefinitely|permanently",
      ])),
    Row(
      kind: .scope, words: .rest,
      phrases: PhraseSet([
        "applies|apply|extends|extend|limited|confined only? to", "shall apply|extend ~1 to",
        "attack ~3 in|within the? ~2 area|region|pacific|europe|mediterranean|sea|territory|zone|arctic",
        "in|within|throughout the ~2 area|region|zone|theatre",
      ])),
    Row(
      kind: .funding, words: .rest,
      phrases: PhraseSet([
        "cost|costs|expenses ~4 borne|shared|met|paid|covered",
        "bear|share|pay ~3 cost|costs|expenses",
        "common|joint ~1 budget|fund|funding", "finance|financed|fund|funded ~3 by|from|through",
        "contribut* ~6 budget|fund|million|billion", "worth ~3 million|billion",
      ])),
    Row(
      kind: .accession, words: .rest,
      phrases: PhraseSet([
        "open ~3 for|to ~3 accession|signature|others|other|any|all",
        "may ~4 accede|adhere|join", "invite* ~6 accede|adhere|join",
      ])),
    Row(
      kind: .entryIntoForce, words: .rest,
      phrases: PhraseSet([
        "enter|enters|come|comes ~2 into force|effect|operation", "take|takes effect",
        "subject to ratification|approval",
      ])),
    Row(
      kind: .depositary, words: .rest,
      phrases: PhraseSet([
        "deposited ~2 with", "depositary|depository", "deposited ~2 in ~2 archives",
      ])),
    Row(
      kind: .registration, words: .phrase,
      phrases: PhraseSet(["regist* ~10 united nations|secretariat|secretary", "article 102"])),
    Row(
      kind: .languages, words: .rest,
      phrases: PhraseSet([
        "in the ~10 language|languages", "texts ~6 equally authentic|authoritative|authentic",
        "done|drawn ~4 duplicate|triplicate|original*|copy|copies ~12 in",
      ])),
    Row(
      kind: .amendment, words: .phrase,
      phrases: PhraseSet([
        "amend*", "revise|revised|revision|modified|modify ~6 agreement|consent|treaty",
      ])),
    Row(
      kind: .disputes, words: .rest,
      phrases: PhraseSet([
        "dispute*|difference*|disagreement* ~6 interpretation|application|implementation"
      ])),
    Row(
      kind: .relation, words: .rest,
      phrases: PhraseSet([
        "without prejudice|affect|affects|impair|derogate ~8 rights|obligations|treaties|charter",
        "not ~3 affect|prejudice|impair", "supersede*|replace*",
        "incompatible|conflict with ~6 treaty",
      ])),
    Row(
      kind: .institution, words: .rest,
      phrases: PhraseSet([
        "establish*|create*|set|sets up? ~3 council|commission|committee|secretariat|command|staff|headquarters|organ"
      ])),
  ]

  /// The clauses that a sentence states; at most one of a kind.
  ///
  /// - Parameters:
  ///   - sentence: the words.
  ///   - kinds: the kinds asked for.
  ///   - article: the article the sentence stands in, where known.
  /// - Returns: the clauses, in the order of the rows above.
  func clauses(
    in sentence: SentenceWords, kinds: Set<ClauseKind> = Set(ClauseKind.allCases),
    article: String? = nil
  ) -> [AgreementClause] {
    DesignReader.rows.filter { kinds.contains($0.kind) }.compactMap { row in
      guard let range = row.phrases.first(in: sentence),
        let words = words(row.words, of: range, sentence)
      else { return nil }
      return AgreementClause(
        kind: row.kind, article: article, words: scene.text.article.text[sentence.span(words)],
        span: sentence.span)
    }
  }

  /// The state that a sentence names as the attacker or the target, where it is no party.
  func adversary(in sentence: SentenceWords, parties known: [ActorID]) -> ActorID? {
    guard let range = DesignReader.against.first(in: sentence), !isDenied(range, sentence) else {
      return nil
    }
    let after = TextSpan(sentence.words[range.upperBound - 1].span.lower, sentence.span.upper)
    let reach = sentence.words[min(range.upperBound + 3, sentence.words.count - 1)].span.upper
    return scene.cast.mentions(in: after).filter { $0.span.lower < reach }
      .flatMap { parties.states($0) }.first { !known.contains($0) }
  }

  private static let against = PhraseSet([
    "attack*|aggression|invasion|attacked|war ~2 by|from|against", "directed|aimed against|at",
    "defence|defense|deterrence|protection|front against",
  ])

  private func isDenied(_ range: Range<Int>, _ sentence: SentenceWords) -> Bool {
    sentence.words[max(0, range.lowerBound - 5)..<range.upperBound].contains {
      ["not", "no", "nobody", "neither", "never", "nor", "none"].contains($0.norm)
    }
  }

  private func words(_ wanted: Words, of range: Range<Int>, _ sentence: SentenceWords)
    -> Range<Int>?
  {
    switch wanted {
    case .phrase: return range
    case .length: return length(around: range, sentence)
    case .rest:
      var end = range.upperBound
      while end < sentence.words.count, end - range.lowerBound < 16, !isBreak(end, sentence) {
        end += 1
      }
      return range.lowerBound..<end
    }
  }

  /// The number and unit inside the phrase, with one word before it to look for the number.
  private func length(around range: Range<Int>, _ sentence: SentenceWords) -> Range<Int>? {
    let words = sentence.words
    let units: Set<String> = ["year", "years", "month", "months", "days"]
    guard let unit = range.first(where: { units.contains(words[$0].norm) }) else {
      let open: Set<String> = ["indefinitely", "unlimited", "indefinite", "limit", "expiry"]
      return words[range].contains { open.contains($0.norm) } ? range : nil
    }
    let before = max(0, unit - 2)..<unit
    let number = before.first { isNumber(words[$0].norm) }
    return number.map { $0..<(unit + 1) }
  }

  private func isNumber(_ word: String) -> Bool {
    if let value = Int(word) { return value > 0 && value < 1000 }
    return DesignReader.numbers.contains(word)
  }

  private static let numbers: Set<String> = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve",
    "fifteen", "eighteen", "twenty", "thirty", "fifty", "ninety", "sixty", "hundred", "a", "an",
  ]

  private func isBreak(_ index: Int, _ sentence: SentenceWords) -> Bool {
    let gap = TextSpan(sentence.words[index - 1].span.upper, sentence.words[index].span.lower)
    return scene.text.article.text[gap].utf8.contains { [0x2C, 0x3B, 0x3A, 0x28].contains($0) }
  }
}

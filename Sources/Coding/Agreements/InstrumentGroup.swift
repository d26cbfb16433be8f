import Evidence
import Ontology

/// The mentions of one instrument in a text.
struct InstrumentGroup: Sendable {
  /// The mentions in text order, never empty.
  var mentions: [InstrumentMention]

  /// The sentences that mention it, in text order.
  var sentences: [Int] { Set(mentions.map(\.sentence)).sorted() }

  /// The form: what most mentions call it, of equals the first; nil where all are loose.
  var kind: AgreementKind? {
    var counts: [AgreementKind: (count: Int, first: Int)] = [:]
    for (index, kind) in mentions.lazy.compactMap(\.kind).enumerated() {
      counts[kind, default: (0, index)].count += 1
    }
    return counts.max { left, right in
      (left.value.count, right.value.first) < (right.value.count, left.value.first)
    }?.key
  }

  /// The form to assume: pacts and deals bind by their name, papers and initiatives do not; a paper
  /// that lists the year's work is a roadmap.
  func assumedKind(_ sentences: [SentenceWords]) -> AgreementKind {
    if let kind { return kind }
    let heads = mentions.map { sentences[$0.sentence].words[$0.head].norm }
    if heads.contains(where: {
      ["pact", "deal", "entente", "framework", "instrument"].contains($0)
    }) {
      return .agreement
    }
    let isList = mentions.contains { mention in
      sentences[mention.sentence].has(["listing", "lists", "annual", "year", "steps", "calendar"])
    }
    return isList ? .roadmap : .declaration
  }

  /// Whether it goes by a proper name anywhere.
  var isProper: Bool { mentions.contains(where: \.isProper) }

  /// Whether it is a letter of intent, which comes before the instrument.
  var isIntent: Bool { mentions.allSatisfy { $0.name.contains(" of intent") } }

  /// Whether no mention points back to it: it is only spoken of in passing.
  var isOnlyIndefinite: Bool { mentions.allSatisfy { $0.isIndefinite || $0.isPlural } }
}

/// Sorts mentions of instruments into instruments.
struct InstrumentGrouper: Sendable {
  let scene: AgreementScene

  /// Mentions after so many are passed over: every mention is held against all before it, and no
  /// report needs more to tell its instruments apart.
  private static let mentionLimit = 256

  /// The instruments that the text mentions, the main one first; the rest in text order.
  func groups() -> [InstrumentGroup] {
    let finder = InstrumentFinder()
    var groups: [InstrumentGroup] = []
    var placed = 0
    for (index, sentence) in scene.sentences.enumerated() {
      guard placed < InstrumentGrouper.mentionLimit else { break }
      for mention in finder.mentions(in: sentence, index: index) {
        place(mention, in: &groups)
        placed += 1
      }
    }
    guard let main = main(of: groups) else { return [] }
    let rest = groups.indices.filter { $0 != main }.map { groups[$0] }
    return [groups[main]] + rest
  }

  private func place(_ mention: InstrumentMention, in groups: inout [InstrumentGroup]) {
    if let same = groups.firstIndex(where: { isSame(mention, as: $0) }) {
      groups[same].mentions.append(mention)
    } else if let back = antecedent(of: mention, in: groups) {
      groups[back].mentions.append(mention)
    } else {
      groups.append(InstrumentGroup(mentions: [mention]))
    }
  }

  /// A proper name stands for one instrument in a text.
  private func isSame(_ mention: InstrumentMention, as group: InstrumentGroup) -> Bool {
    mention.isProper && group.mentions.contains { $0.isProper && $0.name == mention.name }
  }

  /// The instrument that a definite description points back to: the main one so far among those
  /// whose form and modifiers it does not contradict.
  private func antecedent(of mention: InstrumentMention, in groups: [InstrumentGroup]) -> Int? {
    if mention.isProper { return introduced(mention, in: groups) }
    guard !mention.isPlural else { return sameSeveral(mention, in: groups) }
    if isWished(mention) { return nil }
    let isNews = isSignedHere(mention)
    if mention.isIndefinite, !isNews || isNegatedOrCompared(mention) { return nil }
    let candidates = groups.indices.filter { accepts(mention, groups[$0]) }
    // `a chip deal and a defence agreement. … The agreement`: of the same form before any form.
    let alike = candidates.filter { mention.kind != nil && groups[$0].kind == mention.kind }
    return (alike.isEmpty ? candidates : alike).max { left, right in
      (groups[left].mentions.count, right) < (groups[right].mentions.count, left)
    }
  }

  /// `The agreements` right after `signed agreements with Germany and France`, with no other in view.
  private func sameSeveral(_ mention: InstrumentMention, in groups: [InstrumentGroup]) -> Int? {
    guard mention.isDefinite, modifiers(mention).isEmpty, groups.count == 1,
      let first = groups[0].mentions.first, !first.isPlural, mention.sentence <= first.sentence + 2,
      scene.sentences[first.sentence].words[first.head].norm
        == scene.sentences[mention.sentence].words[mention.head].norm
    else { return nil }
    return 0
  }

  /// A name given right after the signing of a nameless instrument of the same form is its name, and so is one
  /// that says no more than its form: `the Joint Declaration`.
  private func introduced(_ mention: InstrumentMention, in groups: [InstrumentGroup]) -> Int? {
    guard mention.isDefinite else { return nil }
    return groups.indices.last { index in
      let group = groups[index]
      guard !group.isProper, group.kind == mention.kind || group.kind == nil,
        let first = group.mentions.first,
        group.mentions.contains(where: isSignedHere) || modifiers(mention).isEmpty
      else { return false }
      return mention.sentence - first.sentence <= 2
    }
  }

  /// Whether a name stands before a common noun and a year right behind it: `the Budapest memorandum,
  /// signed in 1994` is not the one of today.
  private func isOlder(_ mention: InstrumentMention) -> Bool {
    let words = scene.sentences[mention.sentence].words
    let near = words[mention.words.upperBound..<min(words.count, mention.words.upperBound + 5)]
    return bearsName(mention)
      && near.contains { word in
        word.norm.utf8.count == 4 && word.norm.utf8.allSatisfy { (48...57).contains($0) }
      }
  }

  private func bearsName(_ mention: InstrumentMention) -> Bool {
    let words = scene.sentences[mention.sentence].words
    return !words[mention.head].isCapital
      && mention.words.contains { $0 < mention.head && words[$0].isCapital }
  }

  private func accepts(_ mention: InstrumentMention, _ group: InstrumentGroup) -> Bool {
    if group.mentions.allSatisfy(\.isPlural) { return false }
    if isOlder(mention) != group.mentions.contains(where: isOlder) { return false }
    if group.isOnlyIndefinite, !group.mentions.contains(where: isSignedHere),
      !isNext(mention, after: group)
    {
      return false
    }
    guard let kind = mention.kind, let known = group.kind else {
      return mention.isDefinite || modifiers(mention).isEmpty
    }
    if kind == known { return sharesModifiers(mention, group) }
    return mention.isDefinite && [AgreementKind.agreement, .statement].contains(kind)
      && group.mentions.count > 1
  }

  /// `approved a defence agreement with Washington. … The agreement`: the bare noun within two sentences
  /// points back to what was brought in.
  private func isNext(_ mention: InstrumentMention, after group: InstrumentGroup) -> Bool {
    guard let last = group.mentions.last, mention.isDefinite, modifiers(mention).isEmpty else {
      return false
    }
    return (1...2).contains(mention.sentence - last.sentence) && !last.isPlural
      && !isNegatedOrCompared(last)
  }

  /// Modifiers such as `friendship` in one and `partnership` in the other set instruments apart;
  /// an unmodified noun fits all, and so does one that only bears a name (`the Tirana declaration`).
  private func sharesModifiers(_ mention: InstrumentMention, _ group: InstrumentGroup) -> Bool {
    let mine = modifiers(mention)
    if mine.isEmpty { return true }
    return group.mentions.contains { other in
      let theirs = modifiers(other)
      return theirs.isEmpty || !mine.isDisjoint(with: theirs)
    }
  }

  private func modifiers(_ mention: InstrumentMention) -> Set<String> {
    let words = scene.sentences[mention.sentence].words
    let skipped: Set<String> = ["joint", "of", "on", "for", "and", "new", "the", "signed"]
    let isCommon = !words[mention.head].isCapital
    return Set(
      mention.words.filter { $0 != mention.head && !(isCommon && words[$0].isCapital) }
        .map { words[$0].norm }
    ).subtracting(skipped)
  }

  /// Whether the mention stands in a clause of signing.
  private func isSignedHere(_ mention: InstrumentMention) -> Bool {
    let words = scene.sentences[mention.sentence].words
    let near = words[
      max(0, mention.words.lowerBound - 12)..<min(words.count, mention.words.upperBound + 8)]
    let isRaised =
      words[mention.head].norm == "partnership"
      && near.contains { SigningWords.raised.contains($0.norm) }
    return isRaised || near.contains { SigningWords.verbs.contains($0.norm) }
      || near.contains { $0.norm == "put" }
        && near.contains { SigningWords.penned.contains($0.norm) }
  }

  private func isNegatedOrCompared(_ mention: InstrumentMention) -> Bool {
    let words = scene.sentences[mention.sentence].words
    let before = words[max(0, mention.words.lowerBound - 3)..<mention.words.lowerBound]
    return before.contains { ["no", "not", "like", "another", "similar"].contains($0.norm) }
  }

  /// `It falls short of the treaty that Riyadh had sought`: one that there is not.
  private func isWished(_ mention: InstrumentMention) -> Bool {
    let words = scene.sentences[mention.sentence].words
    let before = words[max(0, mention.words.lowerBound - 3)..<mention.words.lowerBound]
    return zip(before, before.dropFirst()).contains { $0.norm == "short" && $1.norm == "of" }
  }

  /// The instrument that the text is about: named most, early, and signed or in force.
  private func main(of groups: [InstrumentGroup]) -> Int? {
    groups.indices.filter { !groups[$0].mentions.allSatisfy(\.isPlural) }.max { left, right in
      (weight(groups[left]), right) < (weight(groups[right]), left)
    }
  }

  private func weight(_ group: InstrumentGroup) -> Int {
    var weight = group.mentions.count * 2
    if group.mentions.contains(where: isSignedHere) { weight += 3 }
    if (group.mentions.first?.sentence ?? 9) < 2 { weight += 4 }
    if group.isOnlyIndefinite, !group.mentions.contains(where: isSignedHere) { weight -= 3 }
    return weight
  }
}

/// The verbs of concluding an instrument.
enum SigningWords {
  /// One word each, in all forms.
  static let verbs: Set<String> = [
    "signed", "sign", "signs", "signing", "inked", "concluded", "conclude", "initialled",
    "initialed", "issued", "published", "adopted", "sealed", "endorsed", "ratified", "agreed",
    "entered",
  ]
  /// What states do to their relations when they call them a partnership.
  static let raised: Set<String> = ["raised", "elevated", "upgraded", "lifted", "established"]
  /// What those who sign put to a paper.
  static let penned: Set<String> = ["names", "pen", "signature", "signatures"]
  /// Verbs whose subjects are the parties.
  static let byParties = PhraseSet([
    "signed|sign|signs|inked|initialled|initialed|concluded|sealed|signing",
    "put ~3 names|pen|signature*",
    "issued|published|released|adopted ~6 statement|declaration|communique|communiqué",
    "agreed|agree to|on|a|an|that", "met together", "pledged|promised|undertook|committed",
    "has|have signed|concluded|agreed", "announced plans",
    "elevated|raised|upgraded ~2 relations|relationship|ties",
    "announced|launched|unveiled a|an ~4 treaty|pact|agreement|accord|partnership",
  ])
}

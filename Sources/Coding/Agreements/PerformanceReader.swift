import Evidence
import Language
import Ontology
import Records

/// Reads how an instrument was kept: alleged breaches and how far commitments were carried out.
struct PerformanceReader: Sendable {
  let scene: AgreementScene
  let parties: PartyReader

  private static let breach = PhraseSet([
    "violat*|breach*|broke|broken|breaking|infring* ~10", "in violation|breach of",
  ])
  private static let low = PhraseSet([
    "low|poor|weak|little ~2 execution|implementation|compliance",
    "fewer|less than half ~6 carried|implemented|executed|kept",
    "never ~2 carried|implemented|executed|kept", "not ~2 carried out|implemented|executed|kept",
    "remained|remain|stayed ~2 paper",
    "few ~4 implemented|carried|kept", "unfulfilled|unimplemented|unexecuted",
  ])
  private static let full = PhraseSet([
    "fully|largely|mostly implemented|carried|kept", "implemented ~2 full",
    "been ~1 fulfilled|implemented|carried out",
  ])

  /// The breach that a sentence alleges of an instrument it mentions.
  func breach(of mention: InstrumentMention) -> AllegedBreach? {
    let sentence = scene.sentences[mention.sentence]
    guard let range = PerformanceReader.breach.first(in: sentence),
      abs(range.lowerBound - mention.head) <= 12
    else { return nil }
    let denies = sentence.words[..<range.lowerBound].contains {
      ["denies", "denied", "deny", "not", "rejects"].contains($0.norm)
    }
    if denies { return nil }
    let span = sentence.span(range)
    let voice = scene.voice(besides: span, sentence: mention.sentence)
    let accuser = voice?.affiliation ?? voice?.actor ?? subject(sentence)
    let accused = scene.cast.mentions(in: sentence.span).flatMap { parties.states($0) }
      .first { $0 != accuser }
    return AllegedBreach(
      by: accuser, against: accused, clause: clause(after: mention, sentence), span: sentence.span)
  }

  /// How far commitments were carried out, in a sentence's word.
  func implementation(in index: Int, of name: String) -> ImplementationReading? {
    let sentence = scene.sentences[index]
    let isLow = PerformanceReader.low.first(in: sentence)
    guard let range = isLow ?? PerformanceReader.full.first(in: sentence) else { return nil }
    let voice = scene.voice(besides: sentence.span(range), sentence: index)
    return ImplementationReading(
      commitment: name, level: isLow != nil ? 1 : 3, by: voice?.actor, span: sentence.span)
  }

  /// What a sentence tells of commitments kept or not: an exercise held, troops sent, nothing done.
  ///
  /// Levels of the Peace Accords Matrix: 0 not begun, 1 minimum, 2 intermediate, 3 full; an act
  /// that was seen once is 2, since it shows neither the least nor the whole.
  func readings(in index: Int, instrument: String) -> [ImplementationReading] {
    let sentence = scene.sentences[index]
    let isOfOthers = InstrumentFinder().mentions(in: sentence, index: index).contains(
      where: \.isPlural)
    let whole = isOfOthers ? nil : implementation(in: index, of: instrument)
    let acts = PerformanceReader.acts.compactMap { act -> ImplementationReading? in
      guard let range = act.phrases.first(in: sentence) else { return nil }
      let isMissing = sentence.words[max(0, range.lowerBound - 4)..<range.upperBound].contains {
        ["no", "not", "never", "nor", "neither", "yet", "without", "none"].contains($0.norm)
      }
      let isToCome = sentence.words[max(0, range.lowerBound - 4)..<range.upperBound].contains {
        ["will", "would", "to", "may", "should", "planned", "could", "if"].contains($0.norm)
      }
      guard isMissing || !isToCome else { return nil }
      return ImplementationReading(
        commitment: act.commitment, level: isMissing ? 0 : 2,
        by: scene.voice(at: sentence.span(range))?.actor, span: sentence.span)
    }
    return [whole].compactMap(\.self) + acts
  }

  private static let acts: [(commitment: String, phrases: PhraseSet)] = [
    (
      "exercises",
      PhraseSet([
        "held|hold|began|ended|conducted|concluded|completed ~6 exercise*|drill*|manoeuvres",
        "exercise*|drill*|manoeuvres ~4 held|began|ended|conducted|took",
        "exercised|drilled together",
      ])
    ),
    (
      "training",
      PhraseSet([
        "trained ~6 soldiers|troops|officers|pilots|crews|together|brigade*",
        "graduated ~6 academy|course",
      ])
    ),
    (
      "transfers of arms",
      PhraseSet([
        "delivered|handed|supplied|transferred|donated ~6 weapons|tanks|vehicles|drones|jets|missiles|ammunition|helicopters|howitzers"
      ])
    ),
    (
      "deployment",
      PhraseSet([
        "deployed|stationed|sent ~5 troops|soldiers|battalion*|brigade*|ships|jets|forces",
        "troops|soldiers|battalion*|brigade*|forces ~4 deployed|arrived|stationed|served",
      ])
    ),
    (
      "meetings of its organs",
      PhraseSet(["council|committee|commission|group|chiefs|ministers ~3 met|convened"])
    ),
    (
      "patrols",
      PhraseSet(["patrolled", "patrol|patrols ~3 began|held|sailed|carried|flew"])
    ),
  ]

  private func subject(_ sentence: SentenceWords) -> ActorID? {
    scene.cast.mentions(in: sentence.span).first.flatMap { parties.states($0).first }
  }

  /// "which states that …": the clause said to be broken, in the text's words.
  private func clause(after mention: InstrumentMention, _ sentence: SentenceWords) -> String? {
    let words = sentence.words
    guard mention.words.upperBound < words.count,
      words[mention.words.upperBound].norm == "which"
    else { return nil }
    let that =
      words[mention.words.upperBound...].firstIndex { $0.norm == "that" }
      ?? mention.words.upperBound
    guard that + 1 < words.count, let last = words.last else { return nil }
    return scene.text.article.text[words[that + 1].span.union(last.span)]
  }
}

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

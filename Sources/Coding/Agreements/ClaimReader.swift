import Evidence
import Language
import Ontology
import Records

/// Reads what speakers call an instrument, and what they deny that it is.
struct ClaimReader: Sendable {
  let scene: AgreementScene

  private static let labels = PhraseSet([
    "military|defence|defense|formal|new ~2 alliance|pact|bloc|union|axis", "alliance|alliances",
    "asian|new|mini|arab|balkan nato", "defence|defense|military pact|bloc|union", "provocation",
    "international agreement|treaty", "binding document|treaty|agreement", "agreement to agree",
    "political commitment*", "security guarantee*", "guarantees", "work plan", "exclusive clique*",
    "axis", "defensive treaty|agreement|pact", "purely defensive", "strategic alliance",
    "military club", "defensive", "better than allies", "not allies", "allies",
    "treaty|union in all but name", "military|defence|defense|new front", "treaty ally|allies",
  ])
  private static let cues: Set<String> = [
    "call", "calls", "called", "calling", "describe", "describes", "described", "describing",
    "label", "labelled", "labeled", "view", "views", "viewed", "see", "sees", "seen", "present",
    "presents", "presented", "consider", "considers", "considered", "term", "termed", "brand",
    "branded", "denounced", "hailed", "speak", "spoke", "speaks", "spoken", "say", "says", "said",
    "is", "was", "were", "constitute", "constitutes", "marks", "mark", "become", "becomes",
    "evolve", "class", "building", "forming", "formed", "believe", "believes", "thought", "level",
    "against", "needed", "used", "birth", "towards", "toward", "step", "creating", "insisted",
    "told", "argued", "warned", "not",
  ]
  private static let denials: Set<String> = [
    "not", "no", "neither", "nor", "never", "nobody", "none", "without", "skeptical", "sceptical",
    "doubts", "doubt", "doubted", "denied", "denies", "deny", "rejected", "rejects", "hardly",
    "avoided", "stops", "short",
  ]

  /// The claims that one sentence carries.
  func claims(in index: Int) -> [ClaimedKind] {
    let named = NamingReader(scene: scene).naming(in: index)
    guard let known = labelled(in: index) else { return named.map { [$0] } ?? [] }
    guard let named, !named.kind.contains(known.kind), !known.kind.contains(named.kind) else {
      return [known]
    }
    return [known, named]
  }

  private func labelled(in index: Int) -> ClaimedKind? {
    let sentence = scene.sentences[index]
    guard
      sentence.has(ClaimReader.cues) || scene.voice(besides: sentence.span, sentence: index) != nil,
      let label = longestLabel(in: sentence)
    else { return nil }
    let isDenied = isDenied(label, sentence)
    let span = sentence.span(label)
    let voice = voice(span, index, sentence)
    guard voice != nil || isDenied || crowd(sentence) != nil else { return nil }
    return ClaimedKind(
      kind: text(label, sentence), by: voice?.label ?? crowd(sentence) ?? "the report",
      speaker: voice?.actor, affiliation: voice?.affiliation, isDenied: isDenied,
      span: sentence.span)
  }

  /// Speakers that are named only as a kind: "newspapers", "critics".
  private func crowd(_ sentence: SentenceWords) -> String? {
    sentence.words.first { ClaimReader.crowds.contains($0.norm) }?.norm
  }

  private static let crowds: Set<String> = [
    "newspapers", "papers", "media", "tabloids", "commentary", "commentators", "critics",
    "headlines", "analysts", "experts", "opponents", "observers", "diplomats", "lawyers",
  ]

  /// The longest label that does not name a standing alliance or point back to one.
  private func longestLabel(in sentence: SentenceWords) -> Range<Int>? {
    ClaimReader.labels.all(in: sentence).filter { !isStanding($0, sentence) }
      .max { ($0.count, $1.lowerBound) < ($1.count, $0.lowerBound) }
  }

  private func isStanding(_ range: Range<Int>, _ sentence: SentenceWords) -> Bool {
    let before = range.lowerBound > 0 ? sentence.words[range.lowerBound - 1].norm : ""
    let words = sentence.words[range]
    let isBare = range.count == 1
    if isBare, ["the", "s", "its", "that", "within", "enter"].contains(before) {
      let next =
        range.upperBound < sentence.words.count ? sentence.words[range.upperBound].norm : ""
      return next != "of" || before == "s"
    }
    return words.contains { $0.norm == "alliances" }
      || words.first?.isCapital == true && isBare
        && range.lowerBound > 0
  }

  private func isDenied(_ label: Range<Int>, _ sentence: SentenceWords) -> Bool {
    let before = sentence.words[max(0, label.lowerBound - 14)..<label.lowerBound].map(\.norm)
    guard let denial = before.lastIndex(where: ClaimReader.denials.contains) else {
      return sentence.words[label.upperBound..<min(sentence.words.count, label.upperBound + 10)]
        .contains { ["mistake", "mind"].contains($0.norm) }
    }
    // "does not fear to call it": a second verb of naming after the denial keeps the claim.
    return !before[denial...].contains { ["only", "merely"].contains($0) }
  }

  private func voice(_ span: TextSpan, _ index: Int, _ sentence: SentenceWords) -> Voice? {
    if let voice = scene.voice(besides: span, sentence: index) { return voice }
    let cue = sentence.words.first {
      [
        "called", "calls", "described", "describes", "call", "hailed", "branded", "labelled",
        "termed", "denounced",
      ].contains($0.norm)
    }
    guard let cue, cue.span.lower > sentence.span.lower else { return nil }
    let subject = scene.cast.mentions(in: TextSpan(sentence.span.lower, cue.span.lower)).last
    return subject.map { Voice($0, cast: scene.cast) }
  }

  private func text(_ label: Range<Int>, _ sentence: SentenceWords) -> String {
    scene.text.article.text[sentence.span(label)]
  }
}

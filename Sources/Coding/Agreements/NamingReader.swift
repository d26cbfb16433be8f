import Evidence
import Language
import Records

/// Reads what a speaker calls an instrument where a verb of naming says so outright: "called both
/// documents illegal", "described the deal as a mistake".
struct NamingReader: Sendable {
  let scene: AgreementScene

  private static let verbs: Set<String> = [
    "call", "calls", "called", "calling", "label", "labels", "labelled", "labeled", "brand",
    "brands", "branded", "term", "terms", "termed", "dub", "dubs", "dubbed", "describe",
    "describes", "described", "denounce", "denounces", "denounced", "condemn", "condemns",
    "condemned", "hail", "hails", "hailed", "present", "presents", "presented", "portrayed",
    "consider", "considers", "considered", "regard", "regards", "regarded", "dismissed",
    "dismisses", "views", "viewed",
  ]
  private static let objects: Set<String> = [
    "it", "this", "them", "that", "these", "paper", "document", "documents", "declaration", "deal",
    "deals", "accord", "pact", "treaty", "agreement", "agreements", "memorandum", "memoranda",
    "partnership", "group", "move", "signing", "text", "alliance", "initiative", "arrangement",
    "format", "cooperation", "step", "instrument", "statement", "charter", "protocol", "roadmap",
  ]
  private static let stops: Set<String> = [
    "and", "that", "which", "who", "because", "for", "but", "when", "after", "while", "at", "in",
    "on", "since", "before", "during", "as", "with", "if",
  ]
  /// Words that begin no label.
  private static let noLabels: Set<String> = [
    "itself", "between", "against", "of", "one", "to", "from", "by", "was", "were", "is", "are",
    "has", "had", "have", "would", "will", "should", "must", "does", "did", "not", "matter", "or",
    "signed", "under", "over", "into", "more", "declaration", "agreement", "treaty", "memorandum",
  ]
  private static let articles: Set<String> = ["a", "an", "the", "being"]

  /// The label that a sentence's verb of naming gives to an instrument, with who gives it.
  func naming(in index: Int) -> ClaimedKind? {
    let sentence = scene.sentences[index]
    for verb in sentence.words.indices where isVerb(verb, in: sentence) {
      guard let label = label(after: verb, in: sentence),
        let voice = voice(verb, label, sentence, index)
      else { continue }
      let before = sentence.words[max(0, verb - 3)..<verb]
      return ClaimedKind(
        kind: scene.text.article.text[sentence.span(label)], by: voice.label, speaker: voice.actor,
        affiliation: voice.affiliation,
        isDenied: before.contains { ["not", "never", "nobody", "neither"].contains($0.norm) },
        span: sentence.span)
    }
    return nil
  }

  /// A verb of naming, not one that calls on or for something.
  private func isVerb(_ index: Int, in sentence: SentenceWords) -> Bool {
    guard NamingReader.verbs.contains(sentence.words[index].norm),
      index + 2 < sentence.words.count
    else { return false }
    return !["on", "for", "up", "off", "in", "to"].contains(sentence.words[index + 1].norm)
  }

  /// The words after the object: up to eight, none of another clause.
  private func label(after verb: Int, in sentence: SentenceWords) -> Range<Int>? {
    let words = sentence.words
    let window = (verb + 1)..<min(words.count, verb + 8)
    guard let object = window.first(where: { NamingReader.objects.contains(words[$0].norm) }) else {
      return nil
    }
    var start = object + 1
    if let mark = (start..<min(words.count, start + 4)).first(where: { words[$0].norm == "as" }) {
      start = mark + 1
    } else if start < words.count, NamingReader.stops.contains(words[start].norm) {
      return nil
    }
    while start < words.count, NamingReader.articles.contains(words[start].norm) { start += 1 }
    guard start < words.count, !NamingReader.noLabels.contains(words[start].norm) else {
      return nil
    }
    var end = start
    while end < words.count, end - start < 8, !NamingReader.stops.contains(words[end].norm) {
      end += 1
      if isBreak(after: end - 1, in: sentence) { break }
    }
    return end > start ? start..<end : nil
  }

  /// Whether punctuation ends a clause after a word.
  private func isBreak(after index: Int, in sentence: SentenceWords) -> Bool {
    guard index + 1 < sentence.words.count else { return true }
    let gap = TextSpan(sentence.words[index].span.upper, sentence.words[index + 1].span.lower)
    return scene.text.article.text[gap].utf8.contains { $0 != 0x20 && $0 != 0x2D && $0 < 0x80 }
  }

  private func voice(_ verb: Int, _ label: Range<Int>, _ sentence: SentenceWords, _ index: Int)
    -> Voice?
  {
    if let voice = scene.voice(besides: sentence.span(label), sentence: index) { return voice }
    let before = TextSpan(sentence.span.lower, sentence.words[verb].span.lower)
    guard before.lower < before.upper else { return nil }
    return scene.cast.mentions(in: before).last.map { Voice($0, cast: scene.cast) }
  }
}

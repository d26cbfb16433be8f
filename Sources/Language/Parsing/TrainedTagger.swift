import Encoder
import Evidence

/// Gives tokens tags, features, lemmas, heads and names by the heads of a trained encoder, and what
/// its heads for attributions and for spans say, where it has them.
struct TrainedTagger: Sendable {
  private let model: EncoderModel
  private let upos: Head
  private let xpos: Head
  private let features: Head
  private let lemma: Head
  private let names: NameTagger
  private let tags: [UniversalPOS?]
  private let scripts: [LemmaScript?]
  private let root: Int
  private let known: KnownLemmas
  private let check: LemmaCheck
  private let attributions: AttributionReader?

  /// Sentences that are encoded at once; enough to fill the encoder's batches.
  private static let batch = 64

  /// Makes a tagger; nil if the model lacks a head that it needs.
  init?(_ model: EncoderModel) {
    guard let upos = model.head("upos"), let xpos = model.head("xpos"),
      let features = model.head("feats"), let lemma = model.head("lemma"),
      let names = NameTagger(model), let root = model.relations.firstIndex(of: "root"),
      model.relations.count > 1
    else { return nil }
    self.model = model
    (self.upos, self.xpos, self.features) = (upos, xpos, features)
    (self.lemma, self.names, self.root) = (lemma, names, root)
    tags = upos.labels.map { UniversalPOS(rawValue: $0) }
    scripts = lemma.labels.map { LemmaScript($0) }
    known = KnownLemmas(known: { model.word(for: $0, as: $1) })
    check = LemmaCheck(
      isWord: { model.isPiece($0) },
      isVerb: { (model.word(for: $0, as: "VB") ?? model.word(for: $0, as: "VBP")) == $0 })
    attributions = AttributionReader(model)
  }

  /// What the encoder found in a text.
  struct Findings {
    /// The names, in text order.
    var names: [NameTagger.Name] = []
    /// Who is said to say what, in text order; none where the model has no head for it.
    var attributions: [Attribution] = []
    /// Judges spans, where the model has heads for it.
    var judge: SpanJudge?
  }

  /// Tags the tokens of sentences in place.
  ///
  /// - Parameters:
  ///   - tokens: the tokens of the whole text.
  ///   - sentences: its sentences.
  /// - Returns: what the other heads found.
  func tag(_ tokens: inout [Token], in sentences: [Sentence]) -> Findings {
    var findings = Findings(judge: SpanJudge(model))
    let quoted = TrainedTagger.quoted(tokens, in: sentences)
    for first in stride(from: 0, to: sentences.count, by: TrainedTagger.batch) {
      let group = sentences[first..<min(sentences.count, first + TrainedTagger.batch)]
      let parts = group.map { sentence in
        model.sequences(of: sentence.tokens.map { tokens[$0].form })
      }
      var encodings = model.encode(parts.flatMap { $0 })[...]
      for (sentence, part) in zip(group, parts) {
        apply(
          encodings.prefix(part.count), to: &tokens, in: sentence.tokens, quoted, &findings)
        encodings = encodings.dropFirst(part.count)
      }
    }
    findings.names = NameTagger.recalled(
      NameTagger.settled(findings.names, over: tokens), over: tokens)
    return findings
  }

  /// Whether each token stands in quotation marks.
  private static func quoted(_ tokens: [Token], in sentences: [Sentence]) -> [Bool] {
    var quoted = [Bool](repeating: false, count: tokens.count)
    var state = QuotationState()
    var block: Int?
    for sentence in sentences {
      for index in sentence.tokens {
        quoted[index] = state.next(tokens[index].form, beginsParagraph: sentence.block != block)
        block = sentence.block
      }
    }
    return quoted
  }

  private func apply(
    _ encodings: ArraySlice<Encoding>, to tokens: inout [Token], in sentence: Range<Int>,
    _ quoted: [Bool], _ findings: inout Findings
  ) {
    var rootWord: Int?
    for encoding in encodings {
      let start = encoding.words.lowerBound
      let tree = TreeChoice(of: encoding, by: model, root: root)
      let heads = tree.heads
      let relations = tree.relations.map { model.relations[$0] }
      for word in 0..<encoding.wordCount {
        let place = sentence.lowerBound + start + word
        label(&tokens[place], encoding, word)
        if heads[word] > 0 {
          tokens[place].head = start + heads[word] - 1
          tokens[place].relation = relations[word]
        } else {
          // A sentence longer than the encoder takes at once has a root in each part.
          tokens[place].head = rootWord ?? -1
          tokens[place].relation = rootWord == nil ? "root" : "parataxis"
          rootWord = rootWord ?? start + word
        }
      }
      let place = sentence.lowerBound + start..<sentence.lowerBound + start + encoding.wordCount
      findings.names += NameBounds(tokens[place]).mended(
        names.names(of: encoding, from: place.lowerBound))
      findings.attributions +=
        attributions?.attributions(
          in: encoding, of: tokens[place], heads: heads, relations: relations,
          quoted: Array(quoted[place])) ?? []
      findings.judge?.add(encoding, of: model, firstToken: sentence.lowerBound + start)
    }
  }

  private func label(_ token: inout Token, _ encoding: Encoding, _ word: Int) {
    token.upos = tags[encoding.best(upos, word: word)]
    let penn = xpos.labels[encoding.best(xpos, word: word)]
    token.xpos = penn
    let features = features.labels[encoding.best(features, word: word)]
    token.features = features == "_" ? nil : features
    let suggestion =
      scripts[encoding.best(lemma, word: word)]?.lemma(of: token.form) ?? token.form
    // Forms of auxiliaries are few and learnt by heart.
    token.lemma =
      token.upos == .auxiliary
      ? suggestion
      : known.lemma(of: token.form, upos: token.upos, xpos: penn, suggestion: suggestion)
        ?? check.lemma(of: token.form, xpos: penn, suggestion: suggestion)
  }
}

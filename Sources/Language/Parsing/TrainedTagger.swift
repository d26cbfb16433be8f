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
  private let name: Head
  private let tags: [UniversalPOS?]
  private let scripts: [LemmaScript?]
  private let root: Int
  private let check: LemmaCheck
  private let attribution: AttributionTagger?

  /// Sentences that are encoded at once; enough to fill the encoder's batches.
  private static let batch = 64

  /// Makes a tagger; nil if the model lacks a head that it needs.
  init?(_ model: EncoderModel) {
    guard let upos = model.head("upos"), let xpos = model.head("xpos"),
      let features = model.head("feats"), let lemma = model.head("lemma"),
      let name = model.head("name"), let root = model.relations.firstIndex(of: "root"),
      model.relations.count > 1
    else { return nil }
    self.model = model
    (self.upos, self.xpos, self.features) = (upos, xpos, features)
    (self.lemma, self.name, self.root) = (lemma, name, root)
    tags = upos.labels.map { UniversalPOS(rawValue: $0) }
    scripts = lemma.labels.map { LemmaScript($0) }
    check = LemmaCheck(isWord: { model.isPiece($0) })
    attribution = AttributionTagger(model)
  }

  /// What the encoder found in a text.
  struct Findings {
    /// The names, in text order.
    var names: [Name] = []
    /// A tag for each token, or none where the model has no head for them.
    var attributions: [AttributionTag] = []
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
    for first in stride(from: 0, to: sentences.count, by: TrainedTagger.batch) {
      let group = sentences[first..<min(sentences.count, first + TrainedTagger.batch)]
      let parts = group.map { sentence in
        model.sequences(of: sentence.tokens.map { tokens[$0].form })
      }
      var encodings = model.encode(parts.flatMap { $0 })[...]
      for (sentence, part) in zip(group, parts) {
        apply(encodings.prefix(part.count), to: &tokens, in: sentence.tokens, &findings)
        encodings = encodings.dropFirst(part.count)
      }
    }
    return findings
  }

  /// A name that the encoder found.
  struct Name {
    /// Its tokens.
    let tokens: Range<Int>
    /// What it names.
    let kind: Mention.Kind
  }

  private func apply(
    _ encodings: ArraySlice<Encoding>, to tokens: inout [Token], in sentence: Range<Int>,
    _ findings: inout Findings
  ) {
    var rootWord: Int?
    for encoding in encodings {
      let start = encoding.words.lowerBound
      let heads = SpanningTree.heads(encoding.wordCount) {
        encoding.arcScore(dependent: $0, head: $1)
      }
      let relations = relations(encoding, heads)
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
      add(&findings.names, encoding, from: sentence.lowerBound + start)
      findings.attributions += attribution?.tags(of: encoding) ?? []
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
      ? suggestion : check.lemma(of: token.form, xpos: penn, suggestion: suggestion)
  }

  /// The best relation of each word; `root` for none that has a head.
  private func relations(_ encoding: Encoding, _ heads: [Int]) -> [String] {
    let scores = model.relationScores(of: encoding, heads: heads)
    let count = model.relations.count
    return heads.indices.map { word in
      var best = root == 0 ? 1 : 0
      for relation in 0..<count where relation != root {
        if scores[word * count + relation] > scores[word * count + best] { best = relation }
      }
      return model.relations[best]
    }
  }

  /// Reads names off BIO labels; an `I-` that continues nothing begins a name.
  private func add(_ names: inout [Name], _ encoding: Encoding, from first: Int) {
    var open: (start: Int, kind: Substring)?
    func close(_ end: Int) {
      if let open, let kind = Mention.Kind(rawValue: String(open.kind)) {
        names.append(Name(tokens: first + open.start..<first + end, kind: kind))
      }
      open = nil
    }
    for word in 0..<encoding.wordCount {
      let label = name.labels[encoding.best(name, word: word)]
      let kind = label.dropFirst(2)
      if label.hasPrefix("I-"), open?.kind == kind { continue }
      close(word)
      if label != "O" { open = (word, kind) }
    }
    close(encoding.wordCount)
  }
}

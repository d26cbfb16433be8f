import Language

/// An unbroken run of tokens that an encoder's attribution head gives one part.
struct AttributionRun: Sendable, Hashable {
  var tokens: Range<Int>
  /// The mean probability of its tags.
  var probability: Double
  /// Whether it goes on from the sentence before.
  var continues = false
}

/// The runs of one sentence, by part, in text order.
struct AttributionRuns: Sendable {
  let sentence: Range<Int>
  private(set) var cues: [AttributionRun] = []
  private(set) var sources: [AttributionRun] = []
  private(set) var contents: [AttributionRun] = []

  /// Reads the runs off the tags of a sentence.
  ///
  /// - Parameters:
  ///   - tags: a tag for each token of the text.
  ///   - sentence: the tokens of the sentence.
  ///   - columns: the tokens as columns; runs lose punctuation at their ends.
  init(_ tags: [AttributionTag], in sentence: Range<Int>, columns: TokenColumns) {
    self.sentence = sentence
    var token = sentence.lowerBound
    while token < sentence.upperBound {
      guard let part = tags[token].part else {
        token += 1
        continue
      }
      let start = token
      var total = Double(tags[token].probability)
      token += 1
      while token < sentence.upperBound, tags[token].part == part, !tags[token].begins {
        total += Double(tags[token].probability)
        token += 1
      }
      var run = AttributionRun(tokens: start..<token, probability: total / Double(token - start))
      run.continues =
        part == .content && start == sentence.lowerBound && !tags[start].begins
      add(run, part, columns)
    }
  }

  private mutating func add(
    _ run: AttributionRun, _ part: AttributionTag.Part, _ columns: TokenColumns
  ) {
    switch part {
    case .cue: cues.append(run)
    case .source:
      if run.tokens.contains(where: { columns.isWord[$0] }) { sources.append(run) }
    case .content:
      if run.tokens.contains(where: { columns.isWord[$0] }) { contents.append(run) }
    }
  }
}

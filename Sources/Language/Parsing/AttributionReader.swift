import Encoder

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads attributions off the encoder's head that links words to the cue of who says them.
struct AttributionReader: Sendable {
  /// The least probability of an attribution: of its cue times the mean of its contents' words.
  ///
  /// Chosen on a tenth of PolNeAR's articles that a head made for the purpose was not trained on.
  static let least: Float = 0.4
  /// What it costs that a further content begins, so that one is rather whole than in pieces; chosen
  /// on the same tenth.
  private static let beginning: Float = 1.5

  private let head: LinkHead
  private let relations: [String: Int]
  private let content: Int
  private let source: Int
  private let cue: Int

  /// Makes a reader; nil if the model has no such head, or one of other labels or features.
  init?(_ model: EncoderModel) {
    guard let head = model.linkHead("attribution"),
      head.featureSizes == LinkFeatures.sizes(relations: model.relations.count),
      let content = head.labels.firstIndex(of: Attribution.Part.content.rawValue),
      let source = head.labels.firstIndex(of: Attribution.Part.source.rawValue),
      let cue = head.labels.firstIndex(of: Attribution.Part.cue.rawValue)
    else { return nil }
    self.head = head
    (self.content, self.source, self.cue) = (content, source, cue)
    relations = Dictionary(
      model.relations.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The attributions of one sequence of words, the likelier ones where two claim a word.
  ///
  /// - Parameters:
  ///   - encoding: of the sequence.
  ///   - tokens: its tokens, with forms.
  ///   - heads: for each word its head: 0 for the root, else the head's number from 1.
  ///   - names: for each word its relation.
  ///   - quoted: whether each word stands in quotation marks.
  /// - Returns: attributions in text order, as ranges into the text's tokens.
  /// - Complexity: O(n²) in words at worst, O(n) in sentences with few cues.
  func attributions(
    in encoding: Encoding, of tokens: ArraySlice<Token>, heads: [Int], relations names: [String],
    quoted: [Bool]
  ) -> [Attribution] {
    let cues = head.cueScores(in: encoding).map { 1 / (1 + exp(-$0)) }
    guard cues.contains(where: { $0 >= Self.least }) else { return [] }
    let features = LinkFeatures(
      forms: tokens.map(\.form), heads: heads.map { $0 - 1 },
      relations: names.indices.map { relations[heads[$0] == 0 ? "root" : names[$0]] ?? 0 },
      relationCount: relations.count, quoted: quoted)
    var found: [Attribution] = []
    for word in cues.indices where cues[word] >= Self.least {
      let rows = head.roleScores(of: word, features: features.classes(from: word), in: encoding)
      if let attribution = read(rows, of: word, sure: cues[word], in: tokens),
        attribution.probability >= Self.least
      {
        found.append(attribution)
      }
    }
    return withoutOverlap(found)
  }

  private func read(
    _ scores: [ArraySlice<Float>], of word: Int, sure: Float, in tokens: ArraySlice<Token>
  ) -> Attribution? {
    let rows = scores.map { softmax($0) }
    let best = path(rows)
    let contents = runs(of: content, in: best).filter { run in
      run.contains { AttributionReader.isWord(tokens[tokens.startIndex + $0].form) }
    }
    let words = contents.flatMap { $0 }
    guard !words.isEmpty else { return nil }
    let mean = words.reduce(0) { $0 + rows[$1][content] } / Float(words.count)
    let speaker = runs(of: source, in: best).max { first, second in
      first.reduce(0) { $0 + rows[$1][source] } < second.reduce(0) { $0 + rows[$1][source] }
    }
    let cueRun = runs(of: cue, in: best).first { $0.contains(word) } ?? word..<word + 1
    func placed(_ run: Range<Int>) -> Range<Int> {
      tokens.startIndex + run.lowerBound..<tokens.startIndex + run.upperBound
    }
    return Attribution(
      cue: placed(cueRun), source: speaker.map(placed), contents: contents.map(placed),
      probability: sure * mean)
  }

  /// The best row of roles (Viterbi 1967), a content that begins amid the sentence having its cost.
  private func path(_ rows: [[Float]]) -> [Int] {
    guard var totals = rows.first?.map({ log(max($0, 1e-9)) }) else { return [] }
    var choices: [[Int]] = []
    for row in rows.dropFirst() {
      let best = totals.indices.max { totals[$0] < totals[$1] } ?? 0
      var chosen = [Int](repeating: best, count: row.count)
      var next = totals
      for role in row.indices {
        let cost = role == content ? Self.beginning : 0
        if role == content, totals[role] >= totals[best] - cost { chosen[role] = role }
        next[role] =
          totals[chosen[role]] - (chosen[role] == role ? 0 : cost) + log(max(row[role], 1e-9))
      }
      choices.append(chosen)
      totals = next
    }
    var path = [totals.indices.max { totals[$0] < totals[$1] } ?? 0]
    for chosen in choices.reversed() { path.append(chosen[path[path.count - 1]]) }
    return path.reversed()
  }

  private static func isWord(_ form: String) -> Bool {
    form.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
  }

  private func runs(of role: Int, in roles: [Int]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for (word, found) in roles.enumerated() where found == role {
      if let last = runs.last, last.upperBound == word {
        runs[runs.count - 1] = last.lowerBound..<word + 1
      } else {
        runs.append(word..<word + 1)
      }
    }
    return runs
  }

  private func withoutOverlap(_ found: [Attribution]) -> [Attribution] {
    var kept: [Attribution] = []
    for attribution in found.sorted(by: { $0.probability > $1.probability })
    where !kept.contains(where: { other in
      other.contents.contains { run in attribution.contents.contains { $0.overlaps(run) } }
    }) {
      kept.append(attribution)
    }
    return kept.sorted { $0.contents[0].lowerBound < $1.contents[0].lowerBound }
  }
}

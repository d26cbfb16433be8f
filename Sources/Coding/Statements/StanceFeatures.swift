import Language

/// What the words around two names, the tree that joins them and the attributions that they take part
/// in tell of the stance between them, as names of features.
///
/// Names of persons and places count as `*`, so that nothing is known of who they are.
/// `Training/stances.py` computes the same features.
struct StanceFeatures {
  private static let negations: Set<String> = ["not", "n't", "never", "no", "without"]
  /// Relations of the words that hang on the path between two names and turn or colour it.
  private static let colours: Set<String> = [
    "advmod", "amod", "aux:pass", "case", "compound:prt", "mark", "xcomp",
  ]
  private static let reach = 3
  private static let steps = 12

  /// The features.
  private(set) var all: Set<String> = []

  private let lemmas: [String]
  /// The lemmas, names hidden.
  private let words: [String]
  private let heads: [Int]
  private let relations: [String]

  /// Reads a sentence's features.
  ///
  /// - Parameters:
  ///   - columns: the text.
  ///   - first: tokens of the name that begins first, none of them in another sentence.
  ///   - second: tokens of the other; nil results if they stand in another sentence, or there is no
  ///     tree.
  init?(_ columns: TokenColumns, _ first: Range<Int>, _ second: Range<Int>) {
    let sentence = columns.sentenceTokens(of: first.lowerBound)
    let tokens = columns.text.tokens[sentence]
    guard columns.hasTrees, sentence.contains(second.lowerBound),
      max(first.upperBound, second.upperBound) <= sentence.upperBound
    else { return nil }
    lemmas = tokens.map { ($0.lemma ?? $0.form).lowercased() }
    words = zip(tokens, lemmas).map { $0.upos == .properNoun ? "*" : $1 }
    heads = tokens.map { $0.head ?? -1 }
    relations = tokens.map { $0.relation ?? "_" }
    let at = sentence.lowerBound
    let p = first.lowerBound - at..<first.upperBound - at
    let q = second.lowerBound - at..<second.upperBound - at
    addWords(p, q)
    addTree(anchor(of: p), anchor(of: q))
    let parts = [anchor(of: p), anchor(of: q)].map { word in
      columns.text.attributions.lazy.compactMap { $0.part(of: at + word)?.rawValue }.first ?? "O"
    }
    all.insert("A \(parts[0]) \(parts[1])")
  }

  private mutating func addWords(_ p: Range<Int>, _ q: Range<Int>) {
    let between = words[p.upperBound..<max(p.upperBound, q.lowerBound)]
    all.insert("n \(min(between.count / 3, 8))")
    all.formUnion(between.map { "b \($0)" })
    all.formUnion(zip(["<"] + between, between + [">"]).map { "bb \($0) \($1)" })
    for step in 1...Self.reach {
      if p.lowerBound >= step { all.insert("p\(step) \(words[p.lowerBound - step])") }
      if q.upperBound + step <= words.count {
        all.insert("q\(step) \(words[q.upperBound + step - 1])")
      }
    }
    all.formUnion((words[..<p.lowerBound] + words[q.upperBound...]).map { "w \($0)" })
  }

  private mutating func addTree(_ p: Int, _ q: Int) {
    let (above, beside) = (chain(from: p), chain(from: q))
    addPlace(above, "P")
    addPlace(beside, "Q")
    all.insert("PQ \(relations[p]) \(relations[q])")
    guard let top = above.first(where: beside.contains) else {
      all.insert("apart")
      return
    }
    let up = Array(above.prefix { $0 != top })
    let down = Array(beside.prefix { $0 != top })
    let sides = [up, down].map { $0.last.map { relations[$0] } ?? "=" }
    let path = up.map { relations[$0] } + ["^"] + down.reversed().map { relations[$0] }
    all.formUnion([
      "t \(words[top])", "ts \(sides[0]) \(sides[1])", "tw \(sides[0]) \(words[top]) \(sides[1])",
      "l \(min(up.count, 4)) \(min(down.count, 4))", "path " + path.joined(separator: " "),
    ])
    all.formUnion(up.dropFirst().map { "u \(words[$0])" })
    all.formUnion(down.dropFirst().map { "d \(words[$0])" })
    addColours(Set(up + down + [top]))
  }

  /// Where one of the names hangs.
  private mutating func addPlace(_ chain: [Int], _ side: String) {
    let relation = relations[chain[0]]
    all.insert("\(side) \(relation)")
    if chain.count > 1 {
      let governor = words[chain[1]]
      all.formUnion([
        "\(side)g \(governor)", "\(side)rg \(relation) \(governor)",
        "\(side)rr \(relation) \(relations[chain[1]])",
      ])
    }
    for word in words.indices where heads[word] == chain[0] && relations[word] == "case" {
      all.insert("\(side)c \(lemmas[word])")
    }
  }

  /// What hangs on the path between the names.
  private mutating func addColours(_ path: Set<Int>) {
    for word in words.indices where path.contains(heads[word]) && !path.contains(word) {
      if Self.negations.contains(lemmas[word]) { all.insert("not") }
      if Self.colours.contains(relations[word]) {
        all.insert("k \(relations[word]) \(words[word])")
      }
    }
  }

  /// A word and the words above it, up to the root.
  private func chain(from word: Int) -> [Int] {
    var chain: [Int] = []
    var at = word
    while at >= 0, !chain.contains(at), chain.count < Self.steps {
      chain.append(at)
      at = heads[at]
    }
    return chain
  }

  /// The word of a name that stands for it: the first whose head is none of them.
  private func anchor(of name: Range<Int>) -> Int {
    name.first { !name.contains(heads[$0]) } ?? name.lowerBound
  }
}

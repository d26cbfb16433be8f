import Foundation
import Testing

@testable import Encoder

@Suite struct EncoderModelTests {
  static let sentences = [
    ["The", "ministers", "signed", "a", "pact", "."],
    ["NATO-led"],
    ["the", "U.S.", ",", "the", "EU", ",", "a", "pact", "."],
    ["?", "MINISTER"],
  ]

  static let tolerances: [(Precision, Double)] = [
    (.plain, 1e-4), (.float32, 1e-4), (.bfloat16, 0.08), (.int8, 0.08),
  ]

  @Test(arguments: tolerances.filter { $0.0.isSupported })
  func agreesWithThePlainReference(precision: Precision, tolerance: Double) throws {
    let tiny = TinyModel()
    let reference = PlainReference(model: tiny)
    try TinyModel.withFolder(tiny.file()) { folder in
      let model = try EncoderModel(folder: folder, precision: precision)
      for words in Self.sentences {
        let sequence = try #require(model.sequences(of: words).first)
        let encoding = try #require(model.encode([sequence]).first)
        let vectors = reference.vectors(sequence)
        expectClose(encoding.vectors, vectors.flatMap { $0 }, tolerance)
        expectClose(encoding.scores, reference.scores(vectors).flatMap { $0 }, 2 * tolerance)
        expectClose(encoding.arcs, reference.arcs(vectors).flatMap { $0 }, 4 * tolerance)
        let heads = words.indices.map { $0 }
        expectClose(
          model.relationScores(of: encoding, heads: heads),
          reference.relations(vectors, heads: heads).flatMap { $0 }, 4 * tolerance)
      }
    }
  }

  @Test(
    "Spans are judged by the means of their words",
    arguments: [[0..<1, 2..<4], [2..<4, 0..<1], [0..<0, 1..<6]])
  func judgesSpans(spans: [Range<Int>]) throws {
    let tiny = TinyModel()
    try TinyModel.withFolder(tiny.file()) { folder in
      let model = try EncoderModel(folder: folder, precision: .plain)
      let head = try #require(model.spanHead("pair"))
      #expect(head.labels == ["with", "against"] && head.spanCount == 2)
      let sequence = try #require(model.sequences(of: Self.sentences[0]).first)
      let encoding = try #require(model.encode([sequence]).first)
      let projections = try #require(model.projections(of: encoding))
      let reference = PlainReference(model: tiny)
      expectClose(
        head.scores(of: spans, in: projections),
        reference.pair(reference.vectors(sequence), spans), 1e-4)
    }
  }

  /// FNV-1a puts `a` to `d` into the rows 0 to 3 of 4.
  @Test(
    "Features count by their rows, and their number by its root",
    arguments: [
      (["a"], [1, 2, 3]), (["b", "c"], [110, 70, 55]), (["a", "b", "c", "d"], [104, 64, 49]),
      ([], [0, 0, 0]),
    ] as [(Set<String>, [Int])])
  func addsSparseFeatures(features: Set<String>, sums: [Int]) throws {
    let tiny = TinyModel()
    let (scales, bias) = (tiny["sparse.side.scale"].floats, tiny["sparse.side.bias"].floats)
    try TinyModel.withFolder(tiny.file()) { folder in
      let model = try EncoderModel(folder: folder, precision: .plain)
      let head = try #require(model.sparseHead("side"))
      #expect(head.labels == ["for", "against", "turned"] && model.sparseHead("tie") == nil)
      let root = Double(max(1, features.count)).squareRoot()
      expectClose(
        head.scores(of: features),
        sums.indices.map { Double(sums[$0]) * Double(scales[$0]) / root + Double(bias[$0]) }, 1e-5)
    }
  }

  @Test("Words are linked to a cue by what they are and where they stand", arguments: [0, 2, 5])
  func linksWords(cue: Int) throws {
    let tiny = TinyModel()
    try TinyModel.withFolder(tiny.file()) { folder in
      let model = try EncoderModel(folder: folder, precision: .plain)
      let head = try #require(model.linkHead("tie"))
      #expect(head.labels == ["none", "who"] && head.featureSizes == [3, 2])
      let sequence = try #require(model.sequences(of: Self.sentences[0]).first)
      let encoding = try #require(model.encode([sequence]).first)
      let reference = PlainReference(model: tiny)
      let vectors = reference.vectors(sequence)
      expectClose(head.cueScores(in: encoding), reference.cues(vectors), 1e-4)
      let features = (0..<encoding.wordCount).map { [$0 % 3, $0 < cue ? 1 : 0] }
      expectClose(
        head.roleScores(of: cue, features: features, in: encoding).flatMap { $0 },
        reference.roles(vectors, cue: cue, features: features).flatMap { $0 }, 1e-4)
    }
  }

  @Test(arguments: Precision.allCases.filter(\.isSupported))
  func givesTheSameBytesInAnyCompany(precision: Precision) throws {
    try TinyModel.withFolder(TinyModel().file()) { folder in
      let model = try EncoderModel(folder: folder, precision: precision)
      let sequences = Self.sentences.flatMap { model.sequences(of: $0) }
      let alone = sequences.flatMap { model.encode([$0]) }
      let many = Array(repeating: sequences, count: 32).flatMap { $0 }
      #expect(model.encode(many) == Array(repeating: alone, count: 32).flatMap { $0 })
      #expect(model.encode(sequences.reversed()) == alone.reversed())
    }
  }

  @Test func isSharedByThreads() async throws {
    let file = TinyModel().file()
    let model = try TinyModel.withFolder(file) { try EncoderModel(folder: $0) }
    let sequences = Self.sentences.flatMap { model.sequences(of: $0) }
    let expected = model.encode(sequences)
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<16 {
        group.addTask { (0..<20).allSatisfy { _ in model.encode(sequences) == expected } }
      }
      for await same in group { #expect(same) }
    }
  }

  @Test func splitsLongSentencesAtWords() throws {
    try TinyModel.withFolder(TinyModel().file()) { folder in
      let model = try EncoderModel(folder: folder)
      let words = Array(repeating: ["ministers", "signed", "a", "pact"], count: 20).flatMap { $0 }
      let sequences = model.sequences(of: words)
      #expect(sequences.count > 5)
      #expect(
        sequences.allSatisfy { $0.pieces.count <= 24 && $0.first.count == $0.words.count + 1 })
      #expect(sequences.flatMap { Array($0.words) } == Array(words.indices))
      #expect(model.encode(sequences).map(\.wordCount) == sequences.map(\.words.count))
    }
  }

  @Test func namesItsHeads() throws {
    try TinyModel.withFolder(TinyModel().file()) { folder in
      let model = try EncoderModel(folder: folder)
      #expect(model.heads.map(\.name) == ["kind", "turn"])
      #expect(model.head("turn")?.labels == ["left", "right"])
      #expect(model.head("relation") == nil)
      #expect(model.head("pair") == nil)
      #expect(model.spanHead("kind") == nil)
      #expect(model.linkHeads.map(\.name) == ["tie"] && model.linkHead("pair") == nil)
      #expect(model.relations == ["x", "y", "z"])
      #expect(model.encode([]).isEmpty)
      #expect(model.sequences(of: []).isEmpty)
    }
  }
}

/// Expects each number within a tolerance of the expected one, and not all of them zero.
private func expectClose(
  _ found: [Float], _ expected: [Double], _ tolerance: Double,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(found.count == expected.count, sourceLocation: sourceLocation)
  #expect(expected.contains { abs($0) > tolerance }, sourceLocation: sourceLocation)
  let worst = zip(found, expected).map { abs(Double($0) - $1) }.max() ?? 0
  #expect(worst <= tolerance, sourceLocation: sourceLocation)
}

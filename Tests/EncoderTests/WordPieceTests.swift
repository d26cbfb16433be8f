import Foundation
import TestSupport
import Testing

@testable import Encoder

@Suite struct WordPieceTests {
  /// The repository's model folder.
  static let model = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Models/english")

  private func tiny<Result>(_ body: (WordPiece) throws -> Result) throws -> Result {
    try TinyModel.withFolder(TinyModel().file()) { folder in
      try body(
        WordPiece(
          path: folder + "/vocab.txt", pieces: TinyModel.vocabulary.count,
          sums: ModelSums(folder: folder)))
    }
  }

  @Test(arguments: [
    ("ministers", ["min", "##ister", "##s"]), ("Signed", ["sign", "##ed"]), ("THE", ["the"]),
    ("Thé", ["the"]), ("ü", ["u"]), ("U.S.", ["u", ".", "s", "."]), ("e\u{0301}u", ["e", "##u"]),
    ("NATO-led", ["nato", "-", "led"]), ("treaty", ["[UNK]"]), ("a\u{0}", ["a"]), ("", ["[UNK]"]),
    ("\u{200b}", ["[UNK]"]), ("a b", ["a", "[UNK]"]), ("treaty.", ["[UNK]", "."]),
  ])
  func takesTheLongestPieces(word: String, expected: [String]) throws {
    try tiny { tokenizer in
      #expect(tokenizer.pieces(of: word).map { TinyModel.vocabulary[Int($0)] } == expected)
    }
  }

  @Test func boundsThePiecesOfAWord() throws {
    try tiny { tokenizer in
      let word = String(repeating: ".", count: 5_000)
      let sequences = tokenizer.sequences(of: [word, "a"], longest: 24)
      #expect(sequences.map(\.words) == [0..<1, 1..<2])
      #expect(sequences.allSatisfy { $0.pieces.count <= 24 })
    }
  }

  /// Words and the pieces that the reference implementation of the base model gives them.
  @Test(.enabled(if: FileManager.default.fileExists(atPath: model.path)))
  func givesTheReferencePieces() throws {
    let tokenizer = try WordPiece(
      path: Self.model.path + "/vocab.txt", pieces: 30_522,
      sums: ModelSums(folder: Self.model.path))
    let file = casesFolder().appendingPathComponent("pieces.tsv")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    #expect(lines.count > 50)
    for line in lines {
      let fields = line.split(separator: "\t").map(String.init)
      let pieces = tokenizer.pieces(of: unescaped(fields[0])).map(String.init)
      #expect(pieces.joined(separator: " ") == fields[1], "\(fields[0])")
    }
  }

  /// Reads `\u{…}`.
  private func unescaped(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    var rest = Substring(text)
    while let start = rest.range(of: "\\u{"), let end = rest.range(of: "}") {
      out.append(contentsOf: rest[..<start.lowerBound].unicodeScalars)
      UInt32(rest[start.upperBound..<end.lowerBound], radix: 16).flatMap(Unicode.Scalar.init)
        .map { out.append($0) }
      rest = rest[end.upperBound...]
    }
    out.append(contentsOf: rest.unicodeScalars)
    return String(out)
  }

  @Test(arguments: [
    ("pact", WordShape.lower), ("Pact", .capitalised), ("NATO", .capitals), ("I", .capitalised),
    ("iPhone", .mixed), ("McDonald", .capitalised), ("1999", .digits), ("F-16", .capitals),
    ("3rd", .digits), ("“", .symbols), ("--", .symbols), ("Élysée", .capitalised),
    ("ÉTAT", .capitals), ("½", .lower), ("日本", .lower), ("", .symbols),
  ])
  func tellsShapes(word: String, expected: WordShape) {
    #expect(WordShape(word) == expected)
  }
}

import Foundation
import Testing

@testable import Encoder

@Suite struct WordTableTests {
  /// Writes a table and checksums into a folder of their own and reads it.
  private func table(_ text: String?, sums: String? = nil) throws -> WordTable {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("words-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    if let text { try Data(text.utf8).write(to: folder.appendingPathComponent("lemmas.tsv")) }
    if let sums { try Data(sums.utf8).write(to: folder.appendingPathComponent("sums.tsv")) }
    return try WordTable(folder: folder.path, sums: ModelSums(folder: folder.path))
  }

  private static let text = "a\tNN\nal\tFW\tal.\nal\tnnp\nals\tNN\tal\nšuma\tNNP\tŠuma\n"

  @Test(
    "A word and a label give what the line says, or the word",
    arguments: [
      ("a", "NN", "a"), ("al", "FW", "al."), ("al", "nnp", "al"), ("als", "NN", "al"),
      ("šuma", "NNP", "Šuma"), ("al", "NN", nil), ("al", "F", nil), ("al", "FWX", nil),
      ("", "", nil),
      ("zz", "NN", nil), ("0", "NN", nil), ("a\nal", "NN", nil),
    ] as [(String, String, String?)])
  func valuesAreFound(word: String, label: String, expected: String?) throws {
    #expect(try table(Self.text).value(of: word, label: label) == expected)
  }

  @Test func foldersWithoutATableGiveNothing() throws {
    #expect(try table(nil).value(of: "a", label: "NN") == nil)
  }

  @Test(
    "A table that is missing, changed or cut off is refused",
    arguments: [
      (nil, "lemmas.tsv\t0000000000000001\n"),
      (WordTableTests.text, "lemmas.tsv\t0000000000000001\n"),
      ("a\tNN", nil),
    ] as [(String?, String?)])
  func damageIsTold(text: String?, sums: String?) {
    #expect(throws: EncoderError.self) { try table(text, sums: sums) }
  }
}

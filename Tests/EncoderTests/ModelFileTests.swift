import Foundation
import Testing

@testable import Encoder

@Suite struct ModelFileTests {
  private func problem(_ file: Data) throws -> EncoderError.Problem? {
    try TinyModel.withFolder(file) { folder -> EncoderError.Problem? in
      do {
        _ = try EncoderModel(folder: folder, precision: .plain)
        return nil
      } catch let error as EncoderError {
        return error.problem
      }
    }
  }

  @Test func acceptsAWholeFile() throws {
    #expect(try problem(TinyModel().file()) == nil)
  }

  @Test func saysThatAFileIsMissing() {
    #expect(throws: EncoderError(problem: .unreadable, path: "/nowhere/model.entente")) {
      try EncoderModel(folder: "/nowhere")
    }
  }

  @Test func saysThatAFileIsOfAnotherKindOrVersion() throws {
    #expect(try problem(Data("<!doctype html><title>404</title>".utf8)) == .notAModel)
    var file = TinyModel().file()
    file[8] = 9
    #expect(try problem(file) == .version(found: 9, expected: modelFormatVersion))
  }

  @Test(arguments: [200, 700, 5_000])
  func saysThatAFileEndsEarly(missing: Int) throws {
    #expect(try problem(TinyModel().file().dropLast(missing)) == .truncated)
  }

  @Test func saysThatATensorWasChanged() throws {
    var file = TinyModel().file()
    file[file.count - 100] ^= 1
    #expect(try problem(file) == .damaged)
  }

  @Test(arguments: [
    "width", "inner", "attention_heads", "relations", "columns", "positions",
    "spans.pair.roles", "spans.pair.width", "sparse.side.features",
  ])
  func saysThatSizesDoNotFit(setting: String) throws {
    var settings = TinyModel.settings
    settings[setting, default: 0] += 8
    guard case .malformed = try problem(TinyModel().file(settings: settings)) else {
      Issue.record("a wrong \(setting) was taken")
      return
    }
  }

  /// Any damage to the table gives a value or an error, never a trap.
  @Test func survivesAnyByteInTheTable() throws {
    let file = TinyModel().file()
    for place in stride(from: 24, to: 1_500, by: 23) {
      var damaged = file
      damaged[place] = damaged[place] == 0x39 ? 0x09 : 0x39
      _ = try problem(damaged)
    }
  }

  /// A model folder that tells the checksums of its files, then changed; its problem.
  private func problem(changing name: String, _ change: (inout Data) -> Void) throws
    -> EncoderError.Problem?
  {
    let file = TinyModel().file()
    return try TinyModel.withFolder(file) { folder -> EncoderError.Problem? in
      let length = file[12..<16].enumerated().reduce(0) { $0 + Int($1.element) << (8 * $1.offset) }
      let head = file[..<((24 + length + 63) / 64 * 64)]
      let words = try Data(contentsOf: URL(fileURLWithPath: folder + "/vocab.txt"))
      let lines = [("model.entente", Data(head)), ("vocab.txt", words)].map { name, bytes in
        let sum = bytes.withUnsafeBytes { ModelFile.checksum(of: $0) }
        return name + "\t" + String(format: "%016llx", sum) + "\n"
      }
      try Data(lines.joined().utf8).write(to: URL(fileURLWithPath: folder + "/sums.tsv"))
      let changed = URL(fileURLWithPath: folder + "/" + name)
      var bytes = try Data(contentsOf: changed)
      change(&bytes)
      try bytes.write(to: changed)
      do {
        _ = try EncoderModel(folder: folder, precision: .plain)
        return nil
      } catch let error as EncoderError {
        return error.problem
      }
    }
  }

  @Test func saysThatAFileIsNotWhatItsChecksumSays() throws {
    #expect(try problem(changing: "vocab.txt") { _ in } == nil)
    #expect(try problem(changing: "vocab.txt") { $0[$0.count - 3] ^= 1 } == .differs)
    // A label's name, which no other check could tell from another.
    let file = TinyModel().file()
    let label = try #require(file.range(of: Data("\tleft".utf8))).lowerBound
    #expect(try problem(changing: "model.entente") { $0[label + 1] ^= 1 } == .differs)
    // Which of the two changed cannot be told, so the error names both.
    let told = try problem(changing: "sums.tsv") { sums in
      let digit = sums.count - 2
      sums[digit] = sums[digit] == 0x30 ? 0x31 : 0x30
    }
    #expect(told == .differs)
    #expect("\(EncoderError(problem: .differs, path: "m"))".contains("sums.tsv"))
    guard case .malformed = try problem(changing: "sums.tsv", { $0[0] = 9 }) else {
      Issue.record("a checksum without a name was taken")
      return
    }
  }

  @Test func explainsItself() {
    let error = EncoderError(problem: .version(found: 2, expected: 1), path: "m")
    #expect(error.description.contains("version 2"))
  }
}

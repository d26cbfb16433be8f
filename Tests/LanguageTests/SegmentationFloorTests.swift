import Evidence
import Foundation
import Language
import Testing
import TestSupport

/// Figures over the development packs beside the project; skipped where there are none.
private let packs = sharedFolder()?.appendingPathComponent("packs/language")

/// The lines of a gzip file.
private func lines(_ name: String) throws -> [Substring] {
  let url = try #require(packs).appendingPathComponent(name)
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = ["gzip", "-dc", url.path]
  let pipe = Pipe()
  process.standardOutput = pipe
  try process.run()
  let data = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return String(decoding: data, as: UTF8.self)
    .split(separator: "\n", omittingEmptySubsequences: false)
}

private struct SplitCase: Decodable {
  let text: String
  let sentences: [String]
}

@Test(
  "Sentence splits agree with the packs", .enabled(if: packs != nil),
  arguments: [("seg/hand-written-news.jsonl.gz", 0.95), ("seg/hard-splits.jsonl.gz", 0.75)])
func splitsReachTheirFloor(file: String, floor: Double) throws {
  var right = 0
  var all = 0
  for line in try lines(file) where !line.isEmpty {
    let wanted = try JSONDecoder().decode(SplitCase.self, from: Data(line.utf8))
    let text = annotated(wanted.text)
    let found = text.sentences.map { wanted.text[$0.span] }
    all += 1
    if found == wanted.sentences {
      right += 1
    } else if let log = ProcessInfo.processInfo.environment["ENTENTE_SHOW_ERRORS"], log == file {
      print("WRONG \(found)\n GOLD \(wanted.sentences)")
    }
  }
  let share = Double(right) / Double(max(all, 1))
  print("\(file): \(right) of \(all)")
  #expect(share >= floor)
}

/// A sentence of a treebank: its text and its words' forms.
private func treebank(_ file: String, limit: Int) throws -> [(
  text: String, forms: [String], upos: [String]
)] {
  var out: [(String, [String], [String])] = []
  var text = ""
  var forms: [String] = []
  var upos: [String] = []
  for line in try lines(file) {
    if line.isEmpty {
      if !forms.isEmpty { out.append((text, forms, upos)) }
      (forms, upos) = ([], [])
      if out.count == limit { break }
    } else if line.hasPrefix("# text = ") {
      text = String(line.dropFirst(9))
    } else if line.first?.isNumber == true {
      let fields = line.split(separator: "\t")
      guard fields.count > 3, !fields[0].contains("-"), !fields[0].contains(".") else { continue }
      forms.append(String(fields[1]))
      upos.append(String(fields[3]))
    }
  }
  return out
}

/// Character offsets of words, white space not counted.
private func offsets(_ forms: [String]) -> [Range<Int>] {
  var position = 0
  return forms.map { form in
    let count = form.unicodeScalars.filter { !$0.properties.isWhitespace }.count
    defer { position += count }
    return position..<(position + count)
  }
}

@Test(
  "Words agree with the treebanks", .enabled(if: packs != nil),
  arguments: [("ud/ewt-dev.conllu.gz", 0.97), ("ud/gum-dev.conllu.gz", 0.97)])
func wordsReachTheirFloor(file: String, floor: Double) throws {
  var common = 0
  var gold = 0
  var system = 0
  var tagged = 0
  var wrong: [String: Int] = [:]
  var wrongTags: [String: Int] = [:]
  for sentence in try treebank(file, limit: 600) {
    let text = annotated(sentence.text)
    let forms = text.tokens.map(\.form)
    let goldOffsets = offsets(sentence.forms)
    let tags = Dictionary(zip(goldOffsets, sentence.upos)) { first, _ in first }
    let goldSet = Set(goldOffsets)
    for (index, offset) in offsets(forms).enumerated() {
      if goldSet.contains(offset) {
        common += 1
        let tag = text.tokens[index].upos?.rawValue ?? "-"
        if tag == tags[offset] {
          tagged += 1
        } else {
          wrongTags["\(forms[index].lowercased()) \(tags[offset] ?? "") \(tag)", default: 0] += 1
        }
      } else {
        wrong[forms[index], default: 0] += 1
      }
    }
    gold += goldSet.count
    system += forms.count
  }
  if ProcessInfo.processInfo.environment["ENTENTE_SHOW_ERRORS"] == file {
    print(wrong.sorted { $0.value > $1.value }.prefix(80).map { "\($0.key):\($0.value)" })
    print(wrongTags.sorted { $0.value > $1.value }.prefix(150).map { "\($0.key):\($0.value)" })
  }
  let score = 2 * Double(common) / Double(gold + system)
  print("\(file): words F1 \(score), tags \(Double(tagged) / Double(common))")
  #expect(score >= floor)
}

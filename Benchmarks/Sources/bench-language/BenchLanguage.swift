import Encoder
import Foundation

/// Measures the encoder over sentences, one a line, words parted by spaces.
///
///     bench-language MODEL SENTENCES [--precision int8|bfloat16|float32|plain] [--predict|--pieces]
///
/// With `--predict` it writes a JSON line of labels and heads for each sentence instead, with
/// `--pieces` the numbers of the word pieces, for comparing with other implementations.
@main
struct BenchLanguage {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3 else {
      print("usage: bench-language MODEL SENTENCES [--precision P] [--predict|--pieces]")
      exit(2)
    }
    let precision =
      arguments.firstIndex(of: "--precision").flatMap { Precision(rawValue: arguments[$0 + 1]) }
      ?? .fastest
    let began = seconds()
    let model = try EncoderModel(folder: arguments[1], precision: precision)
    let loaded = seconds() - began
    let sentences = try String(contentsOfFile: arguments[2], encoding: .utf8)
      .split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    if arguments.contains("--predict") {
      try predict(model, sentences)
    } else if arguments.contains("--pieces") {
      for sequence in sentences.flatMap({ model.sequences(of: $0) }) {
        print(sequence.pieces.map(String.init).joined(separator: " "))
      }
    } else {
      measure(model, sentences, loaded)
    }
  }

  /// CPU seconds of this thread.
  static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  static func measure(_ model: EncoderModel, _ sentences: [[String]], _ loaded: Double) {
    var best = (tokenise: Double.infinity, encode: Double.infinity, products: Double.infinity)
    var pieces = 0
    for _ in 0..<5 {
      let a = seconds()
      let sequences = sentences.flatMap { model.sequences(of: $0) }
      let b = seconds()
      pieces = sequences.reduce(0) { $0 + $1.pieces.count }
      for first in stride(from: 0, to: sequences.count, by: 40) {
        _ = model.encode(Array(sequences[first..<min(sequences.count, first + 40)]))
      }
      let c = seconds()
      model.multiplyOnly(pieces: pieces)
      let d = seconds()
      best.tokenise = min(best.tokenise, b - a)
      best.encode = min(best.encode, c - b)
      best.products = min(best.products, d - c)
    }
    let total = best.tokenise + best.encode
    print("precision        \(model.precision.rawValue)")
    print(String(format: "load             %.1f ms", loaded * 1e3))
    print("pieces           \(pieces)")
    print(String(format: "tokenise         %.0f pieces/s", Double(pieces) / best.tokenise))
    print(String(format: "encode and heads %.0f pieces/s", Double(pieces) / best.encode))
    print(String(format: "all              %.0f pieces/s", Double(pieces) / total))
    print(
      String(format: "products alone   %.0f pieces/s (the bound)", Double(pieces) / best.products))
    print(String(format: "share of bound   %.2f", best.products / total))
    if let resident = resident() {
      print(String(format: "resident         %.0f MB at most, one workspace", resident))
    }
    print(String(format: "two threads      %.2f times one, by the wall", scaling(model, sentences)))
  }

  /// The most memory that the process has held, in MB; nil where the system does not tell.
  static func resident() -> Double? {
    let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Double($0) }
      .map { $0 / 1024 }
  }

  /// How much two threads get done beside one, each all sentences; the best of five alternating runs.
  static func scaling(_ model: EncoderModel, _ sentences: [[String]]) -> Double {
    func wall(_ threads: Int) -> Double {
      let began = DispatchTime.now().uptimeNanoseconds
      DispatchQueue.concurrentPerform(iterations: threads) { _ in
        let sequences = sentences.flatMap { model.sequences(of: $0) }
        for first in stride(from: 0, to: sequences.count, by: 40) {
          _ = model.encode(Array(sequences[first..<min(sequences.count, first + 40)]))
        }
      }
      return Double(DispatchTime.now().uptimeNanoseconds - began)
    }
    var (one, two) = (Double.infinity, Double.infinity)
    for _ in 0..<5 {
      one = min(one, wall(1))
      two = min(two, wall(2))
    }
    return 2 * one / two
  }

  static func predict(_ model: EncoderModel, _ sentences: [[String]]) throws {
    for words in sentences {
      var line: [String: [Any]] = [:]
      for encoding in model.encode(model.sequences(of: words)) {
        var heads: [Int] = []
        for word in 1...encoding.wordCount {
          let others = (0...encoding.wordCount).filter { $0 != word }
          heads.append(
            others.max {
              encoding.arcScore(dependent: word, head: $0)
                < encoding.arcScore(dependent: word, head: $1)
            } ?? 0)
        }
        line["head", default: []] += heads
        let scores = model.relationScores(of: encoding, heads: heads)
        let count = model.relations.count
        for word in 0..<encoding.wordCount {
          let row = scores[word * count..<(word + 1) * count]
          let best = row.indices.max { row[$0] < row[$1] } ?? row.startIndex
          line["relation", default: []].append(model.relations[best - row.startIndex])
          for head in model.heads {
            line[head.name, default: []].append(head.labels[encoding.best(head, word: word)])
          }
        }
      }
      let data = try JSONSerialization.data(withJSONObject: line, options: .withoutEscapingSlashes)
      print(String(decoding: data, as: UTF8.self))
    }
  }
}

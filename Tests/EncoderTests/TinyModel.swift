import Foundation

@testable import Encoder

/// A small random model in the file format, with the numbers it was made from.
struct TinyModel {
  static let vocabulary = [
    "[PAD]", "[UNK]", "[CLS]", "[SEP]", "the", "min", "##ister", "##s", "sign", "##ed", "a", "pact",
    ".", ",", "u", "s", "e", "##e", "##u", "nato", "-", "led",
  ]
  static let settings = [
    "width": 32, "attention_heads": 2, "inner": 32, "layers": 2, "pieces": vocabulary.count,
    "positions": 24, "shapes": 6, "arc": 16, "relation": 16, "relations": 3, "columns": 176,
    "spans.pair.roles": 3, "spans.pair.width": 16, "links.tie.width": 16, "links.tie.tables": 2,
    "sparse.side.features": 4,
  ]
  static let labels = [
    ["labels", "kind", "A", "B", "C"], ["labels", "turn", "left", "right"],
    ["labels", "relation", "x", "y", "z"], ["labels", "pair", "with", "against"],
    ["labels", "tie", "none", "who"], ["labels", "sparse.side", "for", "against", "turned"],
  ]

  /// A matrix as the file keeps it: bytes and scales for `int8`, else the numbers themselves.
  struct Tensor {
    let name: String
    let shape: [Int]
    var bytes: [Int8] = []
    var floats: [Float] = []
  }

  private(set) var tensors: [Tensor] = []
  private var state: UInt64

  init(seed: UInt64 = 7) {
    state = seed
    let w = 32
    add("pieces", TinyModel.vocabulary.count, w, bias: false)
    floats("positions", [24, w], 0.5)
    floats("shapes", [6, w], 0.5)
    norm("norm", w)
    for layer in 0..<2 {
      add("layers.\(layer).qkv", 3 * w, w)
      add("layers.\(layer).out", w, w)
      add("layers.\(layer).up", 32, w)
      add("layers.\(layer).down", w, 32)
      norm("layers.\(layer).norm1", w)
      norm("layers.\(layer).norm2", w)
    }
    add("heads", 176, w)
    floats("tree.arc", [17, 16], 0.5)
    floats("tree.relation", [17, 51], 0.5)
    floats("spans.pair.weight", [2, 16], 0.5)
    floats("spans.pair.bias", [2], 0.5)
    floats("links.tie.table.0", [3, 16], 0.5)
    floats("links.tie.table.1", [2, 16], 0.5)
    for (part, labels) in [("cue", 1), ("role", 2)] {
      floats("links.tie.\(part).window.weight", [16, 48], 0.3)
      floats("links.tie.\(part).window.bias", [16], 0.3)
      floats("links.tie.\(part).out.weight", [labels, 32], 0.5)
      floats("links.tie.\(part).out.bias", [labels], 0.5)
    }
    tensors.append(
      Tensor(
        name: "sparse.side.weight", shape: [4, 3],
        bytes: [1, 2, 3, 10, 20, 30, 100, 50, 25, -7, -8, -9]))
    floats("sparse.side.scale", [3], 0.001, around: 0.003)
    floats("sparse.side.bias", [3], 0.2)
  }

  /// A number between -1 and 1 (Knuth's linear congruential generator).
  private mutating func random() -> Float {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Float(Int32(truncatingIfNeeded: state >> 32)) / Float(Int32.max)
  }

  private mutating func floats(
    _ name: String, _ shape: [Int], _ size: Float, around middle: Float = 0
  ) {
    let count = shape.reduce(1, *)
    tensors.append(
      Tensor(name: name, shape: shape, floats: (0..<count).map { _ in middle + size * random() }))
  }

  private mutating func norm(_ name: String, _ width: Int) {
    floats("\(name).weight", [width], 0.2, around: 1)
    floats("\(name).bias", [width], 0.2)
  }

  private mutating func add(_ name: String, _ rows: Int, _ inner: Int, bias: Bool = true) {
    let bytes = (0..<rows * inner).map { _ in Int8(random() * 127) }
    tensors.append(Tensor(name: "\(name).weight", shape: [rows, inner], bytes: bytes))
    floats("\(name).scale", [rows], 0.001, around: 0.003)
    if bias { floats("\(name).bias", [rows], 0.2) }
  }

  subscript(_ name: String) -> Tensor {
    tensors.first { $0.name == name } ?? Tensor(name: name, shape: [])
  }

  /// The file's bytes.
  func file(settings: [String: Int] = TinyModel.settings) -> Data {
    var body = Data()
    var entries: [(String, Int)] = []
    for tensor in tensors {
      let shape = tensor.shape.map(String.init).joined(separator: "x")
      let type = tensor.bytes.isEmpty ? "float32" : "int8"
      entries.append(("tensor\t\(tensor.name)\t\(type)\t\(shape)\t", body.count))
      tensor.bytes.withUnsafeBytes { body.append(contentsOf: $0) }
      tensor.floats.withUnsafeBytes { body.append(contentsOf: $0) }
      body.append(Data(count: (64 - body.count % 64) % 64))
    }
    let lines =
      settings.sorted { $0.key < $1.key }.map { "setting\t\($0.key)\t\($0.value)" }
      + TinyModel.labels.map { $0.joined(separator: "\t") }
    func table(_ start: Int) -> String {
      (lines + entries.map { $0.0 + String(format: "%010d", start + $0.1) }).joined(separator: "\n")
    }
    let length = table(0).utf8.count
    let start = (24 + length + 63) / 64 * 64
    var file = Data("ENTENTE\0".utf8)
    withUnsafeBytes(of: UInt32(modelFormatVersion).littleEndian) { file.append(contentsOf: $0) }
    withUnsafeBytes(of: UInt32(length).littleEndian) { file.append(contentsOf: $0) }
    let sum = body.withUnsafeBytes { ModelFile.checksum(of: $0) }
    withUnsafeBytes(of: sum.littleEndian) { file.append(contentsOf: $0) }
    file.append(Data(table(start).utf8))
    file.append(Data(count: start - file.count))
    return file + body
  }

  /// Writes a model folder, runs the body with its path and removes it.
  static func withFolder<Result>(
    _ file: Data, _ body: (String) throws -> Result
  ) throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("encoder-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try file.write(to: folder.appendingPathComponent("model.entente"))
    let text = vocabulary.joined(separator: "\n") + "\n"
    try Data(text.utf8).write(to: folder.appendingPathComponent("vocab.txt"))
    return try body(folder.path)
  }
}

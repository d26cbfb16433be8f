/// A linear head over features that are told by names and hashed to rows of one table.
///
/// It asks nothing of the encoder; what the features and labels mean is up to whoever asks.
public struct SparseHead: @unchecked Sendable {
  /// Its name.
  public let name: String
  /// Its labels; the place of a label is its class.
  public let labels: [String]
  /// Rows of the table, a power of two.
  private let rows: Int
  /// [rows, labels].
  private let weights: UnsafePointer<Int8>
  private let scales: UnsafePointer<Float>
  private let bias: UnsafePointer<Float>
  private let mapping: Mapping

  /// Reads the head that the file's settings describe.
  init(_ file: ModelFile, name: String, labels: [String]) throws(EncoderError) {
    rows = try file.setting("sparse.\(name).features")
    guard rows & (rows - 1) == 0 else {
      throw file.malformed("sparse head \(name) has a table of \(rows) rows, no power of two")
    }
    (self.name, self.labels) = (name, labels)
    weights = try file.bytes("sparse.\(name).weight", [rows, labels.count])
    scales = try file.floats("sparse.\(name).scale", [labels.count])
    bias = try file.floats("sparse.\(name).bias", [labels.count])
    mapping = file.mapping
  }

  /// The scores of its labels for a set of features, however many: their rows' sum counts as much
  /// as the root of their number.
  ///
  /// - Complexity: O(n) in bytes of the features' names.
  public func scores(of features: Set<String>) -> [Float] {
    var sums = [Int32](repeating: 0, count: labels.count)
    for feature in features {
      let row = weights + Int(SparseHead.hash(feature)) % rows * labels.count
      for label in labels.indices { sums[label] += Int32(row[label]) }
    }
    let share = 1 / Float(max(1, features.count)).squareRoot()
    return labels.indices.map { Float(sums[$0]) * scales[$0] * share + bias[$0] }
  }

  /// FNV-1a of 32 bits (Fowler, Noll, Vo).
  private static func hash(_ name: String) -> UInt32 {
    name.utf8.reduce(0x811c_9dc5) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
  }
}

extension EncoderModel {
  /// The sparse head of a name.
  public func sparseHead(_ name: String) -> SparseHead? {
    sparseHeads.first { $0.name == name }
  }
}

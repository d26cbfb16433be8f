/// Networks of one hidden layer that tell whether a run of text belongs to the article; the mean of
/// their outputs decides.
///
/// They were fitted on development pages whose article text is known (`Training/reading`); their
/// numbers stand in a generated file. Inputs are mostly zero, which is what makes it quick.
struct RunModel: Sendable {
  private let networks: [RunNetwork]

  /// Unpacks fitted weights.
  ///
  /// - Parameter packed: what `RunNetwork` unpacks, for each network.
  init(packed: [String]) { networks = packed.map { RunNetwork(packed: $0) } }

  /// The number of inputs.
  var inputs: Int { networks.first?.inputs ?? 0 }

  /// The log-odds that a run with these numbers belongs to the article.
  ///
  /// - Complexity: O(inputs that are not zero).
  func score(_ row: FeatureRow) -> Float {
    networks.reduce(0) { $0 + $1.score(row) } / Float(max(networks.count, 1))
  }
}

/// One network of one hidden layer.
struct RunNetwork: Sendable {
  /// Width of the hidden layer.
  static let width = 32

  /// Weights of the inputs: for each, `width` numbers in groups of eight.
  private let rows: [SIMD8<Float>]
  private let bias: [SIMD8<Float>]
  private let output: [SIMD8<Float>]
  private let outputBias: Float
  private static let groups = width / 8

  /// Unpacks fitted weights.
  ///
  /// - Parameter packed: Base64 of, for each input row, then the hidden bias, then the output
  ///   row: a scale (32-bit float, little endian) and `width` signed bytes; last the output's
  ///   bias (32-bit float).
  init(packed: String) {
    let bytes = Base64.decode(Array(packed.utf8)) ?? []
    let stride = 4 + RunNetwork.width
    let count = bytes.count / stride
    var all: [SIMD8<Float>] = []
    for start in (0..<count).map({ $0 * stride }) {
      let scale = RunNetwork.float(bytes, start)
      for group in 0..<RunNetwork.groups {
        var vector = SIMD8<Float>()
        for lane in 0..<8 {
          vector[lane] = Float(Int8(bitPattern: bytes[start + 4 + group * 8 + lane])) * scale
        }
        all.append(vector)
      }
    }
    output = Array(all.suffix(RunNetwork.groups))
    bias = Array(all.dropLast(RunNetwork.groups).suffix(RunNetwork.groups))
    rows = Array(all.dropLast(2 * RunNetwork.groups))
    outputBias = RunNetwork.float(bytes, count * stride)
  }

  /// The number of inputs.
  var inputs: Int { rows.count / RunNetwork.groups }

  /// The network's log-odds.
  func score(_ row: FeatureRow) -> Float {
    rows.withUnsafeBufferPointer { rows in
      var (first, second, third, fourth) = (bias[0], bias[1], bias[2], bias[3])
      for (place, value) in row.entries {
        let start = place * 4
        first += rows[start] * value
        second += rows[start + 1] * value
        third += rows[start + 2] * value
        fourth += rows[start + 3] * value
      }
      var sum = outputBias
      for (group, hidden) in [first, second, third, fourth].enumerated() {
        for lane in 0..<8 { sum += max(hidden[lane], 0) * output[group][lane] }
      }
      return sum
    }
  }

  private static func float(_ bytes: [UInt8], _ start: Int) -> Float {
    var bits: UInt32 = 0
    for offset in (0..<4).reversed() { bits = bits << 8 | UInt32(bytes[start + offset]) }
    return Float(bitPattern: bits)
  }
}

import COneDNN

/// How the matrix products are computed.
public enum Precision: String, Sendable, Hashable, CaseIterable {
  /// Bytes times bytes, summed exactly; rows are quantised as they come.
  case int8
  /// Products of bfloat16 numbers.
  case bfloat16
  /// Products of 32-bit floating-point numbers by oneDNN.
  case float32
  /// Products of 32-bit floating-point numbers in plain Swift, without oneDNN.
  case plain

  /// Whether this processor computes it as it should be.
  ///
  /// Without VNNI, oneDNN's byte products saturate at 16 bits on the way; so bytes count as
  /// unsupported there.
  public var isSupported: Bool {
    switch self {
    case .int8: product_has_int8() != 0
    case .bfloat16: product_has_bfloat16() != 0
    case .float32, .plain: true
    }
  }

  /// The fastest that this processor computes as it should be.
  public static var fastest: Precision {
    allCases.first(where: \.isSupported) ?? .plain
  }
}

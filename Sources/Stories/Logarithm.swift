/// The natural logarithm without a C library, right to about four digits.
enum Logarithm {
  /// The natural logarithm of a positive number.
  ///
  /// - Complexity: O(1): the exponent, and the series of `2 atanh((x - 1) / (x + 1))` for the
  ///   fraction.
  static func natural(_ value: Double) -> Double {
    let x = value.significand
    let t = (x - 1) / (x + 1)
    let square = t * t
    let fraction = 2 * t * (1 + square * (1 / 3 + square * (1 / 5 + square * (1 / 7 + square / 9))))
    return fraction + Double(value.exponent) * 0.693_147_180_56
  }

  /// The natural logarithm of a positive number.
  static func natural(_ value: Float) -> Float { Float(natural(Double(value))) }
}

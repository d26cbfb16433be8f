/// Eight neighbouring values of a row.
typealias Lanes = SIMD8<Float>

/// A row of floating-point numbers, as the loops here see it.
typealias Row = UnsafeMutablePointer<Float>

extension UnsafePointer<Float> {
  /// The eight values from `index` on.
  @inline(__always)
  func lanes(_ index: Int) -> Lanes {
    UnsafeRawPointer(self + index).loadUnaligned(as: Lanes.self)
  }
}

extension UnsafeMutablePointer<Float> {
  /// The eight values from `index` on.
  @inline(__always)
  func lanes(_ index: Int) -> Lanes {
    UnsafeRawPointer(self + index).loadUnaligned(as: Lanes.self)
  }

  /// Writes eight values from `index` on.
  @inline(__always)
  func store(_ lanes: Lanes, at index: Int) {
    UnsafeMutableRawPointer(self + index).storeBytes(of: lanes, as: Lanes.self)
  }
}

extension Lanes {
  /// The sum of the eight, always in the same order.
  @inline(__always)
  var total: Float {
    let four = lowHalf + highHalf
    let two = four.lowHalf + four.highHalf
    return two.x + two.y
  }

  /// e to the power of each, for values held to -87…88; relative error below 2e-7.
  ///
  /// Cephes' `expf`: the integer part of x / ln 2 goes to the exponent, the rest to a polynomial.
  @inline(__always)
  var exponential: Lanes {
    let low = Lanes(repeating: -87)
    let high = Lanes(repeating: 88)
    var x = self.replacing(with: low, where: self .< low)
    x.replace(with: high, where: x .> high)
    // Adding 1.5 * 2^23 leaves the rounded integer in the low bits.
    let magic = Lanes(repeating: 12_582_912)
    let shifted = x * Lanes(repeating: 1.442_695_04) + magic
    let whole = shifted - magic
    let rest =
      x - whole * Lanes(repeating: 0.693_359_375) - whole * Lanes(repeating: -2.121_944_4e-4)
    var polynomial = Lanes(repeating: 1.987_569_15e-4)
    polynomial = polynomial * rest + Lanes(repeating: 1.398_199_95e-3)
    polynomial = polynomial * rest + Lanes(repeating: 8.333_451_9e-3)
    polynomial = polynomial * rest + Lanes(repeating: 4.166_579_6e-2)
    polynomial = polynomial * rest + Lanes(repeating: 1.666_666_55e-1)
    polynomial = polynomial * rest + Lanes(repeating: 5.000_000_1e-1)
    let value = polynomial * rest * rest + rest + Lanes(repeating: 1)
    let exponent = unsafeBitCast(shifted, to: SIMD8<Int32>.self) &<< 23
    return unsafeBitCast(unsafeBitCast(value, to: SIMD8<Int32>.self) &+ exponent, to: Lanes.self)
  }

  /// The Gaussian error linear unit in its tanh form (Hendrycks and Gimpel 2016).
  @inline(__always)
  var gelu: Lanes {
    // x * sigmoid(2z) equals x / 2 * (1 + tanh z).
    let cubic = self * self * self * Lanes(repeating: 0.044_715)
    let power = (self + cubic) * Lanes(repeating: -1.595_769_12)
    return self / (power.exponential + Lanes(repeating: 1))
  }
}

/// Loops over single rows; counts are multiples of eight.
enum Rows {
  /// Quantises a row to bytes with 128 for zero.
  ///
  /// - Returns: what one step of a byte stands for; 0 for a row of zeros.
  static func quantise(
    _ row: UnsafePointer<Float>, _ count: Int, into bytes: UnsafeMutablePointer<UInt8>
  ) -> Float {
    // Bit patterns of positive numbers are ordered as the numbers are.
    var largest = SIMD8<Int32>(repeating: 0)
    let magnitude = SIMD8<Int32>(repeating: 0x7fff_ffff)
    for i in stride(from: 0, to: count, by: 8) {
      let bits = unsafeBitCast(row.lanes(i), to: SIMD8<Int32>.self) & magnitude
      largest.replace(with: bits, where: bits .> largest)
    }
    let peak = Float(bitPattern: UInt32(bitPattern: largest.max()))
    guard peak > 0, peak.isFinite else {
      bytes.update(repeating: 128, count: count)
      return 0
    }
    let steps = Lanes(repeating: 127 / peak)
    let magic = Lanes(repeating: 12_582_912 + 128)
    for i in stride(from: 0, to: count, by: 8) {
      let rounded = unsafeBitCast(row.lanes(i) * steps + magic, to: SIMD8<UInt32>.self)
      UnsafeMutableRawPointer(bytes + i).storeBytes(
        of: SIMD8<UInt8>(truncatingIfNeeded: rounded), as: SIMD8<UInt8>.self)
    }
    return peak / 127
  }

  /// Rounds a row to bfloat16, to the nearest, ties to even.
  static func round(
    _ row: UnsafePointer<Float>, _ count: Int, into halves: UnsafeMutablePointer<UInt16>
  ) {
    for i in 0..<count {
      let bits = row[i].bitPattern
      halves[i] = UInt16(truncatingIfNeeded: (bits &+ 0x7fff &+ ((bits >> 16) & 1)) >> 16)
    }
  }

  /// `product * (step * scales) + bias`, in place or into another row.
  static func scale(
    _ product: UnsafePointer<Float>, step: Float, by linear: Linear, from first: Int = 0,
    to end: Int, into out: Row
  ) {
    let step = Lanes(repeating: step)
    for i in stride(from: first, to: end, by: 8) {
      let value = product.lanes(i) * (step * linear.scales.lanes(i)) + linear.bias.lanes(i)
      out.store(value, at: i - first)
    }
  }

  /// As `scale`, then GELU.
  static func scaleAndActivate(
    _ product: UnsafePointer<Float>, step: Float, by linear: Linear, from first: Int = 0,
    to end: Int, into out: Row
  ) {
    let step = Lanes(repeating: step)
    for i in stride(from: first, to: end, by: 8) {
      let value = product.lanes(i) * (step * linear.scales.lanes(i)) + linear.bias.lanes(i)
      out.store(value.gelu, at: i - first)
    }
  }

  /// Adds a scaled product to a row, then normalises the row.
  static func addAndNormalise(
    _ product: UnsafePointer<Float>, step: Float, by linear: Linear, _ norm: LayerNorm, _ row: Row
  ) {
    let step = Lanes(repeating: step)
    for i in stride(from: 0, to: norm.count, by: 8) {
      let value = product.lanes(i) * (step * linear.scales.lanes(i)) + linear.bias.lanes(i)
      row.store(row.lanes(i) + value, at: i)
    }
    norm.apply(row)
  }
}

/// Layer normalisation (Ba, Kiros and Hinton 2016).
struct LayerNorm: @unchecked Sendable {
  let gain: UnsafePointer<Float>
  let offset: UnsafePointer<Float>
  let count: Int

  /// Gives a row mean `offset` and deviation `gain`.
  func apply(_ row: Row) {
    var sum = Lanes(repeating: 0)
    for i in stride(from: 0, to: count, by: 8) { sum += row.lanes(i) }
    let mean = Lanes(repeating: sum.total / Float(count))
    var squares = Lanes(repeating: 0)
    for i in stride(from: 0, to: count, by: 8) {
      let difference = row.lanes(i) - mean
      squares += difference * difference
    }
    let inverse = Lanes(repeating: 1 / (squares.total / Float(count) + 1e-12).squareRoot())
    for i in stride(from: 0, to: count, by: 8) {
      row.store((row.lanes(i) - mean) * inverse * gain.lanes(i) + offset.lanes(i), at: i)
    }
  }
}

import CKernels

/// A row of floating-point numbers.
typealias Row = UnsafeMutablePointer<Float>

/// The loops between the matrix products, as compiled for this processor.
let loops = kernels_for_this_processor().pointee

/// Layer normalisation's two rows.
struct LayerNorm: @unchecked Sendable {
  let gain: UnsafePointer<Float>
  let offset: UnsafePointer<Float>
  let count: Int

  /// Gives a row mean `offset` and deviation `gain`.
  func apply(_ row: Row) {
    loops.normalise(row, gain, offset, Int32(count))
  }
}

extension Linear {
  /// What `loops` is to make of a product: scaled, with the bias, from a column on.
  func scale(
    _ product: UnsafePointer<Float>, step: Float, columns: Range<Int>, into out: Row
  ) {
    let first = columns.lowerBound
    loops.scale(
      product + first, step, scales + first, bias + first, Int32(columns.count), out + first)
  }

  /// As `scale`, then GELU.
  func activate(
    _ product: UnsafePointer<Float>, step: Float, columns: Range<Int>, into out: Row
  ) {
    let first = columns.lowerBound
    loops.activate(
      product + first, step, scales + first, bias + first, Int32(columns.count), out + first)
  }

  /// Adds a scaled product to a row, then normalises the row.
  func add(
    _ product: UnsafePointer<Float>, step: Float, to row: Row, normalising norm: LayerNorm
  ) {
    loops.add(product, step, scales, bias, Int32(columns), row)
    norm.apply(row)
  }
}

import CKernels
import COneDNN

/// A matrix of weights with its bias: `columns` outputs of `inner` inputs each.
///
/// The weights are stored as bytes with one scale a column (a row of the stored matrix).
final class Linear: @unchecked Sendable {
  let inner: Int
  let columns: Int
  let bias: UnsafePointer<Float>
  /// What a product is to be multiplied by, one number a column.
  let scales: UnsafePointer<Float>
  let precision: Precision
  /// Nil where products are computed in plain Swift.
  let kernel: ProductKernel?
  private let plain: Buffer?
  private let ones: Buffer?
  private let mapping: Mapping

  init(
    _ file: ModelFile, _ name: String, inner: Int, columns: Int, _ precision: Precision,
    _ engine: Engine
  ) throws(EncoderError) {
    self.inner = inner
    self.columns = columns
    self.precision = precision
    mapping = file.mapping
    bias = try file.floats("\(name).bias", [columns])
    let bytes = try file.bytes("\(name).weight", [columns, inner])
    let stored = try file.floats("\(name).scale", [columns])
    if precision == .int8 {
      scales = stored
      (plain, ones) = (nil, nil)
    } else {
      let unit = Buffer(floats: columns)
      unit.floats.update(repeating: 1, count: columns)
      (ones, scales) = (unit, UnsafePointer(unit.floats))
      let values = Linear.widened(bytes, stored, inner, columns)
      plain = precision == .plain ? values : nil
      guard precision != .plain else {
        kernel = nil
        return
      }
      kernel = try Linear.packed(
        file, engine, inner, columns, precision, values.bytes, Buffer(floats: columns))
      return
    }
    kernel = try Linear.packed(
      file, engine, inner, columns, .int8, bytes, Linear.correction(bytes, inner, columns))
  }

  /// The weights as floating-point numbers.
  private static func widened(
    _ bytes: UnsafePointer<Int8>, _ scales: UnsafePointer<Float>, _ inner: Int, _ columns: Int
  ) -> Buffer {
    let out = Buffer(floats: inner * columns)
    for column in 0..<columns {
      for i in column * inner..<(column + 1) * inner {
        out.floats[i] = Float(bytes[i]) * scales[column]
      }
    }
    return out
  }

  /// What takes the 128 that stands for zero in a row of bytes out of each column's sum again.
  private static func correction(_ bytes: UnsafePointer<Int8>, _ inner: Int, _ columns: Int)
    -> Buffer
  {
    let out = Buffer(floats: columns)
    for column in 0..<columns {
      var sum: Int32 = 0
      for i in column * inner..<(column + 1) * inner { sum += Int32(bytes[i]) }
      out.floats[column] = Float(-128 * sum)
    }
    return out
  }

  private static func packed(
    _ file: ModelFile, _ engine: Engine, _ inner: Int, _ columns: Int, _ precision: Precision,
    _ values: UnsafeRawPointer, _ correction: Buffer
  ) throws(EncoderError) -> ProductKernel {
    let (source, weight, given) =
      switch precision {
      case .int8: (dnnl_u8, dnnl_s8, dnnl_s8)
      case .bfloat16: (dnnl_bf16, dnnl_bf16, dnnl_f32)
      case .float32, .plain: (dnnl_f32, dnnl_f32, dnnl_f32)
      }
    do {
      return try ProductKernel(
        engine: engine, inner: inner, columns: columns, source: source, weight: weight,
        values: values, given: given, correction: correction)
    } catch {
      throw EncoderError(problem: .engine(status: error.status), path: file.path)
    }
  }

  /// Multiplies rows by the weights in plain Swift.
  func multiplyPlainly(_ rows: UnsafePointer<Float>, _ count: Int, into product: Row) {
    guard let plain else { return }
    for row in 0..<count {
      for column in 0..<columns {
        product[row * columns + column] = loops.dot(
          rows + row * inner, plain.floats + column * inner, Int32(inner))
      }
    }
  }
}

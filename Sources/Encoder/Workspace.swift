import CKernels
import COneDNN

/// The rows that one thread works on; nothing is allocated between one pass and the next.
///
/// Sendable because only one thread holds a workspace at a time: `EncoderModel` lends them out.
final class Workspace: @unchecked Sendable {
  /// Pieces that one pass takes at most, unless a single sequence is longer.
  static let passLimit = 1024

  let hidden: Buffer
  let mixed: Buffer
  let context: Buffer
  let outputs: Buffer
  let scratch: Buffer
  private let source: Buffer
  let product: Buffer
  /// What one step of each quantised row stands for.
  let steps: Buffer
  private var operands: [ObjectIdentifier: [Tile: Operands]] = [:]
  private let stream: dnnl_stream_t?

  init(_ shape: ModelShape, _ linears: [Linear], _ engine: Engine) throws(KernelError) {
    let rows = max(Workspace.passLimit, shape.positions) + Tile.largest
    hidden = Buffer(floats: rows * shape.width)
    mixed = Buffer(floats: rows * 3 * shape.width)
    context = Buffer(floats: rows * shape.width)
    outputs = Buffer(floats: rows * shape.columns)
    let tree = Tile.many.rawValue * shape.relations * (shape.relation + 1)
    scratch = Buffer(
      floats: max(
        (shape.headWidth + 1) * ((shape.positions + 15) / 16 * 16),
        shape.positions * shape.arc, tree))
    let inner = linears.map(\.inner).max() ?? 0
    let columns = linears.map(\.columns).max() ?? 0
    source = Buffer(floats: Tile.largest * inner)
    product = Buffer(floats: Tile.largest * columns)
    steps = Buffer(floats: Tile.largest)
    var stream: dnnl_stream_t?
    let status = dnnl_stream_create(
      &stream, engine.handle, UInt32(dnnl_stream_default_flags.rawValue))
    guard status == dnnl_success else { throw KernelError(status: Int(status.rawValue)) }
    self.stream = stream
    for linear in linears {
      guard let kernel = linear.kernel else { continue }
      var made: [Tile: Operands] = [:]
      for tile in Tile.allCases {
        made[tile] = try kernel.operands(tile, source: source, product: product)
      }
      operands[ObjectIdentifier(linear)] = made
    }
  }

  deinit { dnnl_stream_destroy(stream) }

  /// Multiplies up to a tile of rows by a matrix, leaving `product` and `steps`.
  func multiply(_ rows: UnsafePointer<Float>, _ tile: Tile, _ count: Int, by linear: Linear) {
    guard let kernel = linear.kernel, let operands = operands[ObjectIdentifier(linear)]?[tile]
    else {
      steps.floats.update(repeating: 1, count: count)
      source.floats.update(from: rows, count: count * linear.inner)
      linear.multiplyPlainly(source.floats, count, into: product.floats)
      return
    }
    take(rows, count, linear)
    kernel.run(tile, operands, stream)
  }

  /// Multiplies whatever rows the last product left; for measuring.
  func run(_ tile: Tile, by linear: Linear) {
    guard let operands = operands[ObjectIdentifier(linear)]?[tile] else { return }
    linear.kernel?.run(tile, operands, stream)
  }

  /// Brings rows into the form that a kernel multiplies.
  private func take(_ rows: UnsafePointer<Float>, _ count: Int, _ linear: Linear) {
    let inner = linear.inner
    guard linear.precision == .int8 else {
      steps.floats.update(repeating: 1, count: count)
      if linear.precision == .bfloat16 {
        round(rows, count * inner, into: source.bytes.assumingMemoryBound(to: UInt16.self))
      } else {
        source.floats.update(from: rows, count: count * inner)
      }
      return
    }
    let bytes = source.bytes.assumingMemoryBound(to: UInt8.self)
    for row in 0..<count {
      steps.floats[row] = loops.quantise(rows + row * inner, Int32(inner), bytes + row * inner)
    }
  }

  /// Rounds rows to bfloat16, to the nearest, ties to even.
  private func round(
    _ rows: UnsafePointer<Float>, _ count: Int, into halves: UnsafeMutablePointer<UInt16>
  ) {
    for i in 0..<count {
      let bits = rows[i].bitPattern
      halves[i] = UInt16(truncatingIfNeeded: (bits &+ 0x7fff &+ ((bits >> 16) & 1)) >> 16)
    }
  }
}

import COneDNN

/// How many rows are multiplied at once.
enum Tile: Int, CaseIterable {
  /// Rows of bytes: keeps a tile's inner products within the second-level cache and reaches
  /// oneDNN's full speed.
  case many = 32
  /// Rows of bytes: spares short remainders.
  case few = 8
  /// Rows of floating-point numbers. oneDNN takes six rows (AVX2), eight or more (AVX-512) at a
  /// time and sums those left over in another order; a multiple of all leaves none over, so
  /// that a row's products do not depend on where it stands.
  case whole = 48

  /// The tile for what is left of a pass.
  static func fitting(_ rows: Int, _ precision: Precision) -> Tile {
    guard precision == .int8 else { return .whole }
    return rows > 2 * few.rawValue ? .many : .few
  }

  /// The rows of the largest tile.
  static let largest = allCases.map(\.rawValue).max() ?? 0
}

/// One matrix of weights as oneDNN multiplies by it.
final class ProductKernel: @unchecked Sendable {
  private let engine: Engine
  private let primitives: [Tile: dnnl_primitive_t]
  private let packed: Buffer
  private let weights: dnnl_memory_t
  private let correction: Buffer
  private let addend: dnnl_memory_t

  /// Packs weights of `columns` rows of `inner` values each.
  ///
  /// - Parameters:
  ///   - engine: oneDNN's engine.
  ///   - inner: values in a row.
  ///   - columns: rows of weights, columns of the product.
  ///   - source: the type of the rows that will be multiplied.
  ///   - weight: the type of the packed weights.
  ///   - values: the weights, row by row.
  ///   - given: the type of `values`.
  ///   - correction: added to each product, one number a column.
  /// - Throws: `KernelError` with oneDNN's status.
  init(
    engine: Engine, inner: Int, columns: Int, source: dnnl_data_type_t, weight: dnnl_data_type_t,
    values: UnsafeRawPointer, given: dnnl_data_type_t, correction: Buffer
  ) throws(KernelError) {
    self.engine = engine
    self.correction = correction
    var made: [Tile: dnnl_primitive_t] = [:]
    for tile in Tile.allCases {
      var primitive: dnnl_primitive_t?
      try check(
        product_create(
          engine.handle, Int64(tile.rawValue), Int64(inner), Int64(columns), source, weight,
          made[.many], &primitive))
      made[tile] = primitive
    }
    guard let first = made[.many] else { throw KernelError(status: 0) }
    primitives = made
    packed = Buffer(bytes: product_size(first, dnnl_query_weights_md))
    weights = try memory(engine, first, dnnl_query_weights_md, packed.bytes)
    var addend: dnnl_memory_t?
    try check(product_bias(engine.handle, Int64(columns), correction.bytes, &addend))
    guard let addend else { throw KernelError(status: 0) }
    self.addend = addend
    var stream: dnnl_stream_t?
    try check(
      dnnl_stream_create(&stream, engine.handle, UInt32(dnnl_stream_default_flags.rawValue)))
    defer { dnnl_stream_destroy(stream) }
    try check(
      product_pack(
        engine.handle, stream, first, Int64(inner), Int64(columns), given,
        UnsafeMutableRawPointer(mutating: values), weights))
  }

  deinit {
    dnnl_memory_destroy(weights)
    dnnl_memory_destroy(addend)
    for primitive in primitives.values { dnnl_primitive_destroy(primitive) }
  }

  /// Wraps a workspace's rows for one tile of this kernel.
  func operands(_ tile: Tile, source: Buffer, product: Buffer) throws(KernelError) -> Operands {
    guard let primitive = primitives[tile] else { throw KernelError(status: 0) }
    let scratch = Buffer(bytes: product_size(primitive, dnnl_query_scratchpad_md))
    return Operands(
      source: try memory(engine, primitive, dnnl_query_src_md, source.bytes),
      product: try memory(engine, primitive, dnnl_query_dst_md, product.bytes),
      scratch: try memory(engine, primitive, dnnl_query_scratchpad_md, scratch.bytes),
      room: scratch)
  }

  /// Multiplies the rows in the operands' source into their product.
  func run(_ tile: Tile, _ operands: Operands, _ stream: dnnl_stream_t?) {
    let status = product_run(
      primitives[tile], stream, operands.source, weights, addend, operands.product,
      operands.scratch)
    precondition(status == dnnl_success, "oneDNN refused a product that it had prepared")
  }
}

/// oneDNN would not prepare a product.
struct KernelError: Error {
  let status: Int
}

/// The rows of one workspace as one kernel shape sees them.
final class Operands: @unchecked Sendable {
  let source: dnnl_memory_t
  let product: dnnl_memory_t
  let scratch: dnnl_memory_t
  private let room: Buffer

  init(source: dnnl_memory_t, product: dnnl_memory_t, scratch: dnnl_memory_t, room: Buffer) {
    self.source = source
    self.product = product
    self.scratch = scratch
    self.room = room
  }

  deinit {
    for memory in [source, product, scratch] { dnnl_memory_destroy(memory) }
  }
}

private func check(_ status: dnnl_status_t) throws(KernelError) {
  guard status == dnnl_success else { throw KernelError(status: Int(status.rawValue)) }
}

private func memory(
  _ engine: Engine, _ primitive: dnnl_primitive_t, _ operand: dnnl_query_t,
  _ bytes: UnsafeMutableRawPointer
) throws(KernelError) -> dnnl_memory_t {
  var memory: dnnl_memory_t?
  try check(product_memory(engine.handle, primitive, operand, bytes, &memory))
  guard let memory else { throw KernelError(status: 0) }
  return memory
}

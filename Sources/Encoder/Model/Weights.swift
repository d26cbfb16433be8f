/// The weights of a model, checked for shape, where they lie in the mapped file.
struct Weights: @unchecked Sendable {
  struct Layer {
    let mix: Linear
    let out: Linear
    let up: Linear
    let down: Linear
    let attentionNorm: LayerNorm
    let outputNorm: LayerNorm
  }

  let pieces: UnsafePointer<Int8>
  let pieceScales: UnsafePointer<Float>
  let positions: UnsafePointer<Float>
  let shapes: UnsafePointer<Float>
  let norm: LayerNorm
  let layers: [Layer]
  let heads: Linear
  /// Arc weights, [arc + 1, arc]: the last row is for the dependent's constant.
  let arc: UnsafePointer<Float>
  /// Relation weights, [relation + 1, relations * (relation + 1)].
  let relation: UnsafePointer<Float>
  private let mapping: Mapping

  init(
    _ file: ModelFile, _ shape: ModelShape, _ precision: Precision, _ engine: Engine
  ) throws(EncoderError) {
    let width = shape.width
    mapping = file.mapping
    pieces = try file.bytes("pieces.weight", [shape.pieces, width])
    pieceScales = try file.floats("pieces.scale", [shape.pieces])
    positions = try file.floats("positions", [shape.positions, width])
    shapes = try file.floats("shapes", [shape.shapes, width])
    norm = try Weights.norm(file, "norm", width)
    var layers: [Layer] = []
    for i in 0..<shape.layers {
      func linear(_ part: String, _ inner: Int, _ columns: Int) throws(EncoderError) -> Linear {
        try Linear(file, "layers.\(i).\(part)", inner: inner, columns: columns, precision, engine)
      }
      layers.append(
        Layer(
          mix: try linear("qkv", width, 3 * width), out: try linear("out", width, width),
          up: try linear("up", width, shape.inner), down: try linear("down", shape.inner, width),
          attentionNorm: try Weights.norm(file, "layers.\(i).norm1", width),
          outputNorm: try Weights.norm(file, "layers.\(i).norm2", width)))
    }
    self.layers = layers
    heads = try Linear(
      file, "heads", inner: width, columns: shape.columns, precision, engine)
    arc = try file.floats("tree.arc", [shape.arc + 1, shape.arc])
    relation = try file.floats(
      "tree.relation", [shape.relation + 1, shape.relations * (shape.relation + 1)])
  }

  private static func norm(
    _ file: ModelFile, _ name: String, _ width: Int
  ) throws(EncoderError) -> LayerNorm {
    LayerNorm(
      gain: try file.floats("\(name).weight", [width]),
      offset: try file.floats("\(name).bias", [width]), count: width)
  }

  /// All matrices that rows are multiplied by.
  var linears: [Linear] {
    layers.flatMap { [$0.mix, $0.out, $0.up, $0.down] } + [heads]
  }
}

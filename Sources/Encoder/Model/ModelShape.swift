/// The sizes of a model.
struct ModelShape: Sendable, Hashable {
  /// Width of the vectors.
  let width: Int
  /// Attention heads per layer.
  let attentionHeads: Int
  /// Width of the layers' inner part.
  let inner: Int
  /// Number of layers.
  let layers: Int
  /// Word pieces in the vocabulary.
  let pieces: Int
  /// Longest sequence, in pieces with both marks.
  let positions: Int
  /// Kinds of word shape.
  let shapes: Int
  /// Width of the arc spaces of the tree head.
  let arc: Int
  /// Width of the relation spaces of the tree head.
  let relation: Int
  /// Relations that the tree head tells apart.
  let relations: Int
  /// Columns of all heads together, filled up to a multiple of 16.
  let columns: Int

  /// Width of one attention head.
  var headWidth: Int { width / attentionHeads }
  /// Columns that belong to the tree head; they stand before those of the linear heads.
  var treeColumns: Int { 2 * arc + 2 * relation }

  init(_ file: ModelFile) throws(EncoderError) {
    width = try file.setting("width")
    attentionHeads = try file.setting("attention_heads")
    inner = try file.setting("inner")
    layers = try file.setting("layers")
    pieces = try file.setting("pieces")
    positions = try file.setting("positions")
    shapes = try file.setting("shapes")
    arc = try file.setting("arc")
    relation = try file.setting("relation")
    relations = try file.setting("relations")
    columns = try file.setting("columns")
    // The loops over rows take sixteen numbers at a time.
    for (name, value) in [
      ("width", width), ("inner", inner), ("arc", arc), ("relation", relation),
      ("columns", columns), ("width of an attention head", width / attentionHeads),
    ] where value % 16 != 0 || value == 0 || value > 65_536 {
      throw file.malformed("\(name) \(value) is not a multiple of 16 below 65536")
    }
    guard width % attentionHeads == 0, positions >= 3, positions <= 4096, layers <= 64 else {
      throw file.malformed("sizes do not fit each other")
    }
  }
}

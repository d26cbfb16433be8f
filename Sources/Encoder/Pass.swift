/// One run of the network over sequences laid end to end.
///
/// Rows of several sequences share a matrix product without padding; only attention keeps them
/// apart. Every row is computed the same way wherever it stands.
struct Pass {
  private let shape: ModelShape
  private let weights: Weights
  private let workspace: Workspace
  private let sequences: ArraySlice<PieceSequence>

  init(
    _ shape: ModelShape, _ weights: Weights, _ workspace: Workspace,
    _ sequences: ArraySlice<PieceSequence>
  ) {
    self.shape = shape
    self.weights = weights
    self.workspace = workspace
    self.sequences = sequences
  }

  func run(into encodings: inout [Encoding]) {
    let count = embed()
    for layer in weights.layers {
      mix(layer, count)
      attend()
      transform(layer, count)
    }
    score()
    TreeHead(shape, weights, workspace).encodings(of: sequences, into: &encodings)
  }

  /// Writes the first hidden rows; returns how many there are.
  private func embed() -> Int {
    var row = workspace.hidden.floats
    var count = 0
    for sequence in sequences {
      for (place, piece) in sequence.pieces.enumerated() {
        let bytes = weights.pieces + Int(piece) * shape.width
        let scale = weights.pieceScales[Int(piece)]
        let position = weights.positions + place * shape.width
        let written = weights.shapes + Int(sequence.shapes[place]) * shape.width
        for i in 0..<shape.width { row[i] = Float(bytes[i]) * scale + position[i] + written[i] }
        weights.norm.apply(row)
        row += shape.width
      }
      count += sequence.pieces.count
    }
    return count
  }

  /// Calls the body with the first row, the tile and the number of rows, for all of `count` rows.
  private func tiles(_ count: Int, _ body: (Int, Tile, Int) -> Void) {
    var first = 0
    while first < count {
      let tile = Tile.fitting(count - first)
      let rows = min(tile.rawValue, count - first)
      body(first, tile, rows)
      first += rows
    }
  }

  /// Queries, keys and values of all rows.
  private func mix(_ layer: Weights.Layer, _ count: Int) {
    let columns = layer.mix.columns
    tiles(count) { first, tile, rows in
      workspace.multiply(workspace.hidden.floats + first * shape.width, tile, rows, by: layer.mix)
      for row in 0..<rows {
        Rows.scale(
          workspace.product.floats + row * columns, step: workspace.steps.floats[row],
          by: layer.mix, to: columns, into: workspace.mixed.floats + (first + row) * columns)
      }
    }
  }

  private func attend() {
    let attention = Attention(
      width: shape.width, heads: shape.attentionHeads, scratch: workspace.scratch.floats)
    var first = 0
    for sequence in sequences {
      attention.apply(
        workspace.mixed.floats + first * 3 * shape.width, count: sequence.pieces.count,
        into: workspace.context.floats + first * shape.width)
      first += sequence.pieces.count
    }
  }

  /// The rest of a layer: output of attention, then the inner part, each added and normalised.
  private func transform(_ layer: Weights.Layer, _ count: Int) {
    let width = shape.width
    let product = workspace.product.floats
    tiles(count) { first, tile, rows in
      let hidden = workspace.hidden.floats + first * width
      workspace.multiply(workspace.context.floats + first * width, tile, rows, by: layer.out)
      for row in 0..<rows {
        Rows.addAndNormalise(
          product + row * width, step: workspace.steps.floats[row], by: layer.out,
          layer.attentionNorm, hidden + row * width)
      }
      workspace.multiply(hidden, tile, rows, by: layer.up)
      for row in 0..<rows {
        let inner = product + row * shape.inner
        Rows.scaleAndActivate(
          inner, step: workspace.steps.floats[row], by: layer.up, to: shape.inner, into: inner)
      }
      workspace.multiply(product, tile, rows, by: layer.down)
      for row in 0..<rows {
        Rows.addAndNormalise(
          product + row * width, step: workspace.steps.floats[row], by: layer.down,
          layer.outputNorm, hidden + row * width)
      }
    }
  }

  /// The heads' outputs for the first piece of every word, word by word; the rows of the words'
  /// vectors are left in `context`.
  private func score() {
    let width = shape.width
    var words = 0
    var first = 0
    for sequence in sequences {
      for piece in sequence.first {
        (workspace.context.floats + words * width).update(
          from: workspace.hidden.floats + (first + Int(piece)) * width, count: width)
        words += 1
      }
      first += sequence.pieces.count
    }
    tiles(words) { first, tile, rows in
      workspace.multiply(
        workspace.context.floats + first * width, tile, rows, by: weights.heads)
      for row in 0..<rows {
        let product = workspace.product.floats + row * shape.columns
        let out = workspace.outputs.floats + (first + row) * shape.columns
        let step = workspace.steps.floats[row]
        Rows.scaleAndActivate(
          product, step: step, by: weights.heads, to: shape.treeColumns, into: out)
        Rows.scale(
          product, step: step, by: weights.heads, from: shape.treeColumns, to: shape.columns,
          into: out + shape.treeColumns)
      }
    }
  }
}

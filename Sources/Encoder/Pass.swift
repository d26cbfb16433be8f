import CKernels

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
    let width = shape.width
    var row = workspace.hidden.floats
    var count = 0
    for sequence in sequences {
      for (place, piece) in sequence.pieces.enumerated() {
        loops.embed(
          weights.pieces + Int(piece) * width, weights.pieceScales[Int(piece)],
          weights.positions + place * width, weights.shapes + Int(sequence.shapes[place]) * width,
          Int32(width), row)
        weights.norm.apply(row)
        row += width
      }
      count += sequence.pieces.count
    }
    return count
  }

  /// Calls the body with the first row, the tile and the number of rows, for all of `count` rows.
  private func tiles(_ count: Int, _ body: (Int, Tile, Int) -> Void) {
    var first = 0
    while first < count {
      let tile = Tile.fitting(count - first, weights.heads.precision)
      let rows = min(tile.rawValue, count - first)
      body(first, tile, rows)
      first += rows
    }
  }

  /// Queries, keys and values of all rows.
  private func mix(_ layer: Weights.Layer, _ count: Int) {
    let columns = layer.mix.columns
    let steps = workspace.steps.floats
    tiles(count) { first, tile, rows in
      workspace.multiply(workspace.hidden.floats + first * shape.width, tile, rows, by: layer.mix)
      for row in 0..<rows {
        layer.mix.scale(
          workspace.product.floats + row * columns, step: steps[row], columns: 0..<columns,
          into: workspace.mixed.floats + (first + row) * columns)
      }
    }
  }

  private func attend() {
    var rows = workspace.mixed.floats
    var out = workspace.context.floats
    for sequence in sequences {
      let count = sequence.pieces.count
      for head in 0..<shape.attentionHeads {
        let place = head * shape.headWidth
        loops.attend(
          rows + place, Int32(count), Int32(shape.width), Int32(shape.headWidth),
          workspace.scratch.floats, out + place)
      }
      rows += count * 3 * shape.width
      out += count * shape.width
    }
  }

  /// The rest of a layer: output of attention, then the inner part, each added and normalised.
  private func transform(_ layer: Weights.Layer, _ count: Int) {
    let (width, inner) = (shape.width, shape.inner)
    let (product, steps) = (workspace.product.floats, workspace.steps.floats)
    tiles(count) { first, tile, rows in
      let hidden = workspace.hidden.floats + first * width
      workspace.multiply(workspace.context.floats + first * width, tile, rows, by: layer.out)
      for row in 0..<rows {
        layer.out.add(
          product + row * width, step: steps[row], to: hidden + row * width,
          normalising: layer.attentionNorm)
      }
      workspace.multiply(hidden, tile, rows, by: layer.up)
      for row in 0..<rows {
        let values = product + row * inner
        layer.up.activate(values, step: steps[row], columns: 0..<inner, into: values)
      }
      workspace.multiply(product, tile, rows, by: layer.down)
      for row in 0..<rows {
        layer.down.add(
          product + row * width, step: steps[row], to: hidden + row * width,
          normalising: layer.outputNorm)
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
        weights.heads.activate(product, step: step, columns: 0..<shape.treeColumns, into: out)
        weights.heads.scale(
          product, step: step, columns: shape.treeColumns..<shape.columns, into: out)
      }
    }
  }
}

import CKernels

/// The biaffine tree head (Dozat and Manning 2017): scores of arcs and of their relations.
struct TreeHead {
  private let shape: ModelShape
  private let weights: Weights
  private let workspace: Workspace

  init(_ shape: ModelShape, _ weights: Weights, _ workspace: Workspace) {
    self.shape = shape
    self.weights = weights
    self.workspace = workspace
  }

  /// Takes the outputs of a pass over into encodings of their own.
  func encodings(of sequences: ArraySlice<PieceSequence>, into encodings: inout [Encoding]) {
    var outputs = UnsafePointer(workspace.outputs.floats)
    var vectors = UnsafePointer(workspace.context.floats)
    for sequence in sequences {
      let rows = sequence.first.count
      encodings.append(
        Encoding(
          words: sequence.words, columns: shape.columns - shape.treeColumns, width: shape.width,
          scores: block(outputs, rows, shape.treeColumns, shape.columns),
          vectors: Array(UnsafeBufferPointer(start: vectors, count: rows * shape.width)),
          arcs: arcs(outputs, rows),
          headSides: block(outputs, rows, 2 * shape.arc, 2 * shape.arc + shape.relation),
          dependentSides: block(outputs, rows, 2 * shape.arc + shape.relation, shape.treeColumns)))
      outputs += rows * shape.columns
      vectors += rows * shape.width
    }
  }

  /// Some columns of the outputs as an array.
  private func block(
    _ outputs: UnsafePointer<Float>, _ rows: Int, _ first: Int, _ end: Int
  ) -> [Float] {
    [Float](unsafeUninitializedCapacity: rows * (end - first)) { buffer, count in
      guard let base = buffer.baseAddress else { return }
      for row in 0..<rows {
        (base + row * (end - first)).initialize(
          from: outputs + row * shape.columns + first, count: end - first)
      }
      count = rows * (end - first)
    }
  }

  /// A row for each dependent, the mark of the root first, with a score for each head.
  private func arcs(_ outputs: UnsafePointer<Float>, _ rows: Int) -> [Float] {
    let arc = shape.arc
    let turned = workspace.scratch.floats
    Products.multiply(
      outputs + arc, stride: shape.columns, rows: rows, weights.arc, inner: arc, columns: arc,
      adding: weights.arc + arc * arc, into: turned, weights.heads.precision)
    var scores = [Float](repeating: 0, count: rows * rows)
    for dependent in 0..<rows {
      for head in 0..<rows {
        scores[dependent * rows + head] = loops.dot(
          turned + dependent * arc, outputs + head * shape.columns, Int32(arc))
      }
    }
    return scores
  }

  /// Scores of the relations of each word under its head.
  func relationScores(_ encoding: Encoding, _ heads: [Int]) -> [Float] {
    let side = shape.relation
    let columns = shape.relations * (side + 1)
    let turned = workspace.scratch.floats
    var scores = [Float](repeating: 0, count: heads.count * shape.relations)
    encoding.dependentSides.withUnsafeBufferPointer { dependents in
      encoding.headSides.withUnsafeBufferPointer { headSides in
        guard let dependents = dependents.baseAddress, let headSides = headSides.baseAddress else {
          return
        }
        for first in stride(from: 0, to: heads.count, by: Tile.many.rawValue) {
          let rows = min(Tile.many.rawValue, heads.count - first)
          Products.multiply(
            dependents + (first + 1) * side, stride: side, rows: rows, weights.relation,
            inner: side, columns: columns, adding: weights.relation + side * columns,
            into: turned, weights.heads.precision)
          for row in 0..<rows {
            let head = headSides + heads[first + row] * side
            for relation in 0..<shape.relations {
              let factors = turned + row * columns + relation * (side + 1)
              scores[(first + row) * shape.relations + relation] =
                loops.dot(factors, head, Int32(side)) + factors[side]
            }
          }
        }
      }
    }
    return scores
  }
}

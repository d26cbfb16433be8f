import Foundation

@testable import Encoder

/// The network written out a second time, in double precision and without regard to speed.
struct PlainReference {
  let model: TinyModel
  private let width = 32

  typealias Matrix = [[Double]]

  private func matrix(_ name: String) -> Matrix {
    let tensor = model[name]
    let columns = tensor.shape[1]
    return (0..<tensor.shape[0]).map { row in
      (0..<columns).map { column in
        tensor.bytes.isEmpty
          ? Double(tensor.floats[row * columns + column])
          : Double(tensor.bytes[row * columns + column])
      }
    }
  }

  private func vector(_ name: String) -> [Double] { model[name].floats.map(Double.init) }

  private func linear(_ name: String, _ x: [Double]) -> [Double] {
    let (weights, scales, bias) = (
      matrix(name + ".weight"), vector(name + ".scale"), vector(name + ".bias")
    )
    return weights.indices.map { row in
      zip(weights[row], x).reduce(0) { $0 + $1.0 * $1.1 } * scales[row] + bias[row]
    }
  }

  private func norm(_ name: String, _ x: [Double]) -> [Double] {
    let mean = x.reduce(0, +) / Double(x.count)
    let variance = x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(x.count)
    let (gain, offset) = (vector(name + ".weight"), vector(name + ".bias"))
    return x.indices.map {
      (x[$0] - mean) / (variance + 1e-12).squareRoot() * gain[$0] + offset[$0]
    }
  }

  private func gelu(_ x: Double) -> Double {
    x / 2 * (1 + tanh(0.797_884_560_8 * (x + 0.044_715 * x * x * x)))
  }

  private func attend(_ mixed: Matrix) -> Matrix {
    let size = width / 2
    return mixed.indices.map { i in
      (0..<2).flatMap { head -> [Double] in
        let query = mixed[i][head * size..<(head + 1) * size]
        let weights = mixed.map { row in
          exp(
            zip(query, row[width + head * size..<width + (head + 1) * size])
              .reduce(0) { $0 + $1.0 * $1.1 } / Double(size).squareRoot())
        }
        let total = weights.reduce(0, +)
        return (0..<size).map { d in
          zip(weights, mixed).reduce(0) { $0 + $1.0 / total * $1.1[2 * width + head * size + d] }
        }
      }
    }
  }

  /// The rows of the words, the opening mark's first.
  func vectors(_ sequence: PieceSequence) -> Matrix {
    let (pieces, scales) = (matrix("pieces.weight"), vector("pieces.scale"))
    let (positions, shapes) = (matrix("positions"), matrix("shapes"))
    var hidden: Matrix = sequence.pieces.indices.map { place in
      let piece = Int(sequence.pieces[place])
      let shape = shapes[Int(sequence.shapes[place])]
      return norm(
        "norm",
        (0..<width).map { pieces[piece][$0] * scales[piece] + positions[place][$0] + shape[$0] })
    }
    for layer in 0..<2 {
      let at = "layers.\(layer)."
      let context = attend(hidden.map { linear(at + "qkv", $0) })
      for i in hidden.indices {
        let mixed = zip(hidden[i], linear(at + "out", context[i])).map { $0 + $1 }
        let row = norm(at + "norm1", mixed)
        let inner = linear(at + "up", row).map(gelu)
        hidden[i] = norm(at + "norm2", zip(row, linear(at + "down", inner)).map { $0 + $1 })
      }
    }
    return sequence.first.map { hidden[Int($0)] }
  }

  /// The linear heads' scores of each row.
  func scores(_ vectors: Matrix) -> Matrix {
    vectors.map { Array(linear("heads", $0)[64...]) }
  }

  /// A row of arc scores for each dependent.
  func arcs(_ vectors: Matrix) -> Matrix {
    let sides = vectors.map { linear("heads", $0).map(gelu) }
    let weights = matrix("tree.arc")
    return sides.map { dependent in
      let turned = (0..<16).map { column in
        (0..<16).reduce(weights[16][column]) { $0 + dependent[16 + $1] * weights[$1][column] }
      }
      return sides.map { head in (0..<16).reduce(0) { $0 + turned[$1] * head[$1] } }
    }
  }

  /// A row of relation scores for each word under its head.
  func relations(_ vectors: Matrix, heads: [Int]) -> Matrix {
    let sides = vectors.map { linear("heads", $0).map(gelu) }
    let weights = matrix("tree.relation")
    return heads.indices.map { word in
      let dependent = Array(sides[word + 1][48..<64]) + [1]
      let head = Array(sides[heads[word]][32..<48]) + [1]
      return (0..<3).map { relation in
        var sum = 0.0
        for d in 0..<17 {
          for h in 0..<17 { sum += dependent[d] * weights[d][relation * 17 + h] * head[h] }
        }
        return sum
      }
    }
  }

  /// The span head's scores for two ranges of words.
  func pair(_ vectors: Matrix, _ spans: [Range<Int>]) -> [Double] {
    let rows = spans.map { $0.lowerBound + 1..<$0.upperBound + 1 } + [0..<vectors.count]
    var hidden = [Double](repeating: 0, count: 16)
    for (role, span) in rows.enumerated() {
      for row in span {
        // The projections stand behind 64 columns of the tree head and 5 of the linear heads.
        let projected = linear("heads", vectors[row])[(69 + role * 16)...].prefix(16)
        for (i, value) in projected.enumerated() { hidden[i] += value / Double(span.count) }
      }
    }
    let (weights, bias) = (matrix("spans.pair.weight"), vector("spans.pair.bias"))
    return weights.indices.map { row in
      zip(weights[row], hidden.map(gelu)).reduce(bias[row]) { $0 + $1.0 * $1.1 }
    }
  }

  /// The link head's scores of each word as a cue.
  func cues(_ vectors: Matrix) -> [Double] {
    linked(vectors.dropFirst().map { tie($0, 0) }, "cue").flatMap { $0 }
  }

  /// The link head's scores of each word as seen from a cue.
  func roles(_ vectors: Matrix, cue: Int, features: [[Int]]) -> Matrix {
    let tables = [matrix("links.tie.table.0"), matrix("links.tie.table.1")]
    let rows = features.indices.map { word in
      (0..<16).map { i in
        tie(vectors[word + 1], 1)[i] + tie(vectors[cue + 1], 2)[i]
          + tables[0][features[word][0]][i] + tables[1][features[word][1]][i]
      }
    }
    return linked(rows, "role")
  }

  /// A part of the link head's projections, which stand behind those of the span head.
  private func tie(_ vector: [Double], _ part: Int) -> [Double] {
    Array(linear("heads", vector)[(117 + part * 16)...].prefix(16))
  }

  private func linked(_ rows: Matrix, _ part: String) -> Matrix {
    func layer(_ name: String, _ x: [Double]) -> [Double] {
      zip(matrix("links.tie.\(part).\(name).weight"), vector("links.tie.\(part).\(name).bias"))
        .map { row, bias in zip(row, x).reduce(bias) { $0 + $1.0 * $1.1 } }
    }
    let empty = [Double](repeating: 0, count: 16)
    let hidden = [empty] + rows.map { $0.map(gelu) } + [empty]
    return rows.indices.map { row in
      let around = hidden[row] + hidden[row + 1] + hidden[row + 2]
      return layer("out", hidden[row + 1] + layer("window", around).map(gelu))
    }
  }
}

/// Scaled dot-product attention within one sequence (Vaswani et al. 2017).
struct Attention {
  let width: Int
  let heads: Int
  /// Room for one head's keys, transposed, and one row of weights.
  let scratch: Row

  private var headWidth: Int { width / heads }

  /// Floats of scratch that sequences of at most `longest` pieces need.
  static func scratchSize(width: Int, heads: Int, longest: Int) -> Int {
    (width / heads + 1) * filled(longest)
  }

  /// Attends over `count` rows of queries, keys and values, side by side in `rows`.
  ///
  /// - Complexity: O(count² · width).
  func apply(_ rows: UnsafePointer<Float>, count: Int, into out: Row) {
    let length = Attention.filled(count)
    let weights = scratch + headWidth * length
    for head in 0..<heads {
      let queries = rows + head * headWidth
      transposeKeys(queries + width, count, length)
      for i in 0..<count {
        weigh(queries + i * 3 * width, count, length, weights)
        mix(queries + 2 * width, count, weights, into: out + i * width + head * headWidth)
      }
    }
  }

  private func transposeKeys(_ keys: UnsafePointer<Float>, _ count: Int, _ length: Int) {
    for d in 0..<headWidth {
      let column = scratch + d * length
      for j in 0..<count { column[j] = keys[j * 3 * width + d] }
      for j in count..<length { column[j] = 0 }
    }
  }

  /// The softmax of one query's products with all keys.
  private func weigh(_ query: UnsafePointer<Float>, _ count: Int, _ length: Int, _ weights: Row) {
    let factor = 1 / Float(headWidth).squareRoot()
    var largest = -Float.infinity
    for j in stride(from: 0, to: length, by: 8) {
      var sum = Lanes(repeating: 0)
      for d in 0..<headWidth { sum += (scratch + d * length).lanes(j) * query[d] }
      weights.store(sum * factor, at: j)
    }
    for j in 0..<count { largest = max(largest, weights[j]) }
    for j in count..<length { weights[j] = -.greatestFiniteMagnitude }
    var sum = Lanes(repeating: 0)
    for j in stride(from: 0, to: length, by: 8) {
      let power = (weights.lanes(j) - largest).exponential
      weights.store(power, at: j)
      sum += power
    }
    let inverse = 1 / sum.total
    for j in stride(from: 0, to: length, by: 8) { weights.store(weights.lanes(j) * inverse, at: j) }
  }

  /// The weighted sum of the values.
  private func mix(_ values: UnsafePointer<Float>, _ count: Int, _ weights: Row, into out: Row) {
    for d in stride(from: 0, to: headWidth, by: 8) {
      var sum = Lanes(repeating: 0)
      for j in 0..<count { sum += (values + j * 3 * width).lanes(d) * weights[j] }
      out.store(sum, at: d)
    }
  }

  private static func filled(_ count: Int) -> Int { (count + 7) / 8 * 8 }
}

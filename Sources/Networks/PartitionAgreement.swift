/// How far two partitions of the same things agree.
public enum PartitionAgreement {
  /// The adjusted Rand index: 1 for equal partitions, about 0 for chance.
  ///
  /// Source: Hubert & Arabie 1985, Journal of Classification 2:193-218.
  ///
  /// - Parameters:
  ///   - left: the group of each thing.
  ///   - right: the same by the other partition, as long.
  /// - Returns: at most 1; 1 where both are trivial in the same way.
  public static func adjustedRand(_ left: [Int], _ right: [Int]) -> Double {
    var cells: [SIMD2<Int>: Int] = [:]
    var rows: [Int: Int] = [:]
    var columns: [Int: Int] = [:]
    for (a, b) in zip(left, right) {
      cells[SIMD2(a, b), default: 0] += 1
      rows[a, default: 0] += 1
      columns[b, default: 0] += 1
    }
    func pairs(_ counts: some Sequence<Int>) -> Double {
      counts.reduce(0) { $0 + Double($1) * Double($1 - 1) / 2 }
    }
    let both = pairs(cells.values)
    let (inRows, inColumns) = (pairs(rows.values), pairs(columns.values))
    let all = pairs([min(left.count, right.count)])
    let chance = all > 0 ? inRows * inColumns / all : 0
    let most = (inRows + inColumns) / 2
    return most == chance ? 1 : (both - chance) / (most - chance)
  }
}

/// Chooses the runs of an article together rather than each by itself: articles stand together on
/// their page.
///
/// The choice is the one with the highest sum of log-odds less the cost of its changes (A. J. Viterbi,
/// "Error bounds for convolutional codes", IEEE Transactions on Information Theory 13, 1967, over two
/// states).
enum RunChoice {
  /// Judges all runs of a page.
  ///
  /// - Parameters:
  ///   - odds: log-odds of each run to be kept, above nothing being known.
  ///   - change: what each change from kept to dropped runs, or back, takes from their sum.
  /// - Returns: for each run whether it is kept.
  /// - Complexity: O(runs).
  static func kept(_ odds: [Float], change: Float) -> [Bool] {
    var best = (dropped: Float(0), kept: Float(0))
    // Whether the best way to drop, or to keep, a run changes from the run before.
    var changes: [(toDrop: Bool, toKeep: Bool)] = []
    for odds in odds {
      let (drop, keep) = (best.kept - change, best.dropped - change)
      changes.append((drop > best.dropped, keep > best.kept))
      best = (max(best.dropped, drop) - odds / 2, max(best.kept, keep) + odds / 2)
    }
    var isKept = [Bool](repeating: false, count: odds.count)
    var state = best.kept > best.dropped
    for index in odds.indices.reversed() {
      isKept[index] = state
      if state ? changes[index].toKeep : changes[index].toDrop { state.toggle() }
    }
    return isKept
  }
}

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The probabilities that unnormalised log probabilities stand for.
///
/// - Complexity: O(n).
func softmax(_ scores: some Collection<Float>) -> [Float] {
  let peak = scores.max() ?? 0
  let weights = scores.map { exp($0 - peak) }
  let total = weights.reduce(0, +)
  return weights.map { $0 / total }
}

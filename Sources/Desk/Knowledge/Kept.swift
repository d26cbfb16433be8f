import LedgerStore
import Synchronization

/// Answers that follow from the ledger, kept while it stays as it is.
final class Kept<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private struct State {
    var generation = Int.min
    var values: [Key: Value] = [:]
  }

  private let limit: Int
  private let state = Mutex(State())

  /// Makes an empty store.
  ///
  /// - Parameter limit: so many answers are kept; one more, and all are forgotten.
  init(limit: Int) {
    self.limit = limit
  }

  /// The answer to a key in one state of the ledger, worked out where it is not known.
  ///
  /// Several who ask at once may each work it out.
  func value<Failure: Error>(
    _ key: Key, at generation: Int, _ make: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    let known = state.withLock { $0.generation == generation ? $0.values[key] : nil }
    if let known { return known }
    let made = try make()
    state.withLock { state in
      if state.generation != generation || state.values.count >= limit { state.values = [:] }
      state.generation = generation
      state.values[key] = made
    }
    return made
  }
}

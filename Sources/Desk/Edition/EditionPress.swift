import LedgerStore
import Synchronization

/// Keeps the edition until the ledger changes.
final class EditionPress: Sendable {
  /// An edition is made from so many of the latest articles, however large the ledger.
  static let window = 400

  private let printed = Mutex<(generation: Int, edition: Edition)?>(nil)

  /// The edition of a state of the ledger, made by `make` where it is not at hand.
  func edition(
    _ generation: Int, _ make: () throws(PageError) -> Edition
  ) throws(PageError) -> Edition {
    if let last = printed.withLock({ $0 }), last.generation == generation { return last.edition }
    let edition = try make()
    printed.withLock { $0 = (generation, edition) }
    return edition
  }
}

extension Desk {
  /// The edition of the ledger as it is now.
  func presentEdition() throws(PageError) -> Edition {
    let generation = try ledger { (reader) throws(LedgerError) in try reader.generation() }
    return try press.edition(generation) { () throws(PageError) in
      let latest = try ledger { (reader) throws(LedgerError) in
        try reader.snapshot(latest: EditionPress.window)
      }
      return Edition(
        Knowledge(latest, generation: generation), summary: { self.summary($0) },
        region: { self.map.region(of: $0) })
    }
  }
}

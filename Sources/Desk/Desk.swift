public import LedgerStore

/// The web desk.
public struct Desk: Sendable {
  private let ledger: Ledger

  /// Makes a desk over a ledger.
  ///
  /// - Parameter ledger: the ledger to read.
  public init(ledger: Ledger) {
    self.ledger = ledger
  }
}

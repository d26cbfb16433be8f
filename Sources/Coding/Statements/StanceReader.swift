import Records

/// Reads what a statement is directed at and where the speaker stands.
struct StanceReader {
  private let cast: Cast

  init(cast: Cast) {
    self.cast = cast
  }

  /// Sets target, stance and subject matter of a statement.
  func read(_ statement: inout Statement, cueStance: Int) {}
}

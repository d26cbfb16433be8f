/// What became of an article that was handed to the ledger.
public enum AppendOutcome: String, Sendable, Hashable, CaseIterable {
  /// It is new.
  case added
  /// The ledger holds it already, from the same coder or as an earlier version.
  case unchanged
  /// Its title or text had changed: the ledger holds a further version of it.
  case newVersion = "new version"
  /// It was read or coded anew: the earlier records are superseded and kept.
  case recoded
}

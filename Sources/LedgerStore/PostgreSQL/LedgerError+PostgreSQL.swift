extension LedgerError {
  /// Tells what an error of PostgreSQL means to the user.
  ///
  /// - Parameters:
  ///   - state: the five characters of SQLSTATE (documentation, appendix A).
  ///   - message: what the server says about it.
  ///   - file: the ledger's address.
  init(state: String, message: String, file: String) {
    switch state {
    case "40001", "40P01", "55P03":
      self.init(
        .busy, "another program is writing to it", file: file,
        remedy: "run it again; nothing of this step was kept")
    case "22P05":
      self = LedgerError.zeroByte(file: file)
    case "53100":
      self.init(
        .diskFull, "the server's disk is full; nothing of this step was kept", file: file,
        remedy: "free space and run it again: what was stored before is whole")
    case "25006", "42501":
      self.init(
        .readOnly, "it cannot be written (\(message))", file: file,
        remedy: "check the rights of this user on the server")
    case "XX001", "XX002":
      self.init(
        .damaged, "it is damaged (\(message))", file: file, remedy: "restore a backup")
    default:
      if state.hasPrefix("23") {
        self.init(
          .refused, "a record was refused (\(message))", file: file,
          remedy: "report this: a coder made a record without evidence")
      } else if state.hasPrefix("08") || state.hasPrefix("57P") {
        self.init(
          .cannotOpen, "the connection was lost (\(message))", file: file,
          remedy: "check that the server runs, then run it again")
      } else {
        self.init(
          .database, "\(message) (SQLSTATE \(state))", file: file,
          remedy: "check the server; if it is sound, report this")
      }
    }
  }

  /// That a text holds what PostgreSQL has no room for in a text.
  static func zeroByte(file: String) -> LedgerError {
    LedgerError(
      .refused, "a text holds U+0000, which PostgreSQL cannot keep", file: file,
      remedy: "remove it from the source, or use a ledger in a file")
  }
}

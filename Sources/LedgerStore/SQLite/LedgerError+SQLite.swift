import CSQLite

extension LedgerError {
  /// Tells what a result code of SQLite means to the user.
  ///
  /// - Parameters:
  ///   - code: a result code, extended or not (sqlite.org/rescode.html).
  ///   - message: what SQLite says about it.
  ///   - file: the ledger's file.
  init(code: Int32, message: String, file: String) {
    switch code & 0xFF {
    case SQLITE_BUSY, SQLITE_LOCKED:
      self.init(
        .busy, "another process is writing to it", file: file,
        remedy: "wait until it has finished, or stop it")
    case SQLITE_FULL:
      self.init(
        .diskFull, "the disk is full; nothing of this step was kept", file: file,
        remedy: "free space and run it again: what was stored before is whole")
    case SQLITE_IOERR:
      self.init(
        .database, "the disk did not take or give what was asked (\(message), SQLite code \(code))",
        file: file,
        remedy: "check the disk, its free space and the limit of file size: what was stored before"
          + " is whole")
    case SQLITE_NOMEM:
      self.init(
        .database, "there is not enough memory", file: file,
        remedy: "give the program more memory; what was stored before is whole")
    case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH:
      self.init(
        .readOnly, "it cannot be written (\(message))", file: file,
        remedy: "check the rights of the file and of its folder")
    case SQLITE_CORRUPT:
      self.init(
        .damaged, "it is damaged (\(message))", file: file,
        remedy: "restore a backup, or ingest the sources into a new ledger")
    case SQLITE_NOTADB:
      self.init(
        .cannotOpen, "it is not an SQLite file", file: file,
        remedy: "name a ledger, or a new file to make one")
    case SQLITE_CANTOPEN:
      self.init(
        .cannotOpen, "it cannot be opened (\(message))", file: file,
        remedy: "check that the folder exists and can be written")
    case SQLITE_CONSTRAINT:
      self.init(
        .refused, "a record was refused (\(message))", file: file,
        remedy: "report this: a coder made a record without evidence")
    default:
      self.init(
        .database, "\(message) (SQLite code \(code))", file: file,
        remedy: "check the ledger's integrity; if it is sound, report this")
    }
  }
}

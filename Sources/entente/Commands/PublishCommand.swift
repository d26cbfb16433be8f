import Desk

/// `entente publish`: the static edition of a ledger.
enum PublishCommand: Command {
  static let name = "publish"
  static let summary = "write the day's edition as a static site with a feed and a sitemap"
  static let operands = "DIR"
  static let examples = [
    "entente publish --ledger desk.db --base https://desk.example.org/ site"
  ]
  static let flags = [
    .ledger,
    Flag("base", "URL", "where the folder will be found on the web; needed"),
  ]

  static func run(_ arguments: Arguments) async throws -> ExitStatus {
    guard arguments.operands.count == 1 else { throw UsageError("one folder to write is needed") }
    guard let base = arguments.value("base") else { throw UsageError("--base URL is needed") }
    let folder = arguments.operands[0]
    let files = try DeskOverLedger.desk(arguments).edition(base: base)
    try WrittenFile.makeFolder(folder + "/stories")
    for file in files {
      try WrittenFile.write(file.bytes, to: folder + "/" + file.path, mode: 0o644)
    }
    try Output.line("\(files.count) files written to \(folder)")
    return .success
  }
}

import Actors
import Analysis
import Desk
import Dispatch
import Evidence
import Following
import LedgerStore
import Ontology
import Pipeline

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// `entente desk`: the web desk over a ledger.
enum DeskCommand: Command {
  static let name = "desk"
  static let summary = "open the web desk on a ledger"
  static let operands = ""
  static let examples = [
    "entente desk --ledger desk.db",
    "entente desk --ledger desk.db --port 9000",
    "entente desk --users users.txt --add-user ana < password.txt",
    "entente desk --ledger desk.db --listen 0.0.0.0 --users users.txt",
    "entente desk --ledger desk.db --feeds feeds.opml --contact desk@example.org",
  ]
  static let flags = [
    .ledger,
    Flag("port", "N", "the port to listen on, 0 for any that is free (default: 8484)"),
    Flag(
      "listen", "ADDRESS",
      "the IPv4 or IPv6 address to listen on, :: for all (default: 127.0.0.1; another needs --users)"
    ),
    Flag(
      "access-log", "FILE", "note each answer there, without queries; opened again on SIGHUP"),
    Flag("tls-cert", "FILE", "speak TLS with this certificate (PEM, with those above it)"),
    Flag("tls-key", "FILE", "its private key (PEM)"),
    Flag("users", "FILE", "who may enter (Docs/desk.md); without it everybody on this machine"),
    Flag(
      "add-user", "NAME", "add a user to --users FILE, the password from standard input, and end"),
    Flag("add-token", "NAME", "add a token for a program to --users FILE, print it, and end"),
    Flag("scopes", "LIST", "what the new user or token may do: read (default) or read,correct"),
    Flag("state", "FILE", "the state of 'entente watch' (default: the ledger's name with .watch)"),
    Flag("feeds", "FILE", "the list that 'entente watch' follows, to be changed from the desk"),
    Flag("weather", "URL", "an Open-Meteo forecast endpoint for the front page (default: none)"),
    Flag("city", "NAME=LAT,LON", "a city whose temperature --weather shows (repeatable)"),
    .contact, .allowHost,
  ]

  static func run(_ arguments: Arguments) async throws -> ExitStatus {
    if let name = arguments.value("add-user") {
      guard let password = readLine(strippingNewline: true), !password.isEmpty else {
        throw UsageError("--add-user reads the password from standard input, one line")
      }
      try add(name, .password, secret: password, arguments)
      return .success
    }
    if let name = arguments.value("add-token") {
      let secret = UserList.User.freshSecret()
      try add(name, .token, secret: secret, arguments)
      try Output.line("\(name).\(secret)")
      return .success
    }
    let desk = try DeskOverLedger.desk(arguments)
    let log = try arguments.value("access-log").map { try AccessLog(path: $0) }
    let server = try desk.open(
      port: try port(arguments), address: arguments.value("listen") ?? "127.0.0.1", log: log,
      certificate: try certificate(arguments))
    Output.note("The desk is open at \(server.url); Ctrl-C closes it.")
    StopSignal.listen()
    let turning = log.map(turned)
    await StopSignal.wait()
    turning?.cancel()
    server.stop()
    return .success
  }

  /// Opens a log again whenever SIGHUP comes, as logrotate sends it.
  private static func turned(_ log: AccessLog) -> any DispatchSourceSignal {
    signal(SIGHUP, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: SIGHUP, queue: .global())
    source.setEventHandler {
      do throws(DeskError) { try log.reopen() } catch {
        Output.note("entente desk: \(error)")
      }
    }
    source.resume()
    return source
  }

  private static func certificate(_ arguments: Arguments) throws -> Certificate? {
    switch (arguments.value("tls-cert"), arguments.value("tls-key")) {
    case (nil, nil): return nil
    case (let chain?, let key?):
      return try Certificate(
        chain: String(decoding: try FileBytes.read(chain), as: UTF8.self),
        key: String(decoding: try FileBytes.read(key), as: UTF8.self))
    default: throw UsageError("--tls-cert and --tls-key belong together")
    }
  }

  private static func port(_ arguments: Arguments) throws(UsageError) -> Int {
    guard let text = arguments.value("port") else { return 8484 }
    guard let port = Int(text), (0...65535).contains(port) else {
      throw UsageError("--port needs a number from 0 to 65535, not '\(text)'")
    }
    return port
  }

  private static func add(
    _ name: String, _ kind: UserList.User.Kind, secret: String, _ arguments: Arguments
  ) throws {
    guard let path = arguments.value("users") else { throw UsageError("--users FILE is needed") }
    let words = (arguments.value("scopes") ?? "read").split(separator: ",").map(String.init)
    let scopes = words.compactMap(Scope.init)
    guard scopes.count == words.count else {
      throw UsageError("--scopes takes read and correct, with a comma between them")
    }
    guard let hash = PasswordHash(of: secret),
      let user = UserList.User(name: name, kind: kind, scopes: Set(scopes), hash: hash)
    else {
      throw UsageError("a name of letters, digits, - and _ is needed, and a password of 500 bytes")
    }
    let existing =
      access(path, F_OK) == 0 ? String(decoding: try FileBytes.read(path), as: UTF8.self) : ""
    let text =
      existing + (existing.isEmpty || existing.hasSuffix("\n") ? "" : "\n") + user.line + "\n"
    _ = try UserList(parsing: text)
    try WrittenFile.write(Array(text.utf8), to: path)
  }
}

/// A desk over the ledger that the flags name, with the tables of the program.
enum DeskOverLedger {
  static func desk(_ arguments: Arguments) throws -> Desk {
    let path = try arguments.ledger()
    let table = try ActorNames().table
    let inquiry = Inquiry(actors: table)
    let folder = try DataFolder.find()
    let card = folder.models + "/english/card.md"
    let map = try WorldMap(
      parsing: String(decoding: try FileBytes.read(folder.tables + "/map.tsv"), as: UTF8.self))
    let users = try arguments.value("users").map {
      try UserList(parsing: String(decoding: try FileBytes.read($0), as: UTF8.self))
    }
    return try Desk(
      ledger: path,
      inquiry: Desk.Inquiry(
        parse: { text in
          do throws(QuestionError) {
            return .success(try inquiry.question(text))
          } catch {
            return .failure(Desk.InquiryRefusal(error.description))
          }
        }, assess: { inquiry.answer($0, over: $1, asOf: $2) }), directory: directory(table),
      feeds: feeds(arguments.value("state") ?? path + ".watch"),
      keeping: try arguments.feedKeeping(), cities: try arguments.cities(),
      makers: MakerFacts(
        version: Entente.version,
        modelCard: access(card, R_OK) == 0
          ? String(decoding: try FileBytes.read(card), as: UTF8.self) : nil), map: map,
      users: users)
  }

  private static func directory(_ table: ActorTable) -> ActorDirectory {
    ActorDirectory(
      name: { table.name(of: $0) },
      actorNamed: { text in
        let whole = table.names(in: text).first { $0.span.count == text.utf8.count }
        return whole?.actor ?? SearchQuery.actorByCode(text)
      }, kind: { table.kind(of: $0) },
      offices: { actor in
        if actor.isPerson {
          let name = table.name(of: actor)
          return table.leaders.spells(named: name).map {
            OfficeSpell(holder: name, actor: $0.actor, office: $0.office, from: $0.from, to: $0.to)
          }
        }
        return table.leaders.spells(of: actor).map {
          OfficeSpell(holder: $0.name, actor: actor, office: $0.office, from: $0.from, to: $0.to)
        }
      })
  }

  private static func feeds(_ path: String) -> FeedHealth.Source {
    {
      do throws(FollowError) {
        return .success(
          try FollowState(path: path).feeds.values.map { feed in
            FeedHealth(
              url: feed.url, title: feed.title, lastAnswer: feed.lastAnswer,
              lastNews: feed.lastNews, nextPoll: feed.isGone ? nil : feed.nextPoll,
              articles: feed.articles, failures: feed.failures, problem: feed.problem)
          })
      } catch {
        return .failure(FeedHealth.Unknown(error.description))
      }
    }
  }
}

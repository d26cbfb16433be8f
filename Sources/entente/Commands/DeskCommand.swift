import Actors
import Analysis
import Desk
import Evidence
import LedgerStore

/// `entente desk`: the web desk over a ledger.
enum DeskCommand: Command {
  static let name = "desk"
  static let summary = "open the web desk on a ledger"
  static let operands = ""
  static let examples = [
    "entente desk --ledger desk.db",
    "entente desk --ledger desk.db --port 9000",
  ]
  static let flags = [
    .ledger,
    Flag("port", "N", "the port to listen on, 0 for any that is free (default: 8484)"),
    Flag(
      "address", "ADDRESS",
      "the IPv4 address to listen on (default: 127.0.0.1; the desk knows no users)"),
  ]

  static func run(_ arguments: Arguments) async throws -> ExitStatus {
    let table = try ActorNames().table
    let inquiry = Inquiry(actors: table)
    let desk = try Desk(ledger: try arguments.ledger()) { question, snapshot, asOf in
      do throws(QuestionError) {
        return .success(try inquiry.answer(question, over: snapshot, asOf: asOf))
      } catch {
        return .failure(Desk.InquiryRefusal(error.description))
      }
    } actorName: {
      table.name(of: $0)
    } actorNamed: { text in
      let whole = table.names(in: text).first { $0.span.count == text.utf8.count }
      return whole?.actor ?? SearchQuery.actorByCode(text)
    }
    let server = try desk.open(
      port: try arguments.count("port") ?? 8484,
      address: arguments.value("address") ?? "127.0.0.1")
    Output.note("The desk is open at \(server.url); Ctrl-C closes it.")
    StopSignal.listen()
    await StopSignal.wait()
    server.stop()
    return .success
  }
}

import Dispatch
import Evidence
import LedgerStore
import Records
import Synchronization

/// What can be done to a record at the desk.
enum CorrectionForm {
  enum Action: String, CaseIterable {
    case wrong, edit
  }

  /// The longest reason and name that is taken, in bytes.
  static let longest = 1000
}

extension Desk {
  /// The form that corrects a record, for those who may.
  func correctionForm(_ request: Request, _ record: RecordID) -> HTML {
    guard request.visitor.scopes.contains(.correct) else { return "" }
    return """
      <details class="noprint"><summary>Correct this record</summary>\
      <form class="filters" action="/correct" method="post">\(hidden(request))\
      <input type="hidden" name="record" value="\(record.description)">\
      <label>What is wrong<select name="do"><option value="wrong">it is no record at all</option>\
      <option value="edit">one field</option></select></label>\
      <label>Field=value, for one field<input name="edit" placeholder="type=SUPPORT"></label>\
      \(signature(request))<button>Correct</button></form></details>
      """
  }

  func hidden(_ request: Request) -> HTML {
    "<input type=\"hidden\" name=\"token\" value=\"\(request.visitor.formToken ?? "")\">"
  }

  /// Who, where the desk does not know, and why.
  func signature(_ request: Request) -> HTML {
    let who: HTML =
      request.visitor.name == nil
      ? "<label>Your name<input name=\"who\" required maxlength=\"100\"></label>" : ""
    return "\(who)<label>Why<input name=\"why\" required maxlength=\"500\"></label>"
  }

  func correct(_ request: Request) throws(PageError) -> Response {
    guard let record = request.field("record").flatMap({ RecordID($0) }) else {
      throw .badQuery("record: the name of a record, such as e12, is needed.")
    }
    guard let action = CorrectionForm.Action(rawValue: request.field("do") ?? "wrong") else {
      throw .badQuery("do: 'wrong' or 'edit' is needed.")
    }
    let (who, why) = try signed(request)
    let wanted: CorrectionRequest
    switch action {
    case .wrong: wanted = .wrong
    case .edit:
      guard let edit = request.field("edit").flatMap({ FieldEdit($0) }) else {
        throw .badQuery("edit: FIELD=VALUE is needed, such as type=SUPPORT.")
      }
      wanted = .edit([edit])
    }
    let path = ledgerPath
    let made = try awaited {
      try await Ledger(path: path).correct(record, wanted, who: who, why: why)
    }
    return request.form == .json ? .json(exported(made)) : .redirect("/review")
  }

  func undo(_ request: Request) throws(PageError) -> Response {
    guard let number = request.field("number").flatMap({ Int($0) }) else {
      throw .badQuery("number: the number of a correction is needed.")
    }
    let (who, why) = try signed(request)
    let path = ledgerPath
    try awaited { try await Ledger(path: path).undo(number, who: who, why: why) }
    return request.form == .json ? .json(["undone": .integer(number)]) : .redirect("/review")
  }

  private func signed(_ request: Request) throws(PageError) -> (who: String, why: String) {
    guard let who = request.visitor.name ?? request.field("who"), let why = request.field("why"),
      who.utf8.count <= CorrectionForm.longest, why.utf8.count <= CorrectionForm.longest
    else { throw .badQuery("who, why: say who corrects and why, in at most 1000 bytes each.") }
    return (who, why)
  }

  /// Waits for something that takes its time; the server's threads are not Swift's own.
  func awaited<Value: Sendable>(
    _ work: @escaping @Sendable () async throws -> Value
  ) throws(PageError) -> Value {
    let done = DispatchSemaphore(value: 0)
    let result = Awaited<Value>()
    Task {
      do {
        let value = try await work()
        result.value.withLock { $0 = .success(value) }
      } catch {
        let failure = AwaitedFailure(error)
        result.value.withLock { $0 = .failure(failure) }
      }
      done.signal()
    }
    done.wait()
    switch result.value.withLock({ $0 }) {
    case .success(let value): return value
    case .failure(let failure): throw failure.pageError
    case nil: throw .ledger("nothing came back")
    }
  }
}

/// Where a result waits for its reader.
private final class Awaited<Value: Sendable>: Sendable {
  let value = Mutex<Result<Value, AwaitedFailure>?>(nil)
}

/// Why something was not done.
private struct AwaitedFailure: Error {
  let pageError: PageError

  init(_ error: any Error) {
    if let refusal = error as? FeedKeeping.Refusal {
      pageError = .badQuery(refusal.message)
      return
    }
    guard let error = error as? LedgerError else {
      pageError = .ledger("\(error)")
      return
    }
    let message = "\(error.message); \(error.remedy)."
    let isTheirs = error.problem == .badQuery || error.problem == .refused
    pageError = isTheirs ? .badQuery(message) : .ledger(message)
  }
}

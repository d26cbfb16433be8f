import Dispatch
import Evidence
import LedgerStore
import Records
import Synchronization

/// What can be done to a record at the desk.
enum CorrectionForm {
  enum Action: String, CaseIterable {
    case wrong, edit, merge, split
  }

  /// The longest reason and name that is taken, in bytes.
  static let longest = 1000
}

extension Desk {
  func correct(_ request: Request) throws(PageError) -> Response {
    guard let record = request.field("record").flatMap({ RecordID($0) }) else {
      throw .badQuery("record: the name of a record, such as e12, is needed.")
    }
    let wanted = try wish(request)
    let (who, why) = try signed(request)
    let path = ledgerPath
    let made = try awaited {
      try await Ledger(path: path).correct(record, wanted, who: who, why: why)
    }
    return request.form == .json ? .json(exported(made)) : .redirect("/review")
  }

  /// What is to be done to the record.
  private func wish(_ request: Request) throws(PageError) -> CorrectionRequest {
    guard let action = CorrectionForm.Action(rawValue: request.field("do") ?? "wrong") else {
      throw .badQuery("do: one of 'wrong', 'edit', 'merge' and 'split' is needed.")
    }
    switch action {
    case .wrong: return .wrong
    case .edit: return .edit(try edits(request.field("edit") ?? "", by: "\n", "edit"))
    case .merge:
      guard let other = request.field("with").flatMap({ RecordID($0) }) else {
        throw .badQuery("with: the name of another record of the article, such as e13, is needed.")
      }
      return .merge(other)
    case .split:
      var parts: [[FieldEdit]] = []
      for line in (request.field("parts") ?? "").split(whereSeparator: \.isNewline) {
        parts.append(try edits(String(line), by: ";", "parts"))
      }
      guard parts.count > 1 else {
        throw .badQuery(
          "parts: two lines or more are needed, each of them FIELD=VALUE;FIELD=VALUE.")
      }
      return .split(parts)
    }
  }

  /// Edits with something between them.
  private func edits(_ text: String, by separator: Character, _ name: String) throws(PageError)
    -> [FieldEdit]
  {
    var edits: [FieldEdit] = []
    for part in text.split(whereSeparator: { $0 == separator || $0.isNewline }) {
      let words = part.trimmingPrefix { $0 == " " }
      if words.isEmpty { continue }
      guard let edit = FieldEdit(String(words)) else {
        throw .badQuery("\(name): expected FIELD=VALUE, such as type=SUPPORT, found '\(words)'.")
      }
      edits.append(edit)
    }
    guard !edits.isEmpty else {
      throw .badQuery("\(name): FIELD=VALUE is needed, such as type=SUPPORT.")
    }
    return edits
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

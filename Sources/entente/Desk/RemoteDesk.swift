import Evidence
import Reading

/// A desk on this or another machine, asked through its API.
struct RemoteDesk: Sendable {
  /// Why it could not be asked.
  struct Failure: Error, CustomStringConvertible {
    enum Problem: Sendable, Hashable {
      case unreachable, unauthorized, forbidden, busy, notUnderstood, otherVersion
    }

    let problem: Problem
    let message: String
    let desk: String

    /// What the user can do about it.
    var remedy: String {
      switch problem {
      case .unreachable: "check the address, and that 'entente desk' runs there"
      case .unauthorized:
        "give --token with a token that the desk knows ('entente desk --add-token')"
      case .forbidden: "ask for a token with the scope that is missing"
      case .busy: "try again in some seconds"
      case .notUnderstood: "change the question or the filter"
      case .otherVersion:
        "run the same version of Entente on both sides, and give the desk's first address"
      }
    }

    /// One line: where, what, and what to do.
    var description: String { "\(desk): \(message); \(remedy)" }
  }

  /// Seconds until an answer must be there.
  private static let timeLimit = 120.0
  /// How many items are asked for at a time.
  private static let pageSize = 1000

  /// The address without a slash at its end.
  let url: String
  /// `NAME.SECRET`; nil where the desk lets everybody in.
  let token: String?

  init(url: String, token: String?) {
    var url = url
    while url.hasSuffix("/") { url.removeLast() }
    self.url = url
    self.token = token
  }

  /// One page of the API.
  ///
  /// - Parameters:
  ///   - page: its name, such as `events`.
  ///   - query: names and values; what is nil is left out.
  /// - Returns: the JSON object.
  /// - Throws: `Failure`.
  func get(_ page: String, _ query: [(String, String?)]) async throws(Failure) -> JSON {
    let pairs = query.compactMap { name, value in value.map { name + "=" + RemoteDesk.escaped($0) }
    }
    let address =
      "\(url)/api/v1/\(page)" + (pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&"))
    let fields =
      ["Accept: application/json"] + (token.map { ["Authorization: Bearer \($0)"] } ?? [])
    let answer: ServiceRequest.Answer
    do throws(FetchError) {
      answer = try await ServiceRequest.get(
        address, fields: fields, timeLimit: RemoteDesk.timeLimit)
    } catch {
      throw failure(.unreachable, "no desk answers (\(error.message))")
    }
    let json = try? JSON(parsing: answer.body)
    let said = json?["error"]?.string
    switch answer.status {
    case 200:
      guard let json, case .object = json else { break }
      return json
    case 401: throw failure(.unauthorized, "the desk does not know who asks")
    case 403: throw failure(.forbidden, said ?? "the desk does not allow it")
    case 429, 503: throw failure(.busy, said ?? "the desk has too much to do")
    case 400, 404:
      guard let said, said != "There is no such page." else { break }
      throw failure(.notUnderstood, said)
    default: break
    }
    throw failure(
      .otherVersion, "what answers is no desk of version 1 of the API (status \(answer.status))")
  }

  /// The items of a list, part after part.
  ///
  /// - Parameters:
  ///   - page: the list's name.
  ///   - query: its filters.
  ///   - limit: at most so many.
  ///   - place: what of the last item the next part begins after, and by what name; nil to count.
  /// - Returns: the items, in the desk's order.
  /// - Throws: `Failure`.
  func items(
    _ page: String, _ query: [(String, String?)], limit: Int, after place: String? = nil
  ) async throws(Failure) -> [JSON] {
    var items: [JSON] = []
    while items.count < limit {
      let size = min(limit - items.count, RemoteDesk.pageSize)
      let next = place.map { ("after", items.last?[$0]?.string) } ?? ("from", "\(items.count)")
      let part = try await get(page, query + [("limit", "\(size)"), next])
      guard let found = part["items"]?.array else {
        throw failure(.otherVersion, "the list '\(page)' has no items")
      }
      items += found
      guard part["next"]?.string != nil, !found.isEmpty else { break }
    }
    return items
  }

  /// Reads the items of a list.
  func read<Value>(_ items: [JSON], _ read: (JSON) throws -> Value) throws(Failure) -> [Value] {
    do { return try items.map(read) } catch {
      throw failure(.otherVersion, "an item of the list is not as expected (\(error))")
    }
  }

  private func failure(_ problem: Failure.Problem, _ message: String) -> Failure {
    Failure(problem: problem, message: message, desk: url)
  }

  /// A value as it stands in a query (RFC 3986, section 2.3).
  private static func escaped(_ text: String) -> String {
    text.utf8.map { byte in
      switch byte {
      case 48...57, 65...90, 97...122, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        String(UnicodeScalar(byte))
      default: (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
      }
    }.joined()
  }
}

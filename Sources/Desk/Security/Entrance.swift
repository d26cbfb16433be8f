import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Lets in whom it knows: by session, by token, or everybody where it knows no users.
final class Entrance: Sendable {
  private struct Session {
    let user: UserList.User
    let formToken: String
    let end: Double
  }

  /// Why somebody was not let in.
  enum Refusal: Error, Sendable, Equatable {
    /// Nobody is known by that name and secret.
    case unknown
    /// Too many attempts failed; seconds until the next.
    case tooMany(Int)
  }

  /// The cookie that holds a session's key.
  static let cookie = "entente-session"

  /// Seconds that a session lasts.
  static let sessionLength = 12.0 * 3600

  private let users: UserList?
  private let clock: @Sendable () -> Double
  private let sessions = Mutex<[String: Session]>([:])
  /// Tokens that were checked before, so that their slow hash is computed once.
  private let checked = Mutex<[String: String]>([:])
  private let failures: Allowance
  private let requests: Allowance
  /// The form token of a desk without users: pages elsewhere cannot read it.
  private let commonToken = String.secret()
  /// What an unknown name is checked against, so that it takes as long as a known one.
  private let decoy: PasswordHash?

  init(users: UserList?, clock: @escaping @Sendable () -> Double = Entrance.uptime) {
    self.users = users
    self.clock = clock
    failures = Allowance(burst: 8, perSecond: 1.0 / 30, clock: clock)
    requests = Allowance(burst: 200, perSecond: 20, clock: clock)
    decoy = users == nil ? nil : PasswordHash(of: String.secret())
  }

  /// Whether there are users, so that visitors must say who they are.
  var knowsUsers: Bool { users != nil }

  /// Whether a client may send one more request; those of this machine always may.
  func admits(_ client: String) -> Bool {
    ClientAddress.isLocal(client) || requests.take(ClientAddress.network(client))
  }

  /// Who asks.
  ///
  /// - Throws: `Refusal` when a token was sent that is not known.
  func visitor(_ request: Request) throws(Refusal) -> Visitor {
    guard let users else {
      return Visitor(
        name: nil, scopes: Set(Scope.allCases), formToken: commonToken, session: nil)
    }
    if let header = request.headers.authorization {
      return try bearer(header, users, request.client)
    }
    guard let key = Entrance.cookie(Entrance.cookie, in: request.headers.cookie ?? "") else {
      return .nobody
    }
    let found = sessions.withLock { $0[key] }
    guard let session = found, session.end > clock() else { return .nobody }
    return Visitor(
      name: session.user.name, scopes: session.user.scopes, formToken: session.formToken,
      session: key)
  }

  /// The value of a cookie.
  static func cookie(_ name: String, in cookies: String) -> String? {
    for pair in cookies.split(separator: ";") {
      let parts = pair.drop { $0 == " " }.split(separator: "=", maxSplits: 1)
      if parts.count == 2, parts[0] == name { return String(parts[1]) }
    }
    return nil
  }

  private func bearer(_ header: String, _ users: UserList, _ client: String)
    throws(Refusal) -> Visitor
  {
    let words = header.split(separator: " ")
    guard words.count == 2, words[0].lowercased() == "bearer",
      let dot = words[1].firstIndex(of: ".")
    else { throw .unknown }
    let token = String(words[1])
    let name = String(words[1][..<dot])
    let secret = String(words[1][words[1].index(after: dot)...])
    let isChecked = checked.withLock { $0[name] }?.isSame(as: token) ?? false
    guard
      let user = isChecked
        ? users.users[name] : try check(name, secret, .token, users, client)
    else { throw .unknown }
    checked.withLock { $0[name] = token }
    return Visitor(name: name, scopes: user.scopes, formToken: nil, session: nil)
  }

  /// Opens a session.
  ///
  /// - Returns: the session's key, for a cookie.
  /// - Throws: `Refusal`.
  func signIn(name: String, password: String, client: String) throws(Refusal) -> String {
    guard let users else { throw .unknown }
    let user = try check(name, password, .password, users, client)
    let key = String.secret()
    let now = clock()
    sessions.withLock { sessions in
      sessions = sessions.filter { $0.value.end > now }
      sessions[key] = Session(
        user: user, formToken: String.secret(), end: now + Entrance.sessionLength)
    }
    return key
  }

  /// Ends a session.
  func signOut(_ key: String) {
    sessions.withLock { $0[key] = nil }
  }

  /// The user of a name and secret; failures are counted for the name and for the
  /// client, unless that may be a web server that speaks for many.
  private func check(
    _ name: String, _ secret: String, _ kind: UserList.User.Kind, _ users: UserList,
    _ client: String
  ) throws(Refusal) -> UserList.User {
    let keys =
      ["name " + String(name.prefix(64))]
      + (ClientAddress.isLocal(client) ? [] : ["client " + ClientAddress.network(client)])
    guard keys.allSatisfy(failures.hasLeft) else { throw .tooMany(30) }
    let user = users.users[name].flatMap { $0.kind == kind ? $0 : nil }
    let isRight = (user?.hash ?? decoy)?.matches(secret) ?? false
    guard isRight, let user else {
      for key in keys { _ = failures.take(key) }
      throw .unknown
    }
    return user
  }

  /// Seconds since the machine was started.
  static let uptime: @Sendable () -> Double = {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

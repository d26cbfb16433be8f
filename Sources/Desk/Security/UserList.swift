/// Who may enter the desk, from a file of lines `NAME:KIND:SCOPES:HASH`.
///
/// KIND is `password` or `token`, SCOPES are `read` and `correct` with commas between them, HASH is
/// as crypt(5) has it. Lines that are empty or begin with `#` are skipped.
public struct UserList: Sendable {
  /// One line of the list.
  public struct User: Sendable, Hashable {
    /// How a user shows who they are.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
      /// A person who signs in.
      case password
      /// A program that sends `Authorization: Bearer NAME.SECRET`.
      case token
    }

    /// The name: letters, digits, `-` and `_`.
    public let name: String
    /// How the user shows who they are.
    public let kind: Kind
    /// What the user may do.
    public let scopes: Set<Scope>
    /// The hash of the password or of the token's secret.
    public let hash: PasswordHash

    /// Makes a user; nil when the name is not of letters, digits, `-` and `_` of ASCII.
    ///
    /// - Parameters:
    ///   - name: the name.
    ///   - kind: how the user shows who they are.
    ///   - scopes: what the user may do.
    ///   - hash: the hash of the password or of the token's secret.
    public init?(name: String, kind: Kind, scopes: Set<Scope>, hash: PasswordHash) {
      let isPlain = name.utf8.allSatisfy { byte in
        switch byte {
        case 48...57, 65...90, 97...122, UInt8(ascii: "-"), UInt8(ascii: "_"): true
        default: false
        }
      }
      guard !name.isEmpty, name.utf8.count <= 64, isPlain else { return nil }
      self.name = name
      self.kind = kind
      self.scopes = scopes
      self.hash = hash
    }

    /// A fresh secret for a token: 128 bits in hexadecimal digits.
    public static func freshSecret() -> String { .secret() }

    /// The line of the file.
    public var line: String {
      let words = Scope.allCases.filter(scopes.contains).map(\.rawValue).joined(separator: ",")
      return "\(name):\(kind.rawValue):\(words):\(hash.text)"
    }
  }

  /// The users by name.
  let users: [String: User]

  /// Reads a list.
  ///
  /// - Parameter text: the file's text.
  /// - Throws: `DeskError` with the line at fault, or when nobody is listed.
  public init(parsing text: String) throws(DeskError) {
    var users: [String: User] = [:]
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      guard !line.isEmpty, !line.hasPrefix("#") else { continue }
      guard let user = UserList.user(line), users[user.name] == nil else {
        throw DeskError(
          message: "line \(number + 1) of the users is no NAME:KIND:SCOPES:HASH of its own",
          remedy: "add users with 'entente desk --add-user NAME --users FILE'")
      }
      users[user.name] = user
    }
    guard !users.isEmpty else {
      throw DeskError(
        message: "the file of users lists nobody",
        remedy: "add users with 'entente desk --add-user NAME --users FILE'")
    }
    self.users = users
  }

  private static func user(_ line: Substring) -> User? {
    let parts = line.split(separator: ":", maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count == 4, let kind = User.Kind(rawValue: String(parts[1])),
      let hash = PasswordHash(text: String(parts[3]))
    else { return nil }
    let words = parts[2].split(separator: ",")
    let scopes = words.compactMap { Scope(rawValue: String($0)) }
    guard scopes.count == words.count else { return nil }
    return User(name: String(parts[0]), kind: kind, scopes: Set(scopes), hash: hash)
  }
}

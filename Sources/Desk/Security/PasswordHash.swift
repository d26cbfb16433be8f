import CCrypt

/// A password's hash as libxcrypt keeps it (crypt(5)): yescrypt for those that are made here.
public struct PasswordHash: Sendable, Hashable {
  /// The hash with its method, cost and salt.
  public let text: String

  /// Hashes a password with a fresh salt; nil when it cannot be hashed.
  ///
  /// - Parameter password: the password; at most 500 bytes of UTF-8, none of them 0.
  public init?(of password: String) {
    guard PasswordHash.isUsable(password) else { return nil }
    var setting = [CChar](repeating: 0, count: Int(CRYPT_GENSALT_OUTPUT_SIZE))
    guard crypt_gensalt_rn("$y$", 0, nil, 0, &setting, Int32(setting.count)) != nil,
      let text = PasswordHash.crypt(password, setting: PasswordHash.text(setting))
    else { return nil }
    self.text = text
  }

  /// Takes a hash that was made before.
  ///
  /// - Parameter text: the hash; nil unless libxcrypt takes it for one of a method that is still good.
  public init?(text: String) {
    guard crypt_checksalt(text) == CRYPT_SALT_OK else { return nil }
    self.text = text
  }

  /// Whether a password has this hash, in a time that does not depend on where they differ.
  ///
  /// - Complexity: some ten milliseconds, on purpose.
  public func matches(_ password: String) -> Bool {
    guard PasswordHash.isUsable(password), let other = PasswordHash.crypt(password, setting: text)
    else { return false }
    return other.isSame(as: text)
  }

  private static func isUsable(_ password: String) -> Bool {
    !password.isEmpty && password.utf8.count <= 500 && !password.utf8.contains(0)
  }

  private static func crypt(_ password: String, setting: String) -> String? {
    var output = [CChar](repeating: 0, count: Int(CRYPT_OUTPUT_SIZE))
    guard entente_crypt(password, setting, &output, output.count) == 0 else { return nil }
    return text(output)
  }

  private static func text(_ characters: [CChar]) -> String {
    String(decoding: characters.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}

extension String {
  /// Whether two secrets are equal, in a time that does not depend on where they differ.
  func isSame(as other: String) -> Bool {
    let (left, right) = (Array(utf8), Array(other.utf8))
    guard left.count == right.count else { return false }
    return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }

  /// A secret of 128 bits from the system's generator, in hexadecimal digits.
  static func secret() -> String {
    var generator = SystemRandomNumberGenerator()
    return (0..<2).map { _ in
      let digits = String(generator.next() as UInt64, radix: 16)
      return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }.joined()
  }
}

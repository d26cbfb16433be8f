/// A value as a database stores it.
enum SQLValue: Hashable, Sendable {
  case null
  case integer(Int)
  case real(Double)
  case text(String)
  case bytes([UInt8])

  /// A text, or null for nothing.
  static func text(orNull value: String?) -> SQLValue { value.map(SQLValue.text) ?? .null }

  /// A whole number, or null for nothing.
  static func integer(orNull value: Int?) -> SQLValue { value.map(SQLValue.integer) ?? .null }
}

extension SQLValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  init(stringLiteral value: String) { self = .text(value) }
  init(integerLiteral value: Int) { self = .integer(value) }
}

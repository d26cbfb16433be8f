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

extension SQLValue: Comparable {
  /// The order of an index over values of one type; others stand in the order of the cases.
  static func < (one: SQLValue, other: SQLValue) -> Bool {
    switch (one, other) {
    case (.integer(let one), .integer(let other)): one < other
    case (.real(let one), .real(let other)): one < other
    case (.text(let one), .text(let other)): one < other
    case (.bytes(let one), .bytes(let other)): one.lexicographicallyPrecedes(other)
    default: one.rank < other.rank
    }
  }

  private var rank: Int {
    switch self {
    case .null: 0
    case .integer: 1
    case .real: 2
    case .text: 3
    case .bytes: 4
    }
  }
}

/// A JSON value (RFC 8259) whose objects keep the order of their members.
public enum JSON: Sendable, Hashable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([JSON])
  case object([Member])

  /// One member of an object.
  public struct Member: Sendable, Hashable {
    /// The member's name.
    public let name: String
    /// The member's value.
    public let value: JSON

    /// Makes a member.
    ///
    /// - Parameters:
    ///   - name: the member's name.
    ///   - value: the member's value.
    public init(_ name: String, _ value: JSON) {
      self.name = name
      self.value = value
    }
  }

  /// The value of the first member of that name, or nil when this is no object or has none.
  public subscript(name: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// The members of an object; none for anything else.
  public var members: [Member] {
    if case .object(let members) = self { members } else { [] }
  }

  /// The string, if this is one.
  public var string: String? {
    if case .string(let value) = self { value } else { nil }
  }

  /// The whole number, if this is one.
  public var integer: Int? {
    switch self {
    case .integer(let value): value
    case .number(let value): JSON.whole(value)
    default: nil
    }
  }

  /// The number as a whole one, if it is that and a double holds it exactly.
  static func whole(_ value: Double) -> Int? {
    guard abs(value) < 0x1p53 else { return nil }
    let whole = Int(value)
    return Double(whole) == value ? whole : nil
  }

  /// The number, if this is one.
  public var double: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }

  /// The truth value, if this is one.
  public var bool: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  /// The elements, if this is an array.
  public var array: [JSON]? {
    if case .array(let values) = self { values } else { nil }
  }

  /// A string, or null for nothing.
  public static func optional(_ value: String?) -> JSON {
    value.map(JSON.string) ?? .null
  }

  /// A number, or null for nothing.
  public static func optional(_ value: Double?) -> JSON {
    value.map(JSON.number) ?? .null
  }

  /// An array of strings.
  public static func strings(_ values: [String]) -> JSON {
    .array(values.map(JSON.string))
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral,
  ExpressibleByNilLiteral, ExpressibleByFloatLiteral
{
  /// Null.
  public init(nilLiteral: ()) { self = .null }
  /// A string.
  public init(stringLiteral value: String) { self = .string(value) }
  /// A whole number.
  public init(integerLiteral value: Int) { self = .integer(value) }
  /// A number.
  public init(floatLiteral value: Double) { self = .number(value) }
  /// A truth value.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// An array.
  public init(arrayLiteral elements: JSON...) { self = .array(elements) }
  /// An object, in the order written.
  public init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(elements.map { Member($0.0, $0.1) })
  }
}

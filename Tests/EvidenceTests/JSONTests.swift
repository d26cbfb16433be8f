import Evidence
import TestSupport
import Testing

@Suite struct JSONTests {
  @Test(
    arguments: [
      ("null", JSON.null), ("true", .bool(true)), (" [1, -2.5, 1e3 ] ", [1, -2.5, .number(1000)]),
      (#"{"a":{"b":[]},"a":2}"#, ["a": ["b": []], "a": 2]), (#""\u0041\n\/""#, "A\n/"),
      (#""\ud83d\ude00""#, "😀"), (#""\ud83dx""#, "\u{FFFD}x"), (#""\udc00""#, "\u{FFFD}"),
      ("\"ć“\"", "ć“"), ("12345678901234567890123", .number(1.2345678901234568e22)),
    ] as [(String, JSON)])
  func reads(text: String, value: JSON) throws {
    #expect(try JSON(parsing: text) == value)
  }

  @Test(arguments: [
    ("", 0), ("{", 1), ("[1,]", 3), ("{\"a\" 1}", 5), ("01", 2), ("1.", 2), ("\"a", 2),
    ("\"\u{1}\"", 1), ("nul", 0), ("[] []", 3), ("\"\\x\"", 2), ("\"\\u12g4\"", 5), ("-", 1),
  ])
  func refuses(text: String, byte: Int) {
    #expect(throws: JSONError.self) { try JSON(parsing: text) }
    do {
      _ = try JSON(parsing: text)
    } catch {
      #expect(error.byte == byte, "\(error)")
    }
  }

  @Test func refusesDeepNestingInsteadOfOverflowing() {
    let deep = Array(repeating: UInt8(ascii: "["), count: 1_000_000)
    #expect(throws: JSONError.self) { try JSON(parsing: deep) }
  }

  @Test func refusesInvalidUTF8() {
    #expect(throws: JSONError.self) { try JSON(parsing: [0x22, 0xC3, 0x28, 0x22]) }
  }

  @Test(arguments: 0..<50 as Range<UInt64>)
  func roundTrips(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let value = Self.value(depth: 4, &random)
    #expect(try JSON(parsing: value.line) == value)
    #expect(try JSON(parsing: value.pretty) == value)
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func neverTrapsOnRandomBytes(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let marks = Array("{}[]\",:\\u0123eE+-.truefalsn \u{FFFD}".utf8)
    let bytes = (0..<64).map { _ in marks[Int.random(in: 0..<marks.count, using: &random)] }
    if let value = try? JSON(parsing: bytes) {
      #expect((try? JSON(parsing: value.line)) == value)
    }
  }

  static func value(depth: Int, _ random: inout SeededGenerator) -> JSON {
    switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &random) {
    case 0: return .null
    case 1: return .bool(.random(using: &random))
    case 2: return .integer(.random(in: -1_000_000...1_000_000, using: &random))
    case 3: return .number(.random(in: 0.001...0.999, using: &random))
    case 4: return .string(random.text(12))
    case 5: return .array((0..<3).map { _ in value(depth: depth - 1, &random) })
    default:
      return .object(
        (0..<3).map { JSON.Member("k\($0)\(random.text(2))", value(depth: depth - 1, &random)) })
    }
  }
}

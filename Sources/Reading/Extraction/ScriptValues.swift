/// The objects, lists and strings that a script's data are made of, as a flat tree.
///
/// It reads JSON, and of JavaScript what the states that pages carry for their scripts are written in:
/// literals with bare keys and either kind of quotes. Whatever else stands there is passed over, so
/// that nothing has to be understood of the code around.
struct ScriptValues {
  /// One value; the root, which holds everything, counts as a list.
  struct Value {
    enum Kind { case object, list, string }
    let kind: Kind
    /// Bounds of the name under which it stands in an object; empty in a list.
    let key: Range<Int>
    let parent: Int
    /// The index after its last descendant.
    var end: Int
    /// For a string its bounds without the quotes.
    let range: Range<Int>
  }

  /// Where the values stand.
  let text: ScriptText
  /// The values in order, the root first.
  private(set) var values: [Value] = []
  /// Indexes of the objects and lists around the next value.
  private var open = [0]
  private var key = 0..<0

  /// Lists and objects deeper than this are no news.
  private static let depthLimit = 60
  /// Data of more values than this are cut.
  private static let countLimit = 200_000

  /// Reads a stretch of text.
  ///
  /// - Complexity: O(length).
  init(_ text: ScriptText, _ range: Range<Int>) {
    self.text = text
    values.append(Value(kind: .list, key: 0..<0, parent: 0, end: 1, range: range))
    var position = range.lowerBound
    let bytes = text.bytes
    while position < range.upperBound, values.count < ScriptValues.countLimit {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        let string = ScriptValues.string(bytes, position, range.upperBound)
        position = string.upperBound + 1
        note(string, &position, range.upperBound)
      case UInt8(ascii: "{"): begin(.object, &position)
      case UInt8(ascii: "["): begin(.list, &position)
      case UInt8(ascii: "}"): finish(.object, &position)
      case UInt8(ascii: "]"): finish(.list, &position)
      case UInt8(ascii: ","):
        key = 0..<0
        position += 1
      case _ where byte.isLetter || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$"):
        readName(&position, range.upperBound)
      default: position += 1
      }
    }
    for index in open { values[index].end = values.count }
  }

  /// The bounds of the literal whose opening quote stands at a position.
  private static func string(_ bytes: [UInt8], _ position: Int, _ end: Int) -> Range<Int> {
    let quote = bytes[position]
    let start = position + 1
    var index = start
    while index < end, bytes[index] != quote { index += bytes[index] == 0x5C ? 2 : 1 }
    return start..<min(index, end)
  }

  /// Takes a string as the name of what follows, if a colon does, else as a value.
  private mutating func note(_ string: Range<Int>, _ position: inout Int, _ end: Int) {
    if isBeforeColon(position, end) {
      key = string
    } else {
      values.append(
        Value(
          kind: .string, key: key, parent: open[open.count - 1], end: values.count + 1,
          range: string))
      key = 0..<0
    }
  }

  private func isBeforeColon(_ position: Int, _ end: Int) -> Bool {
    var next = position
    while next < end, text.bytes[next].isSpace { next += 1 }
    return next < end && text.bytes[next] == UInt8(ascii: ":")
  }

  private mutating func readName(_ position: inout Int, _ end: Int) {
    let start = position
    while position < end,
      text.bytes[position].isWord || text.bytes[position] == UInt8(ascii: "_")
        || text.bytes[position] == UInt8(ascii: "$")
    {
      position += 1
    }
    if isBeforeColon(position, end) { key = start..<position }
  }

  private mutating func begin(_ kind: Value.Kind, _ position: inout Int) {
    position += 1
    guard open.count < ScriptValues.depthLimit else { return }
    values.append(
      Value(
        kind: kind, key: key, parent: open[open.count - 1], end: values.count + 1, range: 0..<0))
    open.append(values.count - 1)
    key = 0..<0
  }

  private mutating func finish(_ kind: Value.Kind, _ position: inout Int) {
    position += 1
    key = 0..<0
    guard open.count > 1, let last = open.last, values[last].kind == kind else { return }
    values[last].end = values.count
    open.removeLast()
  }

  /// The name of a value, by which those of one kind are known; nil in lists.
  func name(_ index: Int) -> NameKey? {
    let key = values[index].key
    return key.isEmpty ? nil : NameKey(text.bytes, key.lowerBound, key.upperBound)
  }

  /// Whether a string carries an object or a list as JSON.
  func isData(_ index: Int) -> Bool {
    let range = values[index].range
    guard values[index].kind == .string, !range.isEmpty else { return false }
    let first = text.bytes[range.lowerBound]
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }

  /// Words of a string, roughly: the spaces in it, and one more; none in code and addresses.
  func words(_ index: Int) -> Int {
    let range = values[index].range
    guard values[index].kind == .string, range.count > 1 else { return 0 }
    var spaces = 0
    var code = 0
    for position in range {
      switch text.bytes[position] {
      case 0x20: spaces += 1
      case 0x7B, 0x7D, 0x3B: code += 1
      default: break
      }
    }
    return code * 4 > spaces + 8 ? 0 : spaces + 1
  }
}

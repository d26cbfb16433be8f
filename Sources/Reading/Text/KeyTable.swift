/// A table by keys that never changes: what the words of a page are looked up in, most of them in vain.
///
/// A key is a hash already, so that none is made of it, and nothing is kept for keys of one slot
/// but a comparison.
struct KeyTable<Value: Sendable>: Sendable {
  private var keys: [UInt64]
  private var values: [Value?]
  private let mask: Int

  /// Makes a table of these entries.
  ///
  /// - Complexity: O(entries).
  init(_ entries: [NameKey: Value]) {
    var size = 16
    while size < entries.count * 4 { size *= 2 }
    mask = size - 1
    keys = [UInt64](repeating: 0, count: size)
    values = [Value?](repeating: nil, count: size)
    for (key, value) in entries {
      var slot = KeyTable.slot(key, mask)
      while values[slot] != nil { slot = (slot + 1) & mask }
      keys[slot] = key.value
      values[slot] = value
    }
  }

  /// The value of a key.
  subscript(key: NameKey) -> Value? {
    var slot = KeyTable.slot(key, mask)
    while keys[slot] != key.value {
      // Free slots have the key 0, which a key may have as well.
      if keys[slot] == 0 { return nil }
      slot = (slot + 1) & mask
    }
    return values[slot]
  }

  /// The low bits of FNV-1a hang on the last bytes alone; the high ones are folded in.
  private static func slot(_ key: NameKey, _ mask: Int) -> Int {
    Int(truncatingIfNeeded: key.value ^ key.value >> 29) & mask
  }
}

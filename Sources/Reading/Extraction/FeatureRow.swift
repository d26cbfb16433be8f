/// The numbers that describe one run, in the order of a model's inputs; those that are zero, most of
/// them, are left out.
struct FeatureRow {
  /// How many numbers there are, zeros included.
  private(set) var count = 0
  /// The numbers that are not zero, ascending by place.
  private(set) var entries: [(place: Int, value: Float)] = []

  /// Adds a number.
  mutating func append(_ value: Float) {
    if value != 0 { entries.append((count, value)) }
    count += 1
  }

  /// Adds so many zeros.
  mutating func appendZeros(_ number: Int) { count += number }

  /// Adds so many flags, of which these are set.
  mutating func append(flags: [Int], of number: Int) {
    var last = -1
    for flag in flags.sorted() where flag != last {
      entries.append((count + flag, 1))
      last = flag
    }
    count += number
  }

  /// Begins anew.
  mutating func clear() {
    entries.removeAll(keepingCapacity: true)
    count = 0
  }
}

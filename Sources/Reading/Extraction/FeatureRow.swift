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

  /// Begins anew.
  mutating func clear() {
    entries.removeAll(keepingCapacity: true)
    count = 0
  }
}

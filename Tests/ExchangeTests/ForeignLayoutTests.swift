import Exchange
import Testing

/// The published column counts.
struct ForeignLayoutTests {
  @Test(arguments: [("gdelt", 61), ("icews", 20), ("polecat", 40)])
  func columnCounts(name: String, columns: Int) {
    #expect(ForeignLayout(rawValue: name)?.columnCount == columns)
  }
}

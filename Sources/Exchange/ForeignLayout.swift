/// A file layout of another event data set that its users' loaders expect.
public enum ForeignLayout: String, Sendable, CaseIterable {
  /// GDELT 2.0 event table: 61 tab-separated columns, no header.
  case gdelt
  /// ICEWS weekly event file: 20 tab-separated columns with a header.
  case icews
  /// POLECAT weekly event file: 40 tab-separated columns with a header.
  case polecat

  /// How many columns a row has.
  public var columnCount: Int {
    switch self {
    case .gdelt: 61
    case .icews: 20
    case .polecat: 40
    }
  }
}

/// One file of a static edition.
public struct EditionFile: Sendable, Hashable {
  /// Its path inside the edition's folder, with `/` between its parts.
  public let path: String
  /// Its content.
  public let bytes: [UInt8]

  init(_ path: String, _ text: String) {
    self.path = path
    bytes = Array(text.utf8)
  }
}

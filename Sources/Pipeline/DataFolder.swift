#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Why the data files could not be found or loaded.
public struct DataError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What was looked for and where, for a person.
  public let message: String

  /// Makes an error.
  ///
  /// - Parameter message: what was looked for and where.
  public init(_ message: String) {
    self.message = message
  }

  /// One line: what was missing and what to do.
  public var description: String {
    "\(message); set ENTENTE_DATA to the folder that holds 'Data' and 'Models', or reinstall"
  }
}

/// Where the data tables and models lie.
///
/// Looked for in this order: `$ENTENTE_DATA`, `../share/entente` beside the executable,
/// `/usr/share/entente`, and the folders above the executable up to a source tree.
public struct DataFolder: Sendable {
  /// The folder that holds `Data` and, where a model is installed, `Models`.
  public let path: String

  /// The folder of the tables.
  public var tables: String { path + "/Data" }

  /// The folder of the models.
  public var models: String { path + "/Models" }

  /// Whether there is an English model, whole or not.
  public var holdsModel: Bool { access(models + "/english/model.entente", F_OK) == 0 }

  /// Uses a folder that the caller knows.
  ///
  /// - Parameter path: the folder that holds `Data`.
  public init(path: String) {
    self.path = path
  }

  /// Finds the folder.
  ///
  /// - Returns: the first candidate that holds `Data/states.tsv`.
  /// - Throws: `DataError` with the places that were tried.
  public static func find() throws(DataError) -> DataFolder {
    if let given = getenv("ENTENTE_DATA") {
      let path = String(cString: given)
      guard holdsTables(path) else { throw DataError("no Data/states.tsv in ENTENTE_DATA=\(path)") }
      return DataFolder(path: path)
    }
    var candidates: [String] = []
    if let executable = executablePath {
      let folder = parent(of: executable)
      candidates.append(parent(of: folder) + "/share/entente")
      var above = folder
      while above.utf8.count > 1 {
        candidates.append(above)
        above = parent(of: above)
      }
    }
    candidates.insert("/usr/share/entente", at: min(1, candidates.count))
    guard let found = candidates.first(where: holdsTables) else {
      throw DataError("no Data/states.tsv in any of \(candidates.joined(separator: ", "))")
    }
    return DataFolder(path: found)
  }

  private static func holdsTables(_ path: String) -> Bool {
    access(path + "/Data/states.tsv", R_OK) == 0
  }

  private static func parent(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return String(path[..<slash])
  }

  private static var executablePath: String? {
    #if canImport(Darwin)
      let candidate = CommandLine.arguments.first
    #else
      let candidate = Optional("/proc/self/exe")
    #endif
    guard let candidate, let resolved = realpath(candidate, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}

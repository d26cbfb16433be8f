#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif
public import Reading

/// The files inside folders.
public enum FolderFiles {
  /// Endings of the files that are taken from a folder; others are passed over.
  ///
  /// A `.md` file is taken only by its own name: in folders they are notes about the other files.
  public static let endings = [
    ".html", ".htm", ".xhtml", ".txt", ".jsonl", ".ndjson", ".rss", ".atom", ".eml", ".warc",
    ".arc", ".html.gz", ".txt.gz", ".jsonl.gz", ".warc.gz", ".arc.gz",
  ]

  /// The files that an operand stands for.
  ///
  /// - Parameter path: a file, which stands for itself, or a folder, which stands for the files
  ///   inside it and inside its folders whose endings are known; links to folders are not followed.
  /// - Returns: the files in order of path.
  /// - Throws: `ReadingError` when a folder cannot be listed or holds no such file.
  public static func expand(_ path: String) throws(ReadingError) -> [String] {
    guard isFolder(path) else { return [path] }
    var files: [String] = []
    var folders = [path]
    while let folder = folders.popLast() {
      for name in try names(in: folder) {
        let inner = folder + (folder.hasSuffix("/") ? "" : "/") + name
        if isFolder(inner, followingLinks: false) {
          folders.append(inner)
        } else if endings.contains(where: { name.hasSuffix($0) }) {
          files.append(inner)
        }
      }
    }
    guard !files.isEmpty else {
      throw ReadingError(
        .unreadable, "the folder holds no page", location: path,
        remedy: "pages end in \(endings.joined(separator: ", "))")
    }
    return files.sorted()
  }

  private static func isFolder(_ path: String, followingLinks: Bool = true) -> Bool {
    var status = stat()
    let result = followingLinks ? stat(path, &status) : lstat(path, &status)
    return result == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func names(in folder: String) throws(ReadingError) -> [String] {
    guard let handle = opendir(folder) else {
      throw ReadingError(
        .unreadable, String(cString: strerror(errno)), location: folder,
        remedy: "check that the folder may be read")
    }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names
  }
}

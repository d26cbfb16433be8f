#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The words that the program was called with.
enum ProcessWords {
  /// The words behind the program's name.
  ///
  /// On Linux they are read from the kernel: Swift's runtime finds none where a preloaded library
  /// has changed the environment, and mends what is not UTF-8, so that no file of that name would
  /// be found.
  ///
  /// - Throws: `UsageError` that names a word that is not UTF-8.
  static func given() throws(UsageError) -> [String] {
    guard let bytes = kernelWords() else { return Array(CommandLine.arguments.dropFirst()) }
    return try words(bytes)
  }

  /// Parts what the kernel keeps: words that each end with a zero byte, the program's name first.
  ///
  /// - Throws: `UsageError` that names a word that is not UTF-8.
  static func words(_ bytes: [UInt8]) throws(UsageError) -> [String] {
    var words: [String] = []
    let parts = bytes.split(separator: 0, omittingEmptySubsequences: false).dropLast().dropFirst()
    for (index, part) in parts.enumerated() {
      guard let word = String(validating: part, as: UTF8.self) else {
        throw UsageError(
          "word \(index + 1) of the call, '\(String(decoding: part, as: UTF8.self))', is not UTF-8;"
            + " rename the file, or give it on standard input with '-'")
      }
      words.append(word)
    }
    return words
  }

  private static func kernelWords() -> [UInt8]? {
    #if os(Linux)
      let file = open("/proc/self/cmdline", O_RDONLY | O_CLOEXEC)
      guard file >= 0 else { return nil }
      defer { close(file) }
      var bytes: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      while true {
        let count = buffer.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
        guard count >= 0 else { return nil }
        if count == 0 { return bytes.isEmpty ? nil : bytes }
        bytes.append(contentsOf: buffer[..<count])
      }
    #else
      return nil
    #endif
  }
}

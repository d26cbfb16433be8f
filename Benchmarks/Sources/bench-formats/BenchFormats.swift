import Reading

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads a feed and a web archive over and over and prints how many megabytes a second of process
/// time that is.
///
/// Usage: bench-formats FEED ARCHIVE SECONDS UNCOMPRESSED_BYTES_OF_THE_ARCHIVE
@main
struct BenchFormats {
  static func main() throws {
    let words = CommandLine.arguments
    guard words.count == 5, let seconds = Double(words[3]), let size = Int(words[4]) else {
      print("usage: bench-formats FEED ARCHIVE SECONDS BYTES")
      exit(2)
    }
    let feed = try bytes(words[1])
    try measure("feed", feed.count, seconds) {
      guard try FeedReader().read(feed).entries.count == 100 else { exit(1) }
    }
    try measure("warc", size, seconds) {
      var reader = try WARCReader(path: words[2])
      var length = 0
      while let record = try reader.next() { length += record.block.count }
      guard length > 0 else { exit(1) }
    }
    try measure("warc-payloads", size, seconds) {
      var reader = try WARCReader(path: words[2])
      var length = 0
      while let record = try reader.next() { length += record.payload.count }
      guard length > 0 else { exit(1) }
    }
  }

  private static func bytes(_ path: String) throws -> [UInt8] {
    guard let file = fopen(path, "rb") else { exit(1) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
      bytes += buffer[..<count]
    }
    return bytes
  }

  /// The best of the runs that fit into so many seconds, three at least.
  private static func measure(
    _ name: String, _ count: Int, _ seconds: Double, _ work: () throws -> Void
  ) throws {
    var best = Double.infinity
    var total = 0.0
    var runs = 0
    while runs < 3 || total < seconds {
      let start = clock()
      try work()
      let spent = Double(clock() - start) / Double(CLOCKS_PER_SEC)
      best = min(best, spent)
      total += spent
      runs += 1
    }
    print("\(name)\t\(Double(count) / best / 1e6)")
  }
}

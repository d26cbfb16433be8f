import Evidence
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A line for each answer, in the combined log format of Apache and nginx.
///
/// Addresses are written without their query, so that the log tells that somebody searched, not for
/// what; no referrer is written. What a client sends cannot end a line or a field.
public final class AccessLog: Sendable {
  /// One request and how it was answered.
  struct Entry: Sendable {
    let client: String
    let user: String?
    let method: String
    let path: String
    let version: String
    let status: Int
    let bytes: Int
    let agent: String?
  }

  private let path: String
  private let file: Mutex<Int32>

  /// Opens a log, making it when it does not exist; lines are added at its end.
  ///
  /// - Parameter path: the file.
  /// - Throws: `DeskError` when it cannot be written.
  public init(path: String) throws(DeskError) {
    self.path = path
    file = Mutex(try AccessLog.opened(path))
  }

  deinit {
    _ = file.withLock { close($0) }
  }

  /// Opens the file again by its name, after another program has moved the old one away.
  ///
  /// - Throws: `DeskError` when it cannot be written; then lines go to the old one still.
  public func reopen() throws(DeskError) {
    try file.withLock { (file) throws(DeskError) in
      let fresh = try AccessLog.opened(path)
      close(file)
      file = fresh
    }
  }

  private static func opened(_ path: String) throws(DeskError) -> Int32 {
    let file = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o640)
    guard file >= 0 else {
      throw DeskError(
        message: "the access log '\(path)' cannot be written (\(String(cString: strerror(errno))))",
        remedy: "name a file in a folder that the desk may write to")
    }
    return file
  }

  /// Writes a line; one that the disk does not take is lost, for the desk goes on.
  func note(_ entry: Entry, at time: Int = Int(Glibc.time(nil))) {
    let bytes = Array(AccessLog.line(entry, at: time).utf8)
    _ = file.withLock { write($0, bytes, bytes.count) }
  }

  /// The line of an entry.
  ///
  /// - Parameters:
  ///   - entry: the entry.
  ///   - time: seconds since 1970 UTC.
  /// - Returns: the line with its line feed.
  static func line(_ entry: Entry, at time: Int) -> String {
    let size = entry.method == "HEAD" || entry.bytes == 0 ? "-" : String(entry.bytes)
    let request = "\(escaped(entry.method)) \(escaped(entry.path)) \(escaped(entry.version))"
    return
      "\(entry.client) - \(entry.user.map { escaped($0) } ?? "-") [\(moment(time))] \"\(request)\" "
      + "\(entry.status) \(size) \"-\" \"\(entry.agent.map { escaped($0, keepsSpaces: true) } ?? "-")\"\n"
  }

  /// At most 512 bytes of what a client sent, all but plain characters as `\xHH`.
  private static func escaped(_ text: String, keepsSpaces: Bool = false) -> String {
    text.utf8.prefix(512).map { byte in
      switch byte {
      case UInt8(ascii: " ") where keepsSpaces: " "
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), 0..<33, 127...:
        "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      default: String(UnicodeScalar(byte))
      }
    }.joined()
  }

  private static func moment(_ time: Int) -> String {
    let months = "JanFebMarAprMayJunJulAugSepOctNovDec"
    let date = CalendarDate(daysSinceEpoch: time / 86_400)
    let month = months.dropFirst(3 * ((date.month ?? 1) - 1)).prefix(3)
    func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    let second = time % 86_400
    return "\(two(date.day ?? 1))/\(month)/\(date.year):\(two(second / 3600)):"
      + "\(two(second / 60 % 60)):\(two(second % 60)) +0000"
  }
}

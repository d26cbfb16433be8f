import Evidence

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A table of tab-separated values: `#` lines are comments, the first other line names the columns.
///
/// A comment that begins with `TSV.mark` tells the checksum of everything behind its line, so that a
/// table that was damaged is refused; whoever changes a table takes that line out.
struct TSV {
  /// What stands before the checksum, 16 hexadecimal digits.
  static let mark = "# FNV-1a "

  /// One row and the line it stands on.
  struct Row {
    /// The line, counted from 1.
    let line: Int
    /// The fields; as many as the table has columns.
    let fields: [Substring.UTF8View.SubSequence]

    /// A field as text.
    func text(_ column: Int) -> String { String(Substring(fields[column])) }

    /// A field's parts between vertical bars, empty ones left out.
    func parts(_ column: Int) -> [String] {
      fields[column].split(separator: 0x7C).map { String(Substring($0)) }
    }
  }

  /// The rows in file order.
  let rows: [Row]

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - columns: the columns it must have, in order.
  /// - Throws: `ActorTableError` when the file cannot be read or a line has another shape.
  init(path: String, columns: [String]) throws(ActorTableError) {
    let bytes = try TSV.bytes(path)
    try TSV.verify(bytes, path)
    let text = String(decoding: bytes, as: UTF8.self)
    var rows: [Row] = []
    var sawHeader = false
    var number = 0
    for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      guard let first = line.first, first != 0x23 else { continue }
      let fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
      if !sawHeader {
        sawHeader = true
        guard fields.map({ String(Substring($0)) }) == columns else {
          throw ActorTableError(
            file: path, line: number,
            message: "expected the columns \(columns.joined(separator: ", "))")
        }
        continue
      }
      guard fields.count == columns.count else {
        throw ActorTableError(
          file: path, line: number,
          message: "expected \(columns.count) fields, found \(fields.count)")
      }
      rows.append(Row(line: number, fields: fields))
    }
    guard sawHeader else {
      throw ActorTableError(
        file: path, line: number,
        message: "the table is empty; expected the columns \(columns.joined(separator: ", "))")
    }
    self.rows = rows
  }

  /// Compares the bytes with their checksum, where a comment at the beginning tells one.
  private static func verify(_ bytes: [UInt8], _ path: String) throws(ActorTableError) {
    let lines = bytes.prefix(4096).split(separator: 0x0A, omittingEmptySubsequences: false)
    let marked = lines.enumerated().first { $0.element.starts(with: mark.utf8) }
    guard let (number, line) = marked else { return }
    var hash = FNV1a()
    for byte in bytes[min(line.endIndex + 1, bytes.count)...] { hash.add(byte) }
    let told = line.dropFirst(mark.utf8.count).prefix(16)
    guard UInt64(String(decoding: told, as: UTF8.self), radix: 16) == hash.value else {
      throw ActorTableError(
        file: path, line: number + 1,
        message: "the table is not what its checksum says; install it again, or take this line out"
          + " if you changed the table")
    }
  }

  private static func bytes(_ path: String) throws(ActorTableError) -> [UInt8] {
    guard let file = fopen(path, "rb") else {
      throw ActorTableError(
        file: path, line: 0, message: "cannot open the file: \(String(cString: strerror(errno)))")
    }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { break }
      bytes.append(contentsOf: buffer[..<count])
    }
    guard ferror(file) == 0 else {
      throw ActorTableError(
        file: path, line: 0, message: "cannot read the file: \(String(cString: strerror(errno)))")
    }
    return bytes
  }
}

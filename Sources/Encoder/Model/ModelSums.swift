/// The checksums that a model folder tells of its files, in `sums.tsv`.
///
/// A line a file: its name, a tab, and `ModelFile.checksum(of:)` as 16 hexadecimal digits: of the
/// vocabulary over the whole file, of the model over what stands before its tensors, which have a
/// checksum of their own. A folder without the file is taken as it is.
struct ModelSums {
  private let path: String
  private var sums: [String: UInt64] = [:]

  /// Reads the checksums of a folder.
  ///
  /// - Throws: `EncoderError` when a line is no name and checksum.
  init(folder: String) throws(EncoderError) {
    path = folder + "/sums.tsv"
    let file: Mapping
    do throws(EncoderError) {
      file = try Mapping(path: path)
    } catch  where error.problem == .unreadable {
      return
    }
    for line in file.bytes.split(separator: UInt8(ascii: "\n")) {
      let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      guard fields.count == 2, !fields[0].isEmpty, fields[1].count == 16,
        let sum = UInt64(String(decoding: fields[1], as: UTF8.self), radix: 16)
      else {
        throw EncoderError(problem: .malformed("expected a name and a checksum a line"), path: path)
      }
      sums[String(decoding: fields[0], as: UTF8.self)] = sum
    }
  }

  /// Whether a checksum is told of a file.
  func tell(of name: String) -> Bool { sums[name] != nil }

  /// Compares bytes with the checksum told of them, where one is.
  ///
  /// - Throws: `EncoderError` of the file when it differs.
  func verify(_ bytes: UnsafeRawBufferPointer, of name: String, in file: String)
    throws(EncoderError)
  {
    guard let sum = sums[name] else { return }
    guard ModelFile.checksum(of: bytes) == sum else {
      throw EncoderError(problem: .differs, path: file)
    }
  }
}

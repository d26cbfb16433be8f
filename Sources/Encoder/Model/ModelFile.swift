/// The version of the model file format that this encoder reads.
public let modelFormatVersion = 1

/// A model file: tensors, settings and label lists behind one checksum.
///
/// The format, all numbers little-endian:
///
/// | bytes | meaning |
/// |---|---|
/// | 0–7 | `ENTENTE` and a zero byte |
/// | 8–11 | version |
/// | 12–15 | length of the table in bytes |
/// | 16–23 | checksum of everything after the table, see `checksum(of:)` |
/// | 24– | the table, then zeros up to a multiple of 64, then the tensors, each at a multiple of 64 |
///
/// The table is UTF-8, a line each, fields parted by tabs: `setting NAME NUMBER`;
/// `labels HEAD LABEL…`, whose order is the order of the heads' columns (heads with the settings
/// `spans.HEAD.roles` and `spans.HEAD.width` judge spans and come after the others, those with
/// `links.HEAD.width` and `links.HEAD.tables` link words and come last; `sparse.HEAD` with the
/// setting `sparse.HEAD.features` has no columns); and
/// `tensor NAME TYPE SHAPE OFFSET`, with type `int8` or `float32`, a shape such as `384x1536`, and
/// the offset from the beginning of the file.
struct ModelFile: Sendable {
  enum ElementType: String {
    case int8
    case float32
    var size: Int { self == .int8 ? 1 : 4 }
  }

  struct Tensor {
    let type: ElementType
    let shape: [Int]
    let offset: Int
  }

  let path: String
  let mapping: Mapping
  private(set) var settings: [String: Int] = [:]
  private(set) var labels: [(head: String, labels: [String])] = []
  private(set) var tensors: [String: Tensor] = [:]

  /// Maps a file and checks all of it.
  ///
  /// - Complexity: O(n) in bytes, about 5 ms for 25 MB.
  init(path: String, sums: ModelSums) throws(EncoderError) {
    self.path = path
    mapping = try Mapping(path: path)
    let bytes = mapping.bytes
    guard bytes.count >= 24, bytes.prefix(8).elementsEqual("ENTENTE\0".utf8) else {
      throw EncoderError(problem: .notAModel, path: path)
    }
    let version = Int(bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self).littleEndian)
    guard version == modelFormatVersion else {
      let problem = EncoderError.Problem.version(found: version, expected: modelFormatVersion)
      throw EncoderError(problem: problem, path: path)
    }
    let length = Int(bytes.loadUnaligned(fromByteOffset: 12, as: UInt32.self).littleEndian)
    let start = (24 + length + 63) / 64 * 64
    guard start <= bytes.count else { throw EncoderError(problem: .truncated, path: path) }
    try sums.verify(
      UnsafeRawBufferPointer(rebasing: bytes[..<start]), of: "model.entente", in: path)
    for line in bytes[24..<24 + length].split(separator: UInt8(ascii: "\n")) {
      try read(
        line: line.split(separator: UInt8(ascii: "\t")).map { String(decoding: $0, as: UTF8.self) })
    }
    let expected = bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self).littleEndian
    guard ModelFile.checksum(of: UnsafeRawBufferPointer(rebasing: bytes[start...])) == expected
    else {
      throw EncoderError(problem: .damaged, path: path)
    }
  }

  private mutating func read(line: [String]) throws(EncoderError) {
    switch line.first {
    case "setting" where line.count == 3:
      settings[line[1]] = Int(line[2])
    case "labels" where line.count > 2:
      labels.append((line[1], Array(line[2...])))
    case "tensor" where line.count == 5:
      tensors[line[1]] = try tensor(line)
    default:
      throw malformed("unknown line in the table: \(line.first ?? "")")
    }
  }

  private func tensor(_ line: [String]) throws(EncoderError) -> Tensor {
    let shape = line[3].split(separator: "x").map { Int($0) ?? -1 }
    guard let type = ElementType(rawValue: line[2]), let offset = Int(line[4]), offset >= 0,
      offset % 64 == 0, !shape.isEmpty, shape.allSatisfy({ $0 > 0 && $0 < 1 << 24 })
    else { throw malformed("tensor \(line[1]) is described wrongly") }
    var size = type.size
    for extent in shape {
      size = size.multipliedReportingOverflow(by: extent).partialValue
      guard size > 0, size <= mapping.bytes.count else {
        throw EncoderError(problem: .truncated, path: path)
      }
    }
    guard offset <= mapping.bytes.count - size else {
      throw EncoderError(problem: .truncated, path: path)
    }
    return Tensor(type: type, shape: shape, offset: offset)
  }

  /// The address of a tensor that must have the given type and shape.
  func address(
    of name: String, _ type: ElementType, _ shape: [Int]
  ) throws(EncoderError) -> UnsafeRawPointer {
    guard let tensor = tensors[name], let base = mapping.bytes.baseAddress else {
      throw malformed("tensor \(name) is missing")
    }
    guard tensor.type == type, tensor.shape == shape else {
      throw malformed("tensor \(name) is \(tensor.type) \(tensor.shape), expected \(type) \(shape)")
    }
    return base + tensor.offset
  }

  /// The address of a `float32` tensor.
  func floats(_ name: String, _ shape: [Int]) throws(EncoderError) -> UnsafePointer<Float> {
    try address(of: name, .float32, shape).assumingMemoryBound(to: Float.self)
  }

  /// The address of an `int8` tensor.
  func bytes(_ name: String, _ shape: [Int]) throws(EncoderError) -> UnsafePointer<Int8> {
    try address(of: name, .int8, shape).assumingMemoryBound(to: Int8.self)
  }

  /// The value of a setting between 1 and a million.
  func setting(_ name: String) throws(EncoderError) -> Int {
    guard let value = settings[name], (1...1_000_000).contains(value) else {
      throw malformed("setting \(name) is missing or out of range")
    }
    return value
  }

  func malformed(_ what: String) -> EncoderError {
    EncoderError(problem: .malformed(what), path: path)
  }

  /// FNV-1a (Fowler, Noll, Vo) over little-endian 64-bit words, the last one filled with zeros.
  static func checksum(of bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    var offset = 0
    while offset + 8 <= bytes.count {
      let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian
      hash = (hash ^ word) &* 0x100_0000_01b3
      offset += 8
    }
    guard offset < bytes.count else { return hash }
    var last: UInt64 = 0
    for (place, byte) in bytes[offset...].enumerated() { last |= UInt64(byte) << (8 * place) }
    return (hash ^ last) &* 0x100_0000_01b3
  }
}

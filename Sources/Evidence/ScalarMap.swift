/// Translates between UTF-8 offsets and Unicode scalar offsets of one text.
///
/// Keeps the scalar count at every 64th byte, so that a look-up costs at most 64 byte steps.
public struct ScalarMap: Sendable {
  private static let stride = 64
  private let bytes: [UInt8]
  private let isASCII: Bool
  /// `marks[k]` is the number of scalars that begin before byte `k * stride`.
  private var marks: [Int] = []

  /// The number of Unicode scalars in the text.
  public private(set) var scalarCount = 0

  /// Builds the map in one pass.
  ///
  /// - Parameter text: the text that spans index into.
  /// - Complexity: O(n) in UTF-8 bytes.
  public init(_ text: String) {
    bytes = Array(text.utf8)
    var scalars = 0
    marks.reserveCapacity(bytes.count / ScalarMap.stride + 1)
    for (offset, byte) in bytes.enumerated() {
      if offset % ScalarMap.stride == 0 { marks.append(scalars) }
      if byte & 0xC0 != 0x80 { scalars += 1 }
    }
    scalarCount = scalars
    isASCII = scalars == bytes.count
  }

  /// For a text that is not at hand: takes every offset as it is.
  public static let unknownText = ScalarMap()

  private init() {
    bytes = []
    isASCII = true
    scalarCount = .max
  }

  /// The number of UTF-8 bytes in the text.
  public var byteCount: Int { isASCII ? scalarCount : bytes.count }

  /// The scalar offset of a UTF-8 offset.
  ///
  /// - Parameter byteOffset: clamped to the text.
  /// - Returns: the number of scalars that begin before it.
  public func scalarOffset(ofByte byteOffset: Int) -> Int {
    let offset = min(max(byteOffset, 0), byteCount)
    if isASCII { return offset }
    let mark = min(offset / ScalarMap.stride, marks.count - 1)
    var scalars = marks[mark]
    for index in (mark * ScalarMap.stride)..<offset where bytes[index] & 0xC0 != 0x80 {
      scalars += 1
    }
    return scalars
  }

  /// The UTF-8 offset at which the given scalar begins.
  ///
  /// - Parameter scalarOffset: clamped to the text.
  /// - Returns: the offset of its first byte.
  public func byteOffset(ofScalar scalarOffset: Int) -> Int {
    let wanted = min(max(scalarOffset, 0), scalarCount)
    if isASCII || wanted == scalarCount { return isASCII ? wanted : bytes.count }
    var low = 0
    var high = marks.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if marks[middle] <= wanted { low = middle } else { high = middle - 1 }
    }
    var scalars = marks[low]
    var index = low * ScalarMap.stride
    while index < bytes.count {
      if bytes[index] & 0xC0 != 0x80 {
        if scalars == wanted { return index }
        scalars += 1
      }
      index += 1
    }
    return bytes.count
  }

  /// The span in Unicode scalars, as JSON carries it.
  public func scalars(_ span: TextSpan) -> Range<Int> {
    scalarOffset(ofByte: span.lower)..<scalarOffset(ofByte: span.upper)
  }

  /// The span in UTF-8 bytes for a range of Unicode scalars.
  public func span(scalars range: Range<Int>) -> TextSpan {
    TextSpan(byteOffset(ofScalar: range.lowerBound), byteOffset(ofScalar: range.upperBound))
  }
}

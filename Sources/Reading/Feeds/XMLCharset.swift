#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Finds the encoding of an XML document and turns the document into UTF-8.
///
/// Order of the witnesses: byte order mark, the transport's charset (RFC 7303 section 3; RFC 3023
/// for `text/*`, whose default is US-ASCII), the XML declaration, UTF-8. When the bytes are not
/// what the witness says, the next one is tried, and last windows-1252.
struct XMLCharset {
  /// The document in UTF-8, without a byte order mark.
  var bytes: [UInt8]
  /// Lower-case name of the encoding that the bytes were taken to be in.
  var name: String
  /// Whether the declared encoding was unknown or did not fit the bytes.
  var isWrong = false

  /// Decodes a document.
  ///
  /// - Parameters:
  ///   - document: the bytes as they came.
  ///   - contentType: the transport's Content-Type, if there was one.
  init(decoding document: [UInt8], contentType: String?) {
    let mark = XMLCharset.byteOrderMark(document)
    let transport = XMLCharset.transportCharset(contentType)
    var candidates: [String] = []
    if let mark { candidates.append(mark.name) }
    if let transport { candidates.append(transport) }
    if let declared = XMLCharset.declared(document, family: mark?.name) {
      candidates.append(declared)
    }
    let isASCIIType = transport == nil && mark == nil && XMLCharset.isTextXML(contentType)
    if isASCIIType { candidates.insert("us-ascii", at: 0) }
    candidates.append("utf-8")
    let body = mark.map { Array(document[$0.length...]) } ?? document
    for (index, candidate) in candidates.enumerated() {
      let canonical = XMLCharset.canonical(candidate)
      guard let decoded = XMLCharset.decode(body, as: canonical) else { continue }
      bytes = decoded
      name = canonical
      isWrong = index > 0
      return
    }
    bytes = XMLCharset.decode(body, as: "windows-1252") ?? body
    name = "windows-1252"
    isWrong = true
  }

  /// The encoding family that the first bytes show, and how many of them are a byte order mark
  /// (XML 1.0, appendix F).
  private static func byteOrderMark(_ bytes: [UInt8]) -> (name: String, length: Int)? {
    func begins(_ pattern: [UInt8]) -> Bool { bytes.starts(with: pattern) }
    if begins([0xEF, 0xBB, 0xBF]) { return ("utf-8", 3) }
    if begins([0, 0, 0xFE, 0xFF]) { return ("utf-32be", 4) }
    if begins([0xFF, 0xFE, 0, 0]) { return ("utf-32le", 4) }
    if begins([0xFE, 0xFF]) { return ("utf-16be", 2) }
    if begins([0xFF, 0xFE]) { return ("utf-16le", 2) }
    if begins([0, 0, 0, 0x3C]) { return ("utf-32be", 0) }
    if begins([0x3C, 0, 0, 0]) { return ("utf-32le", 0) }
    if begins([0, 0x3C, 0, 0x3F]) { return ("utf-16be", 0) }
    if begins([0x3C, 0, 0x3F, 0]) { return ("utf-16le", 0) }
    return nil
  }

  /// The `charset` parameter of a Content-Type.
  static func transportCharset(_ contentType: String?) -> String? {
    guard let contentType else { return nil }
    for part in contentType.split(separator: ";").dropFirst() {
      let sides = part.split(separator: "=", maxSplits: 1)
      guard sides.count == 2, WebAddress.lower(trimmed(sides[0])) == "charset" else { continue }
      let name = trimmed(sides[1], also: "\"'")
      if !name.isEmpty { return WebAddress.lower(name) }
    }
    return nil
  }

  private static func trimmed(_ text: Substring, also: String = "") -> String {
    let drop = Set(also.utf8)
    var view = text.utf8[...]
    while let first = view.first, first <= 0x20 || drop.contains(first) { view.removeFirst() }
    while let last = view.last, last <= 0x20 || drop.contains(last) { view.removeLast() }
    return String(decoding: view, as: UTF8.self)
  }

  /// Whether RFC 3023 makes US-ASCII the default: `text/xml` and its kin.
  private static func isTextXML(_ contentType: String?) -> Bool {
    guard let type = contentType?.split(separator: ";").first else { return false }
    let name = WebAddress.lower(trimmed(type))
    return name.hasPrefix("text/")
      && (name.hasSuffix("+xml") || name == "text/xml"
        || name == "text/xml-external-parsed-entity")
  }

  /// The encoding in the XML declaration, looked for in the first 256 characters.
  private static func declared(_ bytes: [UInt8], family: String?) -> String? {
    let head = bytes.prefix(1024).filter { $0 != 0 }
    guard head.starts(with: Array("<?xml".utf8)) || family == "utf-8" else { return nil }
    let text = Array(head.prefix(256))
    guard let end = text.firstIndex(of: UInt8(ascii: ">")),
      let key = find(Array("encoding".utf8), in: text), key < end
    else { return nil }
    var position = key + 8
    while position < end, text[position] <= 0x20 || text[position] == UInt8(ascii: "=") {
      position += 1
    }
    guard position < end, text[position] == 0x22 || text[position] == 0x27 else { return nil }
    let quote = text[position]
    guard let close = text[(position + 1)...].firstIndex(of: quote) else { return nil }
    return WebAddress.lower(String(decoding: text[(position + 1)..<close], as: UTF8.self))
  }

  private static func find(_ pattern: [UInt8], in text: [UInt8]) -> Int? {
    guard text.count >= pattern.count else { return nil }
    return (0...(text.count - pattern.count)).first {
      text[$0..<($0 + pattern.count)].elementsEqual(pattern)
    }
  }

  /// One name for aliases; supersets where publishers mean them (gb2312 is sent as gb18030).
  private static func canonical(_ name: String) -> String {
    switch name {
    case "utf8", "u8", "unicode-1-1-utf-8": "utf-8"
    case "gb2312", "gbk", "gb_2312-80", "x-gbk": "gb18030"
    case "utf-16", "utf_16", "ucs-2", "iso-10646-ucs-2", "utf16": "utf-16be"
    case "utf-32", "utf_32", "ucs-4", "iso-10646-ucs-4": "utf-32be"
    case "latin1", "latin-1", "iso8859-1", "iso_8859-1", "l1": "iso-8859-1"
    case "ascii", "us_ascii", "ansi_x3.4-1968": "us-ascii"
    case "ks_c_5601-1987", "ksc5601", "euckr": "euc-kr"
    case "sjis", "shift-jis", "x-sjis": "shift_jis"
    case "cp1252", "x-ansi": "windows-1252"
    default: name
    }
  }

  /// The bytes in UTF-8, or nil when they are not in that encoding.
  static func decode(_ bytes: [UInt8], as name: String) -> [UInt8]? {
    switch name {
    case "utf-8":
      return bytes.withUnsafeBufferPointer { isUTF8($0) } ? bytes : nil
    case "us-ascii":
      return bytes.allSatisfy { $0 < 0x80 } ? bytes : nil
    default:
      return convert(bytes, from: name)
    }
  }

  private static func isUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    (try? UTF8Span(validating: bytes.span)) != nil
  }

  private static func convert(_ bytes: [UInt8], from name: String) -> [UInt8]? {
    guard !name.isEmpty, name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x2F }) else {
      return nil
    }
    let descriptor = iconv_open("UTF-8", name)
    guard Int(bitPattern: descriptor) != -1 else { return nil }
    defer { iconv_close(descriptor) }
    var input = bytes.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: bytes.count * 4 + 16)
    let written = input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target -> Int? in
        var from = source.baseAddress
        var fromLeft = source.count
        var to = target.baseAddress
        var toLeft = target.count
        let result = iconv(descriptor, &from, &fromLeft, &to, &toLeft)
        return result == -1 ? nil : target.count - toLeft
      }
    }
    guard let written else { return nil }
    return output[..<written].map { UInt8(bitPattern: $0) }
  }
}

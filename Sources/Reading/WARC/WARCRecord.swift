/// One record of a WARC (ISO 28500) or ARC file.
public struct WARCRecord: Sendable, Hashable {
  /// What a record is.
  public enum Kind: Sendable, Hashable {
    case warcinfo, response, resource, request, metadata, revisit, conversion, continuation
    /// The version block at the head of an ARC file.
    case arcHeader
    /// A kind that the standard does not define.
    case other(String)

    /// Reads the value of `WARC-Type`.
    ///
    /// - Parameter name: the value.
    public init(_ name: String) {
      switch WebAddress.lower(name) {
      case "warcinfo": self = .warcinfo
      case "response": self = .response
      case "resource": self = .resource
      case "request": self = .request
      case "metadata": self = .metadata
      case "revisit": self = .revisit
      case "conversion": self = .conversion
      case "continuation": self = .continuation
      default: self = .other(name)
      }
    }

    /// The value of `WARC-Type`.
    public var name: String {
      switch self {
      case .warcinfo: "warcinfo"
      case .response: "response"
      case .resource: "resource"
      case .request: "request"
      case .metadata: "metadata"
      case .revisit: "revisit"
      case .conversion: "conversion"
      case .continuation: "continuation"
      case .arcHeader: "arc_header"
      case .other(let name): name
      }
    }
  }

  /// What the record is.
  public var kind: Kind
  /// The version line, such as `WARC/1.1` or `ARC/1.0`.
  public var version: String
  /// The header fields; an ARC record's line is given WARC's names.
  public var fields: HeaderFields
  /// The content: a whole HTTP message, or the file itself.
  public var block: [UInt8]
  /// Whether the block was longer than the reader's limit or than the file.
  public var isTruncated = false
  /// Where in its file the record begins, or the gzip member that holds it; 0 for one just made.
  public var offset = 0

  /// Makes a record.
  ///
  /// - Parameters:
  ///   - kind: what it is.
  ///   - fields: its header fields.
  ///   - block: its content.
  ///   - version: its version line.
  public init(
    kind: Kind, fields: HeaderFields, block: [UInt8], version: String = "WARC/1.1"
  ) {
    self.kind = kind
    self.fields = fields
    self.block = block
    self.version = version
  }

  /// The address that the record is about, without the angle brackets that some writers put around
  /// it and with spaces percent-encoded.
  public var targetURI: String? {
    guard var uri = fields["WARC-Target-URI"] else { return nil }
    if uri.hasPrefix("<"), uri.hasSuffix(">") { uri = String(uri.dropFirst().dropLast()) }
    guard !version.hasPrefix("ARC"), uri.utf8.contains(0x20) else { return uri }
    return uri.split(separator: " ", omittingEmptySubsequences: false).joined(separator: "%20")
  }

  /// When it was captured, as written.
  public var date: String? { fields["WARC-Date"] }

  /// The HTTP message in the block, where there is one.
  ///
  /// - Complexity: O(head).
  public var http: HTTPMessage? {
    switch kind {
    case .response, .request, .revisit: break
    default: return nil
    }
    if let type = fields["Content-Type"], !version.hasPrefix("ARC") {
      guard WebAddress.lower(type).hasPrefix("application/http") else { return nil }
    }
    return HTTPMessage(block)
  }

  /// Bytes that a payload may have when decompressed.
  public static let payloadLimit = 256 << 20

  /// The payload: the HTTP body with its codings undone, or the block itself.
  ///
  /// - Complexity: O(n).
  public var payload: [UInt8] {
    if kind == .arcHeader { return [] }
    guard let http else {
      // A message that is nothing but its empty line has no body.
      return kind == .response && block.allSatisfy(XMLText.isSpace) ? [] : block
    }
    return http.body(of: block, limit: WARCRecord.payloadLimit).bytes
  }
}

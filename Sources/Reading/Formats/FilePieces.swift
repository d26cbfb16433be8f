#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The articles that a file of any format holds, one after another.
///
/// A page, a text or a mail is one piece; a feed is a piece for each entry; a web archive, which may
/// be larger than memory, one for each page in it; JSON lines one for each line. Gzip is undone.
/// Lists of feeds and sitemaps hold addresses only: their one piece says so.
public struct FilePieces {
  /// What is known of bytes from outside.
  public struct Origin: Sendable {
    /// The file's name, for its extension and for the `source` of its articles.
    public var name: String?
    /// Where the bytes came from.
    public var url: String?
    /// The transport's Content-Type.
    public var contentType: String?

    /// Makes an origin.
    ///
    /// - Parameters:
    ///   - name: the file's name.
    ///   - url: where the bytes came from.
    ///   - contentType: the transport's Content-Type.
    public init(name: String? = nil, url: String? = nil, contentType: String? = nil) {
      self.name = name
      self.url = url
      self.contentType = contentType
    }
  }

  private var rest: ArraySlice<FilePiece> = []
  private var archive: ArchivePieces?

  /// Bytes of a file's head by which its kind is told.
  private static let headSize = 1 << 16

  /// Whether a file is taken apart here, or is one page or text; told from its head.
  ///
  /// - Parameter path: the file.
  /// - Returns: false also for a file that cannot be read: reading it says why.
  public static func takesApart(_ path: String) -> Bool {
    guard path != "-", let head = try? head(of: path) else { return false }
    switch FileKind.of(head, name: name(of: path)) {
    case .feed, .sitemap, .opml, .warc, .eml, .markdown, .jsonLines, .gzip: return true
    case .html, .robots, .json, .text, .xml, .binary: return false
    }
  }

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - limit: bytes that a file other than a web archive may have.
  /// - Throws: `ReadingError` when it cannot be opened, or is larger.
  public init(path: String, limit: Int = Gzip.limit) throws(ReadingError) {
    let name = FilePieces.name(of: path)
    if FileKind.of(try FilePieces.head(of: path), name: name) == .warc {
      archive = try ArchivePieces(path: path)
    } else {
      let bytes = try OpenFile.bytes(path, limit: limit)
      rest = FilePieces.pieces(bytes, Origin(name: path), isInflated: false)[...]
    }
  }

  /// Takes the bytes of a file or of an answer.
  ///
  /// - Parameters:
  ///   - bytes: all of them.
  ///   - origin: what is known of them.
  public init(_ bytes: [UInt8], _ origin: Origin) {
    rest = FilePieces.pieces(bytes, origin, isInflated: false)[...]
  }

  /// The next piece, or nil at the end.
  ///
  /// - Complexity: O(n) in the piece's bytes.
  public mutating func next() -> FilePiece? {
    archive != nil ? archive?.next() : rest.popFirst()
  }

  private static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  private static func head(of path: String) throws(ReadingError) -> [UInt8] {
    var status = stat()
    // Reading a pipe's head would take it from whoever reads it whole.
    guard stat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG else { return [] }
    var head: [UInt8] = []
    _ = try OpenFile(path).read(headSize, into: &head)
    return head
  }

  private static func pieces(_ bytes: [UInt8], _ origin: Origin, isInflated: Bool) -> [FilePiece] {
    let kind = FileKind.of(bytes, name: origin.name)
    do throws(ReadingError) {
      switch kind {
      case .feed:
        let feed = try FeedReader().read(bytes, contentType: origin.contentType, url: origin.url)
        return FeedPieces(feed: feed, place: origin.place).pieces
      case .eml: return [.capture(Capture(mail: try MailMessage(parsing: bytes), origin.place))]
      case .markdown: return [.capture(Capture(markdown: bytes, origin.place))]
      case .jsonLines:
        return bytes.split(separator: 0x0A).map { .line(Array($0)) }
      case .gzip where !isInflated:
        var inner = origin
        inner.name = origin.name.map { $0.hasSuffix(".gz") ? String($0.dropLast(3)) : $0 }
        return pieces(
          try Gzip.inflate(bytes, limit: Gzip.limit), inner, isInflated: true)
      case .warc where !isInflated: return ArchivePieces(bytes, place: origin.place).all
      case .sitemap, .opml, .gzip, .warc: return [.refused(addressesOnly(kind, origin))]
      case .html, .robots, .json, .text, .xml, .binary:
        var capture = Capture(bytes: bytes)
        capture.url = origin.url
        capture.charset = origin.contentType.flatMap { XMLCharset.transportCharset($0) }
        return [.capture(capture)]
      }
    } catch {
      return [.refused(error)]
    }
  }

  private static func addressesOnly(_ kind: FileKind, _ origin: Origin) -> ReadingError {
    switch kind {
    case .opml:
      ReadingError(
        .notAnArticle, "a list of feeds holds their addresses only", location: origin.place,
        remedy: "follow them with 'entente watch', or fetch one with 'entente fetch'")
    case .sitemap:
      ReadingError(
        .notAnArticle, "a sitemap holds addresses only", location: origin.place,
        remedy: "see them with 'entente inspect', and fetch them with 'entente fetch'")
    default:
      ReadingError(
        .malformed, "compressed twice", location: origin.place, remedy: "unpack it once")
    }
  }
}

extension FilePieces.Origin {
  /// What a `source` names.
  var place: String { name ?? url ?? "bytes" }
}

internal import Evidence

/// The pages in a web archive as articles to be read.
///
/// Responses of status 200 and resources whose media type is a page's or a text's are pages, and so
/// are conversions, the flattened texts of others' crawls. A revisit record is read as the record it
/// says it is the same as (ISO 28500, section 6.7), under its own address and date.
struct ArchivePieces {
  private var reader: WARCReader
  private let place: String
  /// The file, to find earlier records in; nil in memory.
  private let path: String?
  private let memory: [UInt8]
  private var hasEnded = false
  /// Where pages are, by their record's identifier and by their payload's digest.
  private var places: [Int: Int] = [:]

  /// Pages whose places are kept: about 64 MB.
  private static let placeLimit = 1 << 21

  /// Opens a file.
  init(path: String) throws(ReadingError) {
    reader = try WARCReader(path: path)
    place = path
    self.path = path
    memory = []
  }

  /// Takes a whole archive in memory.
  init(_ bytes: [UInt8], place: String) {
    reader = WARCReader(bytes)
    self.place = place
    path = nil
    memory = bytes
  }

  /// All pieces.
  var all: [FilePiece] {
    var copy = self
    var pieces: [FilePiece] = []
    while let piece = copy.next() { pieces.append(piece) }
    return pieces
  }

  /// The next page, or why there is none.
  mutating func next() -> FilePiece? {
    guard !hasEnded else { return nil }
    do throws(ReadingError) {
      while let record = try reader.next() {
        if record.kind == .revisit { return revisited(record) }
        guard let type = record.pageType else { continue }
        remember(record)
        return .capture(capture(of: record, about: record, type: type))
      }
    } catch {
      hasEnded = true
      return .refused(
        ReadingError(
          error.problem, error.message, location: place, byte: error.byte, remedy: error.remedy))
    }
    hasEnded = true
    return nil
  }

  /// The article of a record's content, under the address and date of another.
  private func capture(of record: WARCRecord, about other: WARCRecord, type: String) -> Capture {
    var capture = Capture(bytes: record.payload)
    if record.kind == .conversion { capture.form = .capture }
    capture.url = other.targetURI
    capture.charset = XMLCharset.transportCharset(type)
    capture.note(source: "\(place)@\(other.offset)", format: "warc")
    if let date = other.date {
      capture.facts.append(Article.Fact(name: "captured", value: date, foundIn: "warc"))
    }
    return capture
  }

  // MARK: Revisits

  private mutating func remember(_ record: WARCRecord) {
    guard places.count < ArchivePieces.placeLimit else { return }
    for name in ["WARC-Record-ID", "WARC-Payload-Digest"] {
      guard let value = record.fields[name] else { continue }
      if places[value.hashValue] == nil { places[value.hashValue] = record.offset }
    }
  }

  private func revisited(_ record: WARCRecord) -> FilePiece {
    for name in ["WARC-Refers-To", "WARC-Payload-Digest"] {
      guard let value = record.fields[name], let offset = places[value.hashValue],
        let earlier = self.record(at: offset), let type = earlier.pageType
      else { continue }
      return .capture(capture(of: earlier, about: record, type: type))
    }
    return .refused(
      ReadingError(
        .unreadable, "a revisit of a record that is not in this file",
        location: "\(place)@\(record.offset)",
        remedy: "give the archive that holds what was fetched first"))
  }

  private func record(at offset: Int) -> WARCRecord? {
    if let path {
      guard var reader = try? WARCReader(path: path, from: offset) else { return nil }
      return try? reader.next()
    }
    var reader = WARCReader(Array(memory[min(offset, memory.count)...]))
    return try? reader.next()
  }
}

extension WARCRecord {
  /// The media type of a page or text in the record; nil when there is none.
  var pageType: String? {
    let type: String?
    switch kind {
    case .response:
      guard let http, http.statusCode == 200 else { return nil }
      type = http.fields["Content-Type"]
    case .resource, .conversion: type = fields["Content-Type"]
    default: return nil
    }
    let lower = WebAddress.lower(type ?? "text/html")
    let isPage =
      ["text/html", "application/xhtml+xml", "text/plain"].contains { lower.hasPrefix($0) }
      // What a server sends whose files have no endings.
      || lower.hasPrefix("application/octet-stream") && FileKind.of(payload) == .html
    guard isPage, let address = targetURI, !address.hasSuffix("/robots.txt"),
      // Crawlers keep their own logs as resources.
      !address.hasPrefix("metadata:"), !address.hasPrefix("urn:")
    else { return nil }
    return type ?? "text/html"
  }
}

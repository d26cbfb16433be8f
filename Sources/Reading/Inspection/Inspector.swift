public import Evidence

/// Tells how the bytes of a file are understood, as JSON.
public struct Inspector: Sendable {
  /// What is known about the bytes from outside, and what is asked about them.
  public struct Question: Sendable {
    /// Name of the file, for its extension.
    public var name: String?
    /// Where the bytes came from.
    public var url: String?
    /// The transport's Content-Type.
    public var contentType: String?
    /// The transport's Content-Language.
    public var language: String?
    /// For robots.txt: the agent that asks.
    public var agent: String?
    /// For robots.txt: the address that it asks for.
    public var target: String?

    /// Asks without knowing anything.
    ///
    /// - Parameter name: the file's name, for its extension.
    public init(name: String? = nil) {
      self.name = name
    }
  }

  /// Makes an inspector.
  public init() {}

  /// Inspects one file.
  ///
  /// - Parameters:
  ///   - bytes: what the file holds.
  ///   - question: what is known and asked.
  /// - Returns: an object with `kind`, `encoding` and the members of that kind; `error` is null or
  ///   says why the file could not be understood as that kind.
  /// - Complexity: O(n) in the uncompressed size, which is capped at `Gzip.limit` for feeds,
  ///   sitemaps and texts and streamed for WARC.
  public func inspect(_ bytes: [UInt8], _ question: Question = Question()) -> JSON {
    if question.agent != nil {
      return robots(bytes, question)
    }
    return switch FileKind.of(bytes, name: question.name) {
    case .warc: ArchiveInspection.describe(bytes)
    case .robots: robots(bytes, question)
    case let kind: document(bytes, kind, question)
    }
  }

  private func robots(_ bytes: [UInt8], _ question: Question) -> JSON {
    let rules = RobotsRules(parsing: bytes)
    var members: [JSON.Member] = [
      JSON.Member("kind", "robots"), JSON.Member("encoding", "utf-8"),
      JSON.Member("sitemaps", .strings(rules.sitemaps)),
      JSON.Member("groups", .integer(rules.groups.count)),
    ]
    if let target = question.target {
      let allow = rules.allows(agent: question.agent ?? "*", url: target)
      members.append(JSON.Member("allow", .bool(allow)))
    }
    members.append(JSON.Member("error", nil))
    return .object(members)
  }

  private func document(_ given: [UInt8], _ kind: FileKind, _ question: Question) -> JSON {
    var bytes = given
    var kind = kind
    if kind == .gzip {
      guard let inflated = try? Gzip.inflate(given, limit: Gzip.limit) else {
        return InspectionError.object(
          kind: "gzip", "not a gzip file, or one too large when inflated")
      }
      bytes = inflated
      let name = question.name.map { $0.hasSuffix(".gz") ? String($0.dropLast(3)) : $0 }
      kind = FileKind.of(bytes, name: name)
    }
    do throws(ReadingError) {
      switch kind {
      case .feed:
        let feed = try FeedReader().read(
          bytes, contentType: question.contentType, url: question.url, language: question.language)
        return FeedInspection.describe(feed)
      case .sitemap:
        return SitemapInspection.describe(
          try Sitemap(parsing: bytes, contentType: question.contentType))
      case .opml:
        return OPMLInspection.describe(try OPML(parsing: bytes, contentType: question.contentType))
      case .warc, .gzip, .robots:
        return InspectionError.object(kind: kind.rawValue, "compressed twice")
      case .eml: return MailInspection.describe(try MailMessage(parsing: bytes))
      case .html, .xml, .markdown, .jsonLines, .json, .text, .binary:
        return TextInspection.describe(bytes, kind, question)
      }
    } catch {
      return InspectionError.object(kind: kind.rawValue, error.message)
    }
  }
}

/// Answers that say why a file could not be understood.
enum InspectionError {
  /// An answer with `error` set.
  static func object(kind: String, _ message: String) -> JSON {
    ["kind": .string(kind), "encoding": nil, "error": .string(message)]
  }
}

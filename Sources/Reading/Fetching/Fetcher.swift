public import Evidence

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Fetches pages and feeds as an honest, patient client.
///
/// One request at a time and a delay per host; robots.txt obeyed (RFC 9309); conditional requests;
/// Retry-After, Cache-Control and back-off kept; redirects followed one by one, permanent ones
/// remembered. No connection is opened to an address that is not public, whatever name, redirect
/// or DNS answer led there, unless the host is allowed by name: the address is checked at the
/// moment when the socket is opened.
public actor Fetcher {
  /// What was fetched.
  public struct Page: Sendable {
    /// The address asked for.
    public var url: String
    /// The address that answered, after redirects.
    public var finalURL: String
    /// The status code: 200, or 304 when the page has not changed.
    public var status: Int
    /// The header fields of the answer.
    public var fields: HeaderFields
    /// The body, decoded; empty when the page has not changed.
    public var body: [UInt8]
    /// When it was fetched.
    public var date: Timestamp

    /// Whether the page is as it was at the last request.
    public var isUnchanged: Bool { status == 304 }
  }

  /// How the fetcher behaves.
  public let policy: FetchPolicy
  /// What is remembered of addresses.
  public private(set) var memory: FetchMemory
  private let archive: WARCFile?
  private let now: @Sendable () -> Int
  private var lanes: [String: Lane] = [:]
  private var rules: [String: (rules: RobotsRules?, until: Int)] = [:]
  /// Hosts whose rules are kept before those that have expired are dropped.
  private static let hostLimit = 4096

  /// One host's queue.
  private struct Lane {
    var isBusy = false
    var waiting: [CheckedContinuation<Void, Never>] = []
    /// When the last request ended.
    var last: ContinuousClock.Instant?
    var notBefore = 0
  }

  /// Makes a fetcher.
  ///
  /// - Parameters:
  ///   - policy: how it behaves.
  ///   - memory: what an earlier one remembered.
  ///   - archive: where everything that is fetched is kept.
  ///   - now: seconds since 1 January 1970; the system's clock when nil.
  public init(
    policy: FetchPolicy, memory: FetchMemory = FetchMemory(), archive: WARCFile? = nil,
    now: (@Sendable () -> Int)? = nil
  ) {
    self.policy = policy
    self.memory = memory
    self.archive = archive
    self.now = now ?? { time(nil) }
  }

  /// Fetches an address.
  ///
  /// - Parameter url: an http or https address.
  /// - Returns: the page; one with status 304 when it has not changed since the last request or is
  ///   still fresh by its own Cache-Control.
  /// - Throws: `FetchError`; after one the address is asked again only when its back-off is over.
  public func fetch(_ url: String) async throws(FetchError) -> Page {
    let start = memory.present(url)
    var entry = memory.entries[start] ?? FetchMemory.Entry()
    if entry.isGone { throw FetchError(.gone, "the page is gone for good", url: url) }
    if entry.notBefore > now() {
      guard entry.failures == 0 else {
        throw FetchError(.postponed(until: entry.notBefore), "asked too early", url: url)
      }
      return page(url, start, status: 304)
    }
    do {
      let (exchange, body) = try await follow(start, entry)
      remember(exchange, &entry)
      memory.entries[memory.present(start)] = entry
      var page = page(url, exchange.url, status: exchange.status)
      page.fields = exchange.fields
      page.body = body
      return page
    } catch {
      note(error, &entry)
      memory.entries[memory.present(start)] = entry
      throw error
    }
  }

  /// Sends a message to an address of the user's own choice, such as a webhook.
  ///
  /// The address is guarded as every other; robots.txt is not asked, since nothing is taken from
  /// the site, and no redirect is followed, since the message was meant for this address.
  ///
  /// - Parameters:
  ///   - body: the message.
  ///   - type: its media type.
  ///   - url: an http or https address.
  /// - Throws: `FetchError` when no status of success came back.
  public func post(_ body: [UInt8], type: String, to url: String) async throws(FetchError) {
    let address = WebAddress(url).requestForm
    guard address.scheme == "http" || address.scheme == "https", let host = address.host,
      address.port != nil
    else {
      throw FetchError(.address, "only http and https addresses are sent to", url: url)
    }
    var request = request(address, host, fields: ["Content-Type: \(type)", "Expect:"])
    request.body = body
    let exchange = try await transfer(request, host, delay: policy.delay)
    switch exchange.status {
    case 200...299: return
    case 429, 503: throw try await postponed(exchange, FetchMemory.Entry())
    default:
      throw FetchError(.status(exchange.status), "status \(exchange.status)", url: url)
    }
  }

  /// Forgets what is remembered of an address that is not asked again, such as an article's.
  ///
  /// - Parameter url: the address.
  public func forget(_ url: String) {
    var url = url
    for _ in 0..<10 {
      guard let next = memory.entries.removeValue(forKey: url)?.movedTo else { return }
      url = next
    }
  }

  private func page(_ url: String, _ final: String, status: Int) -> Page {
    Page(
      url: url, finalURL: final, status: status, fields: HeaderFields(), body: [],
      date: Timestamp(secondsSinceEpoch: now()))
  }

  private func remember(_ exchange: Transfer.Exchange, _ entry: inout FetchMemory.Entry) {
    entry.failures = 0
    entry.notBefore = now() + FetchTiming.freshness(exchange.fields, now: now())
    guard exchange.status != 304 else { return }
    entry.etag = exchange.fields["etag"]
    entry.lastModified = exchange.fields["last-modified"]
  }

  private func note(_ error: FetchError, _ entry: inout FetchMemory.Entry) {
    switch error.problem {
    case .gone: entry.isGone = true
    case .postponed(let until):
      entry.failures += 1
      entry.notBefore = until
    case .status, .timeout, .connection, .redirect, .tooLarge:
      entry.failures += 1
      entry.notBefore = now() + FetchTiming.backOff(failures: entry.failures)
    case .address, .forbiddenAddress, .robots: break
    }
  }

  // MARK: Redirects

  private func follow(_ start: String, _ entry: FetchMemory.Entry) async throws(FetchError)
    -> (Transfer.Exchange, [UInt8])
  {
    var url = start
    var isPermanent = true
    for hop in 0...policy.redirectLimit {
      let exchange = try await ask(url, entry: hop == 0 ? entry : FetchMemory.Entry())
      switch exchange.status {
      case 200...299: return (exchange, try body(of: exchange))
      case 304: return (exchange, [])
      case 301, 302, 303, 307, 308:
        let target = try target(of: exchange)
        isPermanent = isPermanent && (exchange.status == 301 || exchange.status == 308)
        if isPermanent {
          memory.entries[url, default: FetchMemory.Entry()].movedTo = target
        }
        url = target
      case 410: throw FetchError(.gone, "410 Gone", url: url)
      case 429, 503: throw try await postponed(exchange, entry)
      default:
        throw FetchError(.status(exchange.status), "status \(exchange.status)", url: url)
      }
    }
    throw FetchError(.redirect, "more than \(policy.redirectLimit) redirects", url: start)
  }

  private func target(of exchange: Transfer.Exchange) throws(FetchError) -> String {
    guard let location = exchange.fields["location"], !location.isEmpty else {
      throw FetchError(.redirect, "a redirect without Location", url: exchange.url)
    }
    var target = WebAddress(exchange.url).resolving(location)
    target.fragment = nil
    return target.description
  }

  private func postponed(_ exchange: Transfer.Exchange, _ entry: FetchMemory.Entry)
    async throws(FetchError) -> FetchError
  {
    let wait = FetchTiming.retryTime(exchange.fields, now: now())
    let until = wait ?? now() + FetchTiming.backOff(failures: entry.failures + 1)
    if let host = WebAddress(exchange.url).host { lanes[host, default: Lane()].notBefore = until }
    return FetchError(
      .postponed(until: until), "status \(exchange.status), to be asked again later",
      url: exchange.url)
  }

  private func body(of exchange: Transfer.Exchange) throws(FetchError) -> [UInt8] {
    let block = exchange.responseHead + exchange.body
    guard let message = HTTPMessage(block) else { return exchange.body }
    // One byte over the limit is enough to know.
    let body = message.body(of: block, limit: policy.decompressedLimit + 1).bytes
    guard body.count <= policy.decompressedLimit else {
      throw FetchError(
        .tooLarge, "more than \(policy.decompressedLimit) bytes when decompressed",
        url: exchange.url)
    }
    return body
  }

  // MARK: One request

  /// Sends one request when its host's turn has come and robots.txt allows it.
  private func ask(_ url: String, entry: FetchMemory.Entry) async throws(FetchError)
    -> Transfer.Exchange
  {
    let address = WebAddress(url).requestForm
    guard address.scheme == "http" || address.scheme == "https", let host = address.host,
      address.port != nil
    else {
      throw FetchError(.address, "only http and https addresses are fetched", url: url)
    }
    var delay = policy.delay
    if policy.obeysRobots {
      let rules = try await robots(for: address)
      guard let rules, rules.allows(agent: policy.product, url: address.description) else {
        throw FetchError(.robots, "robots.txt forbids it", url: url)
      }
      delay = max(delay, min(rules.crawlDelay(agent: policy.product) ?? 0, 60))
    }
    return try await send(address, host, entry: entry, delay: delay)
  }

  private func send(
    _ address: WebAddress, _ host: String, entry: FetchMemory.Entry, delay: Double
  ) async throws(FetchError) -> Transfer.Exchange {
    var fields = [
      "Accept: text/html,application/xhtml+xml,application/atom+xml,application/rss+xml,*/*;q=0.5",
      "Accept-Encoding: gzip, deflate",
    ]
    if let etag = entry.etag { fields.append("If-None-Match: \(etag.withoutControls)") }
    if let date = entry.lastModified { fields.append("If-Modified-Since: \(date.withoutControls)") }
    let exchange = try await transfer(
      request(address, host, fields: fields), host, delay: delay)
    try keep(exchange)
    return exchange
  }

  private func request(_ address: WebAddress, _ host: String, fields: [String])
    -> Transfer.Request
  {
    Transfer.Request(
      url: address.description, fields: fields, userAgent: policy.userAgent,
      timeLimit: policy.timeLimit, sizeLimit: policy.sizeLimit,
      allowsPrivate: policy.allowedHosts.contains(host))
  }

  /// Sends a request when its host's turn has come.
  private func transfer(_ request: Transfer.Request, _ host: String, delay: Double)
    async throws(FetchError) -> Transfer.Exchange
  {
    try await enter(host, delay: delay, url: request.url)
    let result = await BlockingThread.run { Transfer.run(request) }
    leave(host)
    return try result.get()
  }

  private func keep(_ exchange: Transfer.Exchange) throws(FetchError) {
    guard let archive else { return }
    let date = Timestamp(secondsSinceEpoch: now())
    do {
      try archive.append(
        WARCWriter.message(
          .request, url: exchange.url, date: date, head: exchange.requestHead, body: []))
      try archive.append(
        WARCWriter.message(
          .response, url: exchange.url, date: date, head: exchange.responseHead,
          body: exchange.body))
    } catch {
      throw FetchError(.connection, "cannot keep the answer: \(error.message)", url: exchange.url)
    }
  }

  // MARK: Turns

  private func enter(_ host: String, delay: Double, url: String) async throws(FetchError) {
    if lanes[host]?.isBusy == true {
      await withCheckedContinuation { lanes[host, default: Lane()].waiting.append($0) }
    } else {
      lanes[host, default: Lane()].isBusy = true
    }
    let lane = lanes[host, default: Lane()]
    let wait = lane.notBefore - now()
    if Double(wait) > policy.patience {
      leave(host)
      throw FetchError(.postponed(until: lane.notBefore), "the host asked to wait", url: url)
    }
    if wait > 0 { try? await Task.sleep(for: .seconds(wait)) }
    if let last = lane.last {
      let since = ContinuousClock.now - last
      if since < .seconds(delay) { try? await Task.sleep(for: .seconds(delay) - since) }
    }
  }

  private func leave(_ host: String) {
    lanes[host, default: Lane()].last = .now
    if lanes[host, default: Lane()].waiting.isEmpty {
      lanes[host, default: Lane()].isBusy = false
    } else {
      lanes[host, default: Lane()].waiting.removeFirst().resume()
    }
  }

  // MARK: robots.txt

  /// The rules of an address's host; nothing when they could not be had, which forbids everything
  /// (RFC 9309, section 2.3.1.4).
  private func robots(for address: WebAddress) async throws(FetchError) -> RobotsRules? {
    var place = address
    place.path = "/robots.txt"
    place.query = nil
    place.fragment = nil
    let key = place.description
    if let known = rules[key], known.until > now() { return known.rules }
    var found: RobotsRules?
    do {
      found = try await fetchRobots(place)
    } catch {
      switch error.problem {
      case .forbiddenAddress, .postponed, .address: throw error
      default: found = nil
      }
    }
    if rules.count >= Fetcher.hostLimit { rules = rules.filter { $0.value.until > now() } }
    rules[key] = (found, now() + (found == nil ? 3600 : 86400))
    return found
  }

  private func fetchRobots(_ place: WebAddress) async throws(FetchError) -> RobotsRules? {
    var place = place
    for _ in 0...policy.redirectLimit {
      guard let host = place.host, place.scheme == "http" || place.scheme == "https" else {
        return RobotsRules()
      }
      let exchange = try await send(
        place, host, entry: FetchMemory.Entry(), delay: policy.delay)
      switch exchange.status {
      case 200...299: return RobotsRules(parsing: try body(of: exchange))
      case 301, 302, 303, 307, 308:
        place = WebAddress(try target(of: exchange)).requestForm
      case 429: throw try await postponed(exchange, FetchMemory.Entry())
      case 400...499: return RobotsRules()
      default: return nil
      }
    }
    return RobotsRules()
  }
}

extension String {
  /// A remembered value must not begin another header field.
  var withoutControls: String {
    String(decoding: utf8.filter { $0 >= 0x20 }, as: UTF8.self)
  }
}

extension WebAddress {
  /// The address as it is sent: without fragment, never with an empty path, other characters
  /// than those that RFC 3986 allows percent-encoded.
  var requestForm: WebAddress {
    var address = self
    address.fragment = nil
    address.path = path.isEmpty ? "/" : WebAddress.percentEncoded(path)
    address.query = query.map(WebAddress.percentEncoded)
    return address
  }

  private static func percentEncoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var output: [UInt8] = []
    for byte in text.utf8 {
      if byte <= 0x20 || byte >= 0x7F || "\"<>\\^`{|}".utf8.contains(byte) {
        output += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      } else {
        output.append(byte)
      }
    }
    return String(decoding: output, as: UTF8.self)
  }
}

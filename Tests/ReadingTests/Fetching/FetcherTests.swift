import Evidence
import Foundation
import Reading
import TestSupport
import Testing

@Suite("Fetcher, against a server on loopback")
struct FetcherTests {
  private func policy(allowed: Set<String> = ["127.0.0.1"]) -> FetchPolicy {
    var policy = FetchPolicy(contact: "https://example.org/crawler")
    policy.allowedHosts = allowed
    policy.delay = 0
    policy.timeLimit = 20
    return policy
  }

  private func server(_ answers: @escaping @Sendable (String) -> LoopbackServer.Answer) throws
    -> LoopbackServer
  {
    try LoopbackServer { request in
      request.target == "/robots.txt" ? .init(status: 404) : answers(request.target)
    }
  }

  /// The problem that fetching ended with, if it did.
  private func problem(_ fetcher: Fetcher, _ url: String) async -> FetchError.Problem? {
    do {
      _ = try await fetcher.fetch(url)
      return nil
    } catch {
      return error.problem
    }
  }

  @Test("asks again with the validators it was given, and takes 304 as unchanged")
  func conditional() async throws {
    let server = try LoopbackServer { request in
      if request.target == "/robots.txt" { return .init(status: 404) }
      let isKnown = request.field("If-None-Match") == "\"v1\""
      return .init(
        status: isKnown ? 304 : 200,
        fields: ["ETag: \"v1\"", "Last-Modified: Tue, 18 Mar 2025 10:00:00 GMT"],
        body: isKnown ? [] : Array("hello".utf8))
    }
    let fetcher = Fetcher(policy: policy())
    let first = try await fetcher.fetch(server.url("/feed"))
    #expect(first.body == Array("hello".utf8))
    let second = try await fetcher.fetch(server.url("/feed"))
    #expect(second.isUnchanged && second.body.isEmpty)
    #expect(
      server.requests.last?.field("If-Modified-Since") == "Tue, 18 Mar 2025 10:00:00 GMT")
    #expect(
      server.requests.last?.field("User-Agent")?.contains("+https://example.org/crawler") == true)
  }

  @Test("remembers validators and moves across runs")
  func memory() async throws {
    let server = try server { target in
      target == "/old"
        ? .init(status: 301, fields: ["Location: /new"])
        : .init(fields: ["ETag: \"x\""], body: Array("page".utf8))
    }
    let first = Fetcher(policy: policy())
    _ = try await first.fetch(server.url("/old"))
    let kept = try JSON(parsing: await first.memory.json.line)
    let second = Fetcher(policy: policy(), memory: FetchMemory(kept))
    _ = try await second.fetch(server.url("/old"))
    #expect(server.requests.map(\.target) == ["/old", "/new", "/new"])
  }

  @Test("follows a chain of permanent redirects and goes straight to its end the next time")
  func permanentRedirects() async throws {
    let server = try server { target in
      switch target {
      case "/a": .init(status: 301, fields: ["Location: /b"])
      case "/b": .init(status: 308, fields: ["Location: c?d=e#f"])
      default: .init(body: Array("end".utf8))
      }
    }
    let fetcher = Fetcher(policy: policy())
    let page = try await fetcher.fetch(server.url("/a"))
    #expect(page.finalURL == server.url("/c?d=e"))
    _ = try await fetcher.fetch(server.url("/a"))
    #expect(server.requests.map(\.target) == ["/a", "/b", "/c?d=e", "/c?d=e"])
  }

  @Test("asks a temporary redirect's first address again")
  func temporaryRedirect() async throws {
    let server = try server { target in
      target == "/a" ? .init(status: 302, fields: ["Location: /b"]) : .init()
    }
    let fetcher = Fetcher(policy: policy())
    _ = try await fetcher.fetch(server.url("/a"))
    _ = try await fetcher.fetch(server.url("/a"))
    #expect(server.requests.map(\.target) == ["/a", "/b", "/a", "/b"])
  }

  @Test("gives up a redirect that goes round")
  func redirectLoop() async throws {
    let server = try server { _ in .init(status: 302, fields: ["Location: /again"]) }
    #expect(await problem(Fetcher(policy: policy()), server.url("/")) == .redirect)
    #expect(server.requests.count == 6)
  }

  @Test(
    "refuses a redirect to an address that is not public",
    arguments: [
      "http://localhost:PORT/", "http://[::1]:PORT/", "http://10.0.0.1/", "http://192.168.1.1/",
      "http://169.254.169.254/latest/meta-data/", "http://100.64.0.1/", "http://2130706433:PORT/",
      "http://0.0.0.0:PORT/", "http://[::ffff:127.0.0.1]:PORT/",
    ])
  func privateRedirect(target: String) async throws {
    let port = Mutexed<UInt16>(0)
    let server = try server { _ in
      .init(
        status: 302,
        fields: ["Location: " + target.replacingOccurrences(of: "PORT", with: "\(port.value)")])
    }
    port.value = server.port
    #expect(await problem(Fetcher(policy: policy()), server.url("/")) == .forbiddenAddress)
    #expect(server.requests.count == 1)
  }

  @Test("refuses a name whose DNS answer is not public, before any connection")
  func privateName() async throws {
    let server = try server { _ in .init() }
    let fetcher = Fetcher(policy: policy(allowed: []))
    #expect(await problem(fetcher, server.url("/", host: "localhost")) == .forbiddenAddress)
    #expect(await problem(fetcher, server.url("/")) == .forbiddenAddress)
    #expect(server.requests.isEmpty)
    let allowing = Fetcher(policy: policy(allowed: ["localhost"]))
    #expect(await problem(allowing, server.url("/", host: "LOCALHOST")) == nil)
  }

  @Test(
    "refuses other schemes",
    arguments: [
      "file:///etc/passwd", "ftp://example.org/", "gopher://example.org/", "", "x", "http://",
    ])
  func schemes(url: String) async {
    #expect(await problem(Fetcher(policy: policy()), url) == .address)
  }

  @Test("refuses a redirect to another scheme")
  func schemeRedirect() async throws {
    let server = try server { _ in .init(status: 301, fields: ["Location: file:///etc/passwd"]) }
    #expect(await problem(Fetcher(policy: policy()), server.url("/")) == .address)
  }

  @Test("cuts off a body that does not come")
  func slowBody() async throws {
    let server = try server { _ in .init(isSlow: true) }
    var policy = policy()
    policy.timeLimit = 0.3
    policy.obeysRobots = false
    #expect(await problem(Fetcher(policy: policy), server.url("/")) == .timeout)
  }

  @Test("cuts off a body that is too long")
  func longBody() async throws {
    let server = try server { _ in .init(body: [UInt8](repeating: 65, count: 100_000)) }
    var policy = policy()
    policy.sizeLimit = 50_000
    #expect(await problem(Fetcher(policy: policy), server.url("/")) == .tooLarge)
  }

  @Test("cuts off a gzip bomb, and takes a gzip body that is none")
  func gzipBomb() async throws {
    let bomb = WARCWriter.member([UInt8](repeating: 0, count: 5_000_000))
    let server = try server { _ in .init(fields: ["Content-Encoding: gzip"], body: bomb) }
    var policy = policy()
    policy.decompressedLimit = 1_000_000
    #expect(await problem(Fetcher(policy: policy), server.url("/")) == .tooLarge)
    policy.decompressedLimit = 5_000_000
    let page = try await Fetcher(policy: policy).fetch(server.url("/"))
    #expect(page.body.count == 5_000_000)
  }

  @Test(
    "honours Retry-After in seconds and as a date",
    arguments: ["120", "Tue, 18 Mar 2025 10:02:00 GMT"])
  func retryAfter(value: String) async throws {
    let start = 1_742_292_000  // Tue, 18 Mar 2025 10:00:00 GMT
    let clock = Mutexed(start)
    let isBusy = Mutexed(true)
    let server = try server { _ in
      isBusy.value ? .init(status: 503, fields: ["Retry-After: \(value)"]) : .init()
    }
    let fetcher = Fetcher(policy: policy(), now: { clock.value })
    #expect(await problem(fetcher, server.url("/")) == .postponed(until: start + 120))
    clock.value = start + 119
    isBusy.value = false
    #expect(await problem(fetcher, server.url("/")) == .postponed(until: start + 120))
    #expect(await problem(fetcher, server.url("/other")) == .postponed(until: start + 120))
    #expect(server.requests.count == 1)
    clock.value = start + 120
    #expect(await problem(fetcher, server.url("/")) == nil)
  }

  @Test("keeps to Cache-Control and does not ask for what is fresh")
  func freshness() async throws {
    let clock = Mutexed(1_742_292_000)
    let server = try server { _ in .init(fields: ["Cache-Control: public, max-age=600"]) }
    let fetcher = Fetcher(policy: policy(), now: { clock.value })
    _ = try await fetcher.fetch(server.url("/"))
    clock.value += 599
    #expect(try await fetcher.fetch(server.url("/")).isUnchanged)
    #expect(server.requests.count == 1)
    clock.value += 1
    _ = try await fetcher.fetch(server.url("/"))
    #expect(server.requests.count == 2)
  }

  @Test("backs off after failures, longer each time")
  func backOff() async throws {
    let clock = Mutexed(1_742_292_000)
    let server = try server { _ in .init(status: 500) }
    let fetcher = Fetcher(policy: policy(), now: { clock.value })
    #expect(await problem(fetcher, server.url("/")) == .status(500))
    #expect(await problem(fetcher, server.url("/")) == .postponed(until: clock.value + 60))
    clock.value += 60
    #expect(await problem(fetcher, server.url("/")) == .status(500))
    #expect(await problem(fetcher, server.url("/")) == .postponed(until: clock.value + 120))
  }

  @Test("never asks again for what is gone")
  func gone() async throws {
    let server = try server { _ in .init(status: 410) }
    let fetcher = Fetcher(policy: policy())
    #expect(await problem(fetcher, server.url("/")) == .gone)
    #expect(await problem(fetcher, server.url("/")) == .gone)
    #expect(server.requests.count == 1)
  }

  @Test("obeys robots.txt, and takes a host whose robots.txt fails as closed")
  func robots() async throws {
    let status = Mutexed(200)
    let server = try LoopbackServer { request in
      request.target == "/robots.txt"
        ? .init(
          status: status.value, body: Array("User-agent: Entente\nDisallow: /private\n".utf8))
        : .init()
    }
    let fetcher = Fetcher(policy: policy())
    #expect(await problem(fetcher, server.url("/private/page")) == .robots)
    #expect(await problem(fetcher, server.url("/open")) == nil)
    #expect(server.requests.map(\.target) == ["/open"])
    status.value = 500
    #expect(await problem(Fetcher(policy: policy()), server.url("/open")) == .robots)
    status.value = 404
    #expect(await problem(Fetcher(policy: policy()), server.url("/private/page")) == nil)
  }

  @Test("sends one request at a time to a host")
  func oneAtATime() async throws {
    let busy = Mutexed(0)
    let most = Mutexed(0)
    let server = try server { _ in
      busy.change { $0 += 1 }
      most.value = max(most.value, busy.value)
      usleep(5000)
      busy.change { $0 -= 1 }
      return .init()
    }
    let fetcher = Fetcher(policy: policy())
    await withTaskGroup(of: Void.self) { group in
      for index in 0..<8 {
        group.addTask { _ = try? await fetcher.fetch(server.url("/\(index)")) }
      }
    }
    #expect(server.requests.count == 8)
    #expect(most.value == 1)
  }

  @Test(
    "asks at once again where the answer says so",
    arguments: ["no-cache", "no-store, max-age=600", "max-age=0", "max-age=-5", "max-age=x"])
  func notFresh(control: String) async throws {
    let server = try server { _ in .init(fields: ["Cache-Control: \(control)"]) }
    let fetcher = Fetcher(policy: policy(), now: { 1_742_292_000 })
    _ = try await fetcher.fetch(server.url("/"))
    _ = try await fetcher.fetch(server.url("/"))
    #expect(server.requests.count == 2)
  }

  @Test("takes Expires where Cache-Control says nothing, and a week at most")
  func expires() async throws {
    let clock = Mutexed(1_742_292_000)  // Tue, 18 Mar 2025 10:00:00 GMT
    let server = try server { target in
      .init(fields: [
        target == "/soon"
          ? "Expires: Tue, 18 Mar 2025 10:10:00 GMT" : "Cache-Control: max-age=99999999"
      ])
    }
    let fetcher = Fetcher(policy: policy(), now: { clock.value })
    for path in ["/soon", "/never"] { _ = try await fetcher.fetch(server.url(path)) }
    clock.value += 599
    #expect(try await fetcher.fetch(server.url("/soon")).isUnchanged)
    #expect(server.requests.count == 2)
    clock.value += 2
    _ = try await fetcher.fetch(server.url("/soon"))
    #expect(server.requests.count == 3)
    clock.value += 7 * 86400
    _ = try await fetcher.fetch(server.url("/never"))
    #expect(server.requests.count == 4)
  }

  @Test("back-off, validators and 410 are remembered across runs")
  func memoryOfFailures() async throws {
    let server = try server { target in .init(status: target == "/gone" ? 410 : 500) }
    let first = Fetcher(policy: policy(), now: { 1000 })
    #expect(await problem(first, server.url("/gone")) == .gone)
    #expect(await problem(first, server.url("/bad")) == .status(500))
    let kept = FetchMemory(try JSON(parsing: await first.memory.json.line))
    let second = Fetcher(policy: policy(), memory: kept, now: { 1059 })
    #expect(await problem(second, server.url("/gone")) == .gone)
    #expect(await problem(second, server.url("/bad")) == .postponed(until: 1060))
    #expect(server.requests.count == 2)
  }

  @Test("forgets an address with all its moves")
  func forgetting() async throws {
    let server = try server { target in
      target == "/old" ? .init(status: 301, fields: ["Location: /new"]) : .init()
    }
    let fetcher = Fetcher(policy: policy())
    _ = try await fetcher.fetch(server.url("/old"))
    await fetcher.forget(server.url("/old"))
    #expect(await fetcher.memory.entries.isEmpty)
  }

  @Test("posts a message, guarded as fetching is, and follows no redirect")
  func posting() async throws {
    let server = try server { target in
      target == "/moved" ? .init(status: 307, fields: ["Location: /hook"]) : .init()
    }
    let body = Array("{\"title\":\"é\"}".utf8)
    let fetcher = Fetcher(policy: policy())
    try await fetcher.post(body, type: "application/json", to: server.url("/hook"))
    #expect(server.requests.last?.body == body)
    #expect(server.requests.last?.head.hasPrefix("POST /hook ") == true)
    #expect(server.requests.last?.field("Content-Type") == "application/json")
    await #expect(throws: FetchError.self) {
      try await fetcher.post(body, type: "application/json", to: server.url("/moved"))
    }
    #expect(server.requests.count == 2)
    let guarded = Fetcher(policy: policy(allowed: []))
    for url in [server.url("/hook"), "file:///etc/passwd", "http://169.254.169.254/"] {
      await #expect(throws: FetchError.self) {
        try await guarded.post(body, type: "application/json", to: url)
      }
    }
    #expect(server.requests.count == 2)
  }

  @Test("keeps everything as WARC that reads back the same")
  func archive() async throws {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("fetch-\(UUID().uuidString).warc.gz").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let body = Array("<p>Kept as it came</p>".utf8)
    let server = try server { _ in
      .init(fields: ["Content-Encoding: gzip"], body: WARCWriter.member(body))
    }
    let fetcher = Fetcher(policy: policy(), archive: try WARCFile(appendingTo: path))
    _ = try await fetcher.fetch(server.url("/page"))
    var reader = try WARCReader(path: path)
    var records: [WARCRecord] = []
    while let record = try reader.next() { records.append(record) }
    #expect(records.map(\.kind) == [.request, .response, .request, .response])
    #expect(records.last?.targetURI == server.url("/page"))
    #expect(records.last?.payload == body)
    #expect(records[2].http?.status == "/page")
  }
}

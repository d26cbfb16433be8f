import CCurl

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One HTTP request and its answer as they went over the wire; follows nothing, decodes nothing.
final class Transfer {
  /// What to ask and how much to take.
  struct Request: Sendable {
    var url: String
    var fields: [String]
    var userAgent: String
    var timeLimit: Double
    var sizeLimit: Int
    /// Whether the host may have an address that is not public.
    var allowsPrivate: Bool
    /// What is sent along with POST; nil for GET.
    var body: [UInt8]?
  }

  /// What came back.
  struct Exchange: Sendable {
    var url: String
    var requestHead: [UInt8] = []
    var responseHead: [UInt8] = []
    /// The body with its transfer coding still on.
    var body: [UInt8] = []
    var fields = HeaderFields()
    var status = 0
  }

  fileprivate var exchange: Exchange
  fileprivate let request: Request
  fileprivate var wasRefused = false
  fileprivate var isOverLimit = false

  private init(_ request: Request) {
    self.request = request
    exchange = Exchange(url: request.url)
  }

  /// Makes libcurl ready, once.
  private static let isReady: Bool = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

  /// Sends a request and waits for the answer; blocks its thread.
  static func run(_ request: Request) -> Result<Exchange, FetchError> {
    guard isReady, let handle = curl_easy_init() else {
      return .failure(FetchError(.connection, "libcurl could not be started", url: request.url))
    }
    defer { curl_easy_cleanup(handle) }
    let transfer = Transfer(request)
    let context = Unmanaged.passUnretained(transfer).toOpaque()
    var list: UnsafeMutablePointer<curl_slist>?
    for field in request.fields { list = curl_slist_append(list, field) }
    defer { curl_slist_free_all(list) }
    prepare(handle, request, list)
    if let body = request.body { attach(body, to: handle) }
    _ = entente_curl_set_body_sink(handle, takeBody, context)
    _ = entente_curl_set_head_sink(handle, takeHead, context)
    _ = entente_curl_set_opener(handle, openSocket, context)
    _ = entente_curl_set_tracer(handle, traceRequest, context)
    let code = withExtendedLifetime(transfer) { curl_easy_perform(handle) }
    return transfer.result(code)
  }

  private static func prepare(
    _ handle: UnsafeMutableRawPointer, _ request: Request, _ list: UnsafeMutablePointer<curl_slist>?
  ) {
    _ = entente_curl_set_string(handle, CURLOPT_URL, request.url)
    _ = entente_curl_allow_web_only(handle)
    // A proxy of the environment would be connected to in the host's stead, past the check of its
    // address.
    _ = entente_curl_set_string(handle, CURLOPT_PROXY, "")
    _ = entente_curl_set_string(handle, CURLOPT_USERAGENT, request.userAgent)
    _ = entente_curl_set_pointer(handle, CURLOPT_HTTPHEADER, list)
    _ = entente_curl_set_long(handle, CURLOPT_FOLLOWLOCATION, 0)
    _ = entente_curl_set_long(handle, CURLOPT_NOSIGNAL, 1)
    _ = entente_curl_set_long(handle, CURLOPT_HTTP_TRANSFER_DECODING, 0)
    _ = entente_curl_set_long(handle, CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
    let milliseconds = Int(min(request.timeLimit, 86400) * 1000)
    _ = entente_curl_set_long(handle, CURLOPT_TIMEOUT_MS, milliseconds)
    _ = entente_curl_set_long(handle, CURLOPT_CONNECTTIMEOUT_MS, milliseconds)
  }

  private static func attach(_ body: [UInt8], to handle: UnsafeMutableRawPointer) {
    _ = entente_curl_set_long(handle, CURLOPT_POST, 1)
    _ = entente_curl_set_long(handle, CURLOPT_POSTFIELDSIZE, body.count)
    var body = body
    // libcurl copies what it is given here.
    _ = body.withUnsafeMutableBytes {
      entente_curl_set_pointer(handle, CURLOPT_COPYPOSTFIELDS, $0.baseAddress)
    }
  }

  private func result(_ code: CURLcode) -> Result<Exchange, FetchError> {
    func failure(_ problem: FetchError.Problem, _ message: String) -> Result<Exchange, FetchError> {
      .failure(FetchError(problem, message, url: request.url))
    }
    if wasRefused {
      return failure(.forbiddenAddress, "the host's address is loopback, private or reserved")
    }
    if isOverLimit { return failure(.tooLarge, "more than \(request.sizeLimit) bytes were sent") }
    switch code {
    case CURLE_OK: break
    case CURLE_OPERATION_TIMEDOUT:
      return failure(.timeout, "no whole answer in \(request.timeLimit) seconds")
    default:
      return failure(.connection, String(cString: curl_easy_strerror(code)))
    }
    guard let message = HTTPMessage(exchange.responseHead), let status = message.statusCode else {
      return failure(.connection, "the answer has no HTTP head")
    }
    exchange.fields = message.fields
    exchange.status = status
    return .success(exchange)
  }
}

// libcurl calls these from the thread that performs the transfer.

private func transfer(_ context: UnsafeMutableRawPointer?) -> Transfer? {
  context.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
}

private func bytes(_ pointer: UnsafeMutablePointer<CChar>?, _ count: Int) -> [UInt8] {
  pointer.map { Array(UnsafeRawBufferPointer(start: $0, count: count)) } ?? []
}

private func takeBody(
  _ pointer: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int,
  _ context: UnsafeMutableRawPointer?
) -> Int {
  guard let transfer = transfer(context) else { return 0 }
  let length = size * count
  guard transfer.exchange.body.count + length <= transfer.request.sizeLimit else {
    transfer.isOverLimit = true
    return 0
  }
  transfer.exchange.body += bytes(pointer, length)
  return length
}

private func takeHead(
  _ pointer: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int,
  _ context: UnsafeMutableRawPointer?
) -> Int {
  guard let transfer = transfer(context) else { return 0 }
  let line = bytes(pointer, size * count)
  // A status line begins a head anew: one of 100 Continue may have come before.
  if line.starts(with: "HTTP/".utf8) { transfer.exchange.responseHead = [] }
  guard transfer.exchange.responseHead.count + line.count <= 1 << 18 else {
    transfer.isOverLimit = true
    return 0
  }
  transfer.exchange.responseHead += line
  return line.count
}

private func traceRequest(
  _ handle: UnsafeMutableRawPointer?, _ kind: curl_infotype,
  _ pointer: UnsafeMutablePointer<CChar>?,
  _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int32 {
  if kind == CURLINFO_HEADER_OUT, let transfer = transfer(context) {
    transfer.exchange.requestHead += bytes(pointer, count)
  }
  return 0
}

private func openSocket(
  _ context: UnsafeMutableRawPointer?, _ purpose: curlsocktype,
  _ address: UnsafeMutablePointer<curl_sockaddr>?
) -> curl_socket_t {
  guard let transfer = transfer(context), let address else { return curl_socket_t(-1) }
  if !transfer.request.allowsPrivate {
    let isPublic = withUnsafePointer(to: &address.pointee.addr) { AddressGuard.isPublic($0) }
    guard isPublic else {
      transfer.wasRefused = true
      return curl_socket_t(-1)
    }
  }
  let opened = socket(address.pointee.family, address.pointee.socktype, address.pointee.protocol)
  if opened >= 0 { transfer.wasRefused = false }
  return opened
}

import CMicroHTTPD

/// One request while the server receives it and one answer while it is sent; C callbacks that the
/// server's threads call.
enum Wire {
  /// The most bytes of a form that are taken.
  static let longestBody = 64 * 1024

  /// What was received of a body so far.
  private final class Upload {
    var bytes: [UInt8] = []
    var isTooLong = false
  }

  private final class QueryPairs {
    var pairs: [(name: String, value: String)] = []
  }

  /// Answers one request: announced first, then its body in pieces, then once more at its end.
  static let answer: MHD_AccessHandlerCallback = {
    @Sendable context, connection, url, method, version, data, size, state in
    guard let context, let url, let method, let size, let state else { return .NO }
    let server = Unmanaged<DeskServer>.fromOpaque(context).takeUnretainedValue()
    let line = Line(
      method: String(cString: method), path: String(cString: url),
      version: version.map { String(cString: $0) } ?? "")
    guard let kept = state.pointee else {
      let framing = Framing(connection)
      guard framing.isPlain else { return server.send(unclear, to: line, on: connection) }
      if framing.length > longestBody { return server.send(tooLong, to: line, on: connection) }
      state.pointee = Unmanaged.passRetained(Upload()).toOpaque()
      return .YES
    }
    let upload = Unmanaged<Upload>.fromOpaque(kept).takeUnretainedValue()
    if size.pointee > 0 {
      upload.isTooLong = upload.isTooLong || upload.bytes.count + Int(size.pointee) > longestBody
      if !upload.isTooLong, let data {
        upload.bytes += UnsafeRawBufferPointer(start: data, count: Int(size.pointee))
      }
      size.pointee = 0
      return .YES
    }
    if upload.isTooLong { return server.send(tooLong, to: line, on: connection) }
    var request = request(line, upload.bytes, connection)
    if server.isSecure { request.headers.forwardedProtocol = "https" }
    let key = UInt(bitPattern: connection)
    server.connections.asked(key)
    defer { server.connections.answered(key) }
    return server.send(server.desk.answer(request), to: line, on: connection)
  }

  /// The first line of a request.
  struct Line {
    let method: String
    let path: String
    let version: String
  }

  /// Whether a client may have one more connection.
  static let admit: MHD_AcceptPolicyCallback = { @Sendable context, address, _ in
    guard let context, let address else { return .NO }
    var text = [CChar](repeating: 0, count: 64)
    guard entente_mhd_address(address, &text, 64) == 0 else { return .NO }
    let server = Unmanaged<DeskServer>.fromOpaque(context).takeUnretainedValue()
    return server.connections.mayCome(plain(text)) ? .YES : .NO
  }

  /// Forgets what was kept of a request.
  static let forget: MHD_RequestCompletedCallback = {
    @Sendable context, connection, state, _ in
    if let kept = state?.pointee {
      Unmanaged<Upload>.fromOpaque(kept).release()
      state?.pointee = nil
    }
    guard let context, let connection else { return }
    Unmanaged<DeskServer>.fromOpaque(context).takeUnretainedValue().connections
      .answered(UInt(bitPattern: connection))
  }

  /// Notes that a connection came or went.
  static let connected: MHD_NotifyConnectionCallback = {
    @Sendable context, connection, _, code in
    guard let context, let connection else { return }
    let connections = Unmanaged<DeskServer>.fromOpaque(context).takeUnretainedValue().connections
    let key = UInt(bitPattern: connection)
    if code == .CONNECTION_NOTIFY_STARTED {
      connections.come(
        key, socket: entente_mhd_socket(connection), client: client(connection))
    } else {
      connections.gone(key)
    }
  }

  /// How the headers say a body ends.
  private final class Framing {
    private var lengths: [String] = []
    private var encodings: [String] = []
    private var hosts = 0

    init(_ connection: OpaquePointer?) {
      MHD_get_connection_values(
        connection, .HEADER_KIND, Wire.countFraming,
        Unmanaged.passUnretained(self).toOpaque())
    }

    /// Bytes; 0 where nothing is said.
    var length: Int { lengths.first.flatMap { Int($0) } ?? 0 }

    /// Whether there is one way only to read it (RFC 9112, sections 3.2 and 6.3); another would let a
    /// second request hide in the body, or be meant for another host.
    var isPlain: Bool {
      lengths.count + encodings.count <= 1 && hosts <= 1
        && lengths.allSatisfy { $0.utf8.allSatisfy { 48...57 ~= $0 } }
        && encodings.allSatisfy { $0.lowercased() == "chunked" }
    }

    func see(_ name: String, _ value: String) {
      switch name.lowercased() {
      case "content-length": lengths.append(value)
      case "transfer-encoding": encodings.append(value)
      case "host": hosts += 1
      default: break
      }
    }
  }

  private static let countFraming: MHD_KeyValueIterator = { @Sendable context, _, name, value in
    guard let context, let name else { return .NO }
    Unmanaged<Framing>.fromOpaque(context).takeUnretainedValue()
      .see(String(cString: name), value.map { String(cString: $0) } ?? "")
    return .YES
  }

  private static let unclear: Response = {
    var response = Response.text(
      "Where the body ends, or for which host this is, is not clear.\n", status: 400)
    response.headers = [("Connection", "close")]
    return response
  }()

  private static let tooLong = Response.text("At most 64 KiB are taken.\n", status: 413)

  private static func request(_ line: Line, _ body: [UInt8], _ connection: OpaquePointer?)
    -> Request
  {
    let query = QueryPairs()
    MHD_get_connection_values(
      connection, .GET_ARGUMENT_KIND, collectPair, Unmanaged.passUnretained(query).toOpaque())
    let type = header("Content-Type", connection) ?? ""
    let isForm = type.hasPrefix("application/x-www-form-urlencoded")
    return Request(
      method: line.method, path: line.path, query: query.pairs,
      fields: isForm ? URLQuery.pairs(body) : [],
      headers: Request.Headers(
        host: header("Host", connection), cookie: header("Cookie", connection),
        authorization: header("Authorization", connection),
        ifNoneMatch: header("If-None-Match", connection),
        forwardedProtocol: header("X-Forwarded-Proto", connection)),
      client: client(connection))
  }

  fileprivate static func header(_ name: String, _ connection: OpaquePointer?) -> String? {
    MHD_lookup_connection_value(connection, .HEADER_KIND, name).map { String(cString: $0) }
  }

  fileprivate static func client(_ connection: OpaquePointer?) -> String {
    var text = [CChar](repeating: 0, count: 64)
    guard entente_mhd_client(connection, &text, 64) == 0 else { return "unknown" }
    return plain(text)
  }

  private static func plain(_ text: [CChar]) -> String {
    ClientAddress.plain(
      String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self))
  }

  private static let collectPair: MHD_KeyValueIterator = { @Sendable context, _, name, value in
    guard let context, let name else { return .NO }
    let query = Unmanaged<QueryPairs>.fromOpaque(context).takeUnretainedValue()
    guard query.pairs.count < 64 else { return .NO }
    query.pairs.append((String(cString: name), value.map { String(cString: $0) } ?? ""))
    return .YES
  }
}

extension DeskServer {
  /// Sends an answer and notes it.
  fileprivate func send(
    _ answer: Response, to line: Wire.Line, on connection: OpaquePointer?
  ) -> MHD_Result {
    log?.note(
      AccessLog.Entry(
        client: Wire.client(connection), user: answer.user, method: line.method, path: line.path,
        version: line.version, status: answer.status, bytes: answer.body.count,
        agent: Wire.header("User-Agent", connection)))
    var body = answer.body
    let response = body.withUnsafeMutableBytes {
      MHD_create_response_from_buffer($0.count, $0.baseAddress, .RESPMEM_MUST_COPY)
    }
    guard let response else { return .NO }
    defer { MHD_destroy_response(response) }
    let transport = isSecure ? Response.transport : []
    for (name, value) in [("Content-Type", answer.type)] + Response.security + transport
      + answer.headers
    {
      MHD_add_response_header(response, name, value)
    }
    return MHD_queue_response(connection, UInt32(answer.status), response)
  }
}

/// Asks a service that the user names, such as a desk of their own.
///
/// Unlike `Fetcher` it takes nothing from a site of others: robots.txt is not asked, any address will
/// do, and no redirect is followed, since a token that goes along is meant for this address.
public enum ServiceRequest {
  /// What came back.
  public struct Answer: Sendable {
    /// The HTTP status.
    public let status: Int
    /// The body.
    public let body: [UInt8]
    /// When the service may be asked again, in seconds from now; nil where it says nothing of it.
    public let retryAfter: Int?
  }

  /// The most bytes of an answer that are taken.
  private static let sizeLimit = 256 << 20

  /// Asks once.
  ///
  /// - Parameters:
  ///   - url: an http or https address.
  ///   - fields: further lines of the request's head.
  ///   - timeLimit: seconds until the whole answer must be there.
  /// - Returns: the answer, whatever its status.
  /// - Throws: `FetchError` when there was none.
  public static func get(_ url: String, fields: [String], timeLimit: Double)
    async throws(FetchError) -> Answer
  {
    let address = WebAddress(url).requestForm
    guard address.scheme == "http" || address.scheme == "https", address.host != nil,
      address.port != nil
    else { throw FetchError(.address, "it is no http or https address", url: url) }
    let request = Transfer.Request(
      url: address.description, fields: fields.map(\.withoutControls), userAgent: "Entente",
      timeLimit: timeLimit, sizeLimit: sizeLimit, allowsPrivate: true)
    let exchange = try await BlockingThread.run { Transfer.run(request) }.get()
    let block = exchange.responseHead + exchange.body
    let body = HTTPMessage(block)?.body(of: block, limit: sizeLimit).bytes
    return Answer(
      status: exchange.status, body: body ?? exchange.body,
      retryAfter: exchange.fields["retry-after"].flatMap { Int($0) })
  }
}

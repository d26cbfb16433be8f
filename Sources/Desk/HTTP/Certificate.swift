import CMicroHTTPD

/// The server's certificate and its key, for TLS.
public struct Certificate: Sendable {
  let chain: String
  let key: String

  /// Whether this program's libmicrohttpd speaks TLS.
  public static var isSupported: Bool { entente_mhd_speaks_tls() }

  /// Takes a certificate.
  ///
  /// - Parameters:
  ///   - chain: the certificate and those above it, in PEM.
  ///   - key: its private key, in PEM and without a password.
  /// - Throws: `DeskError` when one of them is no PEM, or libmicrohttpd was built without TLS.
  public init(chain: String, key: String) throws(DeskError) {
    guard Certificate.isSupported else {
      throw DeskError(
        message: "libmicrohttpd was built without TLS on this machine",
        remedy: "put a web server that speaks TLS in front (Docs/desk.md)")
    }
    guard chain.contains("-----BEGIN CERTIFICATE-----") else {
      throw DeskError(
        message: "the certificate is no PEM file",
        remedy: "give a file that begins with -----BEGIN CERTIFICATE-----")
    }
    guard key.contains("PRIVATE KEY-----"), !key.contains("ENCRYPTED") else {
      throw DeskError(
        message: "the key is no PEM file without a password",
        remedy: "give a file that begins with -----BEGIN PRIVATE KEY-----")
    }
    self.chain = chain
    self.key = key
  }
}

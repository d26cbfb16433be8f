import Evidence
import Foundation
import Reading
import TestSupport
import Testing

@Suite("WARC and ARC")
struct WARCReaderTests {
  private let date = Timestamp(iso: "2025-03-18T10:00:00Z")

  private func records(_ bytes: [UInt8], blockLimit: Int = 1 << 20)
    -> (records: [WARCRecord], error: ReadingError?)
  {
    var reader = WARCReader(bytes, blockLimit: blockLimit)
    var found: [WARCRecord] = []
    do throws(ReadingError) {
      while let record = try reader.next() { found.append(record) }
      return (found, nil)
    } catch {
      return (found, error)
    }
  }

  private func response(_ head: String, _ body: [UInt8]) throws -> WARCRecord {
    WARCWriter.message(
      .response, url: "https://example.org/", date: try #require(date),
      head: Array((head + "\r\n\r\n").utf8), body: body)
  }

  @Test("what is written is read back", arguments: [true, false])
  func roundTrip(compresses: Bool) throws {
    let writer = WARCWriter(compresses: compresses)
    let body = Array("a body with\r\n\r\nempty lines\r\n".utf8)
    let information = WARCWriter.information(software: "test", date: try #require(date))
    let page = try response("HTTP/1.1 200 OK\r\nContent-Type: text/html", body)
    let (found, error) = records(writer.bytes(of: information) + writer.bytes(of: page))
    #expect(error == nil)
    #expect(found.map(\.kind) == [.warcinfo, .response])
    #expect(found.last?.block == page.block)
    #expect(found.last?.payload == body)
    #expect(found.last?.http?.statusCode == 200)
    #expect(found.last?.date == "2025-03-18T10:00:00Z")
    #expect(found.last?.fields["warc-block-digest"] == "sha1:" + SHA1.base32(page.block))
  }

  @Test(
    "undoes chunked and compressed bodies",
    arguments: ["identity", "gzip", "chunked", "gzip, chunked", "not really chunked"])
  func codings(coding: String) throws {
    let body = Array("<p>What the page says, twenty times over.</p>".utf8)
    var sent = body
    var head = "HTTP/1.1 200 OK"
    if coding.contains("gzip") {
      sent = WARCWriter.member(body)
      head += "\r\nContent-Encoding: gzip"
    }
    if coding.contains("chunked") { head += "\r\nTransfer-Encoding: chunked" }
    if coding.hasSuffix("chunked") && !coding.hasPrefix("not") {
      let middle = sent.count / 2
      sent =
        Array("\(String(middle, radix: 16));x=y\r\n".utf8) + sent[..<middle] + [13, 10]
        + Array("\(String(sent.count - middle, radix: 16))\r\n".utf8) + sent[middle...]
        + Array("\r\n0\r\n\r\n".utf8)
    }
    #expect(try response(head, sent).payload == body)
  }

  @Test("revisits have a head and no body")
  func revisit() throws {
    let record = WARCRecord(
      kind: .revisit,
      fields: HeaderFields([
        ("WARC-Target-URI", "<http://example.org/a b>"),
        ("Content-Type", "application/http; msgtype=response"),
      ]), block: Array("HTTP/1.1 304 Not Modified\r\n\r\n".utf8))
    let (found, _) = records(WARCWriter().bytes(of: record))
    #expect(found.first?.payload == [])
    #expect(found.first?.http?.statusCode == 304)
    #expect(found.first?.targetURI == "http://example.org/a%20b")
  }

  @Test("reads ARC files, also with spaces in addresses")
  func arc() {
    let text = """
      filedesc://test.arc 0.0.0.0 20250318100000 text/plain 65
      1 0 Test
      URL IP-address Archive-date Content-type Archive-length

      http://example.org/a b 192.0.2.1 20250318100001 text/html 24
      HTTP/1.0 200 OK

      hello\n

      """
    let (found, error) = records(Array(text.utf8))
    #expect(error == nil)
    #expect(found.map(\.kind) == [.arcHeader, .response])
    #expect(found.last?.targetURI == "http://example.org/a b")
    #expect(found.last?.payload.starts(with: Array("hello".utf8)) == true)
  }

  @Test("cuts blocks at the limit and goes on", arguments: [true, false])
  func limit(compresses: Bool) throws {
    let writer = WARCWriter(compresses: compresses)
    let long = try response("HTTP/1.1 200 OK", [UInt8](repeating: 65, count: 300_000))
    let short = try response("HTTP/1.1 200 OK", Array("short".utf8))
    let bytes = writer.bytes(of: long) + writer.bytes(of: short)
    let (found, error) = records(bytes, blockLimit: 1000)
    #expect(error == nil)
    #expect(found.map(\.isTruncated) == [true, false])
    #expect(found.first?.block.count == 1000)
    #expect(found.last?.payload == Array("short".utf8))
  }

  @Test("refuses a gzip member of several records, behind the first")
  func oneMember() throws {
    let writer = WARCWriter(compresses: false)
    let record = writer.bytes(of: try response("HTTP/1.1 200 OK", [65]))
    let (found, error) = records(WARCWriter.member(record + record))
    #expect(found.count == 1)
    #expect(error?.problem == .malformed)
  }

  @Test("files that are cut or damaged give records or an error, never a trap", arguments: 0..<120)
  func hostile(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let writer = WARCWriter(compresses: seed % 2 == 0)
    let one = writer.bytes(
      of: try response("HTTP/1.1 200 OK\r\nContent-Encoding: deflate", Array("body".utf8)))
    let (found, _) = records(random.damaged(one + one + one))
    #expect(found.count <= 6)
    for record in found { #expect(record.payload.count < 1 << 20) }
  }

  @Test("bytes that are no archive are refused")
  func garbage() {
    let (found, error) = records(Array("<!doctype html><p>".utf8))
    #expect(found.isEmpty)
    #expect(error?.problem == .malformed)
    #expect(records([]).error == nil)
    #expect(records([0x1F, 0x8B, 0, 0, 0]).error?.problem == .malformed)
  }

  @Test(
    "SHA-1 (FIPS 180 examples)",
    arguments: [
      ("", "da39a3ee5e6b4b0d3255bfef95601890afd80709"),
      ("abc", "a9993e364706816aba3e25717850c26c9cd0d89d"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "84983e441c3bd26ebaae4aa1f95129e5e54670f1"
      ),
    ])
  func sha1(text: String, digest: String) {
    #expect(SHA1.hexadecimal(Array(text.utf8)) == digest)
  }
}

import Evidence
import Foundation
import Reading
import TestSupport
import Testing

@Suite("Inspector")
struct InspectorTests {
  @Test(
    "tells what a file is",
    arguments: [
      ("a.html", "<!DOCTYPE html><html><body>x", FileKind.html), ("", "<div><p>x</p></div>", .html),
      ("", "<?xml version='1.0'?><rss/>", .feed), ("", "<urlset/>", .sitemap),
      ("", "<opml/>", .opml),
      ("", "<?xml version='1.0'?><other/>", .xml), ("", "WARC/1.0\r\n", .warc),
      ("", "filedesc://x 0 20250101000000 text/plain 0", .warc), ("robots.txt", "", .robots),
      ("", "# c\nUser-agent: *\n", .robots), ("x.md", "# Title", .markdown),
      ("", "{\"a\":1}\n{\"a\":2}\n", .jsonLines), ("", "{\"a\":\n1}", .json),
      ("", "Received: by x\nSubject: y\n\nz", .eml), ("", "Plain words.", .text),
      ("", "\u{0}\u{1}\u{2}", .binary), ("", "", .text),
      ("", "{\"version\":\"https://jsonfeed.org/version/1\"}", .feed),
    ] as [(String, String, FileKind)])
  func kinds(name: String, text: String, kind: FileKind) {
    #expect(FileKind.of(Array(text.utf8), name: name) == kind)
    let answer = Inspector().inspect(Array(text.utf8), .init(name: name))
    #expect(answer["kind"]?.string == kind.rawValue)
  }

  @Test(
    "shows feeds as agreed", arguments: CaseFile.all("xml", in: "feeds", file: FeedCases.anchor))
  func feeds(file: CaseFile) throws {
    let answer = Inspector().inspect(try file.bytes(), .init(name: file.testDescription))
    expectGolden(answer.pretty + "\n", file.golden("json"))
  }

  @Test("shows the records of a WARC with their digests")
  func archive() throws {
    let date = try #require(Timestamp(iso: "2025-03-18T10:00:00Z"))
    let record = WARCWriter.message(
      .response, url: "http://example.org/", date: date,
      head: Array("HTTP/1.1 200 OK\r\n\r\n".utf8), body: Array("abc".utf8))
    let answer = Inspector().inspect(WARCWriter().bytes(of: record))
    #expect(answer["error"] == JSON.null)
    #expect(
      answer["records"]?.array?.first == [
        "type": "response", "uri": "http://example.org/", "date": "2025-03-18T10:00:00Z",
        "status": "200", "payload_bytes": 3,
        "payload_sha1": "a9993e364706816aba3e25717850c26c9cd0d89d",
      ])
  }

  @Test("answers lines, also about files that are not there")
  func lines() throws {
    let folder = FileManager.default.temporaryDirectory
    let file = folder.appendingPathComponent("inspect-\(UUID().uuidString).txt")
    try Data("User-agent: a\nDisallow: /x".utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let line: JSON = [
      "id": 7, "file": .string(file.path), "agent": "a", "url": "https://example.org/x",
    ]
    let answer = Inspector().answer(line)
    #expect(answer["id"] == 7 && answer["allow"] == false && answer["kind"] == "robots")
    let missing = Inspector().answer(["id": "q", "file": "/no/such/file"])
    #expect(missing["error"]?["kind"] == "unreadable" && missing["id"] == "q")
    #expect(Inspector().answer(["id": 1])["error"]?["at"] == "file")
  }

  @Test("any bytes give an answer", arguments: 0..<60)
  func hostile(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let seeds = [
      "<rss><channel>", "WARC/1.0\r\n", "\u{FEFF}{\"items\":[", "<urlset><url><loc>", "x",
    ]
    let start = Array(seeds[seed % seeds.count].utf8)
    let bytes = start + (0..<300).map { _ in UInt8.random(in: 0...255, using: &random) }
    #expect(Inspector().inspect(bytes)["kind"]?.string != nil)
    let gzip: [UInt8] = [0x1F, 0x8B, 8, 0] + bytes
    #expect(Inspector().inspect(gzip)["kind"]?.string != nil)
  }
}

import Evidence
import Reading

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Brings alerts to the user.
struct AlertSender: Sendable {
  let fetcher: Fetcher
  /// The program that takes mail.
  let sendmail: String

  /// Why an alert did not arrive.
  struct Failure: Error {
    let reason: String
  }

  /// Delivers one alert by one channel.
  ///
  /// - Parameters:
  ///   - alert: the alert.
  ///   - latest: the latest alerts, for the Atom file.
  ///   - channel: the way.
  /// - Throws: `Failure`; the alert is to be delivered later.
  func send(_ alert: Alert, latest: [Alert], by channel: AlertRules.Channel)
    async throws(Failure)
  {
    switch channel {
    case .webhook(let url):
      do {
        try await fetcher.post(Array(alert.json.line.utf8), type: "application/json", to: url)
      } catch {
        throw Failure(reason: error.description)
      }
    case .mail(let address):
      let message = AlertMail(alert: alert, recipient: address).bytes
      try await run([sendmail, "-t", "-i"], message)
    case .command(let command):
      // The alert's words come from strangers: they are input, never part of the command.
      try await run(["/bin/sh", "-c", command], Array((alert.json.line + "\n").utf8))
    case .feed(let path):
      do {
        try WholeFile.replace(path, with: AlertFeed(alerts: latest).bytes)
      } catch {
        throw Failure(reason: "\(path): \(error.reason)")
      }
    }
  }

  private func run(_ words: [String], _ input: [UInt8]) async throws(Failure) {
    let status = await ChildProcess.run(words, input: input)
    guard status == 0 else { throw Failure(reason: "\(words[0]) ended with status \(status)") }
  }
}

/// An alert as a mail message (RFC 5322).
struct AlertMail {
  let alert: Alert
  let recipient: String

  /// The message, for a program that reads its recipients from it.
  var bytes: [UInt8] {
    let digest = String(UInt(bitPattern: StableDigest.of(alert.id)), radix: 16)
    let head = [
      "To: \(AlertMail.oneLine(recipient))",
      "Subject: =?utf-8?B?\(AlertMail.base64(alert.title, limit: 45))?=",
      // A message that is sent twice after a crash is recognised by its id.
      "Message-ID: <\(digest)@alerts.entente.invalid>", "Auto-Submitted: auto-generated",
      "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: 8bit",
    ]
    let lines = [alert.title, "", alert.text, "", alert.url ?? "", "(\(alert.rule))"]
    return Array((head.joined(separator: "\n") + "\n\n").utf8)
      + Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  /// A line break in a field would begin another field.
  private static func oneLine(_ text: String) -> String {
    String(decoding: text.utf8.filter { $0 >= 0x20 }, as: UTF8.self)
  }

  /// The first bytes of a text, at a character's end, in Base64 (RFC 4648).
  private static func base64(_ text: String, limit: Int) -> String {
    var bytes: [UInt8] = []
    for character in text.unicodeScalars.map({ Array(String($0).utf8) }) {
      guard bytes.count + character.count <= limit else { break }
      bytes += character
    }
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var output: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let value = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for index in 0..<4 {
        output.append(index <= group.count ? digits[value >> (18 - 6 * index) & 63] : 0x3D)
      }
    }
    return String(decoding: output, as: UTF8.self)
  }
}

/// The latest alerts as an Atom feed (RFC 4287).
struct AlertFeed {
  /// Oldest first.
  let alerts: [Alert]

  /// The document.
  var bytes: [UInt8] {
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom">
        <id>urn:entente:alerts</id>
        <title>Entente alerts</title>
        <updated>\(AlertFeed.time(alerts.last?.time ?? 0))</updated>
        <author><name>Entente</name></author>

      """
    for alert in alerts.reversed() {
      let digest = String(UInt(bitPattern: StableDigest.of(alert.id)), radix: 16)
      text += "  <entry>\n    <id>urn:entente:alert:\(digest)</id>\n"
      text += "    <title>\(AlertFeed.escaped(alert.title))</title>\n"
      text += "    <updated>\(AlertFeed.time(alert.time))</updated>\n"
      if let url = alert.url { text += "    <link href=\"\(AlertFeed.escaped(url))\"/>\n" }
      text += "    <category term=\"\(AlertFeed.escaped(alert.rule))\"/>\n"
      text += "    <content>\(AlertFeed.escaped(alert.text))</content>\n  </entry>\n"
    }
    return Array((text + "</feed>\n").utf8)
  }

  private static func time(_ seconds: Int) -> String {
    let day = seconds / 86_400
    return Timestamp(
      date: CalendarDate(daysSinceEpoch: day), secondOfDay: seconds - day * 86_400,
      utcOffsetMinutes: 0
    ).description
  }

  /// Text that XML 1.0 allows, its marks escaped.
  private static func escaped(_ text: String) -> String {
    var output = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x26: output.append(contentsOf: "&amp;".unicodeScalars)
      case 0x3C: output.append(contentsOf: "&lt;".unicodeScalars)
      case 0x3E: output.append(contentsOf: "&gt;".unicodeScalars)
      case 0x22: output.append(contentsOf: "&quot;".unicodeScalars)
      case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF:
        output.append(scalar)
      default: continue
      }
    }
    return String(output)
  }
}

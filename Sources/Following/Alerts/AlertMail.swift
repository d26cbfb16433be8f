import Evidence
import Reading

/// An alert as a mail message (RFC 5322).
struct AlertMail {
  let alert: Alert
  let recipient: String

  /// The message, for a program that reads its recipients from it.
  var bytes: [UInt8] {
    let digest = String(FNV1a(alert.id).value, radix: 16)
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
    return Base64.encode(bytes)
  }
}

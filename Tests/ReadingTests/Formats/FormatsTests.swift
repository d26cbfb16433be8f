import Evidence
import Reading
import Testing

@Suite("Mail and Markdown")
struct FormatsTests {
  private func mail(_ lines: String...) -> [UInt8] { Array(lines.joined(separator: "\r\n").utf8) }

  @Test("mail: encoded words, parts and transfer codings")
  func multipart() throws {
    let message = try MailMessage(
      parsing: mail(
        "From: =?utf-8?Q?Ana_Vuksanovi=C4=87?= <ana@example.org>",
        "Subject: =?utf-8?B?VGFsa3M=?= =?utf-8?Q?_today?=",
        "Date: Tue, 18 Mar 2025 11:00:00 +0100",
        "Content-Type: multipart/alternative; boundary=\"b1\"", "", "preamble", "--b1",
        "Content-Type: text/plain; charset=windows-1250",
        "Content-Transfer-Encoding: quoted-printable",
        "", "Vuksanovi=E6 and a soft =", "break", "--b1", "Content-Type: text/html",
        "Content-Transfer-Encoding: base64", "", "PHA+eDwvcD4=", "--b1--", ""))
    #expect(message.subject == "Talks today")
    #expect(message.from == "Ana Vuksanović <ana@example.org>")
    #expect(message.date?.description == "2025-03-18T11:00:00+01:00")
    #expect(message.text == "Vuksanović and a soft break\n")
    #expect(message.html == Array("<p>x</p>".utf8))
  }

  @Test("mail: bytes without From and Subject are none")
  func noMail() {
    #expect(throws: ReadingError.self) { try MailMessage(parsing: Array("text\n\nmore".utf8)) }
  }

  @Test("mail: parts within parts end somewhere")
  func nested() throws {
    let part = "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
    let bytes = Array(("Subject: x\r\n" + String(repeating: part, count: 500)).utf8)
    #expect(try MailMessage(parsing: bytes).text == nil)
  }

  @Test(
    "Markdown marks go, text stays",
    arguments: [
      ("# Title #\n\nOne *two* **three**\nfour", "Title\n\nOne two three four"),
      ("- a\n- b [link](http://x/ \"t\") c", "a\n\nb link c"), ("1. a\n2) b", "a 2) b"),
      ("> quoted `code`", "quoted code"), ("a\n\n***\n\nb", "a\n\nb"),
      ("snake_case and _this_", "snake_case and this"),
      ("He said [sic] it \\*once\\*", "He said [sic] it *once*"),
      ("```\n# no heading\n```", "# no heading"), ("![alt](i.png)", "alt"), ("", ""),
    ])
  func markdown(source: String, text: String) {
    #expect(MarkdownText(source).text == text)
  }

  @Test("Markdown front matter is apart")
  func frontMatter() {
    let markdown = MarkdownText("---\ntitle: \"T\"\ndate: 2025-03-18\n---\n## H\n\nx")
    #expect(markdown.frontMatter == ["title": "T", "date": "2025-03-18"])
    #expect(markdown.title == "H" && markdown.text == "H\n\nx")
  }
}

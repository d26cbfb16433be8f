internal import Evidence

extension Capture {
  /// A mail's text as an article; the subject is its title.
  init(mail: MailMessage, _ place: String) {
    // A newsletter's plain part is often only a pointer to its markup.
    let text = mail.text.map { Array($0.utf8) } ?? []
    let usesMarkup = mail.html != nil && text.count < 400
    self.init(bytes: usesMarkup ? mail.html ?? [] : text, form: usesMarkup ? .html : .text)
    isContentOnly = true
    charset = "utf-8"
    title = mail.subject
    date = mail.date
    authors = [mail.from].compactMap { $0 }
    note(source: place, format: "mail")
  }

  /// A Markdown document's text as an article, with what its front matter says.
  init(markdown bytes: [UInt8], _ place: String) {
    let document = XMLCharset(decoding: bytes, contentType: nil).bytes
    let markdown = MarkdownText(String(decoding: document, as: UTF8.self))
    let fields = markdown.frontMatter
    let title = fields["title"] ?? markdown.title
    let heading = (title ?? "") + "\n\n"
    let body =
      markdown.text.hasPrefix(heading) ? markdown.text.dropFirst(heading.count) : markdown.text[...]
    self.init(bytes: Array(body.utf8), form: .text)
    self.title = title
    url = fields["url"] ?? fields["link"] ?? fields["source"]
    date = fields["date"].flatMap { DateParser.parse($0) }
    declaredLanguage = fields["lang"] ?? fields["language"]
    authors = [fields["author"]].compactMap { $0 }
    note(source: place, format: "markdown")
  }
}

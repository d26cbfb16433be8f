public import Evidence
public import Records

/// The forms of an answer in words.
public enum AnswerForm: String, Sendable, Hashable, CaseIterable {
  case text, markdown, html
}

extension Article {
  /// What people call it: outlet and day, or else its title, or else its id.
  public var byline: String {
    let parts = [site ?? title, published?.date.description].compactMap { $0 }
    return parts.isEmpty ? id.rawValue : parts.joined(separator: ", ")
  }
}

extension Assessment {
  /// How many pieces of evidence a section of the text form shows.
  private static let shownEvidence = 6

  /// The answer in one of its forms; the plain text shows the first pieces of each section.
  ///
  /// - Parameters:
  ///   - form: the form.
  ///   - naming: what to call an article.
  /// - Returns: the whole document.
  public func text(_ form: AnswerForm, naming: (DocumentID) -> String) -> String {
    switch form {
    case .text: plainText(limit: Assessment.shownEvidence, naming: naming)
    case .markdown: markdown(naming: naming)
    case .html: html(naming: naming)
    }
  }

  /// The answer as plain text with cited sentences.
  ///
  /// - Parameters:
  ///   - limit: how many pieces of evidence a section shows; the rest are counted.
  ///   - naming: what to call an article.
  /// - Returns: lines, each ended by a line feed.
  public func plainText(
    limit: Int = .max, naming: (DocumentID) -> String = { $0.rawValue }
  ) -> String {
    let outline = AnswerOutline(self, limit: limit, naming: naming)
    var lines = [outline.question, "", outline.answer]
    for section in outline.sections {
      lines += ["", section.heading]
      for item in section.items {
        lines.append("  - " + item.line)
        lines += item.quotes.map { "      “\($0.text.flattened)” [\($0.source)]" }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The answer in CommonMark; text from articles cannot make markup.
  ///
  /// - Parameter naming: what to call an article.
  /// - Returns: the whole document.
  public func markdown(naming: (DocumentID) -> String = { $0.rawValue }) -> String {
    let outline = AnswerOutline(self, limit: .max, naming: naming)
    var lines = ["# " + outline.question.escapedForMarkdown, "", outline.answer.escapedForMarkdown]
    for section in outline.sections {
      lines += ["", "## " + section.heading, ""]
      for item in section.items {
        lines.append("- " + item.line.escapedForMarkdown)
        for quote in item.quotes {
          lines.append(
            "  > " + quote.text.flattened.escapedForMarkdown + " — *"
              + quote.source.escapedForMarkdown + "*")
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The answer as a fragment of HTML; everything that comes from articles is escaped.
  ///
  /// - Parameter naming: what to call an article.
  /// - Returns: one `article` element.
  public func html(naming: (DocumentID) -> String = { $0.rawValue }) -> String {
    let outline = AnswerOutline(self, limit: .max, naming: naming)
    var lines = ["<article class=\"answer\">", "<h1>\(outline.question.escapedForHTML)</h1>"]
    lines += outline.answer.split(separator: "\n").map { "<p>\(String($0).escapedForHTML)</p>" }
    for section in outline.sections {
      lines += ["<h2>\(section.heading)</h2>", "<ul>"]
      for item in section.items {
        let quotes = item.quotes.map { quote in
          "<blockquote>\(quote.text.escapedForHTML)"
            + "<footer>\(quote.source.escapedForHTML)</footer></blockquote>"
        }
        lines.append("<li>\(item.line.escapedForHTML)\(quotes.joined())</li>")
      }
      lines.append("</ul>")
    }
    lines.append("</article>")
    return lines.joined(separator: "\n") + "\n"
  }
}

extension String {
  /// The text on one line.
  fileprivate var flattened: String {
    split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  /// The text with everything that CommonMark could take for markup behind a backslash.
  fileprivate var escapedForMarkdown: String {
    escaped { byte in
      switch byte {
      case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"),
        UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "<"), UInt8(ascii: ">"),
        UInt8(ascii: "#"), UInt8(ascii: "|"), UInt8(ascii: "&"), UInt8(ascii: "!"):
        "\\" + String(UnicodeScalar(byte))
      default: nil
      }
    }
  }

  /// The text with the five characters of HTML escaped.
  fileprivate var escapedForHTML: String {
    escaped { byte in
      switch byte {
      case UInt8(ascii: "&"): "&amp;"
      case UInt8(ascii: "<"): "&lt;"
      case UInt8(ascii: ">"): "&gt;"
      case UInt8(ascii: "\""): "&quot;"
      case UInt8(ascii: "'"): "&#39;"
      default: nil
      }
    }
  }

  private func escaped(_ replacement: (UInt8) -> String?) -> String {
    var bytes: [UInt8] = []
    for byte in utf8 {
      if let replacement = replacement(byte) {
        bytes.append(contentsOf: replacement.utf8)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

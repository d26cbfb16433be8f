/// A table with a head; its columns of numbers stand to the right.
struct Table {
  let caption: String
  let heads: [String]
  let numeric: Set<Int>
  let rows: [[HTML]]

  init(_ caption: String, _ heads: [String], numeric: Set<Int> = [], _ rows: [[HTML]]) {
    self.caption = caption
    self.heads = heads
    self.numeric = numeric
    self.rows = rows
  }

  /// Its markup; nothing at all without rows.
  var html: HTML {
    guard !rows.isEmpty else { return "" }
    let head = heads.enumerated().map { place, name -> HTML in
      numeric.contains(place)
        ? "<th scope=\"col\" class=\"n\">\(name)</th>" : "<th scope=\"col\">\(name)</th>"
    }
    let body = rows.map { row -> HTML in
      let cells = row.enumerated().map { place, cell -> HTML in
        numeric.contains(place) ? "<td class=\"n\">\(cell)</td>" : "<td>\(cell)</td>"
      }
      return "<tr>\(cells)</tr>"
    }
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="\(caption)"><table>\
      <caption>\(caption)</caption><thead><tr>\(head)</tr></thead><tbody>\(body)</tbody></table></div>
      """
  }
}

extension HTML {
  /// Facts with their names; those that are empty are left out.
  static func facts(_ facts: [(name: String, value: HTML)]) -> HTML {
    let rows = facts.filter { !$0.value.text.isEmpty }.map { fact -> HTML in
      "<tr><th scope=\"row\">\(fact.name)</th><td>\(fact.value)</td></tr>"
    }
    return "<table class=\"facts\"><tbody>\(rows)</tbody></table>"
  }

  /// A link out, where the address is one of the web; else the words alone.
  static func outward(_ url: String?, _ words: String) -> HTML {
    guard let url, url.hasPrefix("https://") || url.hasPrefix("http://") else {
      return "\(words)"
    }
    return "<a href=\"\(url)\" rel=\"noopener noreferrer external\">\(words)</a>"
  }

  /// Pieces with something between them.
  static func joined(_ pieces: [HTML], by separator: HTML) -> HTML {
    pieces.enumerated().reduce(into: "") { list, piece in
      if piece.offset > 0 { list += separator }
      list += piece.element
    }
  }
}

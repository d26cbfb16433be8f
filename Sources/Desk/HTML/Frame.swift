import Evidence
import Ontology

extension Desk {
  /// The places of the desk, in the order of the navigation.
  static let places: [(path: String, name: String)] = [
    ("/", "Front page"), ("/articles", "Articles"), ("/events", "Events"),
    ("/statements", "Statements"), ("/agreements", "Agreements"), ("/actors", "Actors"),
    ("/ask", "Ask"),
  ]

  /// A whole page around its content.
  func frame(_ title: String, _ request: Request, _ content: HTML) -> HTML {
    let navigation = Desk.places.map { place -> HTML in
      let current: HTML = place.path == request.path ? " aria-current=\"page\"" : ""
      return "<a href=\"\(place.path)\"\(current)>\(place.name)</a>"
    }
    let words = request.path == "/search" ? request["q"] ?? "" : ""
    return """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8"><title>\(title) – Entente</title>
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <link rel="stylesheet" href="/desk.css"></head><body>
      <a class="skip" href="#content">Skip to the content</a>
      <header class="mast"><div class="name"><a href="/">Entente</a></div>
      <div class="day">\(longDate(today()))</div>
      <nav aria-label="Places">\(navigation)</nav>
      <form action="/search" role="search"><input type="search" name="q" value="\(words)"
      aria-label="Search articles" placeholder="Search: words, &quot;a phrase&quot;, actor:SRB, \
      stance:oppose, date:2025-03"><button>Search</button></form></header>
      <main id="content">\(content)</main>
      <footer>Every claim here is one link from the sentence it rests on. \
      Nothing on this page comes from elsewhere.</footer></body></html>

      """
  }

  /// A date as a newspaper prints it.
  func longDate(_ date: CalendarDate) -> String {
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    let days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
    guard let month = date.month else { return date.description }
    guard let day = date.day else { return "\(months[month - 1]) \(date.year)" }
    return "\(days[date.weekday]), \(day) \(months[month - 1]) \(date.year)"
  }

  /// A link out, where the address is one of the web; else the words alone.
  func outward(_ url: String?, _ words: String) -> HTML {
    guard let url, url.hasPrefix("https://") || url.hasPrefix("http://") else {
      return "\(words)"
    }
    return "<a href=\"\(url)\" rel=\"noopener noreferrer\">\(words)</a>"
  }

  /// A link to an article of the ledger.
  func link(_ document: DocumentID, _ words: String, anchor: String = "") -> HTML {
    let address = "/article" + URLQuery.text([("id", document.rawValue)]) + anchor
    return "<a href=\"\(address)\">\(words)</a>"
  }

  /// Links to what an actor does.
  func links(_ actors: [ActorID]) -> HTML {
    let links = actors.map { actor -> HTML in
      let address = "/events" + URLQuery.text([("actor", actor.rawValue)])
      return "<a href=\"\(address)\">\(name(actor))</a>"
    }
    return links.enumerated().reduce(into: "") { list, link in
      if link.offset > 0 { list += ", " }
      list += link.element
    }
  }
}

import Evidence
import Ontology

extension Desk {
  /// The places of the desk, in the order of the navigation, each with its key after `g`.
  static let places: [(path: String, name: String, key: String)] = [
    ("/", "Front page", "h"), ("/stories", "Stories", "s"), ("/articles", "Articles", "a"),
    ("/events", "Events", "e"), ("/statements", "Statements", "t"),
    ("/agreements", "Agreements", "g"), ("/actors", "Actors", "c"), ("/network", "Network", "n"),
    ("/ask", "Ask", "q"), ("/feeds", "Feeds", "f"), ("/review", "Review", "r"),
    ("/about", "About the data", "d"),
  ]

  /// A whole page around its content.
  func frame(_ title: String, _ request: Request, _ content: HTML) -> HTML {
    let navigation = Desk.places.map { place -> HTML in
      let current: HTML = place.path == request.path ? " aria-current=\"page\"" : ""
      return "<a href=\"\(place.path)\" data-key=\"\(place.key)\"\(current)>\(place.name)</a>"
    }
    let words = request.path == "/search" ? request["q"] ?? "" : ""
    return """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8"><title>\(title) – Entente</title>
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <link rel="stylesheet" href="/desk.css"><link rel="icon" href="/icon.svg">\(alternates(request))
      <script src="/desk.js" defer></script></head><body>
      <a class="skip" href="#content">Skip to the content</a>
      <header class="mast"><div class="name"><a href="/">Entente</a></div>
      <div class="day">\(longDate(today()))\(account(request.visitor))</div>
      <nav aria-label="Places">\(navigation)</nav>
      <form action="/search" role="search"><input type="search" name="q" value="\(words)"
      aria-label="Search articles" placeholder="Search: words, &quot;a phrase&quot;, actor:SRB, \
      stance:oppose, date:2025-03"><button>Search</button></form></header>
      <main id="content" tabindex="-1">\(content)</main>
      <footer>Every claim here is one link from the sentence it rests on. \
      Nothing on this page comes from elsewhere. Press <kbd>?</kbd> for the keys.</footer></body></html>

      """
  }

  /// Links to the other forms of a page.
  private func alternates(_ request: Request) -> HTML {
    let route = Desk.routes.first { $0.path == request.path && $0.method == "GET" }
    let types: [Request.Form: String] = [
      .json: "application/json", .csv: "text/csv", .atom: "application/atom+xml",
    ]
    let links = (route?.forms ?? []).compactMap { form -> HTML? in
      guard let type = types[form] else { return nil }
      return "<link rel=\"alternate\" type=\"\(type)\" href=\"\(request.link([], form: form))\">"
    }
    return "\(links)"
  }

  /// Who is signed in, and the way out.
  private func account(_ visitor: Visitor) -> HTML {
    guard let name = visitor.name, let token = visitor.formToken else { return "" }
    return """
       · <form class="inline" action="/sign-out" method="post"><input type="hidden" name="token" \
      value="\(token)">\(name) <button>Sign out</button></form>
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

  /// A link to an article of the ledger.
  func link(_ document: DocumentID, _ words: String, anchor: String = "") -> HTML {
    let address = "/article" + URLQuery.text([("id", document.rawValue)]) + anchor
    return "<a href=\"\(address)\">\(words)</a>"
  }

  /// A link to a place of the desk.
  func link(_ path: String, _ query: [(name: String, value: String)], _ words: String) -> HTML {
    "<a href=\"\(path + URLQuery.text(query))\">\(words)</a>"
  }

  /// Links to the pages of actors.
  func links(_ actors: [ActorID]) -> HTML {
    .joined(actors.map { link("/actor", [("id", $0.rawValue)], name($0)) }, by: ", ")
  }
}

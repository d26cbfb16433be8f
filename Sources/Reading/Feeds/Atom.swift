/// Atom 0.3 and 1.0 (RFC 4287).
struct Atom {
  let context: FeedContext
  let root: Int32

  private var tree: XMLTree { context.tree }

  /// The feed that the document holds.
  var feed: Feed {
    var feed = Feed(version: context.version)
    let elements = AtomElements(context: context)
    if tree.name(root) == "entry" {
      feed.entries = [entry(root)]
      return feed
    }
    feed.head.language = context.language
    for child in tree.children(of: root) where tree.isElement(child) {
      switch tree.name(child) {
      case "entry", "item": feed.entries.append(entry(child))
      default: elements.apply(child, to: &feed.head)
      }
    }
    return feed
  }

  private func entry(_ node: Int32) -> FeedEntry {
    let inner = context.entering(node)
    var entry = FeedEntry()
    entry.language = inner.language
    let elements = AtomElements(context: inner)
    for child in elements.ownFirst(node) { elements.apply(child, to: &entry) }
    return entry
  }
}

/// Takes Atom's elements into the model, wherever they stand.
struct AtomElements {
  let context: FeedContext

  private var tree: XMLTree { context.tree }

  /// The elements inside, those of extension modules behind Atom's own, which go before them.
  func ownFirst(_ node: Int32) -> [Int32] {
    let elements = tree.children(of: node).filter { tree.isElement($0) }
    return elements.filter { isOwn($0) } + elements.filter { !isOwn($0) }
  }

  private func isOwn(_ node: Int32) -> Bool {
    switch tree.nodes[Int(node)].vocabulary {
    case .atom, .none, .rss: true
    default: false
    }
  }

  func apply(_ node: Int32, to entry: inout FeedEntry) {
    guard isOwn(node) else {
      FeedModules(context: context).apply(node, to: &entry)
      return
    }
    switch tree.name(node) {
    case "title": entry.title = entry.title ?? context.text(node, default: .plain)
    case "subtitle", "tagline", "summary":
      entry.summary = entry.summary ?? context.text(node, default: .plain)
    case "description": entry.summary = entry.summary ?? context.text(node, default: .html)
    case "info": entry.info = context.text(node, default: .plain)
    case "rights", "copyright": entry.rights = entry.rights ?? context.text(node, default: .plain)
    case "content": content(node, to: &entry)
    case "link": link(node, to: &entry)
    case "id": entry.id = entry.id ?? identifier(node)
    case "published", "issued": entry.published = date(node) ?? entry.published
    case "updated", "modified": entry.updated = date(node) ?? entry.updated
    case "created": entry.created = date(node) ?? entry.created
    case "author": entry.authors.append(contentsOf: PersonText.people(node, context))
    case "contributor": entry.contributors.append(person(node))
    case "category": category(node, to: &entry)
    case "generator": entry.generator = context.plain(node)
    case "logo", "icon": entry.image = entry.image ?? context.address(node)
    case "source": source(node, to: &entry)
    default: break
    }
  }

  private func date(_ node: Int32) -> FeedDate? { context.plain(node).map { FeedDate($0) } }

  /// An identifier is an address of any scheme, never changed, unless it is relative.
  private func identifier(_ node: Int32) -> String? {
    guard let text = context.plain(node) else { return nil }
    guard WebAddress(text).scheme == nil else { return text }
    return WebAddress.resolve(text, against: context.entering(node).base)
  }

  private func content(_ node: Int32, to entry: inout FeedEntry) {
    if let address = context.resolved(tree.attribute("src", of: node), at: node) {
      let type = tree.attribute("type", of: node)
      entry.links.append(FeedLink(href: address, rel: "content", type: type))
      if entry.link == nil { entry.link = address }
    }
    if let text = context.text(node, default: .plain) { entry.contents.append(text) }
  }

  func link(_ node: Int32, to entry: inout FeedEntry) {
    guard let href = context.resolved(tree.attribute("href", of: node), at: node) else {
      if let address = context.address(node) {
        entry.link = entry.link ?? address
        entry.links.append(FeedLink(href: address, rel: "alternate", type: "text/html"))
      }
      return
    }
    let rel = tree.attribute("rel", of: node) ?? "alternate"
    let stated = tree.attribute("type", of: node)
    let implied = rel == "self" ? "application/atom+xml" : "text/html"
    var link = FeedLink(href: href, rel: rel, type: stated ?? implied)
    link.title = tree.attribute("title", of: node)
    link.hreflang = tree.attribute("hreflang", of: node)
    link.length = tree.attribute("length", of: node)
    entry.links.append(link)
    if rel == "enclosure" {
      entry.enclosures.append(FeedEnclosure(url: href, type: stated, length: link.length))
    }
    let isPage = ["text/html", "application/xhtml+xml", "html", "xhtml"].contains(link.type ?? "")
    if rel == "alternate", entry.link == nil || (isPage && !hasPageLink(entry)) {
      entry.link = href
    }
  }

  /// Whether the entry's link already is an alternate page.
  private func hasPageLink(_ entry: FeedEntry) -> Bool {
    entry.links.dropLast().prefix(64).contains {
      $0.rel == "alternate" && $0.href == entry.link && ($0.type ?? "").hasSuffix("html")
    }
  }

  func person(_ node: Int32) -> FeedPerson {
    var person = FeedPerson()
    for child in tree.children(of: node) where tree.isElement(child) {
      switch tree.name(child) {
      case "name": person.name = context.plain(child)
      case "email": person.email = context.plain(child)
      case "uri", "url", "homepage": person.uri = context.entering(node).address(child)
      default: break
      }
    }
    return person
  }

  private func category(_ node: Int32, to entry: inout FeedEntry) {
    guard let term = tree.attribute("term", of: node) ?? context.plain(node) else { return }
    entry.categories.append(
      FeedCategory(
        term: term, scheme: tree.attribute("scheme", of: node),
        label: tree.attribute("label", of: node)))
  }

  private func source(_ node: Int32, to entry: inout FeedEntry) {
    var inner = FeedEntry()
    let elements = AtomElements(context: context.entering(node))
    for child in tree.children(of: node)
    where tree.isElement(child) && tree.name(child) != "source" {
      elements.apply(child, to: &inner)
    }
    entry.source = FeedSource(title: inner.title?.value, link: inner.link, id: inner.id)
  }
}

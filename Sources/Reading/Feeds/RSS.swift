/// RSS 0.90 to 2.0 and RDF Site Summary 1.0, also where their elements are mixed with others'.
struct RSS {
  let context: FeedContext
  let root: Int32

  private var tree: XMLTree { context.tree }

  /// The feed that the document holds.
  var feed: Feed {
    var feed = Feed(version: context.version)
    if tree.name(root) == "channel" {
      read(channel: root, context, into: &feed)
    } else {
      for child in tree.children(of: root) where tree.isElement(child) {
        switch tree.name(child) {
        case "channel": read(channel: child, context.entering(child), into: &feed)
        case "item", "entry": feed.entries.append(item(child, context))
        case "image": feed.head.image = feed.head.image ?? picture(child, context)
        default: break
        }
      }
    }
    feed.head.language = feed.head.language ?? context.language
    return feed
  }

  private func read(channel: Int32, _ context: FeedContext, into feed: inout Feed) {
    var context = context
    definition(channel, &context, &feed.head)
    feed.head.id = feed.head.id ?? tree.attribute("about", in: .rdf, of: channel)
    for child in coreFirst(channel) {
      switch tree.name(child) {
      case "item" where isCore(child), "entry" where isCore(child):
        feed.entries.append(item(child, context))
      case "items" where tree.nodes[Int(child)].vocabulary == .rss:
        // RSS 1.1 keeps its items in a list; RSS 1.0 only names them there.
        for inner in tree.children(of: child) where tree.name(inner) == "item" {
          feed.entries.append(item(inner, context))
        }
      default: apply(child, context, to: &feed.head, isChannel: true)
      }
    }
  }

  /// The elements inside, those of extension modules behind RSS's own, which go before them.
  private func coreFirst(_ node: Int32) -> [Int32] {
    let elements = tree.children(of: node).filter { tree.isElement($0) }
    return elements.filter { isCore($0) } + elements.filter { !isCore($0) }
  }

  /// The attributes that the Channel Definition Format, RSS's forerunner, puts on channel and item.
  private func definition(_ node: Int32, _ context: inout FeedContext, _ entry: inout FeedEntry) {
    if let base = tree.attribute("base", of: node) { context.base = FeedAddress.safeBase(base) }
    if let text = tree.attribute("lastmod", of: node) { entry.updated = FeedDate(text) }
    guard let address = context.resolved(tree.attribute("href", of: node), at: node) else { return }
    entry.link = address
    entry.links.append(FeedLink(href: address, rel: "alternate", type: "text/html"))
  }

  private func isCore(_ node: Int32) -> Bool {
    switch tree.nodes[Int(node)].vocabulary {
    case .none, .rss, .atom, .rdf, .xhtml: true
    default: false
    }
  }

  private func item(_ node: Int32, _ outer: FeedContext) -> FeedEntry {
    var context = outer.entering(node)
    var entry = FeedEntry()
    definition(node, &context, &entry)
    var permalink: String?
    for child in coreFirst(node) {
      if tree.name(child) == "guid", isCore(child) {
        entry.id = entry.id ?? context.plain(child)
        let isPermanent = tree.attribute("ispermalink", of: child) ?? "true"
        if WebAddress.lower(isPermanent) == "true" { permalink = context.address(child) }
      } else {
        apply(child, context, to: &entry, isChannel: false)
      }
    }
    if entry.link == nil, let permalink, WebAddress(permalink).scheme != nil {
      entry.link = permalink
    }
    entry.id = entry.id ?? tree.attribute("about", in: .rdf, of: node)
    return entry
  }

  /// Takes one child of a channel or item into the model.
  private func apply(
    _ node: Int32, _ context: FeedContext, to entry: inout FeedEntry, isChannel: Bool
  ) {
    guard isCore(node), tree.nodes[Int(node)].vocabulary != .atom else {
      FeedModules(context: context).apply(node, to: &entry)
      return
    }
    switch tree.name(node) {
    case "title": entry.title = entry.title ?? context.text(node, default: .plain)
    case "link": link(node, context, to: &entry)
    case "description", "tagline", "subtitle": describe(node, context, &entry, isChannel: isChannel)
    case "info": entry.info = context.text(node, default: .plain)
    case "abstract", "summary": entry.summary = entry.summary ?? context.text(node, default: .plain)
    case "fullitem", "body", "content", "encoded":
      let form: FeedText.Form = tree.name(node) == "content" ? .plain : .xhtml
      content(node, context, form: tree.name(node) == "fullitem" ? .html : form, &entry)
    case "pubdate", "lastbuilddate", "published", "modified", "updated", "date", "created",
      "issued":
      date(node, context, to: &entry)
    case "author", "managingeditor", "creator":
      entry.authors.append(contentsOf: PersonText.people(node, context))
    case "category":
      if let term = context.plain(node) {
        entry.categories.append(
          FeedCategory(term: term, scheme: tree.attribute("domain", of: node), label: nil))
      }
    case "enclosure": enclosure(node, context, to: &entry)
    case "copyright", "rights": entry.rights = entry.rights ?? context.text(node, default: .plain)
    case "language": entry.language = entry.language ?? context.plain(node)
    case "generator": entry.generator = entry.generator ?? context.plain(node)
    case "comments": entry.comments = entry.comments ?? context.address(node)
    case "docs": entry.documentation = context.address(node)
    case "image": entry.image = entry.image ?? picture(node, context)
    case "source": source(node, context, to: &entry)
    case "id": entry.id = entry.id ?? context.plain(node)
    default: FeedModules(context: context).apply(node, to: &entry)
    }
  }

  /// A first description is the summary; a second, which some publishers put beside it, the content.
  private func describe(
    _ node: Int32, _ context: FeedContext, _ entry: inout FeedEntry, isChannel: Bool
  ) {
    guard let text = context.text(node, default: .html) else { return }
    if entry.summary == nil {
      entry.summary = text
    } else if !isChannel {
      entry.contents.append(text)
    }
  }

  private func content(
    _ node: Int32, _ context: FeedContext, form: FeedText.Form, _ entry: inout FeedEntry
  ) {
    if let text = context.text(node, default: form) { entry.contents.append(text) }
  }

  private func link(_ node: Int32, _ context: FeedContext, to entry: inout FeedEntry) {
    if tree.attribute("href", of: node) != nil {
      AtomElements(context: context).link(node, to: &entry)
      if let last = entry.links.last, last.rel == "alternate" { entry.link = last.href }
      return
    }
    guard let address = context.address(node) else { return }
    entry.link = address
    entry.links.append(FeedLink(href: address, rel: "alternate", type: "text/html"))
  }

  private func date(_ node: Int32, _ context: FeedContext, to entry: inout FeedEntry) {
    guard let text = context.plain(node) else { return }
    let date = FeedDate(text)
    switch tree.name(node) {
    case "pubdate", "published", "issued": entry.published = entry.published ?? date
    case "created": entry.created = entry.created ?? date
    default: entry.updated = entry.updated ?? date
    }
  }

  private func enclosure(_ node: Int32, _ context: FeedContext, to entry: inout FeedEntry) {
    let url = tree.attribute("url", of: node) ?? tree.attribute("href", of: node)
    guard let url = context.resolved(url, at: node) else { return }
    let type = tree.attribute("type", of: node)
    let length = tree.attribute("length", of: node)
    entry.enclosures.append(FeedEnclosure(url: url, type: type, length: length))
    var link = FeedLink(href: url, rel: "enclosure", type: type)
    link.length = length
    entry.links.append(link)
  }

  private func picture(_ node: Int32, _ context: FeedContext) -> String? {
    let url = tree.children(of: node).first { tree.name($0) == "url" }
    return url.flatMap { context.address($0) }
      ?? context.resolved(tree.attribute("href", of: node), at: node)
  }

  private func source(_ node: Int32, _ context: FeedContext, to entry: inout FeedEntry) {
    entry.source = FeedSource(
      title: context.plain(node), link: context.resolved(tree.attribute("url", of: node), at: node))
  }
}

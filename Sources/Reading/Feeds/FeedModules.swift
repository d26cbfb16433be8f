/// Takes the elements of extension modules into the model: Dublin Core, content, iTunes, Media RSS,
/// and Atom's elements inside RSS.
struct FeedModules {
  let context: FeedContext

  private var tree: XMLTree { context.tree }

  func apply(_ node: Int32, to entry: inout FeedEntry) {
    switch tree.nodes[Int(node)].vocabulary {
    case .dublinCore, .dublinCoreTerms: dublinCore(node, to: &entry)
    case .content: content(node, to: &entry)
    case .itunes: podcast(node, to: &entry)
    case .media: media(node, to: &entry)
    case .feedburner: original(node, to: &entry)
    case .atom: AtomElements(context: context).apply(node, to: &entry)
    case .xhtml where tree.name(node) == "body": body(node, to: &entry)
    default: break
    }
  }

  private func dublinCore(_ node: Int32, to entry: inout FeedEntry) {
    switch tree.name(node) {
    case "title": entry.title = entry.title ?? context.text(node, default: .plain)
    case "creator", "author":
      if entry.authors.isEmpty || tree.nodes[Int(node)].vocabulary == .dublinCore {
        entry.authors.append(contentsOf: PersonText.people(node, context))
      }
    case "contributor": entry.contributors.append(contentsOf: PersonText.people(node, context))
    case "description": entry.summary = entry.summary ?? context.text(node, default: .html)
    case "rights": entry.rights = entry.rights ?? context.text(node, default: .plain)
    case "language": entry.language = entry.language ?? context.plain(node)
    case "subject":
      if let term = context.plain(node) { entry.categories.append(FeedCategory(term: term)) }
    case "identifier": entry.id = entry.id ?? context.plain(node)
    case "date", "modified", "updated": date(node, to: \.updated, of: &entry)
    case "issued", "available": date(node, to: \.published, of: &entry)
    case "created": date(node, to: \.created, of: &entry)
    default: break
    }
  }

  private func date(
    _ node: Int32, to path: WritableKeyPath<FeedEntry, FeedDate?>, of entry: inout FeedEntry
  ) {
    guard entry[keyPath: path] == nil, let text = context.plain(node) else { return }
    entry[keyPath: path] = FeedDate(text)
  }

  private func content(_ node: Int32, to entry: inout FeedEntry) {
    guard tree.name(node) == "encoded", let text = context.text(node, default: .html) else {
      return
    }
    entry.contents.append(text)
  }

  private func body(_ node: Int32, to entry: inout FeedEntry) {
    if let text = context.text(node, default: .xhtml) { entry.contents.append(text) }
  }

  private func podcast(_ node: Int32, to entry: inout FeedEntry) {
    switch tree.name(node) {
    case "author": if entry.authors.isEmpty { entry.authors = PersonText.people(node, context) }
    case "summary", "subtitle":
      entry.summary = entry.summary ?? context.text(node, default: .plain)
    case "image":
      entry.image = entry.image ?? context.resolved(tree.attribute("href", of: node), at: node)
    case "title": entry.title = entry.title ?? context.text(node, default: .plain)
    case "keywords":
      for word in (context.plain(node) ?? "").utf8.split(separator: 0x2C) {
        category(
          String(decoding: XMLText.trimmed(Array(word)[...]), as: UTF8.self), nil, to: &entry)
      }
    case "category": podcastCategory(node, to: &entry)
    default: break
    }
  }

  /// A category may hold narrower ones.
  private func podcastCategory(_ node: Int32, to entry: inout FeedEntry) {
    category(tree.attribute("text", of: node), "http://www.itunes.com/", to: &entry)
    for child in tree.children(of: node) where tree.name(child) == "category" {
      podcastCategory(child, to: &entry)
    }
  }

  private func category(_ term: String?, _ scheme: String?, to entry: inout FeedEntry) {
    // The look for repeats is bounded, so that a hostile list stays linear.
    guard let term, !term.isEmpty, !entry.categories.prefix(64).contains(where: { $0.term == term })
    else { return }
    entry.categories.append(FeedCategory(term: term, scheme: scheme))
  }

  private func media(_ node: Int32, to entry: inout FeedEntry) {
    switch tree.name(node) {
    case "title": entry.title = entry.title ?? context.text(node, default: .plain)
    case "description": entry.summary = entry.summary ?? context.text(node, default: .plain)
    case "category":
      category(
        context.plain(node),
        tree.attribute("scheme", of: node) ?? "http://search.yahoo.com/mrss/category_schema",
        to: &entry)
    case "thumbnail", "content":
      let url = context.resolved(tree.attribute("url", of: node), at: node)
      if entry.image == nil, let url, tree.attribute("medium", of: node) ?? "image" == "image" {
        entry.image = url
      }
    case "group":
      for child in tree.children(of: node) where tree.isElement(child) {
        if tree.name(child) != "group" { media(child, to: &entry) }
      }
    default: break
    }
  }

  /// FeedBurner replaces links by its own and keeps the publisher's apart.
  private func original(_ node: Int32, to entry: inout FeedEntry) {
    if tree.name(node) == "browserfriendly" {
      entry.info = context.text(node, default: .plain)
    }
    if tree.name(node) == "origlink", let address = context.address(node) {
      entry.links.append(FeedLink(href: address, rel: "original"))
    }
  }
}

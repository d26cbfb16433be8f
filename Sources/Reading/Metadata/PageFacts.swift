internal import Evidence

/// What a page says about itself in its markup, before anything is chosen.
struct PageFacts {
  /// Names and values of `meta` elements, names in small letters, in page order.
  private(set) var metas: [(name: String, value: String)] = []
  /// Nodes of level-one headings that are shown.
  private(set) var headings: [Int] = []
  /// Nodes of `time` elements, and of `abbr` elements marked as dates.
  private(set) var times: [Int] = []
  /// Nodes with an `itemprop` or `rel` of an author, or a byline class.
  private(set) var bylines: [Int] = []
  /// Nodes with an `itemprop` of a date.
  private(set) var dateProperties: [(name: String, node: Int)] = []
  /// Objects of JSON-LD blocks.
  private(set) var linked = LinkedData()
  private(set) var documentTitle: String?
  private(set) var canonical: String?
  private(set) var language: String?
  /// The address that relative links lead from, when the page sets one.
  private(set) var base: String?
  /// JSON-LD blocks that could not be read.
  private(set) var badBlocks = 0

  /// Collects a page's statements about itself.
  ///
  /// - Complexity: O(page).
  init(_ page: Page, _ cues: ElementCues) {
    for index in 1..<max(page.nodes.count, 1) where index < page.nodes.count {
      let node = page.nodes[index]
      switch node.tag {
      case .text: continue
      case .meta: addMeta(page, index)
      case .title: if documentTitle == nil { documentTitle = page.text(of: index) }
      case .html: language = page.value(.lang, of: index) ?? language
      case .base: base = base ?? page.value(.href, of: index)
      case .link: addLink(page, index)
      case .script: addScript(page, index)
      case .h1: if !cues.isUnseen[index] { headings.append(index) }
      case .time: times.append(index)
      case .abbr: if cues.own[index].contains(.date) { times.append(index) }
      default: break
      }
      if node.tag != .meta, node.attributeCount > 0 { addProperties(page, cues, index) }
    }
  }

  /// The first value of the first of these `meta` names that the page has.
  func meta(_ names: String...) -> (value: String, name: String)? {
    for name in names {
      if let found = metas.first(where: { $0.name == name && !$0.value.isEmpty }) {
        return (found.value, name)
      }
    }
    return nil
  }

  private mutating func addMeta(_ page: Page, _ index: Int) {
    guard let value = page.value(.content, of: index) else { return }
    for attribute: AttributeName in [.property, .name, .itemprop, .httpEquiv] {
      guard let range = page.range(of: attribute, in: index) else { continue }
      let name = String(decoding: page.bytes[range].map(\.lowered), as: UTF8.self)
      metas.append((name, value))
      if attribute == .itemprop, name.hasPrefix("date") { dateProperties.append((name, index)) }
    }
  }

  private mutating func addLink(_ page: Page, _ index: Int) {
    guard canonical == nil, page.value(.rel, of: index, is: "canonical") else { return }
    canonical = page.value(.href, of: index)
  }

  private mutating func addScript(_ page: Page, _ index: Int) {
    guard let type = page.range(of: .type, in: index),
      page.bytes.firstPosition(of: "ld+json", in: type) != nil, page.end(index) > index + 1
    else { return }
    let text = page.nodes[index + 1]
    if !linked.add(page.bytes[Int(text.lower)..<Int(text.upper)]) { badBlocks += 1 }
  }

  private mutating func addProperties(_ page: Page, _ cues: ElementCues, _ index: Int) {
    if let property = page.range(of: .itemprop, in: index) {
      if page.bytes.firstPosition(of: "date", in: property) == property.lowerBound {
        let name = String(decoding: page.bytes[property].map(\.lowered), as: UTF8.self)
        dateProperties.append((name, index))
      }
      if page.bytes.firstPosition(of: "author", in: property) != nil {
        bylines.append(index)
        return
      }
    }
    if page.value(.rel, of: index, is: "author") || cues.own[index].contains(.byline) {
      bylines.append(index)
    }
  }
}

internal import Evidence

/// Chooses the headline among what a page offers.
///
/// The level-one heading that agrees with `og:title`, the linked data or the document title is
/// right on nine news pages of ten; the document title alone carries the site's name.
struct TitleChooser {
  let facts: PageFacts
  let page: Page

  /// The headline, where it was found, and the heading's node when it was one.
  struct Choice {
    let text: String
    let foundIn: String
    let node: Int?
  }

  /// Chooses the headline.
  func choose() -> Choice? {
    let witnesses = self.witnesses()
    var best: (choice: Choice, score: Double)?
    for (order, node) in facts.headings.prefix(12).enumerated() {
      let text = page.text(of: node)
      let words = Words(text)
      guard !words.keys.isEmpty, text.utf8.count < 400, !isMasthead(words) else { continue }
      let agreement = witnesses.map { words.likeness($0) }.max() ?? 0
      let score = agreement - Double(order) * 0.01
      if score > best?.score ?? -1 {
        best = (Choice(text: text, foundIn: "h1", node: node), score)
      }
    }
    if let best, best.score >= 0.45 { return withoutKicker(best.choice) }
    if let best, facts.headings.count == 1, Words(best.choice.text).keys.count > 3,
      best.score > 0.1 || witnesses.allSatisfy({ $0.keys.count < 3 })
    {
      return best.choice
    }
    return declared() ?? best?.choice
  }

  /// Whether a heading is the outlet's name, and the page declares another title.
  private func isMasthead(_ words: Words) -> Bool {
    guard let site = siteName, words.likeness(Words(site)) > 0.9 else { return false }
    let titles = [facts.meta("og:title", "twitter:title")?.value, facts.linked.headline]
    return titles.contains { title in
      title.map { Words($0).likeness(words) < 0.5 } ?? false
    }
  }

  /// A heading may begin with the name of its section; the declared title then tells where the
  /// headline begins.
  private func withoutKicker(_ choice: Choice) -> Choice {
    for text in [facts.meta("og:title")?.value, facts.linked.headline].compactMap({ $0 })
    where choice.text.hasSuffix(text) && Words(text).keys.count > 3 {
      return Choice(text: text, foundIn: choice.foundIn, node: choice.node)
    }
    return choice
  }

  private func witnesses() -> [Words] {
    var texts: [String] = []
    if let title = facts.meta("og:title", "twitter:title", "title", "headline") {
      texts.append(TitleChooser.trimmed(title.value, site: siteName))
    }
    if let headline = facts.linked.headline { texts.append(headline) }
    if let title = facts.documentTitle { texts.append(contentsOf: TitleChooser.parts(title)) }
    return texts.map { Words($0) }
  }

  private func declared() -> Choice? {
    if let title = facts.meta("og:title", "twitter:title", "dc.title", "title") {
      let text = TitleChooser.trimmed(title.value, site: siteName)
      if !text.isEmpty { return Choice(text: text, foundIn: title.name, node: nil) }
    }
    if let headline = facts.linked.headline {
      return Choice(text: headline, foundIn: "ld+json", node: nil)
    }
    guard let title = facts.documentTitle, !title.isEmpty else { return nil }
    let longest = TitleChooser.parts(title).max { Words($0).keys.count < Words($1).keys.count }
    return Choice(text: longest ?? title, foundIn: "title", node: nil)
  }

  private var siteName: String? { facts.meta("og:site_name")?.value ?? facts.linked.publisher }

  /// The parts of a document title between bars, dashes and colons of the kind sites put before
  /// their names.
  static func parts(_ title: String) -> [String] {
    var parts = [title]
    for mark in [" | ", " - ", " – ", " — ", " :: ", " · ", " » ", " « ", " • ", " / "] {
      let pieces = title[...].parted(at: mark)
      if pieces.count > 1 { parts.append(contentsOf: pieces.map(trim)) }
    }
    return parts.count > 1 ? Array(parts.dropFirst()) : parts
  }

  /// A title without the site's name at its end or start.
  static func trimmed(_ title: String, site: String?) -> String {
    guard let site, !site.isEmpty else { return title }
    for mark in [" | ", " - ", " – ", " — ", " :: ", " · ", " » ", " • "] {
      if title.hasSuffix(mark + site) { return String(title.dropLast(mark.count + site.count)) }
      if title.hasPrefix(site + mark) { return String(title.dropFirst(mark.count + site.count)) }
    }
    return title
  }

  private static func trim(_ text: Substring) -> String {
    let bytes = Array(text.utf8)
    return String(decoding: bytes[bytes.trimmed(0, bytes.count)], as: UTF8.self)
  }
}

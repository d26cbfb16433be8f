import Evidence
import Exchange
import Ontology
import Records

/// The edition as a page and as a feed; where its stories lie is for the caller to say.
struct EditionPage {
  let edition: Edition
  let name: (ActorID) -> String
  /// The address of a story's page.
  let address: (StoryShelf.Entry) -> String
  /// The address of a report's page, or that of its story where it has none of its own.
  let reportAddress: (Edition.Report) -> String

  /// The sections in order; those with nothing in them are left out.
  var html: HTML {
    let regions = edition.regions.map { full($0, hasReports: false) }
    let topics = edition.topics.map(brief)
    let byTopic: HTML =
      topics.isEmpty ? "" : "<h2>By topic</h2><div class=\"two\">\(topics)</div>"
    let latest: HTML =
      edition.latest.isEmpty
      ? "" : "<h2>Latest</h2><ul class=\"brief lead\">\(edition.latest.map(line))</ul>"
    return """
      \(full(Edition.Section(title: "Most reported", items: edition.leads), hasReports: true))\(regions)\(byTopic)\
      \(latest)\(disputes)
      """
  }

  private func full(_ section: Edition.Section, hasReports: Bool) -> HTML {
    guard !section.items.isEmpty else { return "" }
    return
      "<h2>\(section.title)</h2><div class=\"lead\">\(section.items.map { item($0, hasReports) })</div>"
  }

  private func item(_ item: Edition.Item, _ hasReports: Bool) -> HTML {
    let facts = [hasReports ? item.region : nil, item.entry.facts].compactMap { $0 }
    let reports: HTML =
      hasReports && item.reports.count > 1
      ? "<ul class=\"brief\">\(item.reports.map(line))</ul>" : ""
    return """
      <div class="item"><h3><a href="\(address(item.entry))">\(item.entry.title)</a></h3>\
      <div class="meta">\(facts.joined(separator: " · "))</div><div>\(item.summary)</div>\(reports)</div>
      """
  }

  private func brief(_ section: Edition.Section) -> HTML {
    """
    <section><h3>\(section.title)</h3><ul class="brief">\(section.items.map(line))</ul></section>
    """
  }

  private func line(_ item: Edition.Item) -> HTML {
    """
    <li><a href="\(address(item.entry))">\(item.entry.title)</a> \
    <span class="quiet">\(item.entry.last?.description ?? "")</span></li>
    """
  }

  private func line(_ report: Edition.Report) -> HTML {
    """
    <li><a href="\(reportAddress(report))">\(report.title)</a> \
    <span class="quiet">\(report.facts)</span></li>
    """
  }

  private var disputes: HTML {
    guard !edition.disputes.isEmpty else { return "" }
    let items = edition.disputes.map { dispute -> HTML in
      let parties = dispute.agreement.parties.map(name).joined(separator: ", ")
      return """
        <div class="item"><h3><a href="\(address(dispute.entry))">\(dispute.title)</a></h3>\
        <div class="meta">\(dispute.agreement.kind.rawValue) · \(parties) · \(dispute.against) \
        statements against</div></div>
        """
    }
    return "<h2>Most contested agreements</h2><div class=\"lead\">\(items)</div>"
  }

  /// The latest stories as items of a feed.
  func entries(_ limit: Int = 50) -> [AtomFeed.Entry] {
    let summaries = Dictionary(
      edition.sections.flatMap(\.items).map { ($0.entry.story.id, $0.summary) }
    ) { first, _ in first }
    return edition.stories.prefix(limit).map { entry in
      AtomFeed.Entry(
        id: "story:" + entry.key, title: entry.title, link: address(entry),
        updated: entry.last.map { Timestamp(date: $0) },
        summary: summaries[entry.story.id] ?? entry.counts)
    }
  }
}

extension StoryShelf.Entry {
  /// The day of its latest report and how many reports and origins it has.
  var facts: String { [last?.description, counts].compactMap { $0 }.joined(separator: " · ") }
}

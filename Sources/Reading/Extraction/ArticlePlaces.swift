/// Where runs stand with respect to the page's `article` elements and headlines: pages that go on
/// scrolling hold several articles, of which only the headline's own is wanted.
struct ArticlePlaces {
  /// One run's place.
  struct Place {
    var isInside = false
    var holdsTitle = false
    /// The share of the page's running text in the article element, 0...1.
    var proseShare: Float = 0
    /// Level-one headings between the page's headline and the run.
    var headlinesSince = 0
  }

  private var places: [Place] = []

  /// - Complexity: O(nodes + runs).
  init(_ page: Page, _ text: PageText, titleNode: Int?) {
    var article = [Int32](repeating: 0, count: page.nodes.count)
    for index in 1..<max(page.nodes.count, 1) where index < page.nodes.count {
      article[index] =
        page.nodes[index].tag == .article ? Int32(index) : article[page.parent(index)]
    }
    var prose: [Int32: Int] = [:]
    var total = 1
    for run in text.runs where RegionStats.isProse(run) {
      prose[article[run.node], default: 0] += run.words
      total += run.words
    }
    var headlines = 0
    for run in text.runs {
      let around = Int(article[run.node])
      var place = Place(isInside: around > 0)
      if around > 0 {
        place.holdsTitle = titleNode.map { $0 > around && $0 < page.end(around) } ?? false
        place.proseShare = Float(prose[Int32(around)] ?? 0) / Float(total)
      }
      if run.level == 1, run.node > titleNode ?? 0 { headlines += 1 }
      place.headlinesSince = headlines
      places.append(place)
    }
  }

  /// A run's place.
  func place(_ index: Int) -> Place { places[index] }
}

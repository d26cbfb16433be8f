internal import Evidence

/// The article of a page that shows none, read from the data it carries for its scripts: the states of
/// Next, Nuxt, Apollo, Redux, Fusion and their like.
///
/// The body is either one long string, mostly markup, or a list whose members carry a paragraph each.
/// Data hold other articles as well: only a body is taken beside which the page's headline stands.
/// Every block keeps the bytes of the script that it was read from.
struct StateBody {
  /// A possible body.
  private struct Candidate {
    let state: Int
    /// A string, or a list.
    let value: Int
    /// For a list the name under which its members carry their text.
    let name: NameKey?
    let words: Int
  }

  private let title: Words
  private var states: [ScriptValues] = []

  /// Looks through a page's scripts.
  ///
  /// - Parameters:
  ///   - page: the page.
  ///   - title: words of its headline.
  /// - Complexity: O(page).
  init(_ page: Page, title: Words) {
    self.title = title
    guard title.keys.count > 1 else { return }
    let text = ScriptText(page: page.bytes)
    for index in page.nodes.indices where page.nodes[index].tag == .script {
      guard page.end(index) > index + 1 else { continue }
      let node = page.nodes[index + 1]
      let range = Int(node.lower)..<Int(node.upper)
      guard StateBody.isState(page, index, range) else { continue }
      add(ScriptValues(text, range), depth: 0)
    }
  }

  /// Whether a script is data: by its type, or because an object is assigned or read near its start.
  private static func isState(_ page: Page, _ script: Int, _ range: Range<Int>) -> Bool {
    guard range.count > 400 else { return false }
    if let type = page.range(of: .type, in: script),
      page.bytes.firstPosition(of: "json", in: type) != nil
    {
      return page.bytes.firstPosition(of: "ld+json", in: type) == nil
    }
    let head = range.lowerBound..<min(range.upperBound, range.lowerBound + 600)
    let signs: [StaticString] = [
      "={", "= {", "json.parse(", "return{", "return {", "=\"{", "= \"{",
    ]
    return signs.contains { page.bytes.firstPosition(of: $0, in: head) != nil }
  }

  /// Adds data, and the data that stand as JSON in its strings.
  private mutating func add(_ state: ScriptValues, depth: Int) {
    states.append(state)
    guard depth < 2 else { return }
    for (index, value) in state.values.enumerated()
    where value.kind == .string && value.range.count > 400 && state.isData(index) {
      let text = ScriptText(ScriptString(state.text, value.range))
      add(ScriptValues(text, 0..<text.bytes.count), depth: depth + 1)
    }
  }

  /// The article, if the data carry more than twice the words that the page shows, and most of these.
  ///
  /// - Parameters:
  ///   - shown: what the page shows.
  ///   - source: the way from the page's offsets to the capture's.
  /// - Returns: the article; nil where no data carry it.
  func article(exceeding shown: Words, _ source: SourceText) -> Article? {
    let words = shown.keys.count
    let best = candidates().filter { $0.words > 60 && $0.words > words * 2 }
      .sorted { $0.words > $1.words }.prefix(40).first { isBesideTitle($0) }
    guard let best else { return nil }
    let body = text(best)
    let page = TreeBuilder.page(from: body.bytes)
    let runs = PageText(page, ElementCues(page))
    let signs = runs.runs.map { LineSigns(runs.bytes, $0.lower, $0.upper) }
    let labels = FurnitureLabels(text: runs, signs: signs, titleRun: -1, body: nil)
    let kept = runs.runs.indices.filter { !StateBody.isFurniture(signs[$0]) }
    guard kept.reduce(0, { $0 + runs.runs[$1].words }) > max(60, words * 2),
      StateBody.holds(shown, Words(runs.bytes, 0, runs.bytes.count))
    else { return nil }
    var article = Article(
      id: DocumentID(""),
      blocks: kept.map { index in
        let run = runs.runs[index]
        let lower = Int(body.places[run.sourceLower])
        let upper = Int(body.places[run.sourceUpper - 1]) + 1
        return (kind: run.kind, text: runs.text(run), source: source.source(of: lower..<upper))
      })
    article.furniture = runs.runs.indices.filter { StateBody.isFurniture(signs[$0]) }
      .map { labels.label($0) }
    article.diagnostics.append(
      Diagnostic("body-from-script", "the page shows no text; its scripts' data carry it"))
    return article
  }

  /// Whether a text has half the four-word sequences of another.
  private static func holds(_ part: Words, _ whole: Words) -> Bool {
    let sequences = PageWitnesses.shingles(of: part)
    guard !sequences.isEmpty else { return true }
    let all = Set(PageWitnesses.shingles(of: whole))
    return sequences.count { all.contains($0) } * 2 >= sequences.count
  }

  /// Short lines that begin with the set phrases of boxes.
  private static func isFurniture(_ line: LineSigns) -> Bool {
    line.words < 25
      && !line.start.isDisjoint(with: [.related, .newsletter, .share, .advertisement, .comments])
  }

  private func candidates() -> [Candidate] {
    var found: [Candidate] = []
    for (number, state) in states.enumerated() {
      let words = state.values.indices.map { state.words($0) }
      for (index, value) in state.values.enumerated() {
        switch value.kind {
        case .string where words[index] > 60 && !state.isData(index):
          found.append(Candidate(state: number, value: index, name: nil, words: words[index]))
        case .list: if let list = list(number, index, words) { found.append(list) }
        default: break
        }
      }
    }
    return found
  }

  /// A list as a body: at least three members, each with a paragraph under the same name.
  private func list(_ number: Int, _ index: Int, _ words: [Int]) -> Candidate? {
    let state = states[number]
    let list = state.values[index]
    guard index > 0, (4...20_000).contains(list.end - index) else { return nil }
    var totals: [NameKey: Int] = [:]
    for inner in index + 1..<list.end where words[inner] > 0 {
      totals[state.name(inner) ?? StateBody.unnamed, default: 0] += words[inner]
    }
    let best = totals.max { ($0.value, $1.key.value) < ($1.value, $0.key.value) }
    guard let best, best.value > 60 else { return nil }
    var paragraphs = 0
    for member in members(state, index) {
      let inside = (member..<state.values[member].end).filter { other in
        (state.name(other) ?? StateBody.unnamed) == best.key
      }
      let size = inside.reduce(0) { $0 + words[$1] }
      if size > 400 { return nil }
      if size >= 6 { paragraphs += 1 }
    }
    guard paragraphs >= 3 else { return nil }
    return Candidate(state: number, value: index, name: best.key, words: best.value)
  }

  private static let unnamed = NameKey([])

  /// The values that stand directly in a list.
  private func members(_ state: ScriptValues, _ list: Int) -> [Int] {
    var members: [Int] = []
    var index = list + 1
    while index < state.values[list].end {
      members.append(index)
      index = state.values[index].end
    }
    return members
  }

  /// Whether an object around a body says that its headline is the page's.
  private func isBesideTitle(_ candidate: Candidate) -> Bool {
    let state = states[candidate.state]
    var around = state.values[candidate.value].parent
    for _ in 0..<5 where around > 0 {
      if state.values[around].kind == .object, isTitled(state, around, isNamed: false) {
        return true
      }
      around = state.values[around].parent
    }
    return false
  }

  /// Whether an object has the headline for a string of its own, or of an object in it that is named
  /// for one.
  private func isTitled(_ state: ScriptValues, _ object: Int, isNamed: Bool) -> Bool {
    for index in members(state, object).prefix(200) {
      switch state.values[index].kind {
      case .string where (2..<40).contains(state.words(index)):
        let text = ScriptString(state.text, state.values[index].range)
        if Words(text.bytes, 0, text.bytes.count).isLike(title, above: 0.75) { return true }
      case .object where !isNamed:
        let key = state.values[index].key.lowerBound
        let names: [StaticString] = ["title", "headline", "meta", "seo"]
        if names.contains(where: { state.text.bytes.holds($0, at: key) }),
          isTitled(state, index, isNamed: true)
        {
          return true
        }
      default: break
      }
    }
    return false
  }

  // MARK: The text

  /// The body as markup.
  private func text(_ candidate: Candidate) -> ScriptString {
    let state = states[candidate.state]
    guard let name = candidate.name else {
      return StateBody.paragraphs(ScriptString(state.text, state.values[candidate.value].range))
    }
    var body = ScriptString()
    for member in members(state, candidate.value) {
      body.append(isHeading(state, member) ? "<h2>" : "<p>")
      for inner in member..<state.values[member].end
      where state.values[inner].kind == .string && (state.name(inner) ?? StateBody.unnamed) == name
      {
        body.append(ScriptString(state.text, state.values[inner].range))
      }
    }
    return body
  }

  /// Line feeds in plain text are paragraph ends.
  private static func paragraphs(_ text: ScriptString) -> ScriptString {
    guard text.bytes.firstPosition(of: "<p", in: 0..<text.bytes.count) == nil else { return text }
    var body = ScriptString()
    for (byte, place) in zip(text.bytes, text.places) {
      if byte == 0x0A { body.append("<p>") } else { body.append(byte, Int(place)) }
    }
    return body
  }

  /// Whether a member of a list says that it is a heading.
  private func isHeading(_ state: ScriptValues, _ member: Int) -> Bool {
    (member..<min(state.values[member].end, member + 12)).contains { index in
      let range = state.values[index].range
      guard state.values[index].kind == .string, range.count < 12 else { return false }
      let bytes = state.text.bytes
      return bytes.holds("heading", at: range.lowerBound)
        || bytes.holds("header", at: range.lowerBound)
        || range.count == 2 && bytes[range.lowerBound].lowered == UInt8(ascii: "h")
          && (0x31...0x36).contains(bytes[range.lowerBound + 1])
    }
  }
}

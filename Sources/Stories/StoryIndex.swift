import Evidence

/// Groups reports of one happening in a single pass.
///
/// Each story is the sum of its reports' word vectors (tf-idf, the idf as known so far); a report
/// joins the story whose vector is nearest by cosine, if near enough, else it begins one. Names
/// and numbers count more than other words, since twin happenings of one kind share all the rest.
/// Only stories that share some of the report's weightiest words are compared.
struct StoryIndex: Sendable {
  private struct Centroid: Sendable {
    var weights: [UInt32: Float] = [:]
    var count = 0
    var firstDay: Int?
    var lastDay: Int?
  }

  private var stories: [Centroid] = []
  private var documentCounts: [UInt32: Int32] = [:]
  private var documents = 0
  private var postings: [UInt32: [Int32]] = [:]

  /// Weights and thresholds, chosen on the development halves.
  struct Settings: Sendable {
    var threshold: Float = 0.22
    var nameWeight: Float = 1.4
    var numberWeight: Float = 1.2
    var titleWeight: Float = 2
    var daysApart = 8
    var unseen: Float = 1
    var centroidTerms = 200
  }

  private let settings: Settings

  init(settings: Settings = Settings()) {
    self.settings = settings
  }

  /// Adds a report and says which story it belongs to.
  ///
  /// - Parameters:
  ///   - words: its words.
  ///   - day: the day it appeared, as days since 1970.
  ///   - known: the story of a report that it copies.
  /// - Returns: the number of its story, in order of beginning.
  mutating func add(_ words: [ReportWord], day: Int?, known: Int?) -> Int {
    let vector = vector(words)
    let story = known ?? nearest(vector, day: day) ?? begin()
    join(story, vector, day: day)
    documents += 1
    return story
  }

  private typealias Term = (hash: UInt32, weight: Float)

  /// The report's unit vector, weightiest terms first.
  private mutating func vector(_ words: [ReportWord]) -> [Term] {
    var counts: [UInt32: Float] = [:]
    for word in words where word.length > 1 {
      var weight: Float = word.passage == 0 ? settings.titleWeight : 1
      if word.isCapitalised { weight *= settings.nameWeight }
      if word.isNumber { weight *= settings.numberWeight }
      counts[word.hash, default: 0] += weight
    }
    var terms: [Term] = []
    terms.reserveCapacity(counts.count)
    for (hash, count) in counts {
      let documentCount = documentCounts[hash, default: 0]
      documentCounts[hash] = documentCount + 1
      let prior = CommonWords.reports(with: hash)
      let idf = Logarithm.natural(
        Float(documents + 1_000) / (Float(documentCount + prior) + settings.unseen))
      terms.append((hash, (1 + Logarithm.natural(max(count, 1))) * idf))
    }
    let norm = terms.reduce(Float(0)) { $0 + $1.weight * $1.weight }.squareRoot()
    guard norm > 0 else { return [] }
    return terms.map { ($0.hash, $0.weight / norm) }
      .sorted { ($0.weight, $1.hash) > ($1.weight, $0.hash) }
  }

  private func nearest(_ vector: [Term], day: Int?) -> Int? {
    var votes: [Int32: Float] = [:]
    for term in vector.prefix(40) {
      for story in postings[term.hash, default: []] {
        votes[story, default: 0] += term.weight * term.weight
      }
    }
    let candidates = votes.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(12)
    var best: (story: Int, similarity: Float)?
    for (story, _) in candidates {
      let centroid = stories[Int(story)]
      var similarity = cosine(vector, centroid)
      if let day, let first = centroid.firstDay, let last = centroid.lastDay {
        let apart = max(0, max(first - day, day - last))
        if apart > settings.daysApart { similarity *= 0.5 }
      }
      if similarity > best?.similarity ?? settings.threshold { best = (Int(story), similarity) }
    }
    return best?.story
  }

  private func cosine(_ vector: [Term], _ centroid: Centroid) -> Float {
    var dot: Float = 0
    for term in vector { dot += term.weight * (centroid.weights[term.hash] ?? 0) }
    let norm = centroid.weights.values.reduce(Float(0)) { $0 + $1 * $1 }.squareRoot()
    return norm > 0 ? dot / norm : 0
  }

  private mutating func begin() -> Int {
    stories.append(Centroid())
    return stories.count - 1
  }

  private mutating func join(_ story: Int, _ vector: [Term], day: Int?) {
    stories[story].count += 1
    for term in vector.prefix(settings.centroidTerms) {
      stories[story].weights[term.hash, default: 0] += term.weight
    }
    if let day {
      stories[story].firstDay = min(stories[story].firstDay ?? day, day)
      stories[story].lastDay = max(stories[story].lastDay ?? day, day)
    }
    for term in vector.prefix(40) {
      var list = postings[term.hash, default: []]
      guard !list.contains(Int32(story)) else { continue }
      if list.count >= 64 { list.removeFirst() }
      list.append(Int32(story))
      postings[term.hash] = list
    }
  }
}

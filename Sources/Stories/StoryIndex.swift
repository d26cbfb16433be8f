/// Groups reports of one happening in a single pass.
///
/// Each story is the sum of its reports' word vectors (tf-idf, the idf as known so far, the head of
/// a report weighed more than its tail); a report joins the story whose vector is nearest by
/// cosine, if near enough, else it begins one. A report that is near to two stories joins them. Only
/// stories that share some of the report's weightiest words are compared, so that the cost of a
/// report does not grow with the number of stories.
struct StoryIndex: Sendable {
  private struct Centroid: Sendable {
    var weights: [UInt32: Float] = [:]
    /// The sum of the weights' squares.
    var square: Float = 0
    var count = 0
    var firstDay: Int?
    var lastDay: Int?

    mutating func add(_ weight: Float, to hash: UInt32) {
      let old = weights[hash, default: 0]
      weights[hash] = old + weight
      square += weight * (2 * old + weight)
    }

    mutating func see(_ day: Int?) {
      guard let day else { return }
      firstDay = min(firstDay ?? day, day)
      lastDay = max(lastDay ?? day, day)
    }
  }

  private var stories: [Centroid] = []
  /// The story that each one was joined to, itself while it stands alone.
  private var joined: [Int] = []
  private var weights = TermWeights()
  private var postings: [UInt32: [Int32]] = [:]

  /// Weights and thresholds, chosen on the development halves.
  struct Settings: Sendable {
    /// The cosine from which a report joins a story.
    var threshold: Float = 0.29
    /// The cosine from which a report that joins one story joins another to it.
    var merging: Float = 0.5
    /// How much nearer a story of one report is than its cosine tells: sums are broader.
    var cohesion: Float = 0.3
    /// The days without a report after which a story is hardly the same happening.
    var daysApart = 60
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
  mutating func place(_ words: [ReportWord], day: Int?, known: Int?) -> Int {
    weights.learn(words)
    let vector = weights.vector(words)
    var story = known.map(standing)
    if story == nil {
      let near = nearest(vector, day: day)
      story = near.first?.story
      if near.count > 1 { story = join(near[0].story, near[1].story) }
    }
    let place = story ?? begin()
    add(vector, to: place, day: day)
    return place
  }

  /// The story that a story was joined to, or itself.
  func standing(_ story: Int) -> Int {
    var story = story
    while joined[story] != story { story = joined[story] }
    return story
  }

  /// The nearest story, and the next one where the report is near enough to join the two.
  private func nearest(_ vector: [TermWeights.Term], day: Int?) -> [(story: Int, similarity: Float)]
  {
    var votes: [Int: Float] = [:]
    for term in vector.prefix(40) {
      for story in postings[term.hash, default: []] {
        votes[standing(Int(story)), default: 0] += term.weight * term.weight
      }
    }
    let candidates = votes.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(12)
    let near = candidates.map { (story: $0.key, similarity: similarity(vector, $0.key, day: day)) }
      .filter { $0.similarity > settings.threshold }
      .sorted { ($0.similarity, $1.story) > ($1.similarity, $0.story) }
    return near.count > 1 && near[1].similarity < settings.merging
      ? Array(near.prefix(1)) : Array(near.prefix(2))
  }

  private func similarity(_ vector: [TermWeights.Term], _ story: Int, day: Int?) -> Float {
    let centroid = stories[story]
    var dot: Float = 0
    for term in vector { dot += term.weight * (centroid.weights[term.hash] ?? 0) }
    guard centroid.square > 0 else { return 0 }
    var similarity = dot / centroid.square.squareRoot()
    similarity *= 1 + settings.cohesion / Float(centroid.count)
    if let day, let first = centroid.firstDay, let last = centroid.lastDay {
      let apart = max(0, max(first - day, day - last))
      if apart > settings.daysApart { similarity *= 0.5 }
    }
    return similarity
  }

  private mutating func begin() -> Int {
    stories.append(Centroid())
    joined.append(stories.count - 1)
    return stories.count - 1
  }

  /// Joins the younger of two stories to the older.
  private mutating func join(_ one: Int, _ two: Int) -> Int {
    let (older, younger) = (min(one, two), max(one, two))
    guard older != younger else { return older }
    joined[younger] = older
    for (hash, weight) in stories[younger].weights { stories[older].add(weight, to: hash) }
    stories[older].count += stories[younger].count
    stories[older].see(stories[younger].firstDay)
    stories[older].see(stories[younger].lastDay)
    stories[younger] = Centroid()
    return older
  }

  private mutating func add(_ vector: [TermWeights.Term], to story: Int, day: Int?) {
    stories[story].count += 1
    stories[story].see(day)
    for term in vector.prefix(200) { stories[story].add(term.weight, to: term.hash) }
    for term in vector.prefix(40) {
      var list = postings[term.hash, default: []]
      guard !list.contains(Int32(story)) else { continue }
      if list.count >= 64 { list.removeFirst() }
      list.append(Int32(story))
      postings[term.hash] = list
    }
  }
}

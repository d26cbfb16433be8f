/// Weighs the words of reports: how rare they are among the reports seen, how often, where and how
/// they stand in one.
struct TermWeights: Sendable {
  /// A stem's hash and its weight.
  typealias Term = (hash: UInt32, weight: Float)

  /// Weights chosen on the development halves.
  struct Settings: Sendable {
    /// What a capital adds to a word's weight.
    var nameWeight: Float = 1.6
    /// What standing in the headline adds to a word's weight.
    var titleWeight: Float = 2
    /// How fast weights fall from passage to passage.
    var decay: Float = 0.05
    /// The weighed count at which a word has half its full weight.
    var saturation: Float = 3
    /// The prior count of reports with a word that is not common.
    var unseen: Float = 0.5
  }

  private let settings: Settings
  private var documentCounts: [UInt32: Int32] = [:]
  private var documents = 0

  init(settings: Settings = Settings()) {
    self.settings = settings
  }

  /// Takes over what was counted elsewhere.
  ///
  /// - Parameters:
  ///   - reports: how many reports were counted.
  ///   - stems: how many of them have a stem.
  mutating func recall(reports: Int, _ stems: [UInt32: Int]) {
    documents = reports
    for (stem, count) in stems { documentCounts[stem] = Int32(truncatingIfNeeded: count) }
  }

  /// The stems of a report that are counted.
  static func stems(_ words: [ReportWord]) -> Set<UInt32> {
    Set(words.lazy.filter { $0.length > 1 }.map(\.stem))
  }

  /// Counts the words of a report.
  mutating func learn(_ words: [ReportWord]) {
    for hash in TermWeights.stems(words) {
      documentCounts[hash, default: 0] += 1
    }
    documents += 1
  }

  /// The unit vector of a report whose words were learned, weightiest terms first.
  func vector(_ words: [ReportWord]) -> [Term] {
    unit(counts(words) { _ in true })
  }

  /// The unit vector of the numbers in a report alone: its years, times, tolls, amounts and addresses.
  func numbers(_ words: [ReportWord]) -> [Term] {
    unit(counts(words, where: \.isNumber))
  }

  /// How often the wanted words of a report stand in it, weighed by where and how.
  private func counts(_ words: [ReportWord], where isWanted: (ReportWord) -> Bool)
    -> [UInt32: Float]
  {
    var counts: [UInt32: Float] = [:]
    for word in words where word.length > 1 && isWanted(word) {
      var weight: Float = word.passage == 0 ? settings.titleWeight : 1
      weight /= 1 + Float(word.passage) * settings.decay
      if word.isCapitalised || word.isNumber { weight *= settings.nameWeight }
      counts[word.stem, default: 0] += weight
    }
    return counts
  }

  /// The unit vector of a report's headline alone.
  func headline(_ words: [ReportWord]) -> [Term] {
    var counts: [UInt32: Float] = [:]
    for word in words.prefix(while: { $0.passage == 0 }) where word.length > 1 {
      counts[word.stem, default: 0] +=
        word.isCapitalised || word.isNumber ? settings.nameWeight : 1
    }
    return unit(counts)
  }

  /// Weighs words by how rare they are and how often they stand in a report.
  private func unit(_ counts: [UInt32: Float]) -> [Term] {
    var terms: [Term] = []
    terms.reserveCapacity(counts.count)
    for (hash, count) in counts {
      let holders = documentCounts[hash, default: 0] - 1 + CommonWords.reports(with: hash)
      let idf = Logarithm.natural(
        Float(documents + 1_000) / (Float(max(holders, 0)) + settings.unseen))
      terms.append((hash, count / (count + settings.saturation) * idf))
    }
    let norm = terms.reduce(Float(0)) { $0 + $1.weight * $1.weight }.squareRoot()
    guard norm > 0 else { return [] }
    return terms.map { ($0.hash, $0.weight / norm) }
      .sorted { ($0.weight, $1.hash) > ($1.weight, $0.hash) }
  }
}

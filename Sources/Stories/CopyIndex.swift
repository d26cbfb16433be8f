import Records

/// Finds, for each report that arrives, the earlier one that it follows.
///
/// Rarity-weighted containment: what stands in at most a few independent reports is compared, the
/// rest is common language or furniture. A copy shares enough of the shorter report's rare words
/// and word pairs, spread over its passages; two pages that share whole passages and nothing else
/// share furniture. Cost per report does not grow with the number of reports.
struct CopyIndex: Sendable {
  /// What a report follows.
  struct Match: Sendable {
    /// The number of the earlier report, in order of arrival.
    let original: Int
    /// Share of the shorter report's rare features that stand in the other, 0...1.
    let containment: Double
    /// How it follows.
    let relation: ReportRelation
  }

  /// Weights of a logistic rule fitted on the development halves (`Docs/accuracy/stories.md`).
  struct Settings: Sendable {
    /// The greatest number of independent reports in which a rare feature stands.
    var rare = 4
    /// The share of a passage's rare features that covers it.
    var passage = 0.1
    /// How much coverage must exceed containment, unless nearly all is shared.
    var spread = 0.12
    /// The logit from which a report follows another.
    var threshold = 0.4
    /// What a report adds to the logit by naming the other's outlet.
    var namesOutlet = 2.0
    /// What two reports add to the logit by naming the same agency.
    var sameSource = 0.4
    /// From where on a report is taken for a translation.
    var translation = TranslationRule.Settings()
  }

  /// How many rare pairs of names a translation shares at least, and how many reports are tried.
  enum Most {
    static let pairs = 3
    static let translations = 4
  }

  private let settings: Settings

  init(settings: Settings = Settings()) {
    self.settings = settings
  }

  private var index = RarityIndex()
  private var reports: [Reading] = []
  private var family: [Int32] = []
  private var shared: [Int32: Int] = [:]

  /// Begins with reports some of which were added elsewhere before.
  ///
  /// - Parameters:
  ///   - readings: all reports, in order of date.
  ///   - families: the number of the first report of each one's family; its own where it is new.
  init(_ readings: [Reading], families: [Int]) {
    self.init()
    reports = readings
    family = families.map { Int32(truncatingIfNeeded: $0) }
  }

  /// Takes over that a feature stands in a report that was added before, nil for one not at hand.
  mutating func recall(_ hash: UInt32, of report: Int?) {
    index.add(hash, report: report ?? -1)
  }

  /// Adds a report that is at hand.
  ///
  /// - Parameter number: its number, in order of date.
  /// - Returns: its features that its family did not have.
  mutating func enter(_ number: Int) -> [UInt32] {
    let match = matches(reports[number], before: number, rare: settings.rare).first
    if let match { family[number] = family[match.original] }
    return count(number, isCopy: match != nil)
  }

  /// Counts a report's features; those that its family has are not counted again.
  private mutating func count(_ number: Int, isCopy: Bool) -> [UInt32] {
    let own = family[number]
    return reports[number].keys.filter { hash in
      var isFamilys = false
      if isCopy {
        index.reports(index.slot(hash)) { if $0 >= 0, family[$0] == own { isFamilys = true } }
      }
      if !isFamilys { index.add(hash, report: number) }
      return !isFamilys
    }
  }

  /// Adds a report.
  ///
  /// - Parameter reading: the report.
  /// - Returns: the earlier report whose wording it follows most closely.
  mutating func add(_ reading: Reading) -> Match? {
    let number = reports.count
    let match = matches(reading, before: number, rare: settings.rare).first
    reports.append(reading)
    family.append(match.map { family[$0.original] } ?? Int32(number))
    _ = count(number, isCopy: match != nil)
    return match
  }

  /// Judges a report once more, now that later reports have shown what is common.
  ///
  /// - Parameter number: the report's number, in order of arrival.
  /// - Returns: the earlier reports that it follows, the closest first.
  mutating func reconsider(_ number: Int) -> [Match] {
    // A report that stands alone counts for its own features.
    matches(reports[number], before: number, rare: settings.rare + 1)
  }

  private mutating func matches(_ reading: Reading, before number: Int, rare: Int) -> [Match] {
    let rareCount = vote(reading.features.hashes, before: number, rare: rare)
    var found: [(match: Match, evidence: Double)] = []
    let candidates = shared.filter { $0.value >= (reading.isShort ? 1 : 4) }
      .sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(reading.isShort ? 12 : 6)
    for (report, count) in candidates {
      guard count * 8 >= min(rareCount, reports[Int(report)].features.count / 2) else { continue }
      if let match = judge(reading, Int(report), rare: rare) { found.append(match) }
    }
    found += translations(reading, before: number, rare: rare)
    return found.sorted { $0.evidence > $1.evidence }.map(\.match)
  }

  /// Counts in `shared` how many rare ones among some hashes earlier reports have.
  ///
  /// - Returns: how many of them are rare.
  private mutating func vote(_ hashes: [UInt32], before number: Int, rare: Int) -> Int {
    shared.removeAll(keepingCapacity: true)
    var rareCount = 0
    for hash in hashes {
      let slot = index.slot(hash)
      guard index.count(slot) <= rare else { continue }
      rareCount += 1
      index.reports(slot) {
        if $0 >= 0, $0 < number { shared[Int32(truncatingIfNeeded: $0), default: 0] += 1 }
      }
    }
    return rareCount
  }

  /// What a report translates: what shares rare pairs of names and numbers with it, and few words.
  private mutating func translations(_ reading: Reading, before number: Int, rare: Int)
    -> [(match: Match, evidence: Double)]
  {
    _ = vote(reading.cognates.pairs, before: number, rare: rare)
    return shared.filter { $0.value >= Most.pairs }
      .sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(Most.translations)
      .compactMap { report, _ in judgeTranslation(reading, Int(report)) }
  }

  private func judgeTranslation(_ new: Reading, _ report: Int)
    -> (match: Match, evidence: Double)?
  {
    let old = reports[report]
    guard new.commonWords(old) <= settings.translation.commonWords else { return nil }
    let evidence = TranslationRule(new.cognates, old.cognates).evidence()
    guard evidence.isTranslation(settings.translation) else { return nil }
    let match = Match(original: report, containment: evidence.reach, relation: .translated)
    return (match, evidence.order)
  }

  /// How the rare features of one report are met in another.
  private struct Overlap {
    /// Rare features.
    var rare = 0
    /// Rare features that the other has too.
    var shared = 0
    /// Rare word pairs.
    var pairs = 0
    /// Rare word pairs that the other has too.
    var sharedPairs = 0
    /// Rare features in passages of which the other has at least a tenth.
    var covered = 0
    /// Rare features in passages that the other has nearly whole.
    var whole = 0

    var containment: Double { Double(shared) / Double(max(rare, 12)) }
    var pairContainment: Double { Double(sharedPairs) / Double(max(pairs, 6)) }
    var coverage: Double { Double(covered) / Double(max(rare, 1)) }
    var wholeness: Double { Double(whole) / Double(max(rare, 1)) }
  }

  private func judge(_ new: Reading, _ report: Int, rare: Int)
    -> (match: Match, evidence: Double)?
  {
    let old = reports[report]
    if new.isShort, old.isShort { return judgeShort(new, old, report) }
    let isShared = intersection(new.features, old.features)
    let one = overlap(new.features, isShared.new, rare: rare)
    let two = overlap(old.features, isShared.old, rare: rare)
    let (small, large) = one.rare <= two.rare ? (one, two) : (two, one)
    guard small.rare >= 8 else { return nil }
    let containment = small.containment
    // Passages taken whole and nothing shared beside them: furniture, not a copy.
    let isSpread = small.coverage >= min(0.93, containment + settings.spread)
    guard containment >= 0.85 || isSpread else { return nil }
    let evidence = evidence(small, large) + credit(new, old)
    guard evidence >= settings.threshold else { return nil }
    let match = Match(
      original: report, containment: min(1, containment), relation: relation(one, two))
    return (match, evidence)
  }

  /// Judges two headlines: half of the shorter one's words and three of them in common.
  private func judgeShort(_ new: Reading, _ old: Reading, _ report: Int)
    -> (match: Match, evidence: Double)?
  {
    let (one, two) = (new.features.singles, old.features.singles)
    let smaller = min(one.count, two.count)
    let common = one.intersection(two).count
    guard common >= 3, common * 2 >= smaller else { return nil }
    let containment = Double(common) / Double(smaller)
    let relation: ReportRelation = new.digest == old.digest ? .verbatim : .reworded
    let match = Match(original: report, containment: containment, relation: relation)
    return (match, containment + Double(common) / 100)
  }

  /// What naming the other's outlet, or the same agency, adds to the logit.
  private func credit(_ new: Reading, _ old: Reading) -> Double {
    if new.names(outlet: old.outlet) { return settings.namesOutlet }
    return new.credits.contains(where: old.credits.contains) ? settings.sameSource : 0
  }

  /// The logit that one report follows the other.
  ///
  /// Whole passages in common speak against it, all else being equal: they are what furniture and
  /// passages taken from one agency look like.
  private func evidence(_ small: Overlap, _ large: Overlap) -> Double {
    4.79 * small.containment + 2.73 * small.coverage - 5.47 * large.containment
      + 8.43 * large.coverage + 13.27 * small.pairContainment - 4.53 * small.wholeness
      - 4.09 * large.wholeness + 0.22 * Logarithm.natural(Double(max(small.rare, 4))) - 11.62
  }

  private func relation(_ new: Overlap, _ old: Overlap) -> ReportRelation {
    if new.rare * 5 < old.rare * 2 { return .summary }
    let containment = max(new.containment, old.containment)
    let both = min(new.containment, old.containment)
    if both >= 0.97 { return .verbatim }
    return containment >= 0.7 ? .edited : .reworded
  }

  private func intersection(_ new: Features, _ old: Features) -> (new: [Bool], old: [Bool]) {
    var inNew = [Bool](repeating: false, count: new.count)
    var inOld = [Bool](repeating: false, count: old.count)
    var (a, b) = (0, 0)
    while a < new.count, b < old.count {
      if new.hashes[a] == old.hashes[b] {
        inNew[a] = true
        inOld[b] = true
        a += 1
        b += 1
      } else if new.hashes[a] < old.hashes[b] {
        a += 1
      } else {
        b += 1
      }
    }
    return (inNew, inOld)
  }

  private func overlap(_ features: Features, _ isShared: [Bool], rare limit: Int) -> Overlap {
    let passages = Int(features.passages.max() ?? 0) + 1
    var rare = [Int](repeating: 0, count: passages)
    var shared = [Int](repeating: 0, count: passages)
    var overlap = Overlap()
    for position in 0..<features.count {
      let hash = features.hashes[position]
      guard index.count(index.slot(hash)) <= limit else { continue }
      let passage = Int(features.passages[position])
      rare[passage] += 1
      if isShared[position] { shared[passage] += 1 }
      if Features.isPair(hash) {
        overlap.pairs += 1
        if isShared[position] { overlap.sharedPairs += 1 }
      }
    }
    for passage in 0..<passages where rare[passage] > 0 {
      let share = Double(shared[passage]) / Double(rare[passage])
      overlap.rare += rare[passage]
      overlap.shared += shared[passage]
      if share >= settings.passage { overlap.covered += rare[passage] }
      if share >= 0.85, rare[passage] >= 4 { overlap.whole += rare[passage] }
    }
    return overlap
  }
}

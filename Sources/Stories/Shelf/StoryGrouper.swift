/// Groups reports that come to a shelf: what each follows, and which story it tells.
///
/// Only what is near a new report is judged with it: the reports with which it shares rare words, and
/// the stories that its weightiest words lead to, whose reports are joined anew by `Linkage` in the light
/// of what is new. So the order in which reports come matters little, and what one costs does not
/// grow with the number of reports on the shelf.
public struct StoryGrouper<Shelf: StoryShelf> {
  let shelf: Shelf
  var index = IndexRows()
  var grouping = Regrouping()
  /// The reports that were read, by number.
  var filed: [Int: FiledReport] = [:]
  /// Their words.
  var words: [Int: [ReportWord]] = [:]
  /// The readings of those that are compared as copies.
  var readings: [Int: Reading] = [:]
  /// Their vectors, as far as they were asked for.
  var vectors: [Int: [TermWeights.Term]] = [:]
  var weights = TermWeights()
  let settings = Linkage.Settings()
  /// The numbers of those that are new.
  var new: [Int] = []
  var isNew: Set<Int> = []

  /// Groups new reports and keeps what became of them.
  ///
  /// - Parameters:
  ///   - numbers: the new reports; one that was grouped before counts as changed.
  ///   - shelf: where they are.
  /// - Throws: what the shelf throws; then nothing was kept.
  /// - Complexity: O(n log n) in the words of the new reports and of those near them.
  public static func group(_ numbers: [Int], on shelf: Shelf) throws(Shelf.Failure) {
    var grouper = StoryGrouper(shelf)
    try grouper.read(numbers)
    grouper.new = grouper.filed.keys.sorted()
    grouper.isNew = Set(grouper.new)
    try grouper.findFamilies()
    try grouper.findStories()
    grouper.grouping.rows = grouper.index.written
    try shelf.keep(grouper.grouping)
  }

  private init(_ shelf: Shelf) {
    self.shelf = shelf
  }

  /// Reads reports that were not read yet.
  mutating func read(_ numbers: some Sequence<Int>) throws(Shelf.Failure) {
    let missing = Set(numbers).filter { filed[$0] == nil }.sorted()
    guard !missing.isEmpty else { return }
    for report in try shelf.reports(missing) {
      filed[report.number] = report
      words[report.number] = WordStream(title: report.report.title, text: report.report.text).words
    }
  }

  /// Reads rows of the index that were not read yet.
  mutating func readRows(_ keys: some Sequence<Int>) throws(Shelf.Failure) {
    let missing = index.missing(keys)
    if !missing.isEmpty { index.take(missing, try shelf.rows(missing)) }
  }

  /// Reports that were read, in order of date.
  func ordered(_ numbers: some Sequence<Int>) -> [Int] {
    numbers.compactMap { filed[$0] }.sorted { $0.order < $1.order }.map(\.number)
  }
}

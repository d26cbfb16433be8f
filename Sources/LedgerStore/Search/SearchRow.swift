/// The row of the full-text index that stands for one version of an article.
///
/// Its number orders articles by day and, within a day, by arrival, so that the newest come first
/// and days are ranges without a look at the article.
struct SearchRow: Sendable {
  /// How many articles one day has room for: more than all that a ledger can number.
  static let daySize = 1 << 32
  /// Makes the numbers of all days positive, the unknown one's too.
  static let dayShift = 1 << 20

  /// The last day that has numbers of its own; later ones, such as an open end, count as it.
  static let lastDay = Int(Int32.max) - dayShift - 1

  /// The number of the row.
  let number: Int
  let title: String?
  let text: String
  /// The marked words of `Facet`, with spaces between.
  let facts: String

  init(article: Int, day: Int, title: String?, text: String, facts: String) {
    number = SearchRow.number(day: day) + article
    self.title = title
    self.text = text
    self.facts = facts
  }

  /// The number of the first row of a day.
  static func number(day: Int) -> Int {
    (min(max(day, Day.unknown), lastDay) + dayShift) * daySize
  }

  /// The article that a row stands for.
  static func article(_ number: Int) -> Int { number & (daySize - 1) }

  /// Everything in one text, as the index without places takes it.
  var words: String { [title ?? "", text, facts].joined(separator: "\n") }
}

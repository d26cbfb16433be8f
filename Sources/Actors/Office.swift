public import Evidence
public import Ontology

/// An office, organ or group that a title names.
public struct Office: Sendable, Hashable {
  /// The title in lower case, such as `foreign minister`.
  public let title: String
  /// Its sector.
  public let role: Role
  /// How high a person in it signs; nil for bodies and groups.
  public let rank: SignatoryRank?
}

/// A place in a text where an office is named.
public struct OfficeMatch: Sendable, Hashable {
  /// UTF-8 offsets into the text.
  public let span: TextSpan
  /// Which office.
  public let office: Office
}

/// The titles that the tables know.
public struct OfficeTable: Sendable {
  private let index: PhraseIndex
  /// All offices in file order.
  public let all: [Office]

  init(path: String) throws(ActorTableError) {
    let table = try TSV(path: path, columns: ["title", "role", "rank"])
    var index = PhraseIndex(capacity: table.rows.count * 2)
    var all: [Office] = []
    for row in table.rows {
      let rank = row.text(2)
      guard let role = Role(rawValue: row.text(1)),
        rank.isEmpty || SignatoryRank(rawValue: rank) != nil
      else {
        throw ActorTableError(
          file: path, line: row.line, message: "no role or rank is named so: \(row.text(1)) \(rank)"
        )
      }
      let title = row.text(0)
      let isAcronym = title.utf8.count <= 4 && title.utf8.allSatisfy { $0 < 97 }
      index.add(title, payload: all.count, ignoringCase: !isAcronym)
      all.append(Office(title: title, role: role, rank: SignatoryRank(rawValue: rank)))
    }
    self.index = index
    self.all = all
  }

  /// The offices named in a text, longest title first, in text order, not overlapping.
  ///
  /// - Complexity: O(n) in bytes.
  public func matches(in text: String) -> [OfficeMatch] {
    let words = WordScan.words(of: Array(text.utf8))
    var matches: [OfficeMatch] = []
    var position = 0
    while position < words.count {
      guard let found = index.longest(in: words, at: position) else {
        position += 1
        continue
      }
      matches.append(
        OfficeMatch(
          span: TextSpan(words[position].lower, words[found.end - 1].upper),
          office: all[found.entry.payload]))
      position = found.end
    }
    return matches
  }

  /// The office with exactly this title, whatever its case.
  public func office(titled title: String) -> Office? {
    index.exact(WordScan.words(of: Array(title.utf8))).map { all[$0] }
  }
}

/// Judges from the neighbouring words whether a name is only part of a longer name.
struct NameContext {
  private let words: [Word]

  init(words: [Word]) {
    self.words = words
  }

  /// Whether the name is part of the name of a person, body, agreement or people elsewhere.
  ///
  /// - Parameters:
  ///   - range: the indices of the name's words.
  ///   - sense: in which sense the table knows the name.
  ///   - isTitleLine: whether the line writes most words with a capital.
  /// - Returns: whether the name does not stand for the actor by itself.
  func isPartOfOtherName(_ range: Range<Int>, sense: NameSense, isTitleLine: Bool) -> Bool {
    let before = neighbour(range.lowerBound - 1, joinedBy: range.lowerBound)
    let after = neighbour(range.upperBound, joinedBy: range.upperBound)
    if let before, before.hash == Lexicon.ethnic { return true }
    // `the former Yugoslavia`, `ex-Soviet`: a region, not the state that continues it.
    if Lexicon.past.contains(words[range.lowerBound].hash), range.lowerBound > 0,
      Lexicon.formerly.contains(words[range.lowerBound - 1].hash)
    {
      return true
    }
    switch sense {
    case .demonym:
      return after.map { $0.isCapitalised && Lexicon.media.contains($0.hash) } ?? false
    case .organisation, .seat:
      return false
    case .state, .capital, .region:
      if let after, Lexicon.instruments.contains(after.hash), sense == .capital { return true }
      if namesBody(from: range.upperBound) { return true }
      let isGivenName =
        range.count == 1 && Lexicon.givenNames.contains(words[range.lowerBound].hash)
      if sense != .state || isGivenName, !isTitleLine {
        if let after, after.isCapitalised, !after.isAllCapitals, !Lexicon.isOffice(after.hash) {
          return true
        }
      }
      return isGivenName && !isTitleLine && isGivenNameBefore(before, at: range.lowerBound)
    }
  }

  /// The word at an index if only a space parts it from the name; `joint` is the later of the two.
  private func neighbour(_ index: Int, joinedBy joint: Int) -> Word? {
    guard words.indices.contains(index), words.indices.contains(joint) else { return nil }
    return words[joint].gap == .space ? words[index] : nil
  }

  /// Whether capitalised words that follow lead to a word such as `Center`, `Institute` or
  /// `Treaty` before any word for an office or an organ of state.
  private func namesBody(from start: Int) -> Bool {
    for index in start..<min(start + 5, words.count) {
      let word = words[index]
      guard word.gap == .space, word.isCapitalised else { return false }
      if Lexicon.isOffice(word.hash) { return false }
      if Lexicon.bodies.contains(word.hash) || Lexicon.media.contains(word.hash)
        || Lexicon.instruments.contains(word.hash)
      {
        return true
      }
    }
    return false
  }

  private func isGivenNameBefore(_ before: Word?, at index: Int) -> Bool {
    guard let before, before.isCapitalised, !before.isAllCapitals else { return false }
    return !Lexicon.functionWords.contains(before.hash) && !Lexicon.isOffice(before.hash)
  }
}

/// Words that tell what a name next to them is, by hash.
private enum Lexicon {
  static let ethnic = WordScan.hash(of: "ethnic")
  static let past = set("yugoslavia yugoslav soviet ussr")
  static let formerly = set("former ex post")

  static func isOffice(_ hash: UInt64) -> Bool { offices.contains(hash) }

  /// States and capitals that are given names or surnames as well.
  static let givenNames = set(
    "jordan chad georgia israel ireland holland cuba washington london berlin paris sofia lima"
      + " victoria kingston vienna")
  static let media = set(
    "post times herald tribune journal news daily telegraph observer gazette insider today review"
      + " weekly monitor independent")
  static let instruments = set(
    "agreement agreements accord accords treaty declaration convention protocol process"
      + " memorandum format pact statute plan")
  static let bodies = set(
    "center centre institute university college academy foundation association society airlines"
      + " airways church club league observatory network initiative street airport hotel stadium"
      + " fund group forum school museum theatre festival committee exchange cup dialogue")
  static let offices = set(
    "ministry minister ministers government parliament assembly president presidency premier prime"
      + " foreign defence defense interior army navy air armed security forces force police embassy"
      + " ambassador chancellor king queen crown supreme constitutional senate congress national"
      + " general chief state cabinet administration delegation mayor governor secretary"
      + " spokesman spokeswoman spokesperson on in at for to and or but from is was monday tuesday"
      + " wednesday thursday friday saturday sunday january february march april may june july august"
      + " september october november december")
  static let functionWords = set(
    "in on at to from for by with and but or the a an of as if when while since after before"
      + " although though because both neither either that this meanwhile however like unlike"
      + " under over through against between among about into near via without within monday"
      + " tuesday wednesday thursday friday saturday sunday january february march april may june"
      + " july august september october november december today yesterday now then so yet not"
      + " will would can could should does did has have had is are was were only even also still"
      + " what why how where who which")

  private static func set(_ words: String) -> Set<UInt64> {
    Set(words.split(separator: " ").map { WordScan.hash(of: String($0)) })
  }
}

public import Ontology

/// Cities and the states they lie in.
public struct CityTable: Sendable {
  private var index: PhraseIndex
  private var states: [ActorID] = []

  /// Loads the table.
  ///
  /// - Parameter path: the file `cities.tsv`.
  /// - Throws: `ActorTableError` with file and line.
  init(path: String) throws(ActorTableError) {
    let table = try TSV(path: path, columns: ["name", "state"])
    index = PhraseIndex(capacity: table.rows.count * 2)
    for row in table.rows {
      index.add(row.text(0), payload: states.count)
      states.append(ActorID(row.text(1)))
    }
  }

  /// The state of a city.
  ///
  /// - Parameter name: the whole name, with or without diacritics.
  /// - Returns: nil where no city or more than one is called so.
  public func state(of name: String) -> ActorID? {
    index.exact(WordScan.words(of: Array(name.utf8))).map { states[$0] }
  }
}

import Analysis
import Evidence
import LedgerStore
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Keeps what actors did to and said of one another up to date with the ledger.
///
/// The whole ledger is read once; after a change only the codings that are new, and the articles
/// whose corrections are others, are read again.
final class RelationLog: Sendable {
  private struct State: Sendable {
    var acts: [CodingID: ArticleActs] = [:]
    var codings: [DocumentID: CodingID] = [:]
    /// A digest of the corrections of each article that has any.
    var corrected: [DocumentID: UInt64] = [:]
    var table = ActTable()
  }

  /// What one article shows, each act once.
  private struct ArticleActs: Sendable {
    let document: DocumentID
    let acts: [CompactAct]
  }

  private let reader: LedgerReader
  private let state = Mutex(State())
  private let latest = Mutex<Relations?>(nil)

  /// How many codings are read at a time.
  private static let pageSize = 200
  /// How long a request waits for another that is counting, in twentieths of a second.
  private static let waits = 40

  /// Makes a log that has read nothing yet.
  ///
  /// - Parameter path: the ledger.
  /// - Throws: `LedgerError` when it cannot be read.
  init(ledger path: String) throws(LedgerError) {
    reader = try LedgerReader(path: path)
  }

  /// What the ledger tells now.
  ///
  /// - Returns: the relations; nil while another is still counting a large ledger.
  /// - Throws: `LedgerError`.
  func relations() throws(LedgerError) -> Relations? {
    for _ in 0..<RelationLog.waits {
      let generation = try reader.generation()
      let known = latest.withLock { $0 }
      if let known, known.generation == generation { return known }
      let fresh = try state.withLockIfAvailable { (state) throws(LedgerError) in
        let fresh = try refreshed(&state, generation)
        latest.withLock { $0 = fresh }
        return fresh
      }
      if let fresh { return fresh }
      usleep(50_000)
    }
    return nil
  }

  private func refreshed(_ state: inout State, _ generation: Int) throws(LedgerError) -> Relations {
    let held = try reader.codings()
    let corrected = try digests()
    let changed = Set(corrected.keys).union(state.corrected.keys).filter {
      corrected[$0] != state.corrected[$0]
    }
    let stale = changed.compactMap { state.codings[$0] }
    for coding in state.acts.keys.filter({ !held.contains($0) }) + stale {
      guard let gone = state.acts.removeValue(forKey: coding) else { continue }
      if state.codings[gone.document] == coding { state.codings[gone.document] = nil }
    }
    state.corrected = corrected
    let needed = held.filter { state.acts[$0] == nil }.sorted()
    for start in stride(from: 0, to: needed.count, by: RelationLog.pageSize) {
      let page = needed[start..<min(start + RelationLog.pageSize, needed.count)]
      for coded in try reader.acts(of: Array(page)) {
        let seen = ObservedAct.all(
          in: coded.events, coded.statements, published: coded.published?.date)
        var known: Set<CompactAct> = []
        let acts = seen.map { state.table.compact($0) }.filter { known.insert($0).inserted }
        state.acts[coded.coding] = ArticleActs(document: coded.document, acts: acts)
        state.codings[coded.document] = coded.coding
      }
    }
    return Relations(
      generation: generation, table: state.table,
      acts: counted(Array(state.acts.values), try reader.origins()))
  }

  private func digests() throws(LedgerError) -> [DocumentID: UInt64] {
    var lines: [DocumentID: String] = [:]
    for correction in try reader.corrections() {
      lines[correction.document, default: ""] +=
        "\(correction.id) \(correction.undoing == nil ? "holds" : "undone");"
    }
    return lines.mapValues { FNV1a($0).value }
  }

  /// The acts of all articles, those of articles with one origin each once.
  private func counted(_ articles: [ArticleActs], _ origins: [DocumentID: DocumentID])
    -> [CompactAct]
  {
    let tied = Set(origins.keys).union(origins.values)
    var counted: [CompactAct] = []
    var families: [DocumentID: Set<CompactAct>] = [:]
    for article in articles {
      if tied.contains(article.document) {
        families[origins[article.document] ?? article.document, default: []]
          .formUnion(article.acts)
      } else {
        counted += article.acts
      }
    }
    for family in families.values { counted += family }
    return counted
  }
}

import Evidence
import LedgerStore

/// What is typed into a search box; a query that is understood must be one that the store takes.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: data, count: count), as: UTF8.self)
  let today = CalendarDate(daysSinceEpoch: 20_000)
  guard let query = try? SearchQuery(parsing: text, today: today) else { return 0 }
  do {
    _ = try ledger.reader.search(query, limit: 3)
  } catch {
    fatalError("\(error)")
  }
  return 0
}

private let ledger: Ledger = {
  do { return try Ledger(path: ":memory:") } catch { fatalError("\(error)") }
}()

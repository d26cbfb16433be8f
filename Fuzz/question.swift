import Actors
import Analysis
import Evidence
import Records

/// Questions to `ask`; one that is understood is answered from an empty record, and drawn.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: data, count: count), as: UTF8.self)
  let parsed = try? QuestionParser().parse(text) { text in
    actors.names(in: text).map { ($0.span, $0.actor) }
  }
  guard let parsed else { return 0 }
  let assessment = Assessor(bonds: []).assess(parsed, over: Snapshot(articles: []), asOf: nil)
  _ = assessment.json { _ in nil }.line
  _ = assessment.html { $0.rawValue }
  return 0
}

private let actors: ActorTable = {
  do { return try ActorTable(folder: "Data") } catch { fatalError("\(error)") }
}()

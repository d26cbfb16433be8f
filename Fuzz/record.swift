import Evidence
import Pipeline
import Reading
import Records

/// Lines of the batch contract, given and answered; an answer that is read must be written so that
/// it is read again the same.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: count))
  if case .success(let capture) = BatchLine(bytes).capture { _ = try? Reader().read(capture) }
  guard let json = try? JSON(parsing: bytes), let coded = try? CodedArticle(json: json) else {
    return 0
  }
  do {
    let again = try CodedArticle(json: try JSON(parsing: coded.json.line))
    precondition(again == coded, "another article is read back")
  } catch {
    fatalError("what was written cannot be read: \(error)")
  }
  return 0
}

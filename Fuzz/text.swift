import Evidence
import Pipeline
import Reading
import Records

/// Plain text by rule: dates against a day of publication, treaties, and the whole line to records,
/// which must be read back from what is written of them.
///
/// The first byte chooses the form and the day.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: count))
  guard let choice = bytes.first else { return 0 }
  var capture = Capture(bytes: Array(bytes.dropFirst()), form: choice & 1 == 0 ? .text : .treaty)
  capture.charset = "utf-8"
  let days = ["2025-03-18", "0001-01-01", "9999-12-31", "2024-02-29"]
  capture.date = Timestamp(iso: days[Int(choice >> 1) % days.count])
  guard let coded = try? pipeline.code(capture) else { return 0 }
  do {
    _ = try CodedArticle(json: try JSON(parsing: coded.json.line))
  } catch {
    fatalError("what was coded cannot be read: \(error)")
  }
  return 0
}

private let pipeline: Pipeline = {
  do { return try Pipeline(data: DataFolder(path: ".")) } catch { fatalError("\(error)") }
}()

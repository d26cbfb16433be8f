import Reading

/// Dates; one that is read must be read back the same from its ISO 8601 form.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: data, count: count), as: UTF8.self)
  if let stamp = DateParser.parse(text) {
    precondition(DateParser.parse(stamp.description) == stamp, "\(stamp) is not read back")
  }
  return 0
}

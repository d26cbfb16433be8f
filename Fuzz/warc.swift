import Reading

/// WARC and ARC files, plain and compressed, with their payloads.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: count))
  for file in [bytes, WARCWriter.member(bytes)] {
    var reader = WARCReader(file, blockLimit: 1 << 20)
    while let record = try? reader.next() { _ = record.payload.count }
  }
  return 0
}

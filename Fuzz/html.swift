import Reading

/// Pages, from markup to article, and files of unknown kind.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: count))
  _ = try? Reader().read(Capture(bytes: bytes, form: .html))
  _ = try? Reader().read(Capture(bytes: bytes, form: .capture))
  _ = Inspector().inspect(bytes)
  return 0
}

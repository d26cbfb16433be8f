import Reading

/// robots.txt; the first line of the input is the address asked for.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: count))
  let url = String(decoding: bytes.prefix { $0 != 0x0A }.prefix(2000), as: UTF8.self)
  let rules = RobotsRules(parsing: bytes)
  _ = rules.allows(agent: "Entente", url: url)
  _ = rules.allows(agent: "other", url: url)
  return 0
}

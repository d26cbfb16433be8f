import Reading

/// Feeds, sitemaps and lists of feeds.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: count))
  _ = try? FeedReader().read(bytes, url: "https://example.org/a/")
  _ = try? Sitemap(parsing: bytes)
  if let list = try? OPML(parsing: bytes) { _ = list.document }
  return 0
}

import Exchange

/// Event files of other data sets, in each layout; an event's row must give the event again.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: count))
  for layout in ForeignLayout.allCases {
    let reader = ForeignReader(layout: layout)
    let (events, errors) = reader.events(bytes)
    for event in events {
      precondition(reader.event(event.row) == event, "the row gives another event")
      _ = event.type
      _ = event.fields.line
    }
    for error in errors { _ = error.description }
  }
  return 0
}

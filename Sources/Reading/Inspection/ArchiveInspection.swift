import Evidence

/// WARC and ARC files as `inspect` shows them.
enum ArchiveInspection {
  /// All records; where reading breaks off, `error` says why.
  ///
  /// `status` is the second word of the HTTP start line: a response's code, a request's target.
  static func describe(_ bytes: [UInt8]) -> JSON {
    var reader = WARCReader(bytes)
    var records: [JSON] = []
    var failure: JSON = nil
    do throws(ReadingError) {
      while let record = try reader.next() { records.append(describe(record)) }
    } catch {
      failure = .string(error.message)
    }
    return [
      "kind": "warc", "encoding": nil, "records": .array(records), "error": failure,
    ]
  }

  private static func describe(_ record: WARCRecord) -> JSON {
    let payload = record.payload
    return [
      "type": .string(record.kind.name), "uri": .optional(record.targetURI),
      "date": .optional(record.date), "status": .optional(record.http?.status),
      "payload_bytes": .integer(payload.count), "payload_sha1": .string(SHA1.hexadecimal(payload)),
    ]
  }
}

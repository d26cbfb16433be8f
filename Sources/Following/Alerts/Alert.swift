public import Evidence

/// Something that the user wanted to be told.
public struct Alert: Sendable, Hashable {
  /// What it is known by; the same alert is raised once.
  ///
  /// Receivers may tell repeated deliveries, which a crash can cause, by it.
  public let id: String
  /// The name of the rule that raised it.
  public let rule: String
  /// One line: what happened.
  public let title: String
  /// What it rests on, in the words of the record.
  public let text: String
  /// The page that tells it, where one does.
  public let url: String?
  /// The article that tells it, where one does.
  public let document: DocumentID?
  /// When it was raised, in seconds since 1 January 1970.
  public let time: Int

  /// The alert as receivers get it.
  public var json: JSON {
    [
      "id": .string(id), "rule": .string(rule), "title": .string(title), "text": .string(text),
      "url": .optional(url), "document": .optional(document?.rawValue), "time": .integer(time),
    ]
  }
}

extension Alert {
  /// Reads what `json` wrote.
  init?(_ json: JSON) {
    guard let id = json["id"]?.string, let title = json["title"]?.string else { return nil }
    self.id = id
    self.title = title
    rule = json["rule"]?.string ?? ""
    text = json["text"]?.string ?? ""
    url = json["url"]?.string
    document = json["document"]?.string.map { DocumentID($0) }
    time = json["time"]?.integer ?? 0
  }
}

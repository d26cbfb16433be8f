internal import Evidence

/// What the JSON-LD blocks of a page say about its article (schema.org vocabulary).
struct LinkedData {
  private(set) var headline: String?
  private(set) var published: String?
  private(set) var modified: String?
  private(set) var authors: [String] = []
  /// Those of the authors that are said to be organisations.
  private(set) var organisations: Set<String> = []
  private(set) var section: String?
  private(set) var publisher: String?
  private(set) var body: String?
  private(set) var language: String?
  private(set) var image: String?
  /// Types of the objects seen, in small letters.
  private(set) var types: Set<String> = []
  private var people: [String: String] = [:]
  private var authorReferences: [String] = []

  /// Whether one of the objects is an article of some kind.
  var hasArticle: Bool { types.contains { LinkedData.isArticle($0) } }

  /// Reads one block; false when it is no JSON.
  mutating func add(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let value = LinkedData.parse(bytes) else { return false }
    var objects: [JSON] = []
    LinkedData.flatten(value, into: &objects)
    for object in objects { notePerson(object) }
    for object in objects { note(object) }
    if authors.isEmpty { authors = authorReferences.compactMap { people[$0] } }
    return true
  }

  /// Reads JSON as pages write it: control characters inside strings, comment and CDATA marks
  /// around, commas before closing brackets, a stray semicolon behind.
  private static func parse(_ bytes: ArraySlice<UInt8>) -> JSON? {
    guard let first = bytes.firstIndex(where: { $0 == 0x7B || $0 == 0x5B }),
      let last = bytes.lastIndex(where: { $0 == 0x7D || $0 == 0x5D }), first < last
    else { return nil }
    let block = bytes[first...last].map { $0 < 0x20 ? 0x20 : $0 }
    if let value = try? JSON(parsing: block) { return value }
    var repaired: [UInt8] = []
    repaired.reserveCapacity(block.count)
    var isInString = false
    var isEscaped = false
    for byte in block {
      if isInString {
        isInString = byte != 0x22 || isEscaped
        isEscaped = byte == 0x5C && !isEscaped
      } else if byte == 0x22 {
        isInString = true
      } else if byte == 0x7D || byte == 0x5D {
        while let end = repaired.last, end == 0x20 || end == 0x2C { repaired.removeLast() }
      }
      repaired.append(byte)
    }
    return try? JSON(parsing: repaired)
  }

  /// All objects that can be the article, its graph or a person; depth is bounded by the parser.
  private static func flatten(_ value: JSON, into objects: inout [JSON]) {
    guard objects.count < 200 else { return }
    switch value {
    case .array(let values): for value in values { flatten(value, into: &objects) }
    case .object:
      objects.append(value)
      if let graph = value["@graph"] { flatten(graph, into: &objects) }
      if let main = value["mainEntity"] { flatten(main, into: &objects) }
      if let main = value["mainEntityOfPage"], main["@type"] != nil {
        flatten(main, into: &objects)
      }
    default: break
    }
  }

  private static func types(of object: JSON) -> [String] {
    let type = object["@type"]
    return (type?.array?.compactMap(\.string) ?? [type?.string].compactMap { $0 }).map {
      String(decoding: $0.utf8.map(\.lowered), as: UTF8.self)
    }
  }

  private static func isArticle(_ type: String) -> Bool {
    type.hasSuffix("article") || type.hasSuffix("posting") || type == "report"
      || type == "review" || type.hasSuffix("recipe")
  }

  private mutating func notePerson(_ object: JSON) {
    guard let id = object["@id"]?.string, let name = object["name"]?.string else { return }
    people[id] = name
  }

  private mutating func note(_ object: JSON) {
    let types = LinkedData.types(of: object)
    self.types.formUnion(types)
    let isPage = types.contains { $0.hasSuffix("webpage") }
    guard isPage || types.contains(where: LinkedData.isArticle) else { return }
    published = published ?? object["datePublished"]?.string
    modified = modified ?? object["dateModified"]?.string
    publisher = publisher ?? LinkedData.name(object["publisher"])
    guard !isPage else { return }
    headline = headline ?? LinkedData.plain(object["headline"]?.string ?? object["name"]?.string)
    section =
      section ?? object["articleSection"]?.string
      ?? object["articleSection"]?.array?.compactMap(\.string).first
    language = language ?? object["inLanguage"]?.string
    image = image ?? LinkedData.address(object["image"])
    if let text = object["articleBody"]?.string, text.utf8.count > (body?.utf8.count ?? 0) {
      body = text
    }
    if authors.isEmpty { noteAuthors(object["author"] ?? object["creator"]) }
  }

  private mutating func noteAuthors(_ value: JSON?) {
    guard let value else { return }
    for author in value.array ?? [value] {
      if let name = LinkedData.name(author) {
        authors.append(name)
        if LinkedData.types(of: author).contains(where: { $0.hasSuffix("organization") }) {
          organisations.insert(name)
        }
      } else if let id = author["@id"]?.string {
        authorReferences.append(id)
      }
    }
  }

  private static func name(_ value: JSON?) -> String? {
    guard let value else { return nil }
    if let name = value.string { return plain(name) }
    if let first = value.array?.first { return name(first) }
    if let name = value["name"]?.string { return plain(name) }
    if let names = value["name"]?.array?.compactMap(\.string), !names.isEmpty {
      return plain(names.joined(separator: ", "))
    }
    let parts = [value["givenName"]?.string, value["familyName"]?.string].compactMap { $0 }
    return parts.isEmpty ? nil : plain(parts.joined(separator: " "))
  }

  private static func address(_ value: JSON?) -> String? {
    value?.string ?? value?["url"]?.string ?? value?.array?.first.flatMap(address)
  }

  /// A string with references resolved and white space collapsed; nil when nothing is left.
  private static func plain(_ text: String?) -> String? {
    guard let text else { return nil }
    let page = Page(bytes: Array(text.utf8))
    var buffer: [UInt8] = []
    page.appendText(0..<page.bytes.count, to: &buffer)
    if buffer.last == 0x20 { buffer.removeLast() }
    return buffer.isEmpty ? nil : String(decoding: buffer, as: UTF8.self)
  }
}

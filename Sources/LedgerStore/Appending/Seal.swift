import Evidence

/// A checksum over what one coding of an article says: its title, text and facts, and every record
/// as the coder wrote it.
///
/// It stands in the coding's own object and tells damage that leaves the database's file sound, such
/// as a letter that changed on the disk. It withstands no forgery.
struct Seal {
  /// The member of a coding's object that holds it.
  static let member = "seal"

  private var hash = FNV1a()

  /// Begins with the article.
  init(title: String?, text: String, article: String, coder: String) {
    add(title)
    add(text)
    add(article)
    add(coder)
  }

  /// Adds the next part; where parts end counts too.
  mutating func add(_ part: String?) {
    for byte in (part ?? "\u{0}").utf8 { hash.add(byte) }
    hash.add(0xFF)
  }

  /// The checksum as 16 hexadecimal digits.
  var text: String {
    let digits = String(hash.value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// Adds a coding's object and puts the seal into it.
  mutating func close(_ coding: [JSON.Member]) -> String {
    add(JSON.object(coding).line)
    return JSON.object(coding + [JSON.Member(Seal.member, .string(text))]).line
  }

  /// Whether a coding's object is what was sealed; one without a seal, of an older version, is.
  mutating func fits(_ coding: [JSON.Member]) -> Bool {
    guard let told = coding.first(where: { $0.name == Seal.member })?.value else { return true }
    add(JSON.object(coding.filter { $0.name != Seal.member }).line)
    return told == .string(text)
  }
}

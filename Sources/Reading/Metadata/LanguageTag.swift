/// Language tags as pages declare them.
enum LanguageTag {
  /// The primary subtag of a BCP 47 tag, such as `en` of `en-US`, when it has two letters.
  static func primary(_ tag: String?) -> String? {
    guard let tag else { return nil }
    let letters = tag.utf8.prefix { $0.isLetter }.map(\.lowered)
    return letters.count == 2 ? String(decoding: letters, as: UTF8.self) : nil
  }
}

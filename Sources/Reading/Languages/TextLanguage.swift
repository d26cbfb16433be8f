internal import CLanguageID
internal import Evidence

/// The language that a text is in, told from the text itself.
///
/// Source: CLD2, Compact Language Detector 2 (github.com/CLD2Owners/cld2), which scores letter
/// quadgrams; its codes are given as ISO 639-1.
struct TextLanguage: Sendable, Hashable {
  /// ISO 639-1 code.
  let code: String
  /// The share of the text that is in it, 0…1.
  let share: Double

  /// Bytes of text that are looked at, so that time is bounded whatever comes in.
  private static let sample = 1 << 11

  /// Tells the language.
  ///
  /// - Parameter text: plain text; nil is returned when it is too short, in no language or in
  ///   several, or in one that CLD2 does not tell reliably.
  /// - Complexity: O(n), at most 2 KiB of it.
  init?(of text: String) {
    guard let found = TextLanguage.detected(text), found.is_reliable != 0, found.percent >= 60
    else { return nil }
    let name = String(cString: found.code)
    guard let code = TextLanguage.codes[name] ?? (name.utf8.count == 2 ? name : nil),
      code != "un"
    else { return nil }
    self.code = code
    share = Double(found.percent) / 100
  }

  private static func detected(_ text: String) -> entente_language? {
    let bytes = text.utf8
    guard bytes.count >= 24 else { return nil }
    let head = Array(bytes.prefix(sample))
    // A sequence cut at the end would make the whole sample no UTF-8.
    var count = head.count
    if count < bytes.count {
      while count > 0, head[count - 1] & 0xC0 == 0x80 { count -= 1 }
      if count > 0, head[count - 1] >= 0xC0 { count -= 1 }
    }
    return head.withUnsafeBytes { buffer in
      guard let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self) else { return nil }
      return entente_language_of(start, count)
    }
  }

  /// CLD2's codes that are not those of ISO 639-1.
  private static let codes = [
    "iw": "he", "in": "id", "jw": "jv", "ji": "yi", "mo": "ro", "sh": "sr", "tl": "tl",
    "zh-Hant": "zh", "zh-Hans": "zh", "sr-ME": "sr", "pt-BR": "pt", "pt-PT": "pt", "no": "nb",
  ]
}

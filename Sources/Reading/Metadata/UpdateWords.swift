/// The words by which pages tell a change from a publication.
enum UpdateWords {
  /// Stems, in the languages whose dates are read.
  private static let stems: [StaticString] = [
    "updat", "modif", "last edited", "last reviewed", "revised", "aktualis", "zuletzt",
    "mis \u{E0} jour",
    "aggiorna", "actualiz", "atualiz", "bijgewerkt", "ažurir", "azurir", "përditës", "ažurni",
    "обновл", "ажурира", "uppdater", "oppdater", "opdater", "frissít", "güncel", "zaktualiz",
  ]

  /// Whether such a word stands in a stretch of text.
  static func stand(in bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard !range.isEmpty else { return false }
    return stems.contains { bytes.firstPosition(of: $0, in: range) != nil }
  }

  /// Whether the class of an element or of the one around it names a change and no publication,
  /// or words before it do.
  static func mark(_ node: Int, in page: Page) -> Bool {
    for candidate in [node, page.parent(node)] {
      for name: AttributeName in [.class, .id, .itemprop] {
        guard let range = page.range(of: name, in: candidate), stand(in: page.bytes, range) else {
          continue
        }
        if page.bytes.firstPosition(of: "publish", in: range) == nil,
          page.bytes.firstPosition(of: "entry-date", in: range) == nil
        {
          return true
        }
      }
    }
    return false
  }
}

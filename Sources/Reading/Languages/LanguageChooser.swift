internal import Evidence

/// Chooses an article's language from what is given, declared and found in the text.
///
/// What the user gives stands. Otherwise the text is believed before the page, whose declaration is
/// often its template's; but among languages so near to each other that letters tell them apart
/// poorly, the declaration stands.
struct LanguageChooser {
  /// What the page, feed or archive says, as a primary subtag.
  let declared: String?
  /// What the user says.
  let given: String?

  /// Groups of languages that are taken for each other.
  private static let near: [Set<String>] = [
    ["bs", "hr", "sr", "sh"], ["da", "nb", "nn", "no"], ["id", "ms"], ["ca", "es", "gl"],
  ]

  /// Sets the language and notes where it was found.
  func choose(for article: inout Article) {
    if let given {
      article.language = given
      return
    }
    let found = TextLanguage(of: article.text)
    guard let found, !isNear(found.code) else {
      article.language = declared
      note(&article, declared, "declared")
      return
    }
    article.language = found.code
    note(&article, found.code, "text")
    if let declared, declared != found.code {
      article.diagnostics.append(
        Diagnostic(
          "language-declared-otherwise", "declared as \(declared), the text is in \(found.code)"))
    }
  }

  /// Whether the declaration is as good as what was found.
  private func isNear(_ code: String) -> Bool {
    guard let declared else { return false }
    return declared == code
      || LanguageChooser.near.contains { $0.contains(declared) && $0.contains(code) }
  }

  private func note(_ article: inout Article, _ language: String?, _ place: String) {
    guard let language else { return }
    article.extras.append(Article.Fact(name: "language", value: language, foundIn: place))
  }
}

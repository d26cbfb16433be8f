import Evidence
import Language
import Ontology

/// Tells direct from indirect and mixed by the letters inside quotation marks (PolNeAR).
enum QuotationShare {
  /// The kind of a content.
  static func kind(of content: [TextSpan], _ columns: TokenColumns) -> StatementKind {
    var letters = 0
    var quoted = 0
    for span in content {
      for token in columns.tokens(in: span) where columns.isWord[token] {
        let count = columns.text.tokens[token].form.unicodeScalars.count
        letters += count
        if columns.isQuoted[token] { quoted += count }
      }
    }
    if quoted == 0 { return .indirect }
    return quoted * 100 >= letters * 97 ? .direct : .mixed
  }
}

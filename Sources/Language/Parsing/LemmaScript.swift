/// What to do to a form to get its lemma, as the model's labels say it.
///
/// `CASE|CUT|APPEND` drops letters from the end and appends others, `CASE|=LEMMA` is the lemma
/// whatever the form; CASE is `l` for lower case and `k` for the form's own
/// (`Training/lemmas.py` makes them).
struct LemmaScript: Sendable, Hashable {
  private enum Edit: Hashable {
    case whole(String)
    case ending(cut: Int, append: String)
  }

  private let isLowered: Bool
  private let edit: Edit

  /// Reads a label; nil if it is none.
  init?(_ label: String) {
    let fields = label.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    guard fields.count == 2, fields[0] == "l" || fields[0] == "k" else { return nil }
    isLowered = fields[0] == "l"
    if fields[1].first == "=" {
      edit = .whole(String(fields[1].dropFirst()))
      return
    }
    let parts = fields[1].split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let cut = Int(parts[0]), cut >= 0 else { return nil }
    edit = .ending(cut: cut, append: String(parts[1]))
  }

  /// The lemma of a form; the form itself where it is shorter than what is to be dropped.
  func lemma(of form: String) -> String {
    let base = isLowered ? Casing.lowered(form) : form
    switch edit {
    case .whole(let lemma): return lemma
    case .ending(let cut, let append):
      let scalars = base.unicodeScalars
      guard cut <= scalars.count else { return base }
      return String(String.UnicodeScalarView(scalars.dropLast(cut))) + append
    }
  }
}

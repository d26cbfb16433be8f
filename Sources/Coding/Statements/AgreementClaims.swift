import Evidence
import Ontology
import Records

/// Puts what the agreements' readers found claimed into the statements that claim it, so that each
/// stays with its speaker.
struct AgreementClaims {
  private let agreements: [Agreement]
  private let text: String

  init(_ agreements: [Agreement], text: String) {
    self.agreements = agreements
    self.text = text
  }

  /// The statements with the kinds and breaches that stand in their contents.
  func attached(to statements: [Statement]) -> [Statement] {
    guard agreements.contains(where: { !$0.claimed.isEmpty || !$0.allegedBreaches.isEmpty }) else {
      return statements
    }
    return statements.map { statement in
      var result = statement
      for agreement in agreements {
        for claimed in agreement.claimed { add(claimed, to: &result) }
        for breach in agreement.allegedBreaches { add(breach, of: agreement, to: &result) }
      }
      return result
    }
  }

  private func add(_ claimed: ClaimedKind, to statement: inout Statement) {
    guard claimed.span.overlaps(statement.citation.span),
      let span = find(claimed.kind, in: statement.content)
    else { return }
    let claim = StatementClaim(
      kind: .agreementKind, text: claimed.kind, span: span, isDenied: claimed.isDenied)
    if !statement.claims.contains(claim) { statement.claims.append(claim) }
  }

  private func add(_ breach: AllegedBreach, of agreement: Agreement, to statement: inout Statement)
  {
    guard let part = statement.content.first(where: { breach.span.overlaps($0) }),
      isBreach(part)
    else { return }
    var claim = StatementClaim(kind: .breach, text: text[part], span: part)
    claim.clause = breach.clause
    claim.instrument = agreement.names.first
    if !statement.claims.contains(claim) { statement.claims.append(claim) }
  }

  private static let stems = ["violat", "breach", "broke", "break", "infring"]

  private func isBreach(_ part: TextSpan) -> Bool {
    let words = ASCII.folded(text[part]).split { !$0.isLetter }
    return words.contains { word in Self.stems.contains { word.hasPrefix($0) } }
  }

  /// Where words stand in a content.
  private func find(_ words: String, in content: [TextSpan]) -> TextSpan? {
    let wanted = Array(words.utf8)
    guard !wanted.isEmpty else { return nil }
    for part in content {
      let bytes = Array(text[part].utf8)
      guard bytes.count >= wanted.count else { continue }
      for start in 0...(bytes.count - wanted.count)
      where bytes[start] == wanted[0]
        && bytes[start..<(start + wanted.count)].elementsEqual(wanted)
      {
        return TextSpan(part.lower + start, part.lower + start + wanted.count)
      }
    }
    return nil
  }
}

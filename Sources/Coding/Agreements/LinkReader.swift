import Evidence
import Language
import Ontology
import Records

/// Reads how an instrument is tied to others: what it replaces, amends, carries out or cites.
struct LinkReader: Sendable {
  let scene: AgreementScene

  private static let ties: [(relation: AgreementLink.Relation, phrases: PhraseSet)] = [
    (
      .supersedes,
      PhraseSet(["replace|replaces|replaced|replacing|supersede*|succeed|succeeds|in place of"])
    ),
    (
      .amends,
      PhraseSet([
        "amend|amends|amended|amending|revises|revised|updates|updated|extends|prolong*|renews|renewed|supplements|complements"
      ])
    ),
    (
      .implements,
      PhraseSet([
        "implement|implements|implementing|implemented|follows|carries|builds|based|building on|out",
        "implement|implements|implementing|implementation", "in line with|under", "pursuant to",
        "under ~1",
      ])
    ),
    (
      .cites,
      PhraseSet([
        "cite|cites|citing|quotes|refers|refer|referring|recall*|reaffirm*|repeats|repeat|mentions|invokes|invoking",
        "in accordance with", "modelled on|after",
      ])
    ),
  ]

  /// The ties that the sentences of an instrument tell of.
  ///
  /// - Parameters:
  ///   - own: the sentences that speak of it.
  ///   - others: the other instruments of the text.
  /// - Returns: the ties, each once.
  func links(in own: [Int], to others: [InstrumentGroup]) -> [AgreementLink] {
    let own = Set(own)
    var found: [AgreementLink] = []
    for mention in others.flatMap(\.mentions)
    where own.contains(mention.sentence) || !mention.isIndefinite {
      guard own.contains(mention.sentence) || own.contains(mention.sentence - 1),
        let link = link(to: mention),
        !found.contains(where: { $0.relation == link.relation && $0.name == link.name })
      else { continue }
      found.append(link)
    }
    return found
  }

  /// The tie whose words stand nearest before a mention, at most eight words off.
  private func link(to mention: InstrumentMention) -> AgreementLink? {
    let sentence = scene.sentences[mention.sentence]
    let candidates = LinkReader.ties.flatMap { tie in
      tie.phrases.all(in: sentence).map { (tie.relation, $0) }
    }.filter { _, range in
      range.lowerBound < mention.words.lowerBound
        && mention.words.lowerBound - range.upperBound <= 6
    }
    guard let nearest = candidates.max(by: { $0.1.lowerBound < $1.1.lowerBound }) else {
      return nil
    }
    return AgreementLink(
      relation: nearest.0, name: scene.text.article.text[mention.span], span: sentence.span)
  }
}

import Actors
import Evidence
import Ontology
import Records

/// Reads whether others may join an instrument, and who is named.
struct AccessionReader: Sendable {
  let scene: AgreementScene
  let parties: PartyReader

  private static let open = PhraseSet([
    "open to ~4 members|countries|states|others|accession|partners|newcomers|nations",
    "door open",
    "other|others|more|new ~2 countries|states|members|nations may|can|could ~2 join|accede|sign",
    "may|can|could ~1 join", "leaves ~2 door",
  ])
  private static let closed = PhraseSet([
    "not ~1 open to", "closed to|club", "no other ~2 may join",
  ])
  private static let candidacy = PhraseSet([
    "potential|possible|next|new|likely|further ~1 member|members|addition|candidate|participant|signatory",
    "as a candidate", "candidate|candidates",
    "may|might|could be next|invited|added|included|asked", "to be next",
    "may|might|could|would ~1 join|follow", "invited|invite|invitation to ~2 join",
    "at the door", "applied to|for ~6 member|join", "waits for ~6 consent", "wants|hopes to join",
  ])

  /// Whether a sentence says that others may join; nil where it does not say.
  func isOpen(_ sentence: SentenceWords) -> Bool? {
    if AccessionReader.closed.first(in: sentence) != nil { return false }
    return AccessionReader.open.first(in: sentence) != nil ? true : nil
  }

  /// The states that a sentence names as possible members.
  func candidates(in index: Int, instrument: [ActorID]) -> [Candidate] {
    let sentence = scene.sentences[index]
    guard let range = AccessionReader.candidacy.first(in: sentence) else { return [] }
    let voice = scene.voice(besides: sentence.span(range), sentence: index)
    let namer = voice?.affiliation ?? voice?.actor
    let mentions = scene.cast.mentions(in: sentence.span)
    let speakerSpan = scene.statement(at: sentence.span(range))?.speaker.span
    let states = mentions.filter { mention in
      !(speakerSpan.map { $0.overlaps(mention.span) } ?? false)
    }.flatMap { parties.states($0) }.filter { $0 != namer && !instrument.contains($0) }
    var seen: Set<ActorID> = []
    return states.filter { seen.insert($0).inserted }.prefix(3).map {
      Candidate(actor: $0, namedBy: namer, span: sentence.span)
    }
  }
}

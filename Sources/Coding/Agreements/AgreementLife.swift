import Actors
import Evidence
import Language
import Ontology
import Records

/// What became of an agreement: its steps, its day and its place.
struct AgreementLife {
  let scene: AgreementScene
  let table: ActorTable
  let lifecycle: LifecycleReader

  /// Fills the steps, the day and the place.
  func read(_ agreement: inout Agreement, _ own: [Int], _ group: InstrumentGroup?) {
    let found = own.flatMap { lifecycle.transitions(in: $0, instrument: agreement.parties) }
      .map { sole($0, of: agreement.parties) }
    var kept: [Transition] = []
    for transition in found {
      let twin = kept.firstIndex { $0.state == transition.state && $0.by == transition.by }
      if let twin {
        let isFiner =
          (transition.date?.day != nil ? 2 : transition.date != nil ? 1 : 0)
          > (kept[twin].date?.day != nil ? 2 : kept[twin].date != nil ? 1 : 0)
        if isFiner { kept[twin] = transition }
      } else {
        kept.append(transition)
      }
    }
    agreement.transitions = kept.sorted {
      ($0.date?.daysSinceEpoch ?? .max, $0.span) < ($1.date?.daysSinceEpoch ?? .max, $1.span)
    }
    dateFromLead(&agreement, group)
    let concluding =
      agreement.transitions.first { $0.state == .signed }
      ?? agreement.transitions.first { $0.state == .adopted }
    agreement.date =
      concluding?.date ?? (agreement.kind == .statement ? dayOfLead(group, ofWords: true) : nil)
      ?? group.flatMap(year)
    if agreement.kind == .statement, concluding?.date == nil, let date = agreement.date,
      let lead = agreement.citations.first?.span
    {
      agreement.transitions.removeAll { $0.state == .adopted }
      agreement.transitions.append(
        Transition(state: .adopted, date: date, by: [], span: lead))
    }
    let signing = found.filter { $0.state == .signed || $0.state == .adopted }
    agreement.place = signing.lazy.compactMap { place(in: $0.span) }.first
  }

  /// Where the text has but one party, who leaves is that one.
  private func sole(_ told: Transition, of parties: [ActorID]) -> Transition {
    guard told.state == .denounced, told.by.isEmpty, parties.count == 1 else { return told }
    return Transition(state: told.state, date: told.date, by: parties, span: told.span)
  }

  /// A signing at the head of a text that gives no date of its own happened on the day that the
  /// lead names.
  private func dateFromLead(_ agreement: inout Agreement, _ group: InstrumentGroup?) {
    let head = scene.sentences.prefix(4).last?.span.upper ?? 0
    guard let index = agreement.transitions.firstIndex(where: { $0.state == .signed }),
      agreement.transitions[index].date == nil, agreement.transitions[index].span.upper <= head,
      let date = dayOfLead(group, ofWords: false)
    else { return }
    let told = agreement.transitions[index]
    agreement.transitions[index] = Transition(
      state: told.state, date: date, by: told.by, span: told.span)
  }

  /// The day that the head of a report names; of a statement also the day on which something is said,
  /// for that is the day it was made.
  private func dayOfLead(_ group: InstrumentGroup?, ofWords: Bool) -> CalendarDate? {
    let first = min(group?.mentions.first?.sentence ?? 0, 3)
    let reader = DateReader(text: scene.text)
    return scene.sentences.prefix(first + 2).lazy
      .flatMap { sentence in
        reader.dates(in: sentence).filter { ofWords || !$0.isOfWord(in: sentence) }
      }
      .map(\.date).first { date in
        guard let published = scene.published, date.day != nil else { return false }
        return abs(published.daysSinceEpoch - date.daysSinceEpoch) <= 14
      }
  }

  /// "the agreement of 1998", "the 1951 treaty": the year that its name bears.
  private func year(of group: InstrumentGroup) -> CalendarDate? {
    for mention in group.mentions {
      let sentence = scene.sentences[mention.sentence]
      let end = mention.words.upperBound
      let isJoined =
        end < sentence.words.count && ["of", "from"].contains(sentence.words[end].norm)
      let year = DateReader(text: scene.text).dates(in: sentence).first { reading in
        reading.date.month == nil
          && (isJoined && reading.words.lowerBound == end + 1
            || reading.words.upperBound == mention.words.lowerBound)
      }
      if let year { return year.date }
    }
    return nil
  }

  /// "in Tirana": the place named after the verb of signing.
  private func place(in span: TextSpan) -> Place? {
    guard let index = scene.text.sentenceIndex(at: span.lower) else { return nil }
    let words = scene.sentences[index].words
    let names = table.names(in: scene.text.article.text[span])
    for name in names where name.sense == .capital {
      let place = TextSpan(span.lower + name.span.lower, span.lower + name.span.upper)
      guard let word = words.firstIndex(where: { $0.span.lower == place.lower }), word > 0,
        words[word - 1].norm == "in" || words[word - 1].norm == "at"
      else { continue }
      return Place(name: scene.text.article.text[place], country: name.actor, span: place)
    }
    return capital(in: scene.sentences[index])
  }

  /// "in the Hungarian capital".
  private func capital(in sentence: SentenceWords) -> Place? {
    guard let word = sentence.words.first(where: { $0.norm == "capital" }) else { return nil }
    let before = TextSpan(max(sentence.span.lower, word.span.lower - 24), word.span.lower)
    guard let mention = scene.cast.mentions(in: before).last,
      let state = mention.principals.first.flatMap({ table.state($0) }), let name = state.capital
    else { return nil }
    return Place(name: name, country: state.id, span: word.span)
  }
}

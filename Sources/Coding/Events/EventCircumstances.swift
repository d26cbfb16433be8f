import Actors
import Evidence
import Language
import Ontology
import Records

/// When and where an event took place, as its clause says.
struct EventCircumstances {
  let text: AnnotatedText
  let cast: EventCast
  let reading: ClauseReading
  let cities: CityTable

  /// An event older than this many days on the day of publication is background.
  private static let newsDays = 6

  /// The date that a clause names: the one nearest to its trigger.
  ///
  /// - Parameter draft: the event; the date may stand anywhere in its clause.
  /// - Returns: nil where the clause names none or only one that something began or ended before.
  func date(of draft: EventDraft) -> DateExpression? {
    guard let clause = span(of: draft.clause), let trigger = span(of: draft.words) else {
      return nil
    }
    let reach = TextSpan(clause.lower, max(clause.lower, endOfTime(after: endOfClause(draft))))
    let named = text.dates(in: openingReach(reach, draft)).filter { !isBound($0) }.min {
      distance($0.span, trigger) < distance($1.span, trigger)
    }
    return named ?? (draft.isWord ? dateOfSaying() : nil)
  }

  /// An act of words without a date of its own took place when it was said: `will not pay, the
  /// ministry said on Wednesday`.
  private func dateOfSaying() -> DateExpression? {
    let tokens = text.sentences[sentence].tokens
    return text.dates(in: text.sentences[sentence].span).first { date in
      guard let first = tokens.first(where: { text.tokens[$0].span.lower >= date.span.lower })
      else { return false }
      return text.tokens[max(tokens.lowerBound, first - 2)..<first].contains {
        FunctionWord.table[ASCII.folded($0.form)]?.contains(.reporting) == true
      }
    }
  }

  /// A relative clause after the act has a time of its own.
  private func endOfClause(_ draft: EventDraft) -> Int {
    let rest = draft.words.lowerBound..<max(draft.words.lowerBound, draft.clause.upperBound)
    // What somebody is accused of has a time of its own as well.
    if draft.type == .accuse { return min(draft.words.upperBound, draft.clause.upperBound) }
    return rest.first {
      $0 > draft.words.lowerBound && reading.words[$0].actor < 0
        && (reading.words[$0].isA(.relative) || reading.words[$0].isThat)
    } ?? draft.clause.upperBound
  }

  /// Dates right after the last word of a clause belong to it.
  private func endOfTime(after word: Int) -> Int {
    word < reading.words.count
      ? reading.words[word].span.lower
      : text.sentences[sentence].span.upper
  }

  private var sentence: Int {
    reading.words.first.flatMap { text.sentenceIndex(at: $0.span.lower) } ?? 0
  }

  /// A date that opens the sentence holds for its first clause.
  private func openingReach(_ reach: TextSpan, _ draft: EventDraft) -> TextSpan {
    draft.clause.lowerBound <= 2
      ? TextSpan(text.sentences[sentence].span.lower, reach.upper) : reach
  }

  private func span(of words: Range<Int>) -> TextSpan? {
    guard !words.isEmpty, words.upperBound <= reading.words.count else { return nil }
    return TextSpan(
      reading.words[words.lowerBound].span.lower, reading.words[words.upperBound - 1].span.upper)
  }

  private func distance(_ span: TextSpan, _ trigger: TextSpan) -> Int {
    span.lower >= trigger.upper ? span.lower - trigger.upper : max(0, trigger.lower - span.upper)
  }

  /// Whether a date only bounds a stretch of time: `since 2008`, `until June`.
  private func isBound(_ date: DateExpression) -> Bool {
    guard let sentence = text.sentenceIndex(at: date.span.lower) else { return false }
    let tokens = text.sentences[sentence].tokens
    guard let first = tokens.first(where: { text.tokens[$0].span.lower >= date.span.lower }),
      first > tokens.lowerBound
    else { return false }
    return EventCircumstances.bounds.contains(ASCII.folded(text.tokens[first - 1].form))
  }

  private static let bounds: Set<String> = ["since", "until", "by", "from", "before", "after"]

  /// Whether an event lies before the happening that the article reports.
  ///
  /// Told by its date against the day of publication; without one by the pluperfect outside
  /// reported speech, or by a bare year.
  func isBackground(_ draft: EventDraft, date: DateExpression?, isReported: Bool) -> Bool {
    if let date {
      if let published = text.article.published?.date, let last = date.lastDay {
        return last.daysSinceEpoch < published.daysSinceEpoch - EventCircumstances.newsDays
      }
      return date.form == .absolute && date.date?.day == nil
    }
    return draft.isPluperfect && !isReported
  }

  /// The place that a clause names after `in`, `at` or `near`.
  func place(of draft: EventDraft) -> Place? {
    var index = draft.clause.lowerBound
    while index + 1 < draft.clause.upperBound {
      if reading.words[index].isPlacePreposition, let place = place(at: index + 1, in: draft) {
        return place
      }
      index += 1
    }
    return nil
  }

  private func place(at start: Int, in draft: EventDraft) -> Place? {
    var index = start
    while index < draft.clause.upperBound, index < start + 6 {
      let word = reading.words[index]
      if word.actor >= 0 {
        let actor = cast.actors[word.actor]
        guard actor.isStateName else { return nil }
        return Place(name: actor.text, country: actor.principals.first, span: actor.span)
      }
      if let city = city(at: index, before: draft.clause.upperBound) { return city }
      if let location = location(at: word.span.lower) {
        return Place(
          name: text.article.text[location], country: stateAfter(location), span: location)
      }
      guard word.isA(.determiner) || word.isPlain || word.isOf else { return nil }
      index += 1
    }
    return nil
  }

  /// The city that capitalised words name, the longest name first.
  private func city(at index: Int, before end: Int) -> Place? {
    var last = index
    while last < min(end, index + 4), reading.words[last].isCapital, reading.words[last].actor < 0 {
      last += 1
    }
    while last > index {
      let span = TextSpan(reading.words[index].span.lower, reading.words[last - 1].span.upper)
      let name = text.article.text[span]
      if let state = stateAfter(span) ?? cities.state(of: name) {
        return Place(name: name, country: state, span: span)
      }
      last -= 1
    }
    return nil
  }

  /// The state in `Bihać, Bosnia`: a name behind a place and a comma.
  private func stateAfter(_ place: TextSpan) -> ActorID? {
    guard let comma = reading.words.firstIndex(where: { $0.span.lower >= place.upper }),
      comma + 1 < reading.words.count, reading.words[comma].isA(.comma),
      reading.words[comma].span.lower == place.upper, reading.words[comma + 1].actor >= 0
    else { return nil }
    let actor = cast.actors[reading.words[comma + 1].actor]
    return actor.isStateName ? actor.principals.first : nil
  }

  private func location(at offset: Int) -> TextSpan? {
    var low = 0
    var high = text.mentions.count
    while low < high {
      let middle = (low + high) / 2
      if text.mentions[middle].span.upper <= offset { low = middle + 1 } else { high = middle }
    }
    guard low < text.mentions.count else { return nil }
    let mention = text.mentions[low]
    let isHere = mention.span.lower <= offset
    return isHere && (mention.kind == .location || mention.kind == .facility) ? mention.span : nil
  }
}

extension ClauseWord {
  /// Whether a place can follow the word.
  var isPlacePreposition: Bool {
    isA(.preposition) && (low == "in" || low == "at" || low == "near")
  }
}

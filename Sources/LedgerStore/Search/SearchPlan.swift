import Evidence
import Ontology

/// How a query is put to the full-text index.
struct SearchPlan {
  /// What an article's words and facts must meet.
  indirect enum Expression {
    case word(String)
    case prefix(String)
    case phrase([String])
    case all([Expression])
    case any([Expression])
    case not(Expression)

    /// Whether a phrase is in it.
    var holdsPhrase: Bool {
      switch self {
      case .phrase: true
      case .word, .prefix: false
      case .all(let parts), .any(let parts): parts.contains(where: \.holdsPhrase)
      case .not(let part): part.holdsPhrase
      }
    }

    /// Whether it is a phrase, or a word of a text and not of `Facet`.
    var isWords: Bool {
      switch self {
      case .phrase: true
      case .word(let word): word.unicodeScalars.first.map { $0.value < 0xE000 } ?? false
      default: false
      }
    }
  }

  /// What must be met.
  let expression: Expression
  /// The part of it that an index without places can tell: phrases that must stand are in `phrases`,
  /// choices among others in `mixed`.
  let slim: Expression
  /// Choices with phrases among them, excluded ones too; one of each must be met.
  let mixed: [[Expression]]
  /// The phrases that must stand, each as its words.
  let phrases: [[String]]
  /// All words and phrases that must stand, each as its words.
  let texts: [[String]]
  /// Whether nothing but phrases and words that must stand is asked for, a phrase among them.
  let holdsWordsOnly: Bool
  /// The plain words that must stand: what hits are ranked and marked by.
  let words: [String]
  /// The beginnings of words that must stand.
  let prefixes: [String]
  /// Bounds of the rows that the wanted days allow.
  let rows: ClosedRange<Int>
  /// Bounds of rows that are not wanted.
  let excludedRows: [ClosedRange<Int>]
  /// Stories that articles must belong to, or must not.
  let stories: [(document: String, isExcluded: Bool)]

  /// Makes a plan.
  ///
  /// - Parameters:
  ///   - query: the query.
  ///   - day: nothing after this day; nil for no bound.
  init(_ query: SearchQuery, upTo day: CalendarDate? = nil) {
    var needed: [Expression] = []
    var slim: [Expression] = []
    var mixed: [[Expression]] = []
    var phrases: [[String]] = []
    var texts: [[String]] = []
    var words: [String] = []
    var prefixes: [String] = []
    var lower = SearchRow.number(day: Day.unknown)
    var upper =
      day.map { SearchRow.number(day: $0.lastDayNumber) + SearchRow.daySize - 1 } ?? Int.max
    var excluded: [ClosedRange<Int>] = []
    var stories: [(document: String, isExcluded: Bool)] = []
    for group in query.groups {
      guard group.count == 1, let term = group.first, !term.isExcluded || term.standsAlone else {
        let choice = group.map(\.expression)
        if choice.contains(where: \.holdsPhrase) {
          mixed.append(choice)
        } else {
          slim.append(.any(choice))
        }
        needed.append(.any(choice))
        words += group.filter { !$0.isExcluded }.flatMap(\.marked)
        continue
      }
      switch term.wanted {
      case .fact(.days(let days)):
        let first = SearchRow.number(day: days.lowerBound)
        let last = SearchRow.number(day: days.upperBound) + SearchRow.daySize - 1
        if term.isExcluded {
          excluded.append(first...last)
        } else {
          lower = max(lower, first)
          upper = min(upper, last)
        }
      case .fact(.story(let document)): stories.append((document, term.isExcluded))
      case .words(_, isPrefix: true):
        needed.append(term.expression)
        slim.append(term.expression)
        prefixes += term.marked
      default:
        needed.append(term.expression)
        slim.append(term.expression)
        words += term.marked
        if term.expression.isWords, case .words(let text, _) = term.wanted {
          texts.append(SearchTokens(text).tokens.map(\.word))
        }
        if case .phrase(let parts) = term.expression { phrases.append(parts) }
      }
    }
    expression = needed.isEmpty ? .word(Facet.everyArticle) : .all(needed)
    self.slim = slim.isEmpty ? .word(Facet.everyArticle) : .all(slim)
    self.mixed = mixed
    self.phrases = phrases
    self.texts = texts
    self.words = words
    self.prefixes = prefixes
    rows = lower...max(lower, upper)
    holdsWordsOnly = !phrases.isEmpty && needed.allSatisfy(\.isWords)
    excludedRows = excluded
    self.stories = stories
  }
}

extension SearchQuery.Term {
  /// The term as the index takes it.
  var expression: SearchPlan.Expression {
    let wanted: SearchPlan.Expression =
      switch self.wanted {
      case .words(let text, let isPrefix):
        SearchQuery.Term.words(SearchTokens(text).tokens.map(\.word), isPrefix: isPrefix)
      case .fact(let fact): fact.expression
      }
    return isExcluded ? .not(wanted) : wanted
  }

  /// Whether it is no word of the index but a condition on an article's row.
  var standsAlone: Bool {
    switch wanted {
    case .fact(.days), .fact(.story): true
    default: false
    }
  }

  /// The words that it is marked by in a snippet.
  var marked: [String] {
    guard case .words(let text, _) = wanted else { return [] }
    return SearchTokens(text).tokens.map(\.word)
  }

  private static func words(_ words: [String], isPrefix: Bool) -> SearchPlan.Expression {
    guard isPrefix, let last = words.last else {
      return words.count == 1 ? .word(words[0]) : .phrase(words)
    }
    let before = words.dropLast()
    guard !before.isEmpty else { return .prefix(last) }
    return .all([self.words(Array(before), isPrefix: false), .prefix(last)])
  }
}

extension SearchFact {
  /// The fact as words of the index.
  ///
  /// Days and stories stand alone in a query: the plan makes them conditions on rows.
  var expression: SearchPlan.Expression {
    switch self {
    case .actor(let actor): .word(Facet.actor.word(actor.rawValue))
    case .target(let actor): .word(Facet.target.word(actor.rawValue))
    case .country(let actor): .word(Facet.country.word(actor.rawValue))
    case .type(let type): .word(Facet.type.word(type.rawValue))
    case .agreement(let words): SearchFact.beginnings(.agreement, words)
    case .speaker(let words): SearchFact.speaker(words)
    case .stance(let stance): .word(Facet.stance.word(stance.rawValue))
    case .source(let name): SearchFact.beginnings(.source, name)
    case .language(let code): .word(Facet.language.word(code))
    case .statementKind(let kind): .word(Facet.statementKind.word(kind.rawValue))
    case .agreementKind(let kind): .word(Facet.agreementKind.word(kind.rawValue))
    case .days, .story: .word(Facet.everyArticle)
    }
  }

  private static func beginnings(_ facet: Facet, _ words: String) -> SearchPlan.Expression {
    .all(facet.words(words).map { .prefix($0) })
  }

  private static func speaker(_ words: String) -> SearchPlan.Expression {
    let id = ActorID(words)
    guard id.looksLikeState || id.isPerson else { return beginnings(.speaker, words) }
    return .word(Facet.speaker.word(words))
  }
}

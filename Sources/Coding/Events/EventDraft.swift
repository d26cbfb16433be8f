import Evidence
import Ontology

/// An event as the words of its clause give it, before actors, date and place are filled in.
struct EventDraft {
  let type: EventType
  let code: CAMEOCode
  let source: [Int]
  let target: [Int]
  /// The side that is told only as a group at home, such as the protesters.
  var home: HomeParty?
  let isReciprocal: Bool
  let factuality: Factuality
  /// Whether the verb group is a pluperfect.
  let isPluperfect: Bool
  /// Words of the reading from verb group to the end of the pattern or target.
  let words: Range<Int>
  /// Words of the clause: subject to end of scope.
  let clause: Range<Int>

  /// Whether it is an act of words that is done by saying it.
  var isWord: Bool {
    switch type {
    case .request, .accuse, .reject, .threaten: true
    case .support: code.digits != "057"
    default: false
    }
  }

  /// The parties of a cooperative act, of whom later clauses may speak without naming them.
  var parties: [Int]? {
    switch type {
    case .support, .consult, .cooperate, .agree:
      isReciprocal && source.count + target.count > 1 ? source + target : nil
    default: nil
    }
  }
}

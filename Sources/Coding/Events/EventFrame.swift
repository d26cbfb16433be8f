import Ontology

/// One way in which an event is put into words: a trigger, what must follow it, and where the
/// target stands.
struct EventFrame: Sendable {
  /// A piece of the pattern after the trigger.
  enum Element: Sendable {
    /// One of these lexicon words.
    case word([UInt16])
    /// Up to eight words.
    case gap
    /// Where the target stands.
    case target
  }

  /// The code; nil where the words are no event.
  let code: CAMEOCode?
  /// The PLOVER type of the code.
  let type: EventType?
  /// What follows the trigger.
  let elements: [Element]
  /// Several sources without a target act on one another.
  let isReciprocal: Bool
  /// The target stands after `with` or right behind the trigger.
  let targetFollowsWith: Bool
  /// At least two must take part.
  let isJoint: Bool
  /// Source and target must be actors.
  let needsBoth: Bool
  /// The source must be an actor.
  let needsSource: Bool
  /// Soldiers, ships or planes must stand in the subject: whoever else lands or leaves does no harm.
  let needsForce: Bool

  /// The act that follows is planned: it may be hostile, and it is only announced.
  let isPlan: Bool

  /// Whether the target must stand inside the pattern: `accuse @ of`.
  var hasInnerTarget: Bool {
    guard needsBoth, case .word = elements.last else { return false }
    return hasTargetSlot
  }

  /// Whether the pattern says where the target stands.
  var hasTargetSlot: Bool {
    elements.contains {
      if case .target = $0 { return true }
      return false
    }
  }

  /// Whether the pattern ends with `to`: the act that follows is agreed to, refused or threatened.
  let governsInfinitive: Bool
}

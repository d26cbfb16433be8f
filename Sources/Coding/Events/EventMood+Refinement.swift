import Ontology

extension EventMood {
  /// The same, but only announced where it would have happened.
  func announced() -> EventMood {
    factuality == .happened ? EventMood(type, code, .announced) : self
  }

  /// The same promise, refusal or threat with the code that the promised act gives it.
  ///
  /// - Parameters:
  ///   - code: the code of the act.
  ///   - type: its type.
  ///   - isPlan: whether the act is planned rather than agreed to.
  /// - Returns: nil where the act adds nothing.
  func refined(by code: CAMEOCode, _ type: EventType, isPlan: Bool) -> EventMood? {
    switch self.type {
    case .agree:
      switch type {
      case .consult, .support, .cooperate, .aid, .concede, .retreat:
        return EventMood(.agree, EventMood.intent(for: code, type), factuality)
      case .protest, .sanction, .coerce, .assault, .mobilize:
        return isPlan ? EventMood(.threaten, EventMood.threat(of: type), factuality) : nil
      case .agree, .request, .accuse, .reject, .threaten:
        return isPlan ? EventMood(type, code, .announced) : nil
      }
    case .reject: return EventMood(.reject, EventMood.refusal(of: type), factuality)
    case .threaten: return EventMood(.threaten, EventMood.threat(of: type), factuality)
    default: return nil
    }
  }
}

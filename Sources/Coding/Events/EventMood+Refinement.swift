import Ontology

extension EventMood {
  /// The same promise, refusal or threat with the code that the promised act gives it.
  ///
  /// - Parameters:
  ///   - code: the code of the act.
  ///   - type: its type.
  /// - Returns: nil where the act adds nothing.
  func refined(by code: CAMEOCode, _ type: EventType) -> EventMood? {
    switch self.type {
    case .agree:
      switch type {
      case .consult, .support, .cooperate, .aid, .concede, .retreat:
        return EventMood(.agree, EventMood.intent(for: code, type), factuality)
      case .protest, .sanction, .coerce, .assault, .mobilize:
        return EventMood(.threaten, EventMood.threat(of: type), factuality)
      case .agree, .request, .accuse, .reject, .threaten:
        return EventMood(type, code, .announced)
      }
    case .reject: return EventMood(.reject, EventMood.refusal(of: type), factuality)
    case .threaten: return EventMood(.threaten, EventMood.threat(of: type), factuality)
    default: return nil
    }
  }
}

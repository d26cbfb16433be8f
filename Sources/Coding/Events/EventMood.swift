import Ontology

/// What time, mood and negation make of an act.
///
/// PLOVER manual: a future consultation, support, cooperation or aid is an AGREE, a future
/// sanction, coercion, assault or protest a THREATEN, a refusal to do something friendly a REJECT.
/// The two kinds of yielding that are promised (release, withdrawal, lifting) follow the CAMEO
/// codes for an intent to yield.
struct EventMood {
  let type: EventType
  let code: CAMEOCode
  let factuality: Factuality

  /// Reads the mood of a predicate.
  ///
  /// - Parameters:
  ///   - frame: the frame with its code.
  ///   - predicate: its verb group.
  ///   - isConditional: whether an `if` governs the clause.
  ///   - isHearsay: whether a word of hearsay stands at the verb.
  /// - Returns: nil where nothing is asserted that PLOVER would code.
  init?(
    code: CAMEOCode, type: EventType, predicate: Predicate, isConditional: Bool, isHearsay: Bool
  ) {
    let isFuture = predicate.isFuture
    if isConditional {
      self.init(type, code, .hypothetical)
    } else if predicate.isDuty {
      return nil
    } else if predicate.isNegated {
      self.init(negated: type, code, predicate)
    } else if isFuture {
      self.init(future: type, code)
    } else if predicate.isPossible || isHearsay {
      self.init(type, code, .possible)
    } else {
      self.init(type, code, .happened)
    }
  }

  init(_ type: EventType, _ code: CAMEOCode, _ factuality: Factuality) {
    self.type = type
    self.code = code
    self.factuality = factuality
  }

  /// A refusal where the future is denied, a denial where the past is; what is not so at present
  /// or may not be is no event.
  private init?(negated type: EventType, _ code: CAMEOCode, _ predicate: Predicate) {
    let isRefusal = predicate.isFuture || type == .agree && predicate.group.contains(.do)
    guard isRefusal else {
      let isPast = !predicate.group.isDisjoint(with: [.past, .have])
      guard isPast, !predicate.isPossible else { return nil }
      self.init(type, code, .denied)
      return
    }
    switch type {
    case .consult, .support, .cooperate, .aid, .concede, .retreat, .agree:
      self.init(.reject, EventMood.refusal(of: type), .happened)
    case .protest, .sanction, .coerce, .assault, .mobilize, .threaten, .request, .accuse, .reject:
      self.init(type, code, .denied)
    }
  }

  private init(future type: EventType, _ code: CAMEOCode) {
    switch type {
    case .consult, .support, .cooperate, .aid, .concede, .retreat:
      self.init(.agree, EventMood.intent(for: code, type), .announced)
    case .sanction, .coerce, .assault, .protest, .mobilize:
      self.init(.threaten, EventMood.threat(of: type), .announced)
    case .agree, .request, .accuse, .reject, .threaten:
      self.init(type, code, .announced)
    }
  }

  /// The code for an intent to do what another code says was done (CAMEO 031-036).
  static func intent(for code: CAMEOCode, _ type: EventType) -> CAMEOCode {
    let digits =
      switch type {
      case .cooperate: code.digits == "062" ? "0312" : "031"
      case .aid:
        switch code.digits {
        case "072": "0332"
        case "073": "0333"
        case "074": "0334"
        case "0711": "0331"
        default: "033"
        }
      case .concede, .retreat:
        switch code.digits {
        case "0872", "0873", "0871": "0356"
        case "0841": "0353"
        case "085": "0354"
        default: "035"
        }
      case .consult: code.digits == "045" ? "039" : "036"
      default: "030"
      }
    return CAMEOCode(digits) ?? type.cameoRoot
  }

  /// The code for a threat to do something (CAMEO 13).
  static func threat(of type: EventType) -> CAMEOCode {
    let digits =
      switch type {
      case .sanction: "131"
      case .protest: "133"
      case .coerce, .mobilize: "132"
      default: "138"
      }
    return CAMEOCode(digits) ?? EventType.threaten.cameoRoot
  }

  /// The code for a refusal (CAMEO 12).
  static func refusal(of type: EventType) -> CAMEOCode {
    let digits =
      switch type {
      case .cooperate: "121"
      case .aid: "122"
      case .concede, .retreat: "124"
      case .consult: "125"
      default: "120"
      }
    return CAMEOCode(digits) ?? EventType.reject.cameoRoot
  }
}

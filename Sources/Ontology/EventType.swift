/// The type of a political event (PLOVER manual, version of 2021 and later: 16 types, with
/// CAMEO's YIELD split into CONCEDE and RETREAT).
public enum EventType: String, Sendable, Hashable, CaseIterable {
  case agree = "AGREE"
  case consult = "CONSULT"
  case support = "SUPPORT"
  case concede = "CONCEDE"
  case cooperate = "COOPERATE"
  case aid = "AID"
  case retreat = "RETREAT"
  case request = "REQUEST"
  case accuse = "ACCUSE"
  case reject = "REJECT"
  case threaten = "THREATEN"
  case protest = "PROTEST"
  case sanction = "SANCTION"
  case mobilize = "MOBILIZE"
  case coerce = "COERCE"
  case assault = "ASSAULT"

  /// The CAMEO root code nearest to the type (CAMEO manual 1.1b3, chapter 2).
  public var cameoRoot: CAMEOCode {
    let code: StaticString =
      switch self {
      case .agree: "03"
      case .consult: "04"
      case .support: "05"
      case .cooperate: "06"
      case .aid: "07"
      case .concede, .retreat: "08"
      case .accuse: "11"
      case .request: "10"
      case .reject: "12"
      case .threaten: "13"
      case .protest: "14"
      case .mobilize: "15"
      case .sanction: "16"
      case .coerce: "17"
      case .assault: "19"
      }
    return CAMEOCode(known: code)
  }

  /// The quad class of the type.
  ///
  /// - Parameter scheme: whose division; the two differ on CONCEDE and SANCTION.
  /// - Returns: the class of the type in that scheme.
  public func quad(_ scheme: QuadScheme) -> QuadClass {
    switch (self, scheme) {
    case (.agree, _), (.consult, _), (.support, _): .verbalCooperation
    case (.concede, .plover): .verbalCooperation
    case (.concede, .cameo): .materialCooperation
    case (.cooperate, _), (.aid, _), (.retreat, _): .materialCooperation
    case (.request, _), (.accuse, _), (.reject, _), (.threaten, _): .verbalConflict
    case (.sanction, .plover): .verbalConflict
    case (.sanction, .cameo): .materialConflict
    case (.protest, _), (.mobilize, _), (.coerce, _), (.assault, _): .materialConflict
    }
  }
}

/// A CAMEO event code: two to four digits, the first two of them 01...20
/// (CAMEO manual 1.1b3).
public struct CAMEOCode: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The digits.
  public let digits: String

  /// Takes two to four digits whose first two are 01...20.
  public init?(_ digits: String) {
    guard (2...4).contains(digits.utf8.count), digits.utf8.allSatisfy({ (48...57).contains($0) }),
      let root = Int(digits.prefix(2)), (1...20).contains(root)
    else { return nil }
    self.digits = digits
  }

  init(known digits: StaticString) {
    self.digits = digits.description
  }

  /// The two-digit root.
  public var root: String { String(digits.prefix(2)) }

  /// The digits.
  public var description: String { digits }

  /// Orders codes as text.
  public static func < (left: CAMEOCode, right: CAMEOCode) -> Bool { left.digits < right.digits }
}

/// Who divides the types into quad classes.
public enum QuadScheme: String, Sendable, Hashable, CaseIterable {
  /// PLOVER manual 0.8: CONCEDE is verbal cooperation, SANCTION verbal conflict.
  case plover
  /// CAMEO and GDELT: roots 03-05, 06-08, 09-13, 14-20.
  case cameo
}

/// The four classes of cooperation and conflict, numbered as GDELT does.
public enum QuadClass: Int, Sendable, Hashable, CaseIterable {
  case verbalCooperation = 1
  case materialCooperation = 2
  case verbalConflict = 3
  case materialConflict = 4
}

/// Whether an event happened.
public enum Factuality: String, Sendable, Hashable, CaseIterable {
  /// It took place.
  case happened
  /// Someone with the power to do it said that they will.
  case announced
  /// It may take place or may have.
  case possible
  /// Someone denies that it took place, or it was refused or fell through.
  case denied
  /// It is imagined: a condition, a warning, a wish.
  case hypothetical
  /// It took place before the happening that the article reports.
  case background
}

/// PLOVER contexts that matter to relations between states (PLOVER manual, "Contexts").
public enum EventContext: String, Sendable, Hashable, CaseIterable {
  case military, diplomatic, economic, resource, territory, terrorism, cyber, legal
  case intelligence, migration, election, humanRights = "human_rights", environment, health
  case wmd, peacekeeping, humanitarian, energy, trade
}

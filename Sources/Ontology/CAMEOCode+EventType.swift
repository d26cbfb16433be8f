extension CAMEOCode {
  /// The PLOVER type of the code, nil for statements and appeals (roots 01 and 02), which are no
  /// events in PLOVER.
  ///
  /// Follows the root, divides root 08 into CONCEDE and RETREAT, and moves 163 (embargo, boycott,
  /// sanctions) to COERCE. Source: the CAMEO2PLOVER table of 2021; its further moves (1712, 175,
  /// 191, 192) are left out because the published gold sets do not make them.
  public var eventType: EventType? {
    if digits == "163" { return .coerce }
    switch root {
    case "03": return .agree
    case "04": return .consult
    case "05": return .support
    case "06": return .cooperate
    case "07": return .aid
    case "08": return concessionType
    case "09", "11": return .accuse
    case "10": return .request
    case "12": return .reject
    case "13": return .threaten
    case "14": return .protest
    case "15": return .mobilize
    case "16": return .sanction
    case "17": return .coerce
    case "18", "19", "20": return .assault
    default: return nil
    }
  }

  private var concessionType: EventType {
    switch digits {
    case "08", "080", "081", "0811", "0812", "082", "083", "0831", "0832", "0833", "0834": .concede
    default: .retreat
    }
  }
}

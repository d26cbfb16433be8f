import Ontology

/// The PLOVER mode that a CAMEO code tells.
enum EventModes {
  /// The mode, in the words of the PLOVER manual; nil where the code is not that fine.
  ///
  /// - Parameter code: the event's code.
  static func mode(of code: CAMEOCode) -> String? { table[code.digits] }

  private static let table: [String: String] = [
    "041": "phone", "042": "visit", "043": "visit", "045": "third-party", "046": "multilateral",
    "0811": "access", "0831": "yield", "083": "resign", "084": "return", "0841": "release",
    "0842": "return", "0871": "ceasefire", "0872": "withdraw", "0873": "disarm",
    "086": "access", "090": "investigate", "111": "disapprove", "112": "allege", "114": "allege",
    "115": "allege", "116": "allege", "1042": "change", "1056": "yield", "1012": "assist",
    "121": "assist", "122": "assist", "123": "change", "124": "yield", "1241": "yield",
    "125": "meet", "131": "relations", "132": "restrict", "133": "restrict", "138": "violence",
    "141": "demo", "142": "hunger", "143": "strike", "144": "obstruct", "145": "riot",
    "150": "troops", "154": "troops", "155": "weapons", "160": "withdraw", "161": "withdraw",
    "1661": "withdraw", "1662": "expel", "1663": "expel", "166": "expel", "162": "discontinue",
    "164": "discontinue", "171": "seize", "1712": "destroy", "172": "restrict",
    "1721": "ban", "173": "arrest", "174": "deport", "176": "cyber", "180": "abduct",
    "181": "abduct", "182": "beat", "1823": "execute", "183": "explosives",
    "186": "assassinate", "193": "firearms", "194": "heavy-weapons", "195": "heavy-weapons",
  ]
}

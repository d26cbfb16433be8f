import Ontology
import Records

/// How sure an answer is.
///
/// `confidence = (1 − 2^−origins) × max over the evidence of (rank × directness)`: independent
/// origins halve the doubt each, and the best-placed witness sets the ceiling. Articles that copy
/// one another count once.
enum Confidence {
  /// How direct a piece of evidence is.
  enum Directness: Double, Sendable {
    case treatyText = 1.0
    case narration = 0.9
    case officialWord = 0.8
    case outsiderWord = 0.5
  }

  /// The confidence.
  ///
  /// - Parameters:
  ///   - origins: the number of independent origins.
  ///   - witnesses: rank weight and directness of each piece of evidence.
  /// - Returns: 0...1.
  static func value(origins: Int, witnesses: [(rank: Double, directness: Directness)]) -> Double {
    guard origins > 0 else { return 0 }
    let best = witnesses.map { $0.rank * $0.directness.rawValue }.max() ?? 0.5
    let doubt = 1.0 / Double(1 << min(origins, 30))
    return (1 - doubt) * best
  }

  /// The weight of a speaker: office holders of parties first, then outsiders; the report's own
  /// words weigh as an official's.
  static func rank(role: String?, isParty: Bool, isNarrated: Bool) -> Double {
    if isNarrated { return 0.9 }
    guard isParty else { return 0.6 }
    let role = role?.lowercased() ?? ""
    if role.contains("president") || role.contains("prime minister") || role.contains("leader") {
      return 1
    }
    return role.contains("minist") ? 0.95 : 0.85
  }
}

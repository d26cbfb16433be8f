import Ontology

/// Where countries lie: their regions, their middles and their outlines.
public struct WorldMap: Sendable {
  /// One country.
  ///
  /// Lengths are tenths of a degree from 180° W and 90° N (plate carrée).
  struct Country: Sendable {
    let region: String
    let middle: SIMD2<Double>
    /// An SVG path; empty for states too small to have an outline.
    let outline: String
  }

  /// The whole picture, without Antarctica.
  static let size = SIMD2(3600.0, 1500.0)

  private let countries: [String: Country]

  /// Makes a map of nothing.
  public init() { countries = [:] }

  /// Reads `map.tsv`.
  ///
  /// - Parameter text: the file: `code`, `region`, `x`, `y` and `outline`, with tabs between.
  /// - Throws: `DeskError` when a line has another shape.
  public init(parsing text: String) throws(DeskError) {
    var countries: [String: Country] = [:]
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    for line in lines.dropFirst() {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 5, let x = Double(fields[2]), let y = Double(fields[3]),
        fields[4].utf8.allSatisfy({ WorldMap.pathBytes.contains($0) })
      else {
        throw DeskError(
          message: "the map has a line that is no country: '\(line.prefix(60))'",
          remedy: "make Data/map.tsv again with Scripts/make-map.py")
      }
      countries[fields[0]] = Country(region: fields[1], middle: SIMD2(x, y), outline: fields[4])
    }
    self.countries = countries
  }

  private static let pathBytes = Set("Mlz0123456789- ".utf8)

  /// The region (UN M49) that a state lies in; nil for all that is no state.
  func region(of actor: ActorID) -> String? { countries[actor.rawValue]?.region }

  /// Where a state is drawn; nil for all that is no state.
  func middle(of actor: ActorID) -> SIMD2<Double>? { countries[actor.rawValue]?.middle }

  /// The outlines as a picture of their own, in a grey that suits both themes.
  var picture: String {
    let paths = countries.sorted { $0.key < $1.key }.map(\.value.outline).filter { !$0.isEmpty }
      .map { "<path vector-effect=\"non-scaling-stroke\" d=\"\($0)\"/>" }
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3600 1500"><g fill="#808080" \
      fill-opacity=".22" stroke="#808080" stroke-opacity=".6" stroke-width="1">\(paths.joined())\
      </g></svg>

      """
  }
}

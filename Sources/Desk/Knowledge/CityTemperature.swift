/// A city's temperature, for the strip under the masthead of the front page.
public struct CityTemperature: Sendable, Hashable {
  /// The city's name.
  public let city: String
  /// Whole degrees Celsius.
  public let degrees: Int

  /// Makes one.
  ///
  /// - Parameters:
  ///   - city: the city's name.
  ///   - degrees: whole degrees Celsius.
  public init(city: String, degrees: Int) {
    self.city = city
    self.degrees = degrees
  }
}

extension Desk {
  /// Tells what is known of the cities now, at once.
  public typealias Cities = @Sendable () -> [CityTemperature]

  /// The cities with their temperatures; nothing where none are known.
  var cityStrip: HTML {
    let known = cities?() ?? []
    guard !known.isEmpty else { return "" }
    let items = known.map { city -> HTML in
      let degrees = city.degrees < 0 ? "−\(-city.degrees)" : "\(city.degrees)"
      return "<li>\(city.city) \(degrees) °C</li>"
    }
    return "<ul class=\"cities\" aria-label=\"Temperatures\">\(items)</ul>"
  }
}

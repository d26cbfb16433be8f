import Evidence
public import Reading
import Synchronization

/// Temperatures of some cities from any endpoint that answers as Open-Meteo's forecast does
/// (open-meteo.com/en/docs), asked rarely and in the background.
///
/// Whoever wants them gets what is known and never waits; an endpoint that fails is asked again at
/// the next turn, and until then old values are shown or none.
public final class CityWeather: Sendable {
  /// A city and where it lies.
  public struct City: Sendable, Hashable {
    /// Its name.
    public let name: String
    let latitude: String
    let longitude: String

    /// Reads `NAME=LATITUDE,LONGITUDE`, in degrees; nil for anything else.
    ///
    /// - Parameter text: the text.
    public init?(_ text: String) {
      let parts = text.split(separator: "=", maxSplits: 1)
      guard parts.count == 2 else { return nil }
      let place = parts[1].split(separator: ",").map(String.init)
      guard place.count == 2, let latitude = Double(place[0]), let longitude = Double(place[1]),
        (-90...90).contains(latitude), (-180...180).contains(longitude)
      else { return nil }
      name = String(parts[0])
      self.latitude = place[0]
      self.longitude = place[1]
    }
  }

  /// One city's temperature.
  public struct Temperature: Sendable, Hashable {
    /// The city's name.
    public let city: String
    /// Whole degrees Celsius.
    public let degrees: Int
  }

  /// Seconds between two questions.
  static let interval = 1800
  /// Seconds after which a temperature is no news.
  static let lifetime = 10_800

  private struct State {
    var temperatures: [Temperature] = []
    var read = Int.min
    var asked = Int.min
  }

  private let state = Mutex(State())
  private let fetcher: Fetcher
  private let cities: [City]
  private let address: String
  private let now: @Sendable () -> Int

  /// Prepares to ask; nothing is asked before somebody wants to know.
  ///
  /// - Parameters:
  ///   - endpoint: where the forecast is, such as `https://api.open-meteo.com/v1/forecast`.
  ///   - cities: the cities, in the order in which they are shown.
  ///   - policy: who asks, and which private hosts may be asked.
  ///   - now: seconds since 1 January 1970.
  public init(
    endpoint: String, cities: [City], policy: FetchPolicy, now: @escaping @Sendable () -> Int
  ) {
    var policy = policy
    // The endpoint is the user's own choice and made for programs.
    policy.obeysRobots = false
    policy.sizeLimit = 1 << 20
    policy.timeLimit = 10
    fetcher = Fetcher(policy: policy, now: now)
    self.cities = cities
    self.now = now
    let places = [cities.map(\.latitude), cities.map(\.longitude)].map {
      $0.joined(separator: ",")
    }
    address =
      endpoint + (endpoint.contains("?") ? "&" : "?")
      + "latitude=\(places[0])&longitude=\(places[1])&current=temperature_2m"
  }

  /// What is known now.
  ///
  /// Where that is old, it is asked for in the background.
  public var temperatures: [Temperature] {
    let time = now()
    let (known, isDue) = state.withLock { state in
      let isDue = state.asked == .min || time - state.asked >= CityWeather.interval
      if isDue { state.asked = time }
      let isOld = state.read == .min || time - state.read > CityWeather.lifetime
      return (isOld ? [] : state.temperatures, isDue)
    }
    if isDue { Task { await refresh() } }
    return known
  }

  /// Asks now; a failure leaves everything as it was.
  func refresh() async {
    guard let page = try? await fetcher.fetch(address), !page.isUnchanged,
      let json = try? JSON(parsing: page.body)
    else { return }
    // One place gets an object, several a list of them.
    let answers = json.array ?? [json]
    let found = zip(cities, answers).compactMap { city, answer -> Temperature? in
      guard let degrees = answer["current"]?["temperature_2m"]?.double, abs(degrees) < 100 else {
        return nil
      }
      return Temperature(city: city.name, degrees: Int(degrees.rounded()))
    }
    guard !found.isEmpty else { return }
    let time = now()
    state.withLock { state in
      state.temperatures = found
      state.read = time
    }
  }
}

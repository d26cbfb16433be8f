import Desk
import Following
import Reading

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension Arguments {
  /// What the desk may do to the list of feeds that `--feeds` names.
  func feedKeeping() throws(UsageError) -> FeedKeeping? {
    guard let path = value("feeds") else { return nil }
    var policy = try fetchPolicy()
    policy.timeLimit = 10
    policy.sizeLimit = 8 << 20
    let (list, asked) = (FeedList(path: path), policy)
    return FeedKeeping(
      list: { () throws(FeedKeeping.Refusal) in
        try refusing { () throws(FollowError) in try list.list().feeds.map(FeedKeeping.Feed.init) }
      },
      find: { (url) throws(FeedKeeping.Refusal) in
        do throws(FollowError) {
          return try await FeedList.feeds(at: url, asked).map(FeedKeeping.Feed.init)
        } catch {
          throw FeedKeeping.Refusal(error.description)
        }
      },
      add: { (feed) throws(FeedKeeping.Refusal) in
        try refusing { () throws(FollowError) in
          _ = try list.add([OPML.Outline(text: feed.title, feed: feed.url)])
        }
      },
      remove: { (url) throws(FeedKeeping.Refusal) in
        try refusing { () throws(FollowError) in try list.remove(url) }
      },
      take: { (text) throws(FeedKeeping.Refusal) in
        let given: OPML
        do throws(ReadingError) {
          given = try OPML(parsing: Array(text.utf8))
        } catch {
          throw FeedKeeping.Refusal(error.description)
        }
        return try refusing { () throws(FollowError) in try list.add(given.feeds).count }
      },
      document: { () throws(FeedKeeping.Refusal) in
        try refusing { () throws(FollowError) in try list.list().document }
      })
  }

  /// The temperatures that `--weather` and `--city` ask for.
  func cities() throws(UsageError) -> Desk.Cities? {
    guard let endpoint = value("weather") else { return nil }
    var cities: [CityWeather.City] = []
    for text in all("city") {
      guard let city = CityWeather.City(text) else {
        throw UsageError(
          "--city needs NAME=LATITUDE,LONGITUDE as Tirana=41.33,19.82, not '\(text)'")
      }
      cities.append(city)
    }
    guard !cities.isEmpty else { throw UsageError("--weather needs --city NAME=LAT,LON") }
    let weather = CityWeather(
      endpoint: endpoint, cities: cities, policy: try fetchPolicy(), now: { time(nil) })
    return {
      weather.temperatures.map { CityTemperature(city: $0.city, degrees: $0.degrees) }
    }
  }
}

/// Says what the list refuses in the desk's words.
private func refusing<Value>(_ work: () throws(FollowError) -> Value) throws(FeedKeeping.Refusal)
  -> Value
{
  do { return try work() } catch { throw FeedKeeping.Refusal(error.description) }
}

extension FeedKeeping.Feed {
  fileprivate init(_ outline: OPML.Outline) {
    let url = outline.feed ?? ""
    self.init(url: url, title: outline.text.isEmpty ? url : outline.text)
  }
}

import Evidence
import Testing

@Suite struct DateTests {
  @Test(arguments: ["2025", "2025-03", "2025-03-18", "2024-02-29", "0001-01-01", "9999-12-31"])
  func datesRoundTrip(text: String) {
    #expect(CalendarDate(iso: text)?.description == text)
  }

  @Test(arguments: [
    "", "25-03-18", "2025-13", "2025-02-29", "2025-3-1", "2025-00-10", "20x5", "0000",
  ])
  func impossibleDatesAreNone(text: String) {
    #expect(CalendarDate(iso: text) == nil)
  }

  @Test func daysCountBothWays() throws {
    for days in stride(from: -719_162, through: 2_932_896, by: 997) {
      #expect(CalendarDate(daysSinceEpoch: days).daysSinceEpoch == days)
    }
    let signing = try #require(CalendarDate(year: 2025, month: 3, day: 18))
    #expect(signing.weekday == 2)
    #expect(signing.adding(days: 14).description == "2025-04-01")
    #expect(signing.adding(days: -78).description == "2024-12-30")
  }

  @Test(arguments: [-719_163, -1_000_000, 2_932_897, Int.min, Int.max])
  func daysBeyondTheCalendarGiveItsEnds(days: Int) throws {
    let date = CalendarDate(daysSinceEpoch: days)
    #expect(date.description == (days < 0 ? "0001-01-01" : "9999-12-31"))
    #expect(date.adding(days: days < 0 ? -1 : 1) == date)
  }

  @Test func partialDatesCompareByWhatTheyCanMean() throws {
    let year = try #require(CalendarDate(iso: "2025"))
    let day = try #require(CalendarDate(iso: "2025-03-18"))
    #expect(year.isOnOrBefore(day) && day.isOnOrBefore(year))
    #expect(!day.isOnOrBefore(day.adding(days: -1)))
  }

  @Test(arguments: [
    ("2025-03-18", "2025-03-18"), ("2025-03-18T17:42", "2025-03-18T17:42:00"),
    ("2025-03-18 17:42:05Z", "2025-03-18T17:42:05Z"),
    ("2025-03-18T17:42:05.123+01:00", "2025-03-18T17:42:05+01:00"),
    ("2025-03-18T17:42:05-0530", "2025-03-18T17:42:05-05:30"),
    ("2025-03-18T99:00", "2025-03-18"), ("2025-03", "2025-03"),
  ])
  func timestampsKeepWhatIsStated(text: String, written: String) {
    #expect(Timestamp(iso: text)?.description == written)
  }
}

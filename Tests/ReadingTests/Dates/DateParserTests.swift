import Evidence
import Reading
import TestSupport
import Testing

@Suite("Dates of feeds and headers")
struct DateParserTests {
  @Test(
    "reads the forms in use",
    arguments: [
      ("2003-12-31T10:14:55Z", "2003-12-31T10:14:55Z"),
      ("2003-12-31T10:14Z", "2003-12-31T10:14:00Z"),
      ("2003-12-31T10:14:55.994Z", "2003-12-31T10:14:55Z"),
      ("2003-12-31T10:14:55-08:00", "2003-12-31T10:14:55-08:00"),
      ("2003-12-31T18:14:55+0830", "2003-12-31T18:14:55+08:30"),
      ("2003-12-31 10:14:55", "2003-12-31T10:14:55"), ("2003-12-31", "2003-12-31"),
      ("2003-12", "2003-12"), ("2003", "2003"), ("20031231", "2003-12-31"),
      ("20031231T101455Z", "2003-12-31T10:14:55Z"), ("2003-335", "2003-12-01"),
      ("2003335", "2003-12-01"), ("2003-12-31T24:00:00Z", "2004-01-01T00:00:00Z"),
      ("Thu, 01 Jan 2004 19:48:21 GMT", "2004-01-01T19:48:21Z"),
      ("01 Jan 2004 19:48 GMT", "2004-01-01T19:48:00Z"),
      ("Thu, 1 Jan 04 19:48:21 EST", "2004-01-01T19:48:21-05:00"),
      ("Thu,01 Jan 2004 19:48:21 +0200", "2004-01-01T19:48:21+02:00"),
      ("Thu, Jan 01 2004 19:48:21 GMT", "2004-01-01T19:48:21Z"),
      ("Thursday, 01-Jan-04 19:48:21 GMT", "2004-01-01T19:48:21Z"),
      ("Sun Jan  4 16:29:06 PST 2004", "2004-01-04T16:29:06-08:00"),
      ("Sun Jan  4 16:29:06 2004", "2004-01-04T16:29:06"),
      ("Thu, 01 January 2004 07:48:21 PM GMT", "2004-01-01T19:48:21Z"),
      ("Jan 1, 2004", "2004-01-01"), ("January 2004", "2004-01"),
      ("Thu, 01 Jan 2004 00:00:00 GMT+2", "2004-01-01T00:00:00+02:00"),
      ("Fri, 31 Dec 103 10:14:55 EST", "2003-12-31T10:14:55-05:00"),
      ("Fri, 31 Dec 2003 10:14:55 PST-12", "2003-12-31T10:14:55-12:00"),
      ("31.12.2003 10:14", "2003-12-31T10:14:00"), ("31/12/2003", "2003-12-31"),
      ("12/31/2003 10:14:55", "2003-12-31T10:14:55"), ("03/04/2003", "2003"),
      ("31 décembre 2003", "2003-12-31"), ("3 März 2020", "2020-03-03"),
      ("5 июля 2021 12:30", "2021-07-05T12:30:00"),
      ("Mon, 06 Sep 2021 00:00:00 Z", "2021-09-06T00:00:00Z"),
      ("Tue, 18 Mar 2025 10:00:00 IST", "2025-03-18T10:00:00"),
    ])
  func reads(text: String, expected: String) {
    #expect(DateParser.parse(text)?.description == expected)
  }

  @Test(
    "takes nothing for a date that is none",
    arguments: [
      "", "yesterday", "12", "2003-13-01", "2003-02-30", "31 Feb 2003", "10:14:55", "99 Jan 2004",
      "2003-12-31T25:00:00Z", "1 2 3 4 5 6 Jan",
      "Thu, 01 Jan 2004 19:48:21 GMT and more text that goes on and on and on and on and on and on and on and on",
    ])
  func refuses(text: String) {
    #expect(DateParser.parse(text) == nil)
  }

  @Test("every date that is written is read back", arguments: 0..<50)
  func roundTrip(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let day = CalendarDate(daysSinceEpoch: Int.random(in: -20000...40000, using: &random))
    let stamp = Timestamp(
      date: day, secondOfDay: Int.random(in: 0..<86400, using: &random),
      utcOffsetMinutes: Int.random(in: -12...14, using: &random) * 60)
    #expect(DateParser.parse(stamp.description) == stamp)
    #expect(DateParser.parse(day.description)?.date == day)
  }

  @Test("hostile bytes give a valid date or none", arguments: 0..<200)
  func hostile(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let words = [
      "2004", "Jan", "19:48", " ", "-", "+", "T", "Z", "31", "99", ":", "GMT", "PM", "é", ".",
    ]
    let text = (0..<8).map { _ in words.randomElement(using: &random) ?? "" }.joined()
    if let stamp = DateParser.parse(text) {
      #expect((1...9999).contains(stamp.date.year))
      #expect((0...86400).contains(stamp.secondOfDay ?? 0))
    }
  }
}

import Testing

@testable import Following

@Suite("How often a feed is asked")
struct PollIntervalTests {
  @Test("comes nearer to a feed's pace, within bounds", arguments: [0, 1, 30])
  func adapts(news: Int) {
    var interval = PollInterval.first
    for _ in 0..<30 {
      let next = PollInterval.next(after: interval, newEntries: news)
      #expect(news > 0 ? next <= interval : next >= interval)
      interval = next
    }
    #expect(interval == (news > 0 ? PollInterval.shortest : PollInterval.longest))
  }

  @Test("falls back further with every failure, to a day at most")
  func failures() {
    var last = 0
    for count in 1...40 {
      let wait = PollInterval.afterFailures(count, interval: 300)
      #expect(wait >= last && wait >= 300 && wait <= 86_400)
      last = wait
    }
    #expect(last == 86_400)
  }
}

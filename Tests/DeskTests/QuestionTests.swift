import Testing

@testable import Desk

@Suite struct QuestionTests {
  @Test func daysOfEvidenceAreStepsWithoutScripts() async throws {
    try await withDesk { desk in
      let latest = get(desk, "/ask", [("q", "Are they?")]).body
      #expect(latest.contains("<a href=\"/ask?q=Are%20they%3F&amp;until=2025-05-02\" aria-current"))
      #expect(latest.contains("<a href=\"/ask?q=Are%20they%3F&amp;until=2025-03-18\">2025-03-18"))
      #expect(latest.contains("<span class=\"quiet\">2</span>"))
      let earlier = get(desk, "/ask", [("q", "Are they?"), ("until", "2025-04-01")]).body
      #expect(earlier.contains("until=2025-03-18\" aria-current=\"true\""))
      #expect(earlier.contains("until=2025-05-02\" rel=\"next\">Later"))
      #expect(earlier.contains("as of 2025-04-01") && !earlier.contains("two.example · 2025-05-02"))
      let before = get(desk, "/ask", [("q", "Are they?"), ("until", "2024")]).body
      #expect(!before.contains("aria-current=\"true\">2025") && before.contains("None was found"))
    }
  }

  @Test func ladderShowsWhatIsClimbed() async throws {
    try await withDesk { desk in
      let body = get(desk, "/ask", [("q", "Are they?")]).body
      let ladder = try #require(body.firstMatch(of: /<ol class="ladder".*?<\/ol>/)).output
      #expect(ladder.matches(of: /<li class="climbed">R[01]/).count == 2)
      #expect(ladder.matches(of: /<li>R/).count == 7)
    }
  }
}

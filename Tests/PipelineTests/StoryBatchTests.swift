import Evidence
import Pipeline
import Testing

private let lines = [
  #"{"id": "a", "title": "Parliament approves the budget after a night of talks", "text": ""}"#,
  "no json",
  #"{"id": "b", "title": "Storm delays ferries", "text": ""}"#,
  #"{"title": "no id"}"#,
  #"{"id": 7, "title": "Budget Endorsed by Parliament Following Night Meeting", "text": null}"#,
].map { Array($0.utf8) }

@Test("Lines are answered in order, bad ones by their error", arguments: [true, false])
func storyLinesAreAnswered(live: Bool) {
  var batch = StoryBatch()
  let answers = live ? lines.map { batch.add($0) } : StoryBatch.answers(to: lines)
  #expect(answers.count == lines.count)
  #expect(answers.map { $0["id"]?.string } == ["a", nil, "b", nil, "7"])
  #expect(answers.map { $0["error"] != nil } == [false, true, false, true, false])
  #expect(answers[4]["copy_of"] == "a")
  #expect(answers[4]["relation"] == "reworded")
  #expect(answers[4]["origin"] == "a" && answers[4]["story"] == "a")
  #expect(answers[2]["copy_of"] == .null)
}

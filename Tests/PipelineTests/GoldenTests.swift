import Evidence
import Records
import TestSupport
import Testing

/// Whole records of small pages of our own, written out so that a change shows as a readable diff.
@Suite struct GoldenTests {
  @Test(arguments: CaseFile.all("html") + CaseFile.all("txt"))
  func recordIsAsBefore(page: CaseFile) throws {
    expectGolden(try Line.code(page.bytes()).json.pretty + "\n", page.golden("golden.json"))
  }
}

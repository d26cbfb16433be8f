import Coding
import Evidence
import Language
import Ontology
import Records
import Testing

@Suite struct StanceTests {
  struct Sample: Sendable, CustomStringConvertible {
    let text: String
    let stance: Stance
    let target: StatementTarget?
    var description: String { text }
  }

  static let samples = [
    Sample(text: "Sweden welcomed the agreement.", stance: .support, target: .agreement(nil)),
    Sample(
      text: "Serbia called the declaration a threat to peace.", stance: .oppose,
      target: .agreement(nil)),
    Sample(
      text: "Croatia said that the cooperation was not directed against anyone.",
      stance: .support, target: .agreement(nil)),
    Sample(
      text: "Norway said that the deal should not be perceived as a threat.", stance: .support,
      target: .agreement(nil)),
    Sample(
      text: "Ukraine accused Russia of breaking the memorandum of 1994.", stance: .oppose,
      target: .actors([ActorID("RUS")])),
    Sample(
      text: "Kosovo's government denied that the deal was directed against Serbia.",
      stance: .support, target: .agreement(nil)),
    Sample(
      text: "Serbia said that it would not allow unilateral actions.", stance: .oppose, target: nil),
    Sample(
      text: "Italy called it a provocation.", stance: .oppose, target: .agreement(nil)),
    Sample(
      text: "China said that the visit would last three days.", stance: .neutral, target: nil),
  ]

  @Test(arguments: samples)
  func readsTargetAndStance(_ sample: Sample) throws {
    let (_, statements) = CodingSample.statements(sample.text)
    let statement = try #require(statements.first)
    #expect(statements.count == 1)
    #expect(statement.stance == sample.stance)
    #expect(statement.target == sample.target)
  }

  @Test func whoSignedDoesNotDecideTheStance() throws {
    let text =
      "Latvia and Estonia signed an agreement in Riga. Latvia said that the agreement ran to two pages. Belarus said that the agreement ran to two pages."
    let (_, statements) = CodingSample.statements(text)
    #expect(statements.map(\.stance) == [.neutral, .neutral])
  }

  @Test(arguments: [
    ("Serbia told Croatia that the talks were over.", "HRV"),
    ("Serbia asked Albania to explain the deal.", "ALB"),
    ("Serbia said in Croatia that the talks were over.", nil),
  ])
  func knowsWhoIsAddressed(_ sample: (text: String, addressee: String?)) throws {
    let (_, statements) = CodingSample.statements(sample.text)
    let statement = try #require(statements.first)
    #expect(statement.addressee?.rawValue == sample.addressee)
  }
}

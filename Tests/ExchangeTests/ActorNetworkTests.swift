import Exchange
import Foundation
import TestSupport
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The forms that network programs read.
struct ActorNetworkTests {
  private let network = ActorNetwork(
    nodes: [
      ActorNetwork.Node(
        id: "ALB", label: "Albania & <friends> \"quoted\"", community: 0, betweenness: 1.5,
        constraint: 0.5, position: SIMD2(0, 0)),
      ActorNetwork.Node(id: "SRB", label: "Serbia\u{1}", position: SIMD2(3, -2)),
      ActorNetwork.Node(id: "NATO", label: "NATO"),
    ],
    edges: [
      ActorNetwork.Edge(source: "ALB", target: "SRB", weight: -4),
      ActorNetwork.Edge(source: "ALB", target: "NATO", weight: 2),
    ])

  @Test func graphMLIsWellFormed() throws {
    let document = try XMLDocument(xmlString: network.graphML)
    #expect(try document.nodes(forXPath: "//*[local-name()='node']").count == 3)
    #expect(try document.nodes(forXPath: "//*[local-name()='edge']").count == 2)
    let label = try document.nodes(forXPath: "//*[local-name()='data'][@key='label']").first
    #expect(label?.stringValue == "Albania & <friends> \"quoted\"")
  }

  @Test func gexfKeepsTheSignApart() throws {
    let document = try XMLDocument(xmlString: network.gexf)
    let weights = try document.nodes(forXPath: "//*[local-name()='edge']/@weight")
    #expect(weights.compactMap(\.stringValue) == ["4.0", "2.0"])
    let signs = try document.nodes(
      forXPath: "//*[local-name()='edge']//*[@for='sign']/@value")
    #expect(signs.compactMap(\.stringValue) == ["-1", "1"])
  }

  @Test func svgDrawsWhatHasAPlace() throws {
    let document = try XMLDocument(xmlString: network.svg)
    #expect(try document.nodes(forXPath: "//*[local-name()='circle']").count == 2)
    #expect(try document.nodes(forXPath: "//*[local-name()='line']").count == 1)
  }
}

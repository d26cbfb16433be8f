import Evidence

extension ActorNetwork {
  /// The network as GraphML (graphml.graphdrawing.org), as igraph, networkx and Gephi read it.
  public var graphML: String {
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
        <key id="label" for="node" attr.name="label" attr.type="string"/>
        <key id="community" for="node" attr.name="community" attr.type="int"/>
        <key id="betweenness" for="node" attr.name="betweenness" attr.type="double"/>
        <key id="constraint" for="node" attr.name="constraint" attr.type="double"/>
        <key id="weight" for="edge" attr.name="weight" attr.type="double"/>
        <graph id="relations" edgedefault="undirected">

      """
    for node in nodes {
      text += "    <node id=\"\(node.id.xmlEscaped)\">"
      text += "<data key=\"label\">\(node.label.xmlEscaped)</data>"
      for (key, value) in node.measures { text += "<data key=\"\(key)\">\(value)</data>" }
      text += "</node>\n"
    }
    for edge in edges {
      text += "    <edge source=\"\(edge.source.xmlEscaped)\" target=\"\(edge.target.xmlEscaped)\">"
      text += "<data key=\"weight\">\(edge.weight)</data></edge>\n"
    }
    return text + "  </graph>\n</graphml>\n"
  }
}

extension ActorNetwork.Node {
  /// The measures that the node has, by name.
  var measures: [(name: String, value: String)] {
    [
      ("community", community.map { "\($0)" }), ("betweenness", betweenness.map { "\($0)" }),
      ("constraint", constraint.map { "\($0)" }),
    ].compactMap { name, value in value.map { (name, $0) } }
  }
}

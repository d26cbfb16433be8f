import Evidence

extension ActorNetwork {
  /// The network as GEXF 1.3 (gexf.net), as Gephi reads it.
  ///
  /// GEXF wants weights that are not negative: the size of the weight is there, its sign is the
  /// attribute `sign`.
  public var gexf: String {
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <gexf xmlns="http://gexf.net/1.3" version="1.3">
        <graph defaultedgetype="undirected" mode="static">
          <attributes class="node">
            <attribute id="community" title="community" type="integer"/>
            <attribute id="betweenness" title="betweenness" type="double"/>
            <attribute id="constraint" title="constraint" type="double"/>
          </attributes>
          <attributes class="edge">
            <attribute id="sign" title="sign" type="integer"/>
          </attributes>
          <nodes>

      """
    for node in nodes {
      text +=
        "      <node id=\"\(node.id.xmlEscaped)\" label=\"\(node.label.xmlEscaped)\"><attvalues>"
      for (name, value) in node.measures {
        text += "<attvalue for=\"\(name)\" value=\"\(value)\"/>"
      }
      text += "</attvalues></node>\n"
    }
    text += "    </nodes>\n    <edges>\n"
    for (number, edge) in edges.enumerated() {
      text += "      <edge id=\"\(number)\" source=\"\(edge.source.xmlEscaped)\" "
      text += "target=\"\(edge.target.xmlEscaped)\" weight=\"\(abs(edge.weight))\"><attvalues>"
      text += "<attvalue for=\"sign\" value=\"\(edge.weight < 0 ? -1 : 1)\"/></attvalues></edge>\n"
    }
    return text + "    </edges>\n  </graph>\n</gexf>\n"
  }
}

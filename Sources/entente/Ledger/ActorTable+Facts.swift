import Actors
import Exchange
import Ontology

extension ActorTable {
  /// What the tables of other data sets say about the states and organisations.
  var facts: [ActorID: ActorFacts] {
    var facts: [ActorID: ActorFacts] = [:]
    for state in states {
      facts[state.id] = ActorFacts(
        name: state.name, cameo: state.cameo, cow: state.cow, cowNumber: state.cowNumber,
        fips: state.fips, isState: true)
    }
    // Armed bodies are written by the state that they fight in.
    for organisation in organisations where ![.armed, .movement].contains(organisation.kind) {
      facts[organisation.id] = ActorFacts(
        name: organisation.name, cameo: ActorFacts.cameo(ofOrganisation: organisation.id),
        cow: nil, cowNumber: nil, fips: nil, isState: false)
    }
    return facts
  }
}

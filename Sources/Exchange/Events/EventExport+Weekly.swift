import Evidence
import Ontology
import Records

extension EventExport {
  /// A row of the ICEWS weekly event file.
  func icews(_ reported: ReportedEvent, _ dyad: Dyad, _ day: CalendarDate) -> [String] {
    let event = reported.event
    let place = named(event.place)
    return [
      identifier(reported, dyad), day.description, dyad.source?.facts.name ?? "",
      dyad.source?.sectors ?? "", country(dyad.source), sentence(event.type), event.cameo.digits,
      event.goldstein.map(decimal) ?? "", dyad.target?.facts.name ?? "",
      dyad.target?.sectors ?? "", country(dyad.target), event.citation.document.rawValue,
      sentenceNumber(reported), reported.site ?? "", place.city, "", "",
      place.country, "", "",
    ]
  }

  /// A row of the POLECAT weekly event file; several on a side are parted by semicolons.
  func polecat(_ reported: ReportedEvent, _ day: CalendarDate) -> [String] {
    let event = reported.event
    let place = named(event.place)
    return [
      "ENT" + identifier(reported, nil), day.description, event.type.rawValue, event.mode ?? "",
      event.goldstein.map(decimal) ?? "", quad(event.type.quad(.plover)),
      event.contexts.map(\.rawValue).joined(separator: ";"),
    ] + side(event.source) + side(event.target) + [
      event.place?.name ?? "", place.city, "", "",
      event.place?.country?.rawValue ?? "", "", "", "", event.place?.name ?? "", "",
      reported.site ?? "", reported.published?.date.description ?? "", "", "", "",
      reported.language ?? "", event.citation.version,
    ]
  }

  private func side(_ participants: [Participant]) -> [String] {
    func joined(_ values: [String?]) -> String {
      values.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ";")
    }
    let known = participants.map { $0.actor.flatMap { facts[$0] } }
    return [
      joined(zip(participants, known).map { $1?.name ?? $0.text }),
      joined(participants.map { $0.actor?.looksLikeState == true ? $0.actor?.rawValue : nil }),
      joined(known.map { $0?.cow }),
      participants.first?.roles.first?.rawValue ?? "",
      joined(participants.map { joined($0.roles.map(\.rawValue)) }), "",
      joined(participants.map(\.text)), "",
    ]
  }

  private func country(_ side: Side?) -> String {
    side?.facts.isState == true ? side?.facts.name ?? "" : ""
  }

  private func named(_ place: Place?) -> (city: String, country: String) {
    guard let place else { return ("", "") }
    let country = place.country.flatMap { facts[$0]?.name } ?? ""
    return (place.name == country ? "" : place.name, country)
  }

  private func sentence(_ type: EventType) -> String {
    type.rawValue.prefix(1) + type.rawValue.dropFirst().lowercased()
  }

  /// The words that POLECAT has for the quad classes.
  private func quad(_ quad: QuadClass) -> String {
    switch quad {
    case .verbalCooperation: "VERBAL COOPERATION"
    case .materialCooperation: "MATERIAL COOPERATION"
    case .verbalConflict: "VERBAL CONFLICT"
    case .materialConflict: "MATERIAL CONFLICT"
    }
  }
}

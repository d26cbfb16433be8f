import Evidence
import Foundation
import Records
import Stories
import Testing
import TestSupport

/// Figures over the development packs beside the project; skipped where there are none.
private let packs = sharedFolder()?.appendingPathComponent("packs")

private func lines(_ name: String) throws -> [[String: Any]] {
  let text = try String(
    contentsOf: try #require(packs).appendingPathComponent(name), encoding: .utf8)
  return try text.split(separator: "\n").map {
    try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
  }
}

@Test("Every rewritten headline of the pack is linked and no other", .enabled(if: packs != nil))
func headlinePairsAreLinked() throws {
  var reports: [Report] = []
  for key in ["original", "reworded"] {
    for (number, line) in try lines("stories/headline_pairs_seed.jsonl").enumerated() {
      reports.append(
        Report(
          id: DocumentID("\(key)\(number)"), title: line[key] as? String ?? "", text: "",
          outlet: nil, date: nil))
    }
  }
  let links = CopyFinder().copies(among: reports)
  #expect(links.count == 8)
  for link in links {
    #expect(link.copy.rawValue == "reworded" + link.original.rawValue.dropFirst(8))
    #expect(link.relation == .reworded)
  }
}

@Test("The dossier's rewrites are found and nothing else", .enabled(if: packs != nil))
func dossierOriginsAreFound() throws {
  var reports: [Report] = []
  var wanted: Set<String> = []
  for line in try lines("dossier/dev/gold.jsonl") {
    let id = line["id"] as? String ?? ""
    let body = (line["body_text"] as? [String] ?? []).joined(separator: "\n")
    reports.append(
      Report(
        id: DocumentID(id), title: line["title"] as? String ?? "", text: body,
        outlet: line["outlet"] as? String,
        date: (line["published"] as? String).flatMap { Timestamp(iso: $0) }))
    if let origin = line["origin_of"] as? String { wanted.insert(id + " follows " + origin) }
  }
  let links = CopyFinder().copies(among: reports)
  #expect(Set(links.map { "\($0.copy) follows \($0.original)" }) == wanted)
}

import Actors
import Analysis
import Evidence
import Exchange
import LedgerStore
import Networks
import Ontology
import Records

/// `entente blocs`: which groups draw together, who may join them, and what followed.
enum BlocsCommand: Command {
  static let name = "blocs"
  static let summary = "list groups that draw together, with the rung each pair has reached"
  static let operands = ""
  static let examples = [
    "entente blocs --ledger desk.db",
    "entente blocs --ledger desk.db --as-of 2025-06-30 --format jsonl",
  ]
  static let flags = [
    Flag.ledger,
    CountingUnit.flag,
    Flag("actor", "CODE", "only groups with this member (repeatable: all of them)"),
    Flag("as-of", "DATE", "only what was published on or before this day"),
    Flag(
      "format", "FORMAT", "text, csv, jsonl, graphml, gexf or svg",
      choices: ["text", "csv", "jsonl", "graphml", "gexf", "svg"]),
  ]

  static func run(_ arguments: Arguments) async throws -> ExitStatus {
    let names = try ActorNames()
    let wanted = try names.all("actor", arguments)
    let asOf = try arguments.day("as-of")
    let reader = try LedgerReader(path: try arguments.ledger())
    let snapshot = try reader.snapshot()
    var series = RelationSeries(step: .month, isDirected: false)
    series.add(
      snapshot.observations(
        asOf: asOf, countedAs: try CountingUnit(arguments).reports(of: snapshot, in: reader)))
    let network = SignedNetwork(series)
    let partition = WeightedGraph.isAvailable ? try network.communities() : nil
    let blocs = BlocFinder(snapshot, asOf: asOf).blocs(network: network, partition: partition)
      .filter { bloc in wanted.allSatisfy(bloc.members.contains) }
    switch arguments.value("format") ?? "text" {
    case "jsonl": for bloc in blocs { try Output.line(bloc.json.line) }
    case "csv": try RowList.write(blocs.flatMap(\.pairRows), "csv")
    case "graphml", "gexf", "svg":
      let weights = blocs.reduce(into: [Dyad: Double]()) { weights, bloc in
        for (pair, rung) in bloc.pairs { weights[pair] = Double(rung.level) }
      }
      try NetworkPicture(SignedNetwork(weights: weights), resolution: 1) {
        names.table.name(of: $0)
      }.write(arguments.value("format") ?? "svg")
    default: try print(blocs)
    }
    return .success
  }

  private static func print(_ blocs: [Bloc]) throws {
    if blocs.isEmpty { Output.note("no groups in the ledger") }
    for bloc in blocs {
      let members = bloc.members.map(\.rawValue).joined(separator: ", ")
      let name = bloc.name.map { ": \($0)" } ?? ""
      let date = bloc.date.map { ", \($0)" } ?? ""
      let rung = bloc.rung.map { ", \($0)" } ?? ""
      try Output.line("\(members) (\(bloc.basis.rawValue)\(name)\(date)\(rung))")
      for (pair, rung) in bloc.pairs.sorted(by: { $0.key < $1.key }) {
        try Output.line("    \(pair.source) – \(pair.target): \(rung.rawValue), \(rung.name)")
      }
      for candidate in bloc.candidates {
        let by = candidate.namedBy.map { ", named by \($0)" } ?? ""
        try Output.line("    may join: \(candidate.actor)\(by)")
        try Output.line("      | \(candidate.evidence.text)")
      }
      for step in bloc.followed {
        let pair = step.dyad.map { " \($0.source) – \($0.target)" } ?? ""
        try Output.line("    \(step.day)\(pair): \(step.what)")
        try Output.line("      | \(step.evidence.text)")
      }
    }
  }
}

extension Bloc {
  /// One row per pair of members that an instrument ties.
  fileprivate var pairRows: [JSON] {
    pairs.sorted { $0.key < $1.key }.map { pair, rung in
      [
        "members": .string(members.map(\.rawValue).joined(separator: "+")),
        "basis": .string(basis.rawValue), "name": .optional(name),
        "date": .optional(date?.description), "source": .string(pair.source.rawValue),
        "target": .string(pair.target.rawValue), "rung": .string(rung.rawValue),
      ]
    }
  }

  /// Everything about the group.
  fileprivate var json: JSON {
    [
      "members": .strings(members.map(\.rawValue)), "basis": .string(basis.rawValue),
      "name": .optional(name), "date": .optional(date?.description),
      "rung": .optional(rung?.description),
      "pairs": .array(
        pairs.sorted { $0.key < $1.key }.map { pair, rung in
          [
            "source": .string(pair.source.rawValue), "target": .string(pair.target.rawValue),
            "rung": .string(rung.rawValue),
          ]
        }),
      "candidates": .array(
        candidates.map { candidate in
          [
            "actor": .string(candidate.actor.rawValue),
            "named_by": .optional(candidate.namedBy?.rawValue),
            "evidence": candidate.evidence.short,
          ]
        }),
      "followed": .array(
        followed.map { step in
          [
            "date": .string(step.day.description),
            "source": .optional(step.dyad?.source.rawValue),
            "target": .optional(step.dyad?.target.rawValue), "what": .string(step.what),
            "evidence": step.evidence.short,
          ]
        }),
      "evidence": .array(evidence.map(\.short)),
    ]
  }
}

extension QuotedEvidence {
  /// The words and the article they stand in.
  fileprivate var short: JSON {
    ["text": .string(text), "article": .string(citation.document.rawValue)]
  }
}

import Evidence
import Foundation
import Ontology
import Pipeline
import Reading
import Records
import TestSupport

/// The whole line over the data of the source tree, loaded once.
enum Line {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let pipeline = Result { try Pipeline(data: DataFolder(path: root.path)) }

  /// Codes the bytes of a page.
  static func code(_ bytes: [UInt8], form: Capture.Form? = nil) throws -> CodedArticle {
    try pipeline.get().code(Capture(bytes: bytes, form: form))
  }

  /// The pages of the bundled dossier.
  static let dossier: [CaseFile] = {
    let folder = root.appendingPathComponent("Examples/tirana")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".html") || $0.hasSuffix(".txt") }.sorted()
      .map { CaseFile(url: folder.appendingPathComponent($0)) }
  }()
}

extension CodedArticle {
  /// Every span of the article and its records.
  var spans: [TextSpan] {
    var spans = sentences + article.blocks.map(\.span) + article.links.compactMap(\.span)
    spans += entities.map(\.span)
    for event in events {
      spans += (event.source + event.target).map(\.span) + [event.citation.span]
      spans += [event.place?.span].compactMap { $0 }
    }
    for statement in statements {
      spans += statement.content + [statement.citation.span]
      spans += [statement.cue, statement.speaker.span].compactMap { $0 }
    }
    for agreement in agreements {
      spans += agreement.citations.map(\.span) + agreement.bindingEvidence
      spans += agreement.institutionEvidence + agreement.claimed.map(\.span)
      spans += agreement.obligations.values.flatMap(\.spans)
      spans += agreement.topicEvidence + agreement.clauses.map(\.span)
      spans += agreement.candidates.map(\.span) + agreement.transitions.map(\.span)
      spans += agreement.allegedBreaches.map(\.span) + agreement.links.map(\.span)
      spans += agreement.implementation.map(\.span) + agreement.indicators.map(\.span)
    }
    return spans
  }
}

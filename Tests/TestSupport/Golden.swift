public import Foundation
public import Testing

/// The folder that holds the test cases of the calling file's target.
///
/// - Parameter file: the calling file.
/// - Returns: the folder `Cases` beside that file.
public func casesFolder(file: String = #filePath) -> URL {
  URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent("Cases")
}

/// Files of a cases folder, sorted by name; each one's description is its file name.
public struct CaseFile: Sendable, CustomTestStringConvertible {
  /// Where the file is.
  public let url: URL
  /// Its name.
  public var testDescription: String { url.lastPathComponent }

  /// One file.
  ///
  /// - Parameter url: where the file is.
  public init(url: URL) { self.url = url }

  /// All files with an extension.
  ///
  /// - Parameters:
  ///   - ext: the extension without its dot.
  ///   - subfolder: a folder inside `Cases`.
  ///   - file: the calling file.
  /// - Returns: the files.
  public static func all(_ ext: String, in subfolder: String = "", file: String = #filePath)
    -> [CaseFile]
  {
    let folder = casesFolder(file: file).appendingPathComponent(subfolder)
    let urls =
      (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil))
      ?? []
    return urls.filter { $0.pathExtension == ext }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }.map { CaseFile(url: $0) }
  }

  /// The file's bytes.
  ///
  /// - Throws: when the file cannot be read.
  public func bytes() throws -> [UInt8] { Array(try Data(contentsOf: url)) }

  /// The file's text.
  ///
  /// - Throws: when the file cannot be read.
  public func text() throws -> String { String(decoding: try bytes(), as: UTF8.self) }

  /// The golden file beside it: the same name with another extension.
  ///
  /// - Parameter ext: the golden file's extension.
  /// - Returns: where the golden file is.
  public func golden(_ ext: String) -> URL {
    url.deletingPathExtension().appendingPathExtension(ext)
  }
}

/// Compares a text with its golden file and prints a line diff; with `RECORD_GOLDENS=1` in the
/// environment it writes the file and fails, so that a recording run is never green.
///
/// - Parameters:
///   - found: the text at hand.
///   - golden: the golden file.
///   - sourceLocation: the calling line.
public func expectGolden(
  _ found: String, _ golden: URL, sourceLocation: SourceLocation = #_sourceLocation
) {
  if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
    do {
      try Data(found.utf8).write(to: golden)
      Issue.record("recorded \(golden.lastPathComponent)", sourceLocation: sourceLocation)
    } catch {
      Issue.record("cannot write \(golden.path): \(error)", sourceLocation: sourceLocation)
    }
    return
  }
  let expected = (try? Data(contentsOf: golden)).map { String(decoding: $0, as: UTF8.self) }
  guard let expected else {
    Issue.record(
      "\(golden.lastPathComponent) is missing; run with RECORD_GOLDENS=1",
      sourceLocation: sourceLocation)
    return
  }
  guard expected != found else { return }
  let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let new = found.split(separator: "\n", omittingEmptySubsequences: false)
  var lines: [String] = []
  for change in new.difference(from: old) {
    switch change {
    case .remove(let offset, let line, _): lines.append("- \(offset + 1): \(line)")
    case .insert(let offset, let line, _): lines.append("+ \(offset + 1): \(line)")
    }
  }
  Issue.record(
    "\(golden.lastPathComponent) (- expected, + found):\n\(lines.prefix(40).joined(separator: "\n"))",
    sourceLocation: sourceLocation)
}

/// The shared folder beside the project, where development packs may lie; nil where there is none.
public func sharedFolder(file: String = #filePath) -> URL? {
  var folder = URL(fileURLWithPath: file).deletingLastPathComponent()
  while folder.path != "/" {
    if FileManager.default.fileExists(atPath: folder.appendingPathComponent("Package.swift").path) {
      let shared = folder.deletingLastPathComponent().appendingPathComponent("shared")
      return FileManager.default.fileExists(atPath: shared.path) ? shared : nil
    }
    folder.deleteLastPathComponent()
  }
  return nil
}

import Foundation
import Pipeline
import Testing

@Test("Reading that fails is told, and no half of a line is taken for a line")
func linesThatCannotBeReadAreTold() async throws {
  let folder = open("/", O_RDONLY)
  defer { close(folder) }
  var reasons: [String] = []
  for await line in LineSource(descriptor: folder, ahead: 1).lines {
    guard case .failed(let reason) = line else {
      Issue.record("a line of a folder: \(line)")
      continue
    }
    reasons.append(reason)
  }
  #expect(reasons == [String(cString: strerror(EISDIR))])
}

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif
import Pipeline
import Reading

/// Runs work over files or lines side by side and writes the answers in input order, each as soon
/// as it and all before it are ready.
struct Batch: Sendable {
  private let operands: [String]
  private let form: Capture.Form?
  private let jobs: Int

  /// Makes a batch over files, or over lines of standard input when there are none.
  init(operands: [String], form: Capture.Form?, jobs: Int) {
    self.operands = operands
    self.form = form
    self.jobs = jobs
  }

  /// How many cores may work.
  static var cores: Int { max(Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))), 1) }

  /// How many files there are; nil when lines are among them, whose number is not known.
  var fileCount: Int? {
    operands.contains(where: Batch.holdsLines) ? nil : operands.count
  }

  private static func holdsLines(_ path: String) -> Bool {
    path.hasSuffix(".jsonl") || path.hasSuffix(".ndjson")
  }

  /// Runs the work on every item.
  ///
  /// - Parameter work: gives the bytes to write and whether the item was in error; the index
  ///   counts items from 0.
  /// - Returns: how many items were in error.
  /// - Throws: `OutputClosed`, or `ReadingError` when a file of lines cannot be opened.
  func run(_ work: @escaping @Sendable (BatchItem, Int) async -> ([UInt8], Bool)) async throws
    -> Int
  {
    let output = OrderedOutput()
    return try await withThrowingTaskGroup(of: Bool.self) { group in
      var index = 0
      var running = 0
      var failures = 0
      func add(_ item: BatchItem) async throws {
        if running >= jobs, let failed = try await group.next() {
          running -= 1
          if failed { failures += 1 }
          if await output.isClosed { throw OutputClosed() }
        }
        let number = index
        index += 1
        running += 1
        group.addTask {
          let (bytes, failed) = await work(item, number)
          await output.put(bytes, at: number)
          return failed
        }
      }
      if operands.isEmpty { try await eachLine(of: 0, add) }
      for path in operands {
        if Batch.holdsLines(path) {
          try await eachLine(ofFile: path, add)
        } else {
          try await add(.file(path, form))
        }
      }
      for try await failed in group where failed { failures += 1 }
      if await output.isClosed { throw OutputClosed() }
      return failures
    }
  }

  private func eachLine(ofFile path: String, _ add: (BatchItem) async throws -> Void)
    async throws
  {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw ReadingError(
        .unreadable, String(cString: strerror(errno)), location: path,
        remedy: "check that the file exists and may be read")
    }
    defer { close(descriptor) }
    try await eachLine(of: descriptor, add)
  }

  private func eachLine(of descriptor: Int32, _ add: (BatchItem) async throws -> Void)
    async throws
  {
    let source = LineSource(descriptor: descriptor, ahead: jobs)
    for await line in source.lines {
      source.taken()
      if case .bytes(let bytes) = line, bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
      try await add(.line(line))
    }
  }
}

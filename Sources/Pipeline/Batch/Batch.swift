#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif
public import Reading

/// Runs work over files or lines side by side and hands on the answers in input order, each as soon
/// as it and all before it are ready.
public struct Batch: Sendable {
  private let operands: [String]
  private let form: Capture.Form?
  private let jobs: Int

  /// Makes a batch over files, or over lines of standard input when there are none.
  ///
  /// - Parameters:
  ///   - operands: files; those that end in `.jsonl` hold lines; feeds, web archives, mails,
  ///     Markdown and gzip are told by their bytes and taken apart.
  ///   - form: how to understand the files; found out from their bytes when nil.
  ///   - jobs: how many items to work on at once.
  public init(operands: [String], form: Capture.Form?, jobs: Int) {
    self.operands = operands
    self.form = form
    self.jobs = jobs
  }

  /// How many cores may work.
  public static var cores: Int { max(Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))), 1) }

  /// How many items there are; nil when files are among them that hold several.
  public var itemCount: Int? {
    let isKnown =
      !operands.isEmpty && !operands.contains { Batch.holdsLines($0) || isTakenApart($0) }
    return isKnown ? operands.count : nil
  }

  private func isTakenApart(_ path: String) -> Bool {
    form == nil && FilePieces.takesApart(path)
  }

  /// Whether a file is one of lines of the batch contract, by its name.
  ///
  /// - Parameter path: the file.
  /// - Returns: whether its name ends as such files' names do.
  public static func holdsLines(_ path: String) -> Bool {
    path.hasSuffix(".jsonl") || path.hasSuffix(".ndjson")
  }

  /// Runs the work on every item.
  ///
  /// - Parameters:
  ///   - work: what to do with an item; the index counts items from 0.
  ///   - each: takes the answers one at a time, in input order; when it throws, the run ends.
  /// - Throws: what `each` throws, or `ReadingError` when lines cannot be opened or read to their end.
  public func run<Answer: Sendable>(
    _ work: @escaping @Sendable (BatchItem, Int) async -> Answer,
    each: (Answer) async throws -> Void
  ) async throws {
    let (answers, continuation) = AsyncStream.makeStream(of: Answer.self)
    let permits = Permits(count: jobs * 2)
    let sequence = InputOrder(continuation)
    async let produced: Void = produce(work, permits: permits, into: sequence)
    for await answer in answers {
      try await each(answer)
      permits.release()
    }
    try await produced
  }

  private func produce<Answer: Sendable>(
    _ work: @escaping @Sendable (BatchItem, Int) async -> Answer, permits: Permits,
    into sequence: InputOrder<Answer>
  ) async throws {
    do {
      try await withThrowingDiscardingTaskGroup { group in
        var index = 0
        func add(_ item: BatchItem) async {
          guard await permits.acquire() else { return }
          let number = index
          index += 1
          group.addTask { await sequence.put(await work(item, number), at: number) }
        }
        if operands.isEmpty { try await eachLine(of: 0, named: "standard input", add) }
        for path in operands {
          if Batch.holdsLines(path) {
            try await eachLine(ofFile: path, add)
          } else if isTakenApart(path) {
            await eachPiece(ofFile: path, add)
          } else {
            await add(.file(path, form))
          }
        }
      }
    } catch {
      await sequence.finish()
      throw error
    }
    await sequence.finish()
  }

  private func eachPiece(ofFile path: String, _ add: (BatchItem) async -> Void) async {
    do throws(ReadingError) {
      var pieces = try FilePieces(path: path)
      while let piece = pieces.next() { await add(.piece(piece, path)) }
    } catch {
      await add(.piece(.refused(error), path))
    }
  }

  private func eachLine(ofFile path: String, _ add: (BatchItem) async -> Void) async throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw ReadingError(
        .unreadable, String(cString: strerror(errno)), location: path,
        remedy: "check that the file exists and may be read")
    }
    defer { close(descriptor) }
    try await eachLine(of: descriptor, named: path, add)
  }

  private func eachLine(
    of descriptor: Int32, named name: String, _ add: (BatchItem) async -> Void
  ) async throws {
    let source = LineSource(descriptor: descriptor, ahead: jobs)
    for await line in source.lines {
      source.taken()
      if case .failed(let reason) = line {
        throw ReadingError(
          .unreadable, reason, location: name,
          remedy: "what came before it was read; give the lines as a file or through a pipe")
      }
      if case .bytes(let bytes) = line, bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
      await add(.line(line))
    }
  }
}

/// Lets answers through in the order of their numbers.
private actor InputOrder<Answer: Sendable> {
  private let continuation: AsyncStream<Answer>.Continuation
  private var waiting: [Int: Answer] = [:]
  private var next = 0

  init(_ continuation: AsyncStream<Answer>.Continuation) {
    self.continuation = continuation
  }

  /// Takes the answer to the item of that number; numbers run from 0 without gaps.
  func put(_ answer: Answer, at index: Int) {
    waiting[index] = answer
    while let ready = waiting.removeValue(forKey: next) {
      next += 1
      continuation.yield(ready)
    }
  }

  func finish() { continuation.finish() }
}

/// How many items may be under way at once, from their start to the end of their answer.
private final class Permits: Sendable {
  private let stream: AsyncStream<Void>
  private let continuation: AsyncStream<Void>.Continuation

  init(count: Int) {
    (stream, continuation) = AsyncStream.makeStream(of: Void.self)
    for _ in 0..<max(count, 1) { continuation.yield() }
  }

  /// Waits for a permit; false when the run was ended.
  func acquire() async -> Bool {
    var iterator = stream.makeAsyncIterator()
    return await iterator.next() != nil
  }

  func release() { continuation.yield() }
}

import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// An interrupt or a request to end, for commands that run until they are told to stop.
enum StopSignal {
  /// Begins to listen for it.
  static func listen() {
    isRaised.store(false, ordering: .relaxed)
    for number in [SIGINT, SIGTERM] {
      signal(number) { @Sendable _ in isRaised.store(true, ordering: .relaxed) }
    }
  }

  /// Whether it came.
  static var wasRaised: Bool { isRaised.load(ordering: .relaxed) }

  /// Waits for it.
  ///
  /// - Parameter limit: seconds to wait at most; nil for ever.
  /// - Returns: whether it came.
  @discardableResult
  static func wait(atMost limit: Int? = nil) async -> Bool {
    var left = limit.map { $0 * 5 } ?? Int.max
    while !wasRaised, left > 0 {
      try? await Task.sleep(for: .milliseconds(200))
      left -= 1
    }
    return wasRaised
  }
}

private let isRaised = Atomic<Bool>(false)

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Runs work that blocks on a thread of its own, so that no thread of the cooperative pool waits.
enum BlockingThread {
  /// Runs the work and gives its value.
  static func run<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { continuation in
      let job = Job { continuation.resume(returning: work()) }
      let context = Unmanaged.passRetained(job).toOpaque()
      #if canImport(Glibc)
        var thread = pthread_t()
      #else
        var thread: pthread_t?
      #endif
      if pthread_create(&thread, nil, performJob, context) == 0 {
        #if canImport(Glibc)
          pthread_detach(thread)
        #else
          if let thread { pthread_detach(thread) }
        #endif
      } else {
        Unmanaged<Job>.fromOpaque(context).release()
        job.body()
      }
    }
  }
}

private final class Job: Sendable {
  let body: @Sendable () -> Void

  init(_ body: @escaping @Sendable () -> Void) {
    self.body = body
  }
}

#if canImport(Glibc)
  private func performJob(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let context { Unmanaged<Job>.fromOpaque(context).takeRetainedValue().body() }
    return nil
  }
#else
  private func performJob(_ context: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    Unmanaged<Job>.fromOpaque(context).takeRetainedValue().body()
    return nil
  }
#endif

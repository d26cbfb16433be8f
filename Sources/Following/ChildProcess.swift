import Dispatch

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Runs a program with some input and waits for it.
enum ChildProcess {
  /// Seconds after which a program is killed.
  private static let timeLimit = 60

  /// Runs a program; its output is thrown away.
  ///
  /// - Parameters:
  ///   - words: the program's path and its arguments.
  ///   - input: its standard input.
  /// - Returns: its exit status; 128 and more for one that was killed, 127 for none that started.
  static func run(_ words: [String], input: [UInt8]) async -> Int32 {
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        continuation.resume(returning: start(words, input: input))
      }
    }
  }

  private static func start(_ words: [String], input: [UInt8]) -> Int32 {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return 127 }
    // The child must not hold the writing end, or it never sees the end of its input.
    _ = fcntl(ends[1], F_SETFD, FD_CLOEXEC)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[0], 0)
    posix_spawn_file_actions_addclose(&actions, ends[0])
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
    arguments.append(nil)
    defer { arguments.forEach { free($0) } }
    var process: pid_t = 0
    let started = posix_spawn(&process, words[0], &actions, nil, arguments, environ)
    close(ends[0])
    guard started == 0 else {
      close(ends[1])
      return 127
    }
    // A program that does not read its input is not at fault.
    try? WholeFile.write(input[...], to: ends[1])
    close(ends[1])
    return wait(for: process)
  }

  private static func wait(for process: pid_t) -> Int32 {
    var status: Int32 = 0
    for _ in 0..<(timeLimit * 50) {
      let ended = waitpid(process, &status, WNOHANG)
      if ended == process { return exitStatus(status) }
      if ended < 0 && errno != EINTR { return 127 }
      usleep(20_000)
    }
    kill(process, SIGKILL)
    waitpid(process, &status, 0)
    return 128 + SIGKILL
  }

  /// What `WEXITSTATUS` and `WTERMSIG` say, which are macros.
  private static func exitStatus(_ status: Int32) -> Int32 {
    let signal = status & 0x7F
    return signal == 0 ? status >> 8 & 0xFF : 128 + signal
  }
}

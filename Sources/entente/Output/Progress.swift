#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif
import Synchronization

/// Tells on standard error how far long work has come: a bar on a terminal, a line every few
/// seconds otherwise; nothing at all for work that is done within a second or two.
final class Progress: Sendable {
  private struct State {
    var done = 0
    var failed = 0
    var shown: Double
    var hasShown = false
  }

  private let label: String
  private let total: Int?
  private let isTerminal = isatty(2) == 1
  private let start = Progress.now
  private let state: Mutex<State>

  /// Begins.
  ///
  /// - Parameters:
  ///   - label: what is being done, such as `reading`.
  ///   - total: how many steps there are, where known.
  init(_ label: String, total: Int?) {
    self.label = label
    self.total = total
    state = Mutex(State(shown: start))
  }

  /// Counts one finished step.
  func step(failed: Bool = false) {
    state.withLock { state in
      state.done += 1
      if failed { state.failed += 1 }
      let now = Progress.now
      guard total != 1, now - state.shown >= (isTerminal ? 0.2 : 5) else { return }
      state.shown = now
      state.hasShown = true
      show(state, now: now, end: isTerminal ? "\r" : "\n")
    }
  }

  /// Ends, leaving one line behind when anything was shown.
  func finish() {
    state.withLock { state in
      guard state.hasShown else { return }
      show(state, now: Progress.now, end: "\n")
    }
  }

  private func show(_ state: State, now: Double, end: String) {
    let perMinute = Int((Double(state.done) * 60 / max(now - start, 0.001)).rounded())
    let rate = perMinute < 600 ? "\(perMinute) a minute" : "\(perMinute / 60) a second"
    var text = "\(label): \(state.done)"
    if let total, total > 0 {
      text += " of \(total)"
      if isTerminal {
        let filled = min(state.done * 24 / total, 24)
        text +=
          " [" + String(repeating: "#", count: filled)
          + String(repeating: ".", count: 24 - filled) + "]"
      }
    }
    text += ", \(rate)" + (state.failed > 0 ? ", \(state.failed) in error" : "")
    let bytes = Array((text + end).utf8)
    bytes.withUnsafeBytes { buffer in _ = write(2, buffer.baseAddress, buffer.count) }
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

import Synchronization

/// What the desk counts of itself.
final class Meter: Sendable {
  private let answers = Mutex<[Int: Int]>([:])

  /// Counts one answer.
  func count(_ status: Int) {
    answers.withLock { $0[status, default: 0] += 1 }
  }

  /// The counts in the text format of Prometheus, version 0.0.4.
  var exposition: String {
    let counts = answers.withLock { $0 }
    var text = "# HELP entente_desk_answers_total Answers by status.\n"
    text += "# TYPE entente_desk_answers_total counter\n"
    for (status, count) in counts.sorted(by: { $0.key < $1.key }) {
      text += "entente_desk_answers_total{status=\"\(status)\"} \(count)\n"
    }
    return text
  }
}

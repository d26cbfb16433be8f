import Evidence
import Exchange
import Reading

/// Brings alerts to the user.
struct AlertSender: Sendable {
  let fetcher: Fetcher
  /// The program that takes mail.
  let sendmail: String

  /// Why an alert did not arrive.
  struct Failure: Error {
    let reason: String
  }

  /// Delivers one alert by one channel.
  ///
  /// - Parameters:
  ///   - alert: the alert.
  ///   - latest: the latest alerts, for the Atom file.
  ///   - channel: the way.
  /// - Throws: `Failure`; the alert is to be delivered later.
  func send(_ alert: Alert, latest: [Alert], by channel: AlertRules.Channel)
    async throws(Failure)
  {
    switch channel {
    case .webhook(let url):
      do {
        try await fetcher.post(Array(alert.json.line.utf8), type: "application/json", to: url)
      } catch {
        throw Failure(reason: error.description)
      }
    case .mail(let address):
      let message = AlertMail(alert: alert, recipient: address).bytes
      try await run([sendmail, "-t", "-i"], message)
    case .command(let command):
      // The alert's words come from strangers: they are input, never part of the command.
      try await run(["/bin/sh", "-c", command], Array((alert.json.line + "\n").utf8))
    case .feed(let path):
      do {
        try WholeFile.replace(path, with: Array(feed(latest).text.utf8))
      } catch {
        throw Failure(reason: "\(path): \(error.reason)")
      }
    }
  }

  /// The latest alerts as a feed; they come with the oldest first.
  private func feed(_ alerts: [Alert]) -> AtomFeed {
    AtomFeed(
      id: "alerts", title: "Entente alerts", link: nil, own: nil,
      entries: alerts.reversed().map { alert in
        AtomFeed.Entry(
          id: "alert:" + String(FNV1a(alert.id).value, radix: 16), title: alert.title,
          link: alert.url,
          updated: Timestamp(
            date: CalendarDate(daysSinceEpoch: alert.time / 86_400),
            secondOfDay: alert.time % 86_400, utcOffsetMinutes: 0),
          category: alert.rule, summary: alert.text)
      })
  }

  private func run(_ words: [String], _ input: [UInt8]) async throws(Failure) {
    let status = await ChildProcess.run(words, input: input)
    guard status == 0 else { throw Failure(reason: "\(words[0]) ended with status \(status)") }
  }
}

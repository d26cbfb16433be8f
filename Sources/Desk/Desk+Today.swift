public import Evidence

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Desk {
  /// The day by the system's clock, in UTC.
  public static let systemDay: @Sendable () -> CalendarDate = {
    CalendarDate(daysSinceEpoch: Int(time(nil)) / 86_400)
  }
}

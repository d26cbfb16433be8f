/// Writes the answers of work that runs side by side in the order of its input, each as soon as
/// all before it are written.
actor OrderedOutput {
  private var waiting: [Int: [UInt8]] = [:]
  private var next = 0
  private(set) var isClosed = false

  /// Takes the answer to the step of that number; numbers run from 0 without gaps.
  func put(_ bytes: [UInt8], at index: Int) {
    waiting[index] = bytes
    while let ready = waiting.removeValue(forKey: next) {
      next += 1
      guard !isClosed else { continue }
      do { try Output.write(ready) } catch { isClosed = true }
    }
  }
}

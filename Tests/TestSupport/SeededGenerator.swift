/// A small generator of random numbers with a seed, so that a property test that fails can be run
/// again.
///
/// Source: SplitMix64 (Steele, Lea & Flood 2014).
public struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  /// Begins from a seed.
  ///
  /// - Parameter seed: any number.
  public init(seed: UInt64) {
    state = seed
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// A text of so many random scalars of one to four bytes, controls and quotes among them.
  ///
  /// - Parameter length: the number of scalars.
  /// - Returns: the text.
  public mutating func text(_ length: Int) -> String {
    let alphabet: [Unicode.Scalar] = [
      "a", "b", " ", "\n", "\"", "\\", "\u{0}", "\u{1F}", "é", "ć", "–", "“", "”", "国", "\u{301}",
      "😀", "\u{FFFD}", "/", "z", "\t",
    ]
    var text = String.UnicodeScalarView()
    for _ in 0..<length { text.append(alphabet[Int.random(in: 0..<alphabet.count, using: &self)]) }
    return String(text)
  }
}

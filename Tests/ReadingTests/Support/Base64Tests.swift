import Foundation
import TestSupport
import Testing

@testable import Reading

/// Base64 in both alphabets.
struct Base64Tests {
  @Test(arguments: UInt64(1)...40)
  func decodesWhatFoundationEncodes(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let count = Int.random(in: 0...300, using: &generator)
    let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
    let text = Data(bytes).base64EncodedString(
      options: seed.isMultiple(of: 2) ? [] : [.lineLength64Characters])
    #expect(Base64.decode(Array(text.utf8)) == bytes)
    let address = text.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    #expect(Base64.decode(Array(address.utf8)) == bytes)
  }

  @Test(arguments: [("TQ==", "M"), ("T W\nE=", "Ma"), ("", ""), ("T", "")])
  func decodesParts(text: String, plain: String) {
    #expect(Base64.decode(Array(text.utf8)) == Array(plain.utf8))
  }

  @Test(arguments: ["TWE*", "TWFu\u{80}", "*", "TWFuTW.u"])
  func refusesOtherCharacters(text: String) {
    #expect(Base64.decode(Array(text.utf8)) == nil)
  }
}

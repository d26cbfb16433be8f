import Evidence
import Testing

@Suite("Bytes read eight at a time")
struct EightBytesTests {
  @Test("find what a loop over single bytes finds", arguments: UInt8.min...UInt8.max)
  func holds(_ byte: UInt8) {
    for other in [UInt8(0), 0x1F, 0x20, 0x41, 0x7F, 0x80, 0xFF] where other != byte {
      for place in 0..<8 {
        var bytes = [UInt8](repeating: other, count: 8)
        bytes[place] = byte
        #expect(bytes.skip(0, 8) { !$0.hold(byte) } == 0)
        #expect(bytes.skip(0, 8) { $0.areASCII } == (bytes.allSatisfy { $0 < 0x80 } ? 8 : 0))
        let isLess = bytes.contains { $0 < 0x20 }
        #expect(bytes.skip(0, 8) { !$0.holdLess(than: 0x20) } == (isLess ? 0 : 8))
      }
    }
  }

  @Test("find the first place of a byte", arguments: 0..<40)
  func position(_ place: Int) {
    var bytes = [UInt8](repeating: 0x61, count: 40)
    bytes[place] = 0x3C
    for lower in 0...40 {
      #expect(bytes.position(of: 0x3C, lower, 40) == (lower <= place ? place : 40))
    }
    #expect(bytes.position(of: 0x3C, 0, place) == place)
  }
}

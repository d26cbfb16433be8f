import Testing

@testable import Reading

@Suite("Addresses that may be reached")
struct AddressGuardTests {
  @Test(
    "IPv4",
    arguments: [
      (0x7F00_0001, false), (0x0A00_0001, false), (0xAC10_0001, false), (0xAC20_0001, true),
      (0xC0A8_0101, false), (0xA9FE_A9FE, false), (0x6440_0001, false), (0x6480_0001, true),
      (0x0000_0000, false), (0xE000_0001, false), (0xFFFF_FFFF, false), (0x0808_0808, true),
      (0x5DB8_D822, true),
    ] as [(UInt32, Bool)])
  func v4(address: UInt32, isPublic: Bool) {
    #expect(AddressGuard.isPublic(v4: address) == isPublic)
  }

  @Test(
    "IPv6",
    arguments: [
      ("00000000000000000000000000000001", false), ("00000000000000000000000000000000", false),
      ("00000000000000000000ffff7f000001", false), ("00000000000000000000ffff08080808", true),
      ("fe800000000000000000000000000001", false), ("fc000000000000000000000000000001", false),
      ("fd00ec20000000000000000000000254", false), ("ff020000000000000000000000000001", false),
      ("20010db8000000000000000000000001", false), ("20010000000000000000000000000001", false),
      ("20027f00000100000000000000000001", false), ("20020808080800000000000000000001", true),
      ("0064ff9b00000000000000000a000001", false), ("26064700000000000000000000001111", true),
    ])
  func v6(digits: String, isPublic: Bool) {
    let bytes = stride(from: 0, to: 32, by: 2).compactMap { offset in
      UInt8(digits.dropFirst(offset).prefix(2), radix: 16)
    }
    #expect(AddressGuard.isPublic(v6: bytes) == isPublic)
  }
}

@Suite("Web addresses (RFC 3986, section 5.4)")
struct WebAddressTests {
  @Test(
    "resolves the examples of the RFC",
    arguments: [
      ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
      ("/g", "http://a/g"), ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"),
      ("g?y", "http://a/b/c/g?y"), ("#s", "http://a/b/c/d;p?q#s"), ("g#s", "http://a/b/c/g#s"),
      (";x", "http://a/b/c/;x"), ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"),
      ("./", "http://a/b/c/"), ("..", "http://a/b/"), ("../g", "http://a/b/g"),
      ("../..", "http://a/"), ("../../g", "http://a/g"), ("../../../g", "http://a/g"),
      ("/./g", "http://a/g"), ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."),
      ("..g", "http://a/b/c/..g"), ("./../g", "http://a/b/g"), ("g/./h", "http://a/b/c/g/h"),
      ("g/../h", "http://a/b/c/h"), ("g;x=1/../y", "http://a/b/c/y"),
      ("g?y/../x", "http://a/b/c/g?y/../x"),
    ])
  func resolves(reference: String, target: String) {
    #expect(WebAddress("http://a/b/c/d;p?q").resolving(reference).description == target)
  }

  @Test("finds host and port")
  func host() {
    #expect(WebAddress("HTTP://u@Example.ORG:8080/x").host == "example.org")
    #expect(WebAddress("HTTP://u@Example.ORG:8080/x").port == 8080)
    #expect(WebAddress("https://[2001:DB8::1]/").host == "2001:db8::1")
    #expect(WebAddress("https://[2001:db8::1]/").port == 443)
    #expect(WebAddress("mailto:a@b").host == nil)
  }
}

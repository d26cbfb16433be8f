/// Named and numbered character references.
enum Entities {
  /// The scalar of a named reference, or nil when the name is unknown.
  ///
  /// - Parameter name: the bytes between `&` and `;`, case kept.
  /// - Returns: the scalar.
  static func scalar(named name: ArraySlice<UInt8>) -> Unicode.Scalar? {
    table[String(decoding: name, as: UTF8.self)]
  }

  /// The scalar of a number, mapping the C1 range as in windows-1252 (HTML standard, 13.2.5.80).
  static func scalar(numbered code: UInt32) -> Unicode.Scalar {
    if (0x80...0x9F).contains(code), let mapped = Unicode.Scalar(c1[Int(code - 0x80)]) {
      return mapped
    }
    if code == 0 { return "\u{FFFD}" }
    return Unicode.Scalar(code) ?? "\u{FFFD}"
  }

  /// Reads the reference that begins at `position`, where an ampersand stands.
  ///
  /// - Returns: the scalar and the position after the reference, or nil when there is none.
  static func reference(in bytes: [UInt8], at position: Int, until end: Int)
    -> (scalar: Unicode.Scalar, next: Int)?
  {
    var index = position + 1
    guard index < end else { return nil }
    if bytes[index] == UInt8(ascii: "#") { return number(in: bytes, at: index + 1, until: end) }
    let limit = min(end, index + longestName)
    while index < limit, bytes[index].isLetter || bytes[index].isDigit { index += 1 }
    guard index > position + 1, let scalar = scalar(named: bytes[position + 1..<index]) else {
      return nil
    }
    let isClosed = index < end && bytes[index] == UInt8(ascii: ";")
    // Without its semicolon a name counts only where no letter, digit or "=" follows: in an
    // address `&copy=1` is a parameter.
    guard isClosed || index == end || !(bytes[index].isWord || bytes[index] == 0x3D) else {
      return nil
    }
    return (scalar, isClosed ? index + 1 : index)
  }

  private static func number(in bytes: [UInt8], at start: Int, until end: Int)
    -> (scalar: Unicode.Scalar, next: Int)?
  {
    var index = start
    var code: UInt32 = 0
    let isHexadecimal = index < end && bytes[index] | 0x20 == UInt8(ascii: "x")
    if isHexadecimal { index += 1 }
    let first = index
    while index < end, let digit = digit(bytes[index], isHexadecimal) {
      code = min(code * (isHexadecimal ? 16 : 10) + digit, 0x11_0000)
      index += 1
    }
    guard index > first else { return nil }
    if index < end, bytes[index] == UInt8(ascii: ";") { index += 1 }
    return (scalar(numbered: code), index)
  }

  private static func digit(_ byte: UInt8, _ isHexadecimal: Bool) -> UInt32? {
    if byte.isDigit { return UInt32(byte - 48) }
    let letter = (byte | 0x20) &- 97
    return isHexadecimal && letter < 6 ? UInt32(letter) + 10 : nil
  }

  private static let longestName = 10

  private static let c1: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]

  private static let table: [String: Unicode.Scalar] = {
    var table: [String: Unicode.Scalar] = [:]
    let parts = names.split { $0 == " " || $0 == "\n" }
    for index in stride(from: 0, to: parts.count - 1, by: 2) {
      if let code = UInt32(parts[index + 1], radix: 16), let scalar = Unicode.Scalar(code) {
        table[String(parts[index])] = scalar
      }
    }
    return table
  }()

  /// Name and hexadecimal code by turns: the HTML 4.01 set, and of HTML 5 the marks and the
  /// letters of European languages.
  private static let names = """
    Tab 9 NewLine a excl 21 quot 22 num 23 dollar 24 percnt 25 amp 26 apos 27 lpar 28 rpar 29
    ast 2a plus 2b comma 2c period 2e sol 2f colon 3a semi 3b lt 3c equals 3d gt 3e quest 3f
    commat 40 lbrack 5b rbrack 5d lowbar 5f verbar 7c vert 7c nbsp a0 iexcl a1 cent a2 pound a3
    curren a4 yen a5 brvbar a6 sect a7 uml a8 copy a9 ordf aa laquo ab not ac shy ad reg ae
    macr af deg b0 plusmn b1 sup2 b2 sup3 b3 acute b4 micro b5 para b6 middot b7 cedil b8
    sup1 b9 ordm ba raquo bb frac14 bc frac12 bd frac34 be iquest bf Agrave c0 Aacute c1
    Acirc c2 Atilde c3 Auml c4 Aring c5 AElig c6 Ccedil c7 Egrave c8 Eacute c9 Ecirc ca Euml cb
    Igrave cc Iacute cd Icirc ce Iuml cf ETH d0 Ntilde d1 Ograve d2 Oacute d3 Ocirc d4 Otilde d5
    Ouml d6 times d7 Oslash d8 Ugrave d9 Uacute da Ucirc db Uuml dc Yacute dd THORN de szlig df
    agrave e0 aacute e1 acirc e2 atilde e3 auml e4 aring e5 aelig e6 ccedil e7 egrave e8
    eacute e9 ecirc ea euml eb igrave ec iacute ed icirc ee iuml ef eth f0 ntilde f1 ograve f2
    oacute f3 ocirc f4 otilde f5 ouml f6 divide f7 oslash f8 ugrave f9 uacute fa ucirc fb
    uuml fc yacute fd thorn fe yuml ff amacr 101 abreve 103 aogon 105 Cacute 106 cacute 107
    Ccaron 10c ccaron 10d Dstrok 110 dstrok 111 emacr 113 eogon 119 ecaron 11b Gbreve 11e
    gbreve 11f imacr 12b imath 131 inodot 131 Lstrok 141 lstrok 142 nacute 144 omacr 14d
    odblac 151 OElig 152 oelig 153 rcaron 159 sacute 15b Scedil 15e scedil 15f Scaron 160
    scaron 161 umacr 16b uring 16f udblac 171 Yuml 178 zacute 17a zdot 17c Zcaron 17d zcaron 17e
    fnof 192 circ 2c6 tilde 2dc Alpha 391 Beta 392 Gamma 393 Delta 394 Epsilon 395 Zeta 396
    Eta 397 Theta 398 Iota 399 Kappa 39a Lambda 39b Mu 39c Nu 39d Xi 39e Omicron 39f Pi 3a0
    Rho 3a1 Sigma 3a3 Tau 3a4 Upsilon 3a5 Phi 3a6 Chi 3a7 Psi 3a8 Omega 3a9 alpha 3b1 beta 3b2
    gamma 3b3 delta 3b4 epsilon 3b5 zeta 3b6 eta 3b7 theta 3b8 iota 3b9 kappa 3ba lambda 3bb
    mu 3bc nu 3bd xi 3be omicron 3bf pi 3c0 rho 3c1 sigmaf 3c2 sigma 3c3 tau 3c4 upsilon 3c5
    phi 3c6 chi 3c7 psi 3c8 omega 3c9 thetasym 3d1 upsih 3d2 piv 3d6 ensp 2002 emsp 2003
    thinsp 2009 hairsp 200a zwnj 200c zwj 200d lrm 200e rlm 200f dash 2010 ndash 2013 mdash 2014
    horbar 2015 lsquo 2018 rsquo 2019 rsquor 2019 lsquor 201a sbquo 201a ldquo 201c rdquo 201d
    rdquor 201d bdquo 201e ldquor 201e dagger 2020 Dagger 2021 bull 2022 bullet 2022 nldr 2025
    hellip 2026 permil 2030 prime 2032 Prime 2033 lsaquo 2039 rsaquo 203a oline 203e frasl 2044
    euro 20ac image 2111 weierp 2118 real 211c trade 2122 alefsym 2135 larr 2190 uarr 2191
    rarr 2192 darr 2193 harr 2194 crarr 21b5 lArr 21d0 uArr 21d1 rArr 21d2 dArr 21d3 hArr 21d4
    forall 2200 part 2202 exist 2203 empty 2205 nabla 2207 isin 2208 notin 2209 ni 220b
    prod 220f sum 2211 minus 2212 lowast 2217 radic 221a prop 221d infin 221e ang 2220 and 2227
    or 2228 cap 2229 cup 222a int 222b there4 2234 sim 223c cong 2245 asymp 2248 ne 2260
    equiv 2261 le 2264 ge 2265 sub 2282 sup 2283 nsub 2284 sube 2286 supe 2287 oplus 2295
    otimes 2297 perp 22a5 sdot 22c5 lceil 2308 rceil 2309 lfloor 230a rfloor 230b lang 2329
    rang 232a loz 25ca spades 2660 clubs 2663 hearts 2665 diams 2666
    """
}

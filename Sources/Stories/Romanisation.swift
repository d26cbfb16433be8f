/// Writes letters of the Latin, Cyrillic and Greek scripts so that one name looks alike however a
/// language spells it: plain small Latin letters, without what only spelling tells apart.
///
/// It follows no one standard: `Шойгу`, `Shoigu` and `Šojgu` all become `soigu`. Letters of other
/// scripts are left out.
enum Romanisation {
  /// Appends the plain letters for one scalar.
  static func append(_ scalar: Unicode.Scalar, to word: inout [UInt8]) {
    switch scalar {
    case "a"..."z", "0"..."9": append(UInt8(scalar.value), to: &word)
    case "A"..."Z": append(UInt8(scalar.value) | 0x20, to: &word)
    default: for letter in letters(scalar) ?? [] { append(letter, to: &word) }
    }
  }

  /// Appends one plain letter: `sh` is `s`, `kh` is `h`, `y` and `j` are `i`, a doubled letter is one.
  private static func append(_ letter: UInt8, to word: inout [UInt8]) {
    let last = word.last
    switch letter {
    case UInt8(ascii: "h"):
      if last == UInt8(ascii: "k") || last == UInt8(ascii: "g") {
        word[word.count - 1] = letter
        return
      }
      switch last {
      case UInt8(ascii: "c"), UInt8(ascii: "s"), UInt8(ascii: "z"), UInt8(ascii: "t"),
        UInt8(ascii: "p"):
        return
      default: break
      }
    case UInt8(ascii: "j"), UInt8(ascii: "y"):
      if last != UInt8(ascii: "i") { word.append(UInt8(ascii: "i")) }
      return
    case UInt8(ascii: "w"):
      word.append(UInt8(ascii: "v"))
      return
    case UInt8(ascii: "q"):
      word.append(UInt8(ascii: "k"))
      return
    default: break
    }
    if last != letter { word.append(letter) }
  }

  private static func letters(_ scalar: Unicode.Scalar) -> [UInt8]? {
    switch scalar.value {
    case 0xC0..<0x530: table[Int(scalar.value - 0xC0)]
    // Digits of Arabic and of Persian.
    case 0x660...0x669: [UInt8(scalar.value - 0x660) + 0x30]
    case 0x6F0...0x6F9: [UInt8(scalar.value - 0x6F0) + 0x30]
    default: nil
    }
  }

  /// The letters of U+00C0...U+052F.
  private static let table: [[UInt8]?] = (0xC0..<0x530 as Range<UInt32>).map { value in
    guard let scalar = Unicode.Scalar(value), scalar.properties.isAlphabetic else { return nil }
    return value < 0x250 ? latin(scalar) : other[scalar]
  }

  /// A letter with its marks taken off, by what Unicode's name of it tells.
  private static func latin(_ scalar: Unicode.Scalar) -> [UInt8]? {
    let words = (scalar.properties.name ?? "").split(separator: " ")
    if words.contains("SHARP") { return [UInt8(ascii: "s")] }
    if words.contains("DOTLESS") { return [UInt8(ascii: "i")] }
    guard let letter = words.firstIndex(of: "LETTER"), letter + 1 < words.count,
      words[letter + 1].utf8.count <= 2
    else { return nil }
    return Array(words[letter + 1].lowercased().utf8)
  }

  /// Cyrillic (Russian, Ukrainian, Belarusian, Bulgarian, Serbian, Macedonian) and Greek letters.
  private static let other: [Unicode.Scalar: [UInt8]] = {
    let table =
      "аa бb вv гg дd еe ёe жz зz иi йi кk лl мm нn оo пp рr сs тt уu фf хh цc чc шs щs ыi эe юiu яia"
      + " іi їi єe ґg ўu ђd јj љlj њnj ћc џdz ѓg ќk ѕdz"
      + " αa άa βv γg δd εe έe ζz ηi ήi θt ιi ίi ϊi ΐi κk λl μm νn ξks οo όo πp ρr σs ςs τt υi ύi ϋi φf χh ψps ωo ώo"
    var letters: [Unicode.Scalar: [UInt8]] = [:]
    for entry in table.split(separator: " ") {
      guard let first = entry.unicodeScalars.first else { continue }
      let plain = Array(entry.unicodeScalars.dropFirst().map { UInt8(ascii: $0) })
      letters[first] = plain
      for capital in first.properties.uppercaseMapping.unicodeScalars.prefix(1) {
        letters[capital] = plain
      }
    }
    return letters
  }()
}

/// Letters as search compares them.
enum Folding {
  /// What a scalar is to a word.
  enum Role {
    case letter
    /// It changes the letter before it and is dropped.
    case mark
    case separator
  }

  /// Appends the folded form of a scalar to a word.
  static func fold(_ scalar: Unicode.Scalar, into word: inout [UInt8]) -> Role {
    let value = scalar.value
    if value < 0x80 {
      switch value {
      case 0x30...0x39, 0x61...0x7A: word.append(UInt8(value))
      case 0x41...0x5A: word.append(UInt8(value + 32))
      default: return .separator
      }
      return .letter
    }
    let properties = scalar.properties
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber, .privateUse:
      for small in properties.lowercaseMapping.unicodeScalars {
        if let base = plain[small] {
          word.append(base)
        } else {
          word.append(contentsOf: String(small).utf8)
        }
      }
      return .letter
    case .nonspacingMark: return .mark
    default: return .separator
    }
  }

  /// A text with its letters folded and everything else as it is, for comparing names.
  static func folded(_ text: String) -> String {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars where fold(scalar, into: &bytes) == .separator {
      bytes.append(contentsOf: String(scalar).utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The plain letter under each marked small letter of the Latin script.
  ///
  /// Source: canonical decompositions of UnicodeData.txt, version 15, U+00C0 to U+1EFF.
  private static let plain: [Unicode.Scalar: UInt8] = {
    var letters: [Unicode.Scalar: UInt8] = [:]
    for line in table.utf8.split(separator: 0x20) {
      guard let base = line.first else { continue }
      for scalar in String(Substring(line.dropFirst())).unicodeScalars { letters[scalar] = base }
    }
    return letters
  }()

  private static let table = """
    aàáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ bḃḅḇ cçćĉċčḉ dďḋḍḏḑḓ eèéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ fḟ \
    gĝğġģǧǵḡ hĥȟḣḥḧḩḫẖ iìíîïĩīĭįǐȉȋḭḯỉị jĵǰ kķǩḱḳḵ lĺļľḷḹḻḽ mḿṁṃ nñńņňǹṅṇṉṋ \
    oòóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ pṕṗ rŕŗřȑȓṙṛṝṟ sśŝşšșṡṣṥṧṩ tţťțṫṭṯṱẗ \
    uùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự vṽṿ wŵẁẃẅẇẉẘ xẋẍ yýÿŷȳẏẙỳỵỷỹ zźżžẑẓẕ
    """
}

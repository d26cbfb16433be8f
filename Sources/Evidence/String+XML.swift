extension String {
  /// The text as the content of an XML element or of a quoted attribute; characters that XML 1.0
  /// forbids (section 2.2) are dropped.
  public var xmlEscaped: String {
    var text = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0x26: text.append(contentsOf: "&amp;".unicodeScalars)
      case 0x3C: text.append(contentsOf: "&lt;".unicodeScalars)
      case 0x3E: text.append(contentsOf: "&gt;".unicodeScalars)
      case 0x22: text.append(contentsOf: "&quot;".unicodeScalars)
      case 0x09, 0x0A, 0x0D, 0x20...0xFFFD, 0x10000...: text.append(scalar)
      default: continue
      }
    }
    return String(text)
  }
}

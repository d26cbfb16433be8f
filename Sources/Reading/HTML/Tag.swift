/// The elements that the reader tells apart; everything else is `other`.
enum Tag: UInt8, CaseIterable {
  case text, other
  case html, head, body, title, meta, link, base, script, style, noscript, template
  case article, main, section, nav, aside, header, footer, address, hgroup, search
  case h1, h2, h3, h4, h5, h6
  case p, div, center, blockquote, q, pre, figure, figcaption, details, summary, dialog
  case ul, ol, li, dl, dt, dd, menu
  case table, caption, thead, tbody, tfoot, tr, td, th, colgroup, col
  case form, fieldset, legend, label, input, button, select, option, textarea
  case a, span, b, strong, i, em, u, s, small, big, font, sub, sup, abbr, cite, code, mark
  case time, br, hr, wbr, img, picture, source, video, audio, track, iframe, object, embed
  case param, svg, math, canvas, map, area, xmp, noframes, noembed, amp

  /// The element of that name.
  static let byName: KeyTable<Tag> = {
    var table: [NameKey: Tag] = [:]
    for tag in allCases where tag != .text && tag != .other && tag != .amp {
      table[NameKey("\(tag)")] = tag
    }
    table[NameKey("amp-img")] = .img
    table[NameKey("amp-iframe")] = .iframe
    table[NameKey("amp-video")] = .video
    table[NameKey("amp-sidebar")] = .nav
    table[NameKey("amp-social-share")] = .button
    return KeyTable(table)
  }()

  /// Elements that have no content and no end tag.
  var isVoid: Bool {
    switch self {
    case .meta, .link, .base, .input, .br, .hr, .wbr, .img, .source, .track, .embed, .param,
      .area, .col:
      true
    default: false
    }
  }

  /// Elements whose content is characters, not markup.
  var isRawText: Bool {
    switch self {
    case .script, .style, .textarea, .title, .iframe, .xmp, .noframes, .noembed: true
    default: false
    }
  }

  /// Elements that begin and end a block of text.
  var isBlock: Bool {
    switch self {
    case .html, .head, .body, .article, .main, .section, .nav, .aside, .header, .footer,
      .address, .hgroup, .search, .h1, .h2, .h3, .h4, .h5, .h6, .p, .div, .center, .blockquote,
      .pre, .figure, .figcaption, .details, .summary, .dialog, .ul, .ol, .li, .dl, .dt, .dd,
      .menu, .table, .caption, .thead, .tbody, .tfoot, .tr, .td, .th, .form, .fieldset,
      .legend, .hr, .noscript, .template, .title, .option, .select, .textarea, .video, .audio,
      .iframe, .object:
      true
    default: false
    }
  }

  /// Block elements before which an open paragraph ends (HTML standard, 13.2.6.4.7).
  var closesParagraph: Bool {
    switch self {
    case .noscript, .template, .title, .option, .select, .textarea, .video, .audio, .iframe,
      .object, .html, .head, .body, .td, .th, .tr, .thead, .tbody, .tfoot, .caption:
      false
    default: isBlock
    }
  }

  /// The level of a heading.
  var headingLevel: Int? {
    (Tag.h1.rawValue...Tag.h6.rawValue).contains(rawValue)
      ? Int(rawValue - Tag.h1.rawValue) + 1 : nil
  }

  /// Elements across which no end tag of another element reaches.
  var isScope: Bool {
    switch self {
    case .table, .td, .th, .caption, .template, .object, .html, .body: true
    default: false
    }
  }

  /// Elements whose text nobody sees.
  var isUnseen: Bool {
    switch self {
    case .head, .title, .meta, .script, .style, .template, .textarea, .iframe, .svg, .math, .canvas,
      .select,
      .option, .object, .xmp, .noframes, .noembed, .map, .audio, .video, .dialog:
      true
    default: false
    }
  }
}

/// The attributes that the reader keeps.
enum AttributeName: UInt8, CaseIterable {
  case id, `class`, href, src, rel, role, name, property, content, itemprop, itemtype, datetime
  case lang, style, hidden, type, charset, title, alt, text
  case httpEquiv, ariaHidden, ariaLabel, dataTestID, dataComponent, dataType

  /// The attribute of that name.
  static let byName: KeyTable<AttributeName> = {
    let spelled: [AttributeName: String] = [
      .httpEquiv: "http-equiv", .ariaHidden: "aria-hidden", .ariaLabel: "aria-label",
      .dataTestID: "data-testid", .dataComponent: "data-component", .dataType: "data-type",
    ]
    var table: [NameKey: AttributeName] = [:]
    for name in allCases { table[NameKey(spelled[name] ?? "\(name)")] = name }
    table[NameKey("xml:lang")] = .lang
    return KeyTable(table)
  }()
}

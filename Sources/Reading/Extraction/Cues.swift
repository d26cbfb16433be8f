/// What an element's tag, class, id, role and properties say about its content.
struct Cues: OptionSet, Hashable {
  let rawValue: UInt64

  // Said by class and id words.
  static let share = Cues(bit: 0)
  static let related = Cues(bit: 1)
  static let comments = Cues(bit: 2)
  static let newsletter = Cues(bit: 3)
  static let cookie = Cues(bit: 4)
  static let navigation = Cues(bit: 5)
  static let foot = Cues(bit: 6)
  static let head = Cues(bit: 7)
  static let side = Cues(bit: 8)
  static let advertisement = Cues(bit: 9)
  static let byline = Cues(bit: 10)
  static let date = Cues(bit: 11)
  static let caption = Cues(bit: 12)
  static let tags = Cues(bit: 13)
  static let paywall = Cues(bit: 14)
  static let overlay = Cues(bit: 15)
  static let weather = Cues(bit: 16)
  static let biography = Cues(bit: 17)
  static let media = Cues(bit: 18)
  static let tools = Cues(bit: 19)
  static let headline = Cues(bit: 20)
  static let standfirst = Cues(bit: 21)
  static let content = Cues(bit: 22)
  static let article = Cues(bit: 23)
  static let unseen = Cues(bit: 24)
  static let embed = Cues(bit: 25)
  static let teaser = Cues(bit: 26)
  static let card = Cues(bit: 27)
  static let factBox = Cues(bit: 28)
  static let paragraph = Cues(bit: 29)
  static let contentsList = Cues(bit: 30)
  /// `hidden` or `display: none`: scripts may show it, as paywalls do with whole bodies.
  static let notDisplayed = Cues(bit: 31)

  // Said by tags, roles and microdata.
  static let navTag = Cues(bit: 32)
  static let asideTag = Cues(bit: 33)
  static let headerTag = Cues(bit: 34)
  static let footerTag = Cues(bit: 35)
  static let formTag = Cues(bit: 36)
  static let buttonTag = Cues(bit: 37)
  static let figureTag = Cues(bit: 38)
  static let listTag = Cues(bit: 39)
  static let tableTag = Cues(bit: 40)
  static let quoteTag = Cues(bit: 41)
  static let linkTag = Cues(bit: 42)
  static let articleTag = Cues(bit: 43)
  static let mainTag = Cues(bit: 44)
  static let sectionTag = Cues(bit: 45)
  static let bodyProperty = Cues(bit: 46)
  static let captionTag = Cues(bit: 47)
  static let addressTag = Cues(bit: 48)
  static let timeTag = Cues(bit: 49)
  static let noscriptTag = Cues(bit: 50)
  static let complementaryRole = Cues(bit: 51)

  init(rawValue: UInt64) { self.rawValue = rawValue }
  private init(bit: UInt64) { rawValue = 1 << bit }

  /// Cues that speak against an element; they do not reach an element that holds most of the
  /// page's text, for a body may stand in a `layout-with-sidebar`.
  static let adverse: Cues = [
    .share, .related, .comments, .newsletter, .cookie, .navigation, .foot, .head, .side,
    .advertisement, .byline, .date, .caption, .tags, .paywall, .overlay, .weather, .biography,
    .media, .tools, .headline, .standfirst, .unseen, .embed, .teaser, .card, .factBox,
    .contentsList, .navTag, .asideTag, .headerTag, .footerTag, .formTag, .buttonTag, .figureTag,
    .listTag, .tableTag, .quoteTag, .captionTag, .addressTag, .timeTag, .noscriptTag,
    .complementaryRole,
  ]

  /// What a tag says.
  init(tag: Tag) {
    switch tag {
    case .nav, .menu: self = .navTag
    case .aside: self = .asideTag
    case .header, .hgroup: self = .headerTag
    case .footer: self = .footerTag
    case .form, .fieldset: self = .formTag
    case .button, .label, .select, .input, .search: self = .buttonTag
    case .figure: self = .figureTag
    case .figcaption, .caption: self = .captionTag
    case .ul, .ol, .dl: self = .listTag
    case .table: self = .tableTag
    case .blockquote: self = .quoteTag
    case .a: self = .linkTag
    case .article: self = .articleTag
    case .main: self = .mainTag
    case .section: self = .sectionTag
    case .address: self = .addressTag
    case .time: self = .timeTag
    case .noscript: self = .noscriptTag
    default: self = []
    }
  }

  /// What a word of a class or id says; nothing for most.
  static func word(_ key: NameKey) -> Cues { table[key] ?? [] }

  private static let table: KeyTable<Cues> = {
    var table: [NameKey: Cues] = [:]
    for (cue, words) in vocabulary {
      for word in words.split(separator: " ") {
        table[NameKey(word.utf8), default: []].formUnion(cue)
      }
    }
    return KeyTable(table)
  }()

  private static let vocabulary: [(Cues, String)] = [
    (
      .share,
      "share shares sharing sharebar sharebuttons sharetools social socials socialmedia addthis addtoany sharedaddy sharethis follow followus facebook whatsapp pinterest linkedin sns"
    ),
    (
      .related,
      "related relateds recommended recommend recommends recommendation recommendations recirc recirculation more also trending popular mostread mostpopular most read mustread outbrain taboola zergnet next prev previous upnext readmore readnext readalso latest similar suggested suggestions crosslink crosslinks inlinerelated keepreading further onward discover picks moreon jp relatedposts yarpp nextpost topstories toplist recent"
    ),
    (
      .comments,
      "comment comments commenting commentlist cmts opinions talkback disqus respond reply replies discussion discussions feedback livefyre coral responses"
    ),
    (
      .newsletter,
      "newsletter newsletters subscribe subscription signup optin mailchimp mailing email emailsignup inbox"
    ),
    (.cookie, "cookie cookies consent gdpr onetrust cmp privacy ccpa"),
    (
      .navigation,
      "nav navbar navigation navi menu menus breadcrumb breadcrumbs crumbs pagination pager paging submenu topbar sitenav skip skiplink tabs tab dropdown hamburger search searchbox login"
    ),
    (.foot, "footer foot colophon copyright bottom legal disclaimer footnotes"),
    (.head, "header masthead banner topbar top siteheader"),
    (
      .side,
      "sidebar aside rail rightrail leftrail secondary widget widgets sidecol rightcol right col2"
    ),
    (
      .advertisement,
      "ad ads advert adverts advertisement advertisements advertising adsense sponsored sponsor sponsors sponsorship dfp gpt adslot adunit adbox adwrapper promo promos promotion promoted promotional affiliate deal deals commercial dianomi"
    ),
    (.byline, "byline bylines author authors writer contributor contributors reporter posted by"),
    (
      .date,
      "date dates time timestamp published pubdate dateline postdate updated datetime meta postmeta entrymeta metadata info pub"
    ),
    (
      .caption,
      "caption captions figcaption credit credits imagecaption photocredit wpcaption imgcaption copyrightholder attribution"
    ),
    (
      .tags,
      "tag tags keywords keyword topics topic categories category cat taxonomy taglist label labels"
    ),
    (.paywall, "paywall regwall meter metered premium subscriber barrier gate piano"),
    (
      .overlay,
      "modal popup overlay lightbox dialog tooltip toast flyout drawer offcanvas notification alert"
    ),
    (.weather, "weather ticker stock stocks quote quotes market markets scoreboard"),
    (.biography, "bio biography about aboutauthor authorbio authorbox profile avatar"),
    (
      .media,
      "video videos player gallery slideshow carousel slider jwplayer slick swiper image images img photo photos picture podcast audio media thumbnail thumb"
    ),
    (
      .tools,
      "tools utility utilities toolbar actions action print button buttons btn cta icon icons rating ratings vote votes counter stats"
    ),
    (.headline, "title headline heading hed pagetitle entrytitle posttitle kicker eyebrow"),
    (
      .standfirst,
      "dek standfirst subhead subheadline subtitle summary lead lede deck excerpt description intro teasertext abstract strapline"
    ),
    (
      .content,
      "content body text articlebody storybody entrycontent postcontent postbody richtext copy prose storytext articletext maincontent contents articlecontent bodycopy wysiwyg markdown"
    ),
    (.article, "article story post entry news blog single detail page main"),
    (.unseen, "hidden hide visuallyhidden screenreader sr invisible offscreen noprint printonly"),
    (.embed, "tweet twitter instagram embed embeds embedded oembed tiktok youtube infogram"),
    (.teaser, "teaser teasers tease preview snippet snippets blurb"),
    (
      .card,
      "card cards item items list grid feed feeds collection collections tile tiles row rows stream results loop archive module modules"
    ),
    (
      .factBox,
      "infobox factbox box boxout pullquote callout aside note notice highlight sidebarbox inset blurb"
    ),
    (.paragraph, "paragraph para p"),
    (.contentsList, "toc contents tableofcontents index jump anchor"),
  ]
}

/// Kinds of set phrases that page furniture is made of.
struct PhraseKinds: OptionSet, Hashable {
  let rawValue: UInt32

  static let share = PhraseKinds(rawValue: 1 << 0)
  static let related = PhraseKinds(rawValue: 1 << 1)
  static let comments = PhraseKinds(rawValue: 1 << 2)
  static let newsletter = PhraseKinds(rawValue: 1 << 3)
  static let cookie = PhraseKinds(rawValue: 1 << 4)
  static let copyright = PhraseKinds(rawValue: 1 << 5)
  static let advertisement = PhraseKinds(rawValue: 1 << 6)
  static let byline = PhraseKinds(rawValue: 1 << 7)
  static let date = PhraseKinds(rawValue: 1 << 8)
  static let caption = PhraseKinds(rawValue: 1 << 9)
  static let paywall = PhraseKinds(rawValue: 1 << 10)
  static let navigation = PhraseKinds(rawValue: 1 << 11)
  static let tags = PhraseKinds(rawValue: 1 << 12)
  static let note = PhraseKinds(rawValue: 1 << 13)
  static let weather = PhraseKinds(rawValue: 1 << 14)
  static let media = PhraseKinds(rawValue: 1 << 15)
  static let biography = PhraseKinds(rawValue: 1 << 16)

  /// The kind with a number below `count`.
  init(bit: Int) { rawValue = 1 << UInt32(bit) }

  init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Number of kinds.
  static let count = 17
}

/// Finds set phrases in lines of text.
enum Phrases {
  /// The kinds of phrases that a line begins with, and those that stand anywhere in it.
  ///
  /// In lines longer than 40 words only both ends are looked at: furniture is short, and prose
  /// may well speak of newsletters.
  ///
  /// - Complexity: O(length of the line).
  static func kinds(in bytes: [UInt8], _ lower: Int, _ upper: Int) -> (
    start: PhraseKinds, anywhere: PhraseKinds
  ) {
    var start: PhraseKinds = []
    var anywhere: PhraseKinds = []
    var isFirst = true
    var position = lower
    let isLong = upper - lower > 280
    while position < upper {
      if isLong, position > lower + 90, position < upper - 140 { position = upper - 140 }
      while position < upper, !isPhraseByte(bytes[position]) { position += 1 }
      guard position < upper else { break }
      var end = position
      while end < upper, isPhraseByte(bytes[end]) { end += 1 }
      if let phrases = table[NameKey(bytes, position, end)] {
        for index in phrases where matches(all[index], bytes, position, upper) {
          anywhere.formUnion(all[index].kind)
          if isFirst { start.formUnion(all[index].kind) }
        }
      }
      isFirst = false
      position = end
    }
    return (start, anywhere)
  }

  private struct Phrase {
    let kind: PhraseKinds
    let letters: [UInt8]

    /// Its first word.
    var key: NameKey { NameKey(letters.prefix { isPhraseByte($0) }) }
  }

  private static func isPhraseByte(_ byte: UInt8) -> Bool { byte.isWord || byte == 0x40 }

  private static func matches(_ phrase: Phrase, _ bytes: [UInt8], _ start: Int, _ upper: Int)
    -> Bool
  {
    let count = phrase.letters.count
    guard start + count <= upper else { return false }
    for offset in 0..<count where bytes[start + offset].lowered != phrase.letters[offset] {
      return false
    }
    return start + count == upper || !bytes[start + count].isWord
      || !phrase.letters[count - 1].isWord
  }

  /// All phrases, those that begin with the same word beside each other.
  private static let all: [Phrase] = {
    let phrases = lists.flatMap { kind, list in
      list.split(separator: "|").map { Phrase(kind: kind, letters: Array($0.utf8)) }
    }
    return phrases.sorted { $0.key.value < $1.key.value }
  }()

  /// Where the phrases with a first word stand among all.
  private static let table: KeyTable<Range<Int>> = {
    var table: [NameKey: Range<Int>] = [:]
    for (index, phrase) in all.enumerated() {
      table[phrase.key] = (table[phrase.key]?.lowerBound ?? index)..<index + 1
    }
    return KeyTable(table)
  }()

  private static let lists: [(PhraseKinds, String)] = [
    (
      .share,
      "teilen|partager|compartir|compartilhar|compartilhe|condividi|delen|udostępnij|sdílet|podeli|podijeli|подели|shpërndaje|shpërnda|ndaje|поделиться|paylaş|megosztás|distribuie|κοινοποίηση|pint|baixar|share this|share on|share via|share article|share story|share|shares|tweet|tweet this|facebook|twitter|whatsapp|linkedin|pinterest|reddit|copy link|email this|print this|follow us|follow me|like us on|join us on|find us on|pin it|click to share|send via|instagram|telegram|flipboard|print|link copied"
    ),
    (
      .related,
      "mehr zum thema|lesen sie auch|weitere artikel|auch interessant|das könnte sie|das könnte dich|empfohlen|meistgelesen|lire aussi|à lire aussi|à lire|voir aussi|sur le même sujet|articles liés|le plus lu|lea también|lee también|te puede interesar|le puede interesar|más noticias|noticias relacionadas|más leídas|leia também|leia mais|veja também|você pode gostar|saiba mais|mais lidas|leggi anche|potrebbe interessarti|ti potrebbe|articoli correlati|più letti|lees ook|meer over|czytaj także|czytaj też|zobacz też|polecamy|čtěte také|přečtěte si|pročitajte još|pročitajte i|pročitaj još|povezane vesti|povezani članci|najčitanije|još vesti|više o temi|прочитајте још|повезане вести|најчитаније|lexoni gjithashtu|lexo edhe|lexo gjithashtu|të ngjashme|lajme të ngjashme|më të lexuarat|lajmet e fundit|читайте также|по теме|смотрите также|ilgili haberler|bunlar da|läs också|läs mer|les også|lue myös|olvassa el|kapcsolódó|citește și|vezi și|διαβάστε επίσης|δείτε επίσης|см. также|more:|see more:|required reading|related|related articles|related stories|related content|related topics|read more|read also|read next|read the full|read full|see also|also read|also on|also see|more from|more on|more in|more stories|more news|more like this|more coverage|latest articles|latest news|latest stories|latest|most read|most popular|most viewed|most recent|recommended|recommended for you|recommended stories|you may also|you might also|you may like|don't miss|up next|next article|next post|next story|previous article|previous post|previous story|trending|trending now|top stories|editor's picks|editors' picks|in case you missed|keep reading|must read|what to read next|popular|sponsored stories|watch|listen|read|explore more|other stories|further reading|in other news|from our partners|around the web|from around the web|stories you|recent posts|related posts|similar articles|suggested|click here to read|click here for|here's why|discover more|learn more|find out more|full story|more about|top picks|related coverage|also in"
    ),
    (
      .comments,
      "kommentare|kommentar|kommentieren|commentaires|commenter|laisser un commentaire|comentarios|comentários|deja un comentario|deixe um comentário|commenti|lascia un commento|reacties|komentarze|komentáře|komentari|komentar|ostavite komentar|коментари|komente|komentet|lini një koment|shkruaj koment|комментарии|комментарий|yorumlar|yorum yap|kommentarer|hozzászólások|comentarii|σχόλια|comments|comment|leave a comment|leave a reply|post a comment|join the conversation|join the discussion|reply|replies|log in to comment|login to comment|sign in to comment|your email address will not be published|required fields are marked|view comments|show comments|add a comment|write a comment|be the first to|report abuse|cancel reply|comments are closed|says|have your say|what do you think|let us know in the comments|sound off"
    ),
    (
      .newsletter,
      "jetzt anmelden|abonnieren|s'abonner|abonnez-vous|inscrivez-vous|suscríbete|suscríbase|inscreva-se|assine|iscriviti|abbonati|inschrijven|zapisz się|prijavite se|prijavi se|pretplatite se|претплатите се|abonohu|regjistrohu|подпишитесь|подписаться|abone ol|abonează-te|εγγραφείτε|sign up|signup|subscribe|newsletter|newsletters|get the latest|your inbox|delivered to|enter your email|email address|your email|thank you for subscribing|thanks for signing up|download our app|download the app|by signing up|by subscribing|unsubscribe|daily briefing|push notifications|breaking news alerts|email alerts|get our|stay up to date|stay informed|join our|sign me up|you're subscribed|privacy policy and"
    ),
    (
      .cookie,
      "cookies|cookie|we use cookies|privacy policy|privacy notice|privacy|terms of use|terms of service|terms and conditions|terms|consent|accept all|your privacy|do not sell|your browser|javascript|enable javascript|ad blocker|adblocker|ad-blocker|accessibility|data protection|recaptcha"
    ),
    (
      .copyright,
      "copyright|all rights reserved|may not be published|without permission|reproduced|republish|republished|rewritten or redistributed|registered in|inc|ltd|llc|©"
    ),
    (
      .advertisement,
      "advertisement|advertisements|advertising|sponsored|sponsored by|sponsored content|paid content|paid post|article continues|story continues|continue reading|continues below|scroll to continue|affiliate|commission|promoted|ad|ads|partner content|presented by|shop now|buy now|use code|promo code|coupon|% off|best deals|price when|check price"
    ),
    (
      .byline,
      "by|written by|reporting by|edited by|editing by|story by|words by|posted by|staff writer|staff reporter|contributed to this|additional reporting|correspondent|author|authors|@|editor|contributor|reported by|compiled by|reporter"
    ),
    (
      .date,
      "published|updated|posted on|posted|last updated|last modified|first published|publish date|min read|mins read|minute read|minutes read|min ago|mins ago|minutes ago|hours ago|hour ago|days ago|day ago|weeks ago|months ago|years ago|gmt|utc|et|est|edt|pst|pdt|pm|am|date|modified|reading time|read time|created"
    ),
    (
      .caption,
      "photo|photos|photo by|image|images|image credit|photo credit|getty images|getty|file photo|photograph|photograph by|photographer|picture|pictured|credit|ap photo|image source|courtesy of|courtesy|screenshot|via getty|afp|shutterstock|alamy|illustration|video by|associated press|reuters|epa|caption|hide caption|toggle caption|enlarge|unsplash|pixabay|istock|wikimedia|in this photo"
    ),
    (
      .paywall,
      "subscribe to|already a subscriber|log in|login|sign in|register|create an account|free trial|subscribers only|subscriber|subscribers|premium|unlimited access|become a member|support our|donate|support us|make a donation|my account|account|membership|already have an account|log out|this article is for|to continue reading|free articles|per month|cancel anytime|your support|gift this|gift article"
    ),
    (
      .navigation,
      "skip to|home|menu|search|back to top|toggle|show more|show less|load more|view all|view more|see all|see more|click here|next|previous|close|page|open in|back to|go to|top|expand|collapse|sections|site map|sitemap|contact us|about us|about|help|faq|careers|advertise|edition|more|all|contents|jump to|table of contents|in this article|scroll"
    ),
    (
      .tags,
      "tags|tagged|filed under|topics|topic|categories|category|posted in|labels|keywords|filed in|explore"
    ),
    (
      .note,
      "correction|editor's note|editors' note|disclaimer|the views expressed|opinions expressed|views expressed|this article was originally|this article originally|this story was|this story originally|this post was|first appeared|originally published|originally appeared|has been updated|was updated|advertiser disclosure|financial advice|disclosure|we may earn|independently selected|every product|this article is part|this story is part|this article appears|this article has been|note|clarification|republished from|this article was"
    ),
    (.weather, "°|° c|° f|humidity|wind|km/h|mph|forecast|clear sky|overcast|c|f"),
    (
      .media,
      "play video|watch live|watch now|watch video|video player|loading|now playing|unmute|video|gallery|slideshow|podcast|listen now|view gallery|audio|play|pause|view slideshow|live|listen to this|transcript|fullscreen|media playback"
    ),
    (
      .biography,
      "about the author|is a reporter|is a writer|is a freelance|is a senior|is a staff|is an editor|is the editor|is a contributor|is a contributing|is a journalist|is a correspondent|is the author|can be reached|contact the author|reach him|reach her|follow him|follow her|follow them|he covers|she covers|they cover|covers|email her|email him|his work|her work|has written for|view all posts|see full bio|full bio|view profile|see all posts|more posts by|more by|is based in|lives in|previously worked|joined the|is an associate|is an assistant|is a professor|is a former"
    ),
  ]
}

/// Letters that lose their marks: the canonical decomposition (Unicode Standard Annex 15, form D)
/// without nonspacing marks, in lower case.
///
/// Each line holds a base letter and then the letters that come down to it. The table covers what
/// Unicode 14 decomposes to a single letter below U+3000; Hangul is decomposed by rule.
enum Decomposition {
  static let table: [UInt32: UInt32] = {
    var table: [UInt32: UInt32] = [:]
    for line in letters.split(separator: "\n") {
      let scalars = line.unicodeScalars
      guard let base = scalars.first else { continue }
      for scalar in scalars.dropFirst() { table[scalar.value] = base.value }
    }
    return table
  }()

  /// Calls the body with the scalars that a scalar comes down to.
  static func forEachBase(of scalar: Unicode.Scalar, _ body: (Unicode.Scalar) -> Void) {
    let value = scalar.value
    if (0xac00...0xd7a3).contains(value) {
      // The Unicode Standard 3.12: leading consonant, vowel, trailing consonant.
      let place = value - 0xac00
      for jamo in [0x1100 + place / 588, 0x1161 + place % 588 / 28] {
        if let jamo = Unicode.Scalar(jamo) { body(jamo) }
      }
      if place % 28 != 0, let last = Unicode.Scalar(0x11a7 + place % 28) { body(last) }
    } else if let base = table[value].flatMap(Unicode.Scalar.init) {
      body(base)
    } else if scalar.properties.generalCategory != .nonspacingMark {
      for lower in scalar.properties.lowercaseMapping.unicodeScalars { body(lower) }
    }
  }

  private static let letters = """
    aÀÁÂÃÄÅàáâãäåĀāĂăĄąǍǎǞǟǠǡǺǻȀȁȂȃȦȧḀḁẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặÅ
    bḂḃḄḅḆḇ
    cÇçĆćĈĉĊċČčḈḉ
    dĎďḊḋḌḍḎḏḐḑḒḓ
    eÈÉÊËèéêëĒēĔĕĖėĘęĚěȄȅȆȇȨȩḔḕḖḗḘḙḚḛḜḝẸẹẺẻẼẽẾếỀềỂểỄễỆệ
    fḞḟ
    gĜĝĞğĠġĢģǦǧǴǵḠḡ
    hĤĥȞȟḢḣḤḥḦḧḨḩḪḫẖ
    iÌÍÎÏìíîïĨĩĪīĬĭĮįİǏǐȈȉȊȋḬḭḮḯỈỉỊị
    jĴĵǰ
    kĶķǨǩḰḱḲḳḴḵ
    lĹĺĻļĽľḶḷḸḹḺḻḼḽ
    mḾḿṀṁṂṃ
    nÑñŃńŅņŇňǸǹṄṅṆṇṈṉṊṋ
    oÒÓÔÕÖòóôõöŌōŎŏŐőƠơǑǒǪǫǬǭȌȍȎȏȪȫȬȭȮȯȰȱṌṍṎṏṐṑṒṓỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợ
    pṔṕṖṗ
    rŔŕŖŗŘřȐȑȒȓṘṙṚṛṜṝṞṟ
    sŚśŜŝŞşŠšȘșṠṡṢṣṤṥṦṧṨṩ
    tŢţŤťȚțṪṫṬṭṮṯṰṱẗ
    uÙÚÛÜùúûüŨũŪūŬŭŮůŰűŲųƯưǓǔǕǖǗǘǙǚǛǜȔȕȖȗṲṳṴṵṶṷṸṹṺṻỤụỦủỨứỪừỬửỮữỰự
    vṼṽṾṿ
    wŴŵẀẁẂẃẄẅẆẇẈẉẘ
    xẊẋẌẍ
    yÝýÿŶŷŸȲȳẎẏẙỲỳỴỵỶỷỸỹ
    zŹźŻżŽžẐẑẒẓẔẕ
    æǢǣǼǽ
    øǾǿ
    ſẛ
    ʒǮǯ
    ʹʹ
    αΆάἀἁἂἃἄἅἆἇἈἉἊἋἌἍἎἏὰάᾀᾁᾂᾃᾄᾅᾆᾇᾈᾉᾊᾋᾌᾍᾎᾏᾰᾱᾲᾳᾴᾶᾷᾸᾹᾺΆᾼ
    εΈέἐἑἒἓἔἕἘἙἚἛἜἝὲέῈΈ
    ηΉήἠἡἢἣἤἥἦἧἨἩἪἫἬἭἮἯὴήᾐᾑᾒᾓᾔᾕᾖᾗᾘᾙᾚᾛᾜᾝᾞᾟῂῃῄῆῇῊΉῌ
    ιΊΐΪίϊἰἱἲἳἴἵἶἷἸἹἺἻἼἽἾἿὶίιῐῑῒΐῖῗῘῙῚΊ
    οΌόὀὁὂὃὄὅὈὉὊὋὌὍὸόῸΌ
    ρῤῥῬ
    υΎΫΰϋύὐὑὒὓὔὕὖὗὙὛὝὟὺύῠῡῢΰῦῧῨῩῪΎ
    ωΏώὠὡὢὣὤὥὦὧὨὩὪὫὬὭὮὯὼώᾠᾡᾢᾣᾤᾥᾦᾧᾨᾩᾪᾫᾬᾭᾮᾯῲῳῴῶῷῺΏῼ
    ϒϓϔ
    аӐӑӒӓ
    гЃѓ
    еЀЁѐёӖӗ
    жӁӂӜӝ
    зӞӟ
    иЍЙйѝӢӣӤӥ
    кЌќ
    оӦӧ
    уЎўӮӯӰӱӲӳ
    чӴӵ
    ыӸӹ
    эӬӭ
    іЇї
    ѵѶѷ
    әӚӛ
    өӪӫ
    اآأإ
    وؤ
    يئ
    ہۂ
    ےۓ
    ەۀ
    कक़
    खख़
    गग़
    जज़
    डड़
    ढढ़
    नऩ
    फफ़
    यय़
    रऱ
    ळऴ
    ডড়
    ঢঢ়
    যয়
    ਖਖ਼
    ਗਗ਼
    ਜਜ਼
    ਫਫ਼
    ਲਲ਼
    ਸਸ਼
    ଡଡ଼
    ଢଢ଼
    ཀཀྵ
    གགྷ
    ཌཌྷ
    དདྷ
    བབྷ
    ཛཛྷ
    ဥဦ
    """
}

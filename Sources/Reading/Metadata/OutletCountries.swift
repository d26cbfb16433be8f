/// The countries of outlets whose domain does not tell, or tells less surely than common knowledge.
///
/// Facts of public record, typed by hand: where an outlet is published from (Docs/sources.md). Outlets
/// that are published from several countries are left out.
enum OutletCountries {
  /// ISO 3166 alpha-2 code of the country of the outlet that a host belongs to; nil for unknown ones.
  ///
  /// - Parameter host: a host name such as `www.bbc.com`; names below a known one belong to it.
  /// - Returns: the code.
  static func country(of host: String) -> String? {
    let labels = host.split(separator: ":", maxSplits: 1).first?.split(separator: ".") ?? []
    for start in labels.indices.dropLast() {
      if let country = table[NameKey(labels[start...].joined(separator: "."))] { return country }
    }
    return nil
  }

  private static let table: KeyTable<String> = {
    var table: [NameKey: String] = [:]
    for line in lines.split(separator: "\n") {
      let words = line.split(separator: " ")
      for domain in words.dropFirst() { table[NameKey(domain.utf8)] = String(words[0]) }
    }
    return KeyTable(table)
  }()

  /// A code and domains.
  private static let lines = """
    US nytimes.com washingtonpost.com wsj.com usatoday.com latimes.com chicagotribune.com
    US bostonglobe.com sfchronicle.com nypost.com newsweek.com time.com theatlantic.com
    US newyorker.com politico.com thehill.com axios.com npr.org pbs.org cnn.com foxnews.com
    US nbcnews.com cbsnews.com abcnews.go.com msnbc.com cnbc.com bloomberg.com apnews.com upi.com
    US foreignpolicy.com foreignaffairs.com voanews.com rferl.org rfa.org defensenews.com
    US militarytimes.com breakingdefense.com stripes.com csmonitor.com businessinsider.com
    US forbes.com fortune.com slate.com salon.com vox.com motherjones.com thedailybeast.com
    US realclearpolitics.com nationalinterest.org warontherocks.com thedispatch.com
    US miamiherald.com
    GB reuters.com bbc.com theguardian.com ft.com economist.com independent.co.uk telegraph.co.uk
    GB thetimes.com thetimes.co.uk dailymail.co.uk mirror.co.uk express.co.uk thesun.co.uk
    GB standard.co.uk news.sky.com itv.com middleeasteye.net janes.com
    FR lemonde.fr france24.com rfi.fr afp.com euronews.com liberation.fr lefigaro.fr mediapart.fr
    FR courrierinternational.com
    DE dw.com spiegel.de zeit.de faz.net welt.de sueddeutsche.de n-tv.de t-online.de
    DE handelsblatt.com tagesschau.de dpa-international.com focus.de
    AT derstandard.at diepresse.com kurier.at
    CH nzz.ch swissinfo.ch 20min.ch
    ES elpais.com elmundo.es abc.es lavanguardia.com elconfidencial.com efe.com europapress.es
    IT ansa.it corriere.it repubblica.it lastampa.it ilsole24ore.com
    RU tass.com tass.ru rt.com sputniknews.com sputnikglobe.com themoscowtimes.com interfax.com
    RU interfax.ru ria.ru kommersant.ru iz.ru lenta.ru rbc.ru
    UA kyivindependent.com kyivpost.com ukrinform.net ukrinform.ua pravda.com.ua unian.info
    UA unian.ua interfax.com.ua
    CN xinhuanet.com news.cn globaltimes.cn chinadaily.com.cn cgtn.com people.com.cn ecns.cn
    CN caixinglobal.com sixthtone.com
    HK scmp.com hongkongfp.com thestandard.com.hk
    TW taipeitimes.com focustaiwan.tw cna.com.tw taiwannews.com.tw
    JP japantimes.co.jp nhk.or.jp asahi.com mainichi.jp yomiuri.co.jp japannews.yomiuri.co.jp
    JP kyodonews.net english.kyodonews.net nikkei.com asia.nikkei.com
    KR yna.co.kr koreaherald.com koreatimes.co.kr koreajoongangdaily.joins.com chosun.com
    KR hani.co.kr
    KP kcna.kp
    IN thehindu.com indianexpress.com hindustantimes.com indiatimes.com
    IN timesofindia.indiatimes.com economictimes.indiatimes.com ndtv.com thewire.in theprint.in
    IN scroll.in ptinews.com livemint.com firstpost.com news18.com zeenews.india.com
    IN indiatoday.in
    PK dawn.com geo.tv tribune.com.pk thenews.com.pk
    BD thedailystar.net dhakatribune.com prothomalo.com bdnews24.com
    LK dailymirror.lk
    IL haaretz.com jpost.com timesofisrael.com ynetnews.com ynet.co.il israelhayom.com i24news.tv
    IR presstv.ir tehrantimes.com irna.ir tasnimnews.com farsnews.ir mehrnews.com
    QA aljazeera.com aljazeera.net gulf-times.com thepeninsulaqatar.com
    SA arabnews.com spa.gov.sa saudigazette.com.sa
    AE thenationalnews.com gulfnews.com khaleejtimes.com wam.ae alarabiya.net
    EG ahram.org.eg english.ahram.org.eg madamasr.com dailynewsegypt.com
    LB naharnet.com
    IQ rudaw.net
    TR aa.com.tr hurriyetdailynews.com dailysabah.com trtworld.com bianet.org
    RS b92.net politika.rs blic.rs danas.rs tanjug.rs rts.rs novosti.rs
    HR hina.hr jutarnji.hr vecernji.hr index.hr total-croatia-news.com
    XK koha.net kosovapress.com telegrafi.com kallxo.com prishtinainsight.com gazetaexpress.com
    AL ata.gov.al balkanweb.com top-channel.tv gazetatema.net albaniandailynews.com
    ME vijesti.me pobjeda.me
    MK mia.mk
    BA klix.ba avaz.ba fena.ba srna.rs
    SI sta.si delo.si
    BG bta.bg novinite.com
    RO agerpres.ro romania-insider.com
    GR ekathimerini.com kathimerini.gr amna.gr
    HU mti.hu telex.hu index.hu hungarytoday.hu
    PL pap.pl wyborcza.pl notesfrompoland.com
    CZ ctk.cz
    CY cyprus-mail.com
    BY belta.by
    AM armenpress.am civilnet.am
    AZ azertag.az trend.az report.az
    GE civil.ge agenda.ge
    KZ inform.kz astanatimes.com tengrinews.kz
    BE politico.eu brusselstimes.com euractiv.com euobserver.com
    NL nltimes.nl nos.nl
    IE irishtimes.com rte.ie independent.ie
    SE thelocal.se dn.se svd.se
    NO nrk.no vg.no aftenposten.no
    DK dr.dk politiken.dk
    FI yle.fi hs.fi
    CA theglobeandmail.com thestar.com nationalpost.com cbc.ca globalnews.ca
    AU abc.net.au smh.com.au theage.com.au theaustralian.com.au news.com.au theconversation.com
    NZ nzherald.co.nz rnz.co.nz stuff.co.nz
    SG straitstimes.com channelnewsasia.com todayonline.com
    MY thestar.com.my malaymail.com bernama.com
    ID thejakartapost.com antaranews.com kompas.com tempo.co
    PH rappler.com inquirer.net philstar.com pna.gov.ph
    TH bangkokpost.com nationthailand.com
    VN vnexpress.net vietnamnews.vn
    MM irrawaddy.com
    ZA news24.com dailymaverick.co.za mg.co.za
    NG punchng.com premiumtimesng.com vanguardngr.com
    KE nation.africa theeastafrican.co.ke
    ET addisstandard.com
    UG monitor.co.ug
    BR folha.uol.com.br globo.com g1.globo.com estadao.com.br
    AR clarin.com lanacion.com.ar infobae.com batimes.com.ar
    MX eluniversal.com.mx milenio.com jornada.com.mx
    CL latercera.com emol.com
    CO eltiempo.com elespectador.com
    VE eluniversal.com
    PE elcomercio.pe
    CU granma.cu prensa-latina.cu
    """
}

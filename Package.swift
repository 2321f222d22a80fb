// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "Assay",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "assay", targets: ["AssayCLI"]),
        .library(name: "AssayCore", targets: ["AssayCore"]),
        .library(name: "AssayEngine", targets: ["AssayEngine"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ],
    targets: [
        .target(name: "AssayCore", swiftSettings: strict),
        .target(
            name: "AssayEngine",
            dependencies: [
                "AssayCore", "CCurl", "COneThread", "CPDFium", "CProcess", "CTesseract", "CXML", "CZlib",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            swiftSettings: strict,
            plugins: ["EmbedBuiltIns"]
        ),
        .executableTarget(
            name: "AssayCLI",
            dependencies: [
                "AssayCore", "AssayEngine",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict,
            // Every run starts helpers: without a dozen libraries to bind each of them starts in a third less time.
            linkerSettings: [
                .unsafeFlags(
                    [
                        "-static-stdlib", "-use-ld=lld", "-lCoreFoundation", "-l_FoundationICU",
                        "-l_FoundationCShims", "-l_FoundationCollections", "-lstdc++",
                    ], .when(platforms: [.linux], configuration: .release))
            ]
        ),

        // Measurements and fuzzing, run by scripts and never shipped.
        .executableTarget(
            name: "assay-bench", dependencies: ["AssayCore"], path: "Benchmarks/AssayBench",
            swiftSettings: strict
        ),

        // The schemas, strategies and model data that users can read and copy, compiled into the binary.
        .executableTarget(name: "embed-files", path: "Plugins/embed-files", swiftSettings: strict),
        .plugin(name: "EmbedBuiltIns", capability: .buildTool(), dependencies: ["embed-files"]),

        .systemLibrary(
            name: "CTesseract", pkgConfig: "tesseract lept",
            providers: [.apt(["libtesseract-dev", "libleptonica-dev"])]
        ),
        // Declares what the library has that scripts/setup.sh fetches and the program loads when it first needs it.
        .target(name: "CPDFium", linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),
        .systemLibrary(
            name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]
        ),
        // Keeps Tesseract to the thread that calls it.
        .target(name: "COneThread"),
        // No library: what a helper process needs of the system and Swift can't import.
        .systemLibrary(name: "CProcess"),
        .systemLibrary(name: "CXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

        .target(
            name: "AssayTestSupport", dependencies: ["AssayCore", "AssayEngine"],
            path: "Tests/AssayTestSupport", swiftSettings: strict
        ),
        // A model server of our own on loopback, for tests and measurements.
        .systemLibrary(name: "CEvents", path: "Tests/CEvents"),
        .target(
            name: "ModelServer", dependencies: ["AssayCore", "CEvents"], path: "Tests/ModelServer",
            exclude: ["conformance.py", "request_types.py"],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "model-bench", dependencies: ["AssayCore", "AssayEngine", "ModelServer"],
            path: "Tests/ModelBench", swiftSettings: strict
        ),
        .testTarget(
            name: "AssayCoreTests", dependencies: ["AssayCore", "AssayTestSupport"], swiftSettings: strict
        ),
        .testTarget(
            name: "AssayEngineTests",
            dependencies: ["AssayCore", "AssayEngine", "AssayTestSupport", "COneThread", "ModelServer"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "AssayCLITests",
            dependencies: [
                "AssayCore", "AssayEngine", "AssayCLI", "AssayTestSupport", "ModelServer",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            resources: [.copy("Fixtures")],
            swiftSettings: strict
        ),
    ]
)

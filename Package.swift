// swift-tools-version: 6.2
import PackageDescription

// A section a room, lowest first. docs/architecture.md says what each is for; ArchitectureTests holds the arrows.

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .treatAllWarnings(as: .error),
]

let hashTrees = Target.Dependency.product(name: "HashTreeCollections", package: "swift-collections")
let bigInt = Target.Dependency.product(name: "BigInt", package: "BigInt")
let nio = ["NIOCore", "NIOPosix", "NIOHTTP1", "NIOConcurrencyHelpers"].map {
    Target.Dependency.product(name: $0, package: "swift-nio")
}
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
/// What only the instructor's server needs; a learner's build leaves them out.
let workshopPackages = [
    Target.Dependency.product(name: "Hummingbird", package: "hummingbird"),
    .product(name: "HummingbirdTLS", package: "hummingbird"),
    .product(name: "HTTPTypes", package: "swift-http-types"),
    .product(name: "Logging", package: "swift-log"),
    .product(name: "Mustache", package: "swift-mustache"),
    .product(name: "NIOSSL", package: "swift-nio-ssl"),
    .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
    .product(name: "Crypto", package: "swift-crypto"),
    .product(name: "SwiftASN1", package: "swift-asn1"),
    .product(name: "SwiftCSV", package: "SwiftCSV"),
    .product(name: "X509", package: "swift-certificates"),
]
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings)
}

let package = Package(
    name: "drydock",
    products: [
        .executable(name: "drydock", targets: ["drydock"]),
        .executable(name: "drydock-workshop", targets: ["drydock-workshop"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/attaswift/BigInt", from: "6.0.0"),
        .package(url: "https://github.com/apple/swift-asn1", from: "1.7.0"),
        .package(url: "https://github.com/apple/swift-certificates", from: "1.21.0"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swiftcsv/SwiftCSV", from: "0.10.0"),
    ],
    targets: [
        // C libraries
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(
            name: "CCMark", pkgConfig: "libcmark-gfm",
            providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
        .systemLibrary(name: "CTransport", pkgConfig: "libssl", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .target(name: "CEditLine", linkerSettings: [.linkedLibrary("edit")]),

        // Languages and data structures
        room("FileTrees", ["CCrypto", hashTrees]),
        room("ShellSyntax"),
        room("CommandSyntax"),
        room("Dockerfile"),
        room("Packages"),
        room("PythonSyntax"),
        room("PostgresSyntax"),
        room("MySQLSyntax"),
        room("JavaScriptSyntax"),
        room("JSON"),
        room("Compose", ["CommandSyntax", "JSON", yams]),

        // The simulated machine
        room("WorldModel", ["FileTrees", hashTrees]),
        room("Kernel", ["WorldModel", "FileTrees", hashTrees]),
        room("HTTP", ["Kernel", "WorldModel"]),
        room("Web", ["HTTP", "Kernel", "WorldModel", "FileTrees"]),
        room("Shell", ["Kernel", "WorldModel", "FileTrees", "ShellSyntax", hashTrees]),
        room(
            "Programs",
            ["HTTP", "Shell", "ShellSyntax", "Packages", "JSON", "Kernel", "WorldModel", "FileTrees", hashTrees]),

        room("SQLStore", ["WorldModel", "JSON", "CSQLite", bigInt]),
        room("JavaScript", ["JavaScriptSyntax", "Kernel", "WorldModel", "FileTrees", bigInt]),
        room("Python", ["PythonSyntax", "SQLStore", "Kernel", "WorldModel", "FileTrees", bigInt]),

        room(
            "Postgres",
            ["PostgresSyntax", "SQLStore", "Kernel", "WorldModel", "FileTrees", "JSON", bigInt]),
        room("MySQL", ["MySQLSyntax", "SQLStore", "Kernel", "WorldModel", "FileTrees", "JSON", bigInt]),

        // Docker
        room(
            "Engine",
            [
                "Web", "HTTP", "Kernel", "WorldModel", "FileTrees", "CommandSyntax", "Dockerfile", "Packages", "JSON",
                hashTrees,
            ]),
        room(
            "DockerCLI",
            [
                "Engine", "Kernel", "WorldModel", "FileTrees", "CommandSyntax", "Dockerfile", "Compose", "JSON",
                hashTrees,
            ]),

        room(
            "Explanations",
            [
                "DockerCLI", "Engine", "Kernel", "WorldModel", "CommandSyntax", "Dockerfile", "JSON", "Phrases",
                hashTrees,
            ]),
        room("Phrases", []),
        room(
            "Insights", ["Engine", "Kernel", "WorldModel", "FileTrees", "CommandSyntax", "JSON", "Phrases", hashTrees]),

        // The product
        room(
            "Simulator",
            [
                "DockerCLI", "Engine", "Web", "Programs", "Python", "JavaScript", "Postgres", "MySQL", "Shell",
                "ShellSyntax", "JSON", "Kernel", "WorldModel", "FileTrees", hashTrees,
            ]),
        room(
            "EngineAPI",
            ["DockerCLI", "Engine", "Kernel", "WorldModel", "FileTrees", "CommandSyntax", "JSON", hashTrees]),
        room("EngineServer", ["EngineAPI", "Simulator", "WorldModel", "Kernel"] + nio),
        room(
            "Course",
            [
                "Simulator", "Explanations", "Insights", "DockerCLI", "CommandSyntax", "ShellSyntax", "JSON", "Engine",
                "Kernel", "WorldModel", "FileTrees", "Phrases", hashTrees, yams,
            ]),
        room("Learner", ["JSON", "WorldModel", grdb]),
        room("Terminal", ["CEditLine", "CCMark"]),
        room("CourseFiles", ["Course", "FileTrees", "Terminal", argumentParser]),
        room("Classroom", ["Course", "JSON", "WorldModel", "FileTrees"]),
        room("ClassLink", ["Classroom", "JSON", "CTransport"] + nio),
        room(
            "DrydockCommands",
            [
                "EngineServer", "ClassLink", "Classroom", "Learner", "CourseFiles", "Course", "Simulator", "Terminal",
                "DockerCLI", "Dockerfile", "FileTrees",
                "Insights",
                "Explanations",
                "CommandSyntax",
                "JSON",
                "Phrases",
                "WorldModel",
                argumentParser,
            ]),
        .executableTarget(name: "drydock", dependencies: ["DrydockCommands"], swiftSettings: settings),
        room(
            "Workshop",
            ["Classroom", "CourseFiles", "Course", "Terminal", "FileTrees", "JSON", grdb, argumentParser]
                + workshopPackages),
        .executableTarget(name: "drydock-workshop", dependencies: ["Workshop"], swiftSettings: settings),
        .executableTarget(
            name: "drydock-bench", dependencies: ["Simulator", "WorldModel"], path: "Benchmarks",
            swiftSettings: settings),

        // Tests
        tests("ArchitectureTests", []),
        tests("CasesTests", ["Simulator", "TestSupport"]),
        tests("CommandSyntaxTests", ["CommandSyntax", "DockerCLI"]),
        tests("ComposeTests", ["Compose", "JSON", "TestSupport"], exclude: ["Recorded"]),
        tests("PostgresTests", ["Postgres", "PostgresSyntax", "SQLStore", "Simulator", "WorldModel"]),
        tests("MySQLTests", ["MySQL", "MySQLSyntax", "SQLStore", "Simulator", "WorldModel"]),
        tests("DockerfileTests", ["Dockerfile"]),
        tests("PackagesTests", ["Packages"]),
        tests(
            "ProgramsTests", ["Programs", "Shell", "ShellSyntax", "Kernel", "WorldModel", "FileTrees", hashTrees],
            exclude: ["Recorded"]),
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
        tests("CourseTests", ["Course", "Simulator", "DockerCLI", "CommandSyntax", "Terminal", "TestSupport"]),
        tests("FileTreesTests", ["FileTrees", "TestSupport"]),
        tests("ClassroomTests", ["Classroom", "Course", "Simulator", "WorldModel", "JSON", "TestSupport"]),
        tests(
            "WorkshopTests",
            [
                "Workshop", "DrydockCommands", "ClassLink", "Classroom", "Course", "JSON", "TestSupport",
                argumentParser,
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]),
        tests("EngineAPITests", ["EngineAPI", "EngineServer", "Simulator", "TestSupport"]),
        tests("ExplanationsTests", ["Explanations", "Simulator"]),
        tests("InsightsTests", ["Insights", "Phrases", "Simulator", "Engine", "Kernel", "WorldModel"]),
        tests("KernelTests", ["Simulator", "Kernel", "WorldModel", "FileTrees"]),
        tests("LearnerTests", ["Learner", "TestSupport", grdb]),
        tests("PromptTests", ["TestSupport"], exclude: ["Goldens"]),
        tests("ShellTests", ["Simulator", "ShellSyntax", "WorldModel", "TestSupport"]),
        tests(
            "SimulatorTests",
            [
                "Simulator", "Course", "Explanations", "Engine", "Kernel", "Programs", "WorldModel", "FileTrees",
                hashTrees,
            ]),
        tests("WebTests", ["Web", "HTTP", "Simulator", "WorldModel", "FileTrees"]),
        tests("TerminalTests", ["Phrases", "Terminal"], exclude: ["Goldens"]),
    ]
)

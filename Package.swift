// swift-tools-version: 6.2
import PackageDescription

// A section a room, lowest first. docs/architecture.md says what each is for; ArchitectureTests holds the arrows.

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .treatAllWarnings(as: .error),
]

let hashTrees = Target.Dependency.product(name: "HashTreeCollections", package: "swift-collections")
let bigInt = Target.Dependency.product(name: "BigInt", package: "BigInt")
let nio = ["NIOCore", "NIOPosix", "NIOHTTP1"].map { Target.Dependency.product(name: $0, package: "swift-nio") }
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings)
}

let package = Package(
    name: "drydock",
    products: [.executable(name: "drydock", targets: ["drydock"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/attaswift/BigInt", from: "6.0.0"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    ],
    targets: [
        // C libraries
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(
            name: "CCMark", pkgConfig: "libcmark-gfm",
            providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
        .target(name: "CEditLine", linkerSettings: [.linkedLibrary("edit")]),

        // Languages and data structures
        room("FileTrees", ["CCrypto", hashTrees]),
        room("ShellSyntax"),
        room("CommandSyntax"),
        room("Dockerfile"),
        room("Packages"),
        room("PythonSyntax"),
        room("JSON"),
        room("Compose", ["CommandSyntax", "JSON", yams]),

        // The simulated machine
        room("WorldModel", ["FileTrees", hashTrees]),
        room("Kernel", ["WorldModel", "FileTrees", hashTrees]),
        room("Shell", ["Kernel", "WorldModel", "FileTrees", "ShellSyntax", hashTrees]),
        room("Programs", ["Shell", "ShellSyntax", "Packages", "JSON", "Kernel", "WorldModel", "FileTrees", hashTrees]),

        room("Python", ["PythonSyntax", "Kernel", "WorldModel", "FileTrees", bigInt]),

        // Docker
        room("Engine", ["Kernel", "WorldModel", "FileTrees", "Dockerfile", "Packages", "JSON", hashTrees]),
        room(
            "DockerCLI",
            [
                "Engine", "Kernel", "WorldModel", "FileTrees", "CommandSyntax", "Dockerfile", "Compose", "JSON",
                hashTrees,
            ]),

        room(
            "Explanations",
            ["DockerCLI", "Engine", "Kernel", "WorldModel", "CommandSyntax", "Dockerfile", "JSON", hashTrees]),
        room("Insights", ["Engine", "Kernel", "WorldModel", "FileTrees", "CommandSyntax", hashTrees]),

        // The product
        room(
            "Simulator",
            [
                "DockerCLI", "Engine", "Programs", "Python", "Shell", "ShellSyntax", "JSON", "Kernel", "WorldModel",
                "FileTrees", hashTrees,
            ]),
        room(
            "EngineAPI",
            ["DockerCLI", "Engine", "Kernel", "WorldModel", "FileTrees", "CommandSyntax", "JSON", hashTrees]),
        room("EngineServer", ["EngineAPI", "Simulator", "WorldModel", "Kernel"] + nio),
        room(
            "Course",
            [
                "Simulator", "Explanations", "Insights", "DockerCLI", "CommandSyntax", "ShellSyntax", "JSON", "Engine",
                "Kernel", "WorldModel", "FileTrees", hashTrees, yams,
            ]),
        room("Learner", ["JSON", "WorldModel", grdb]),
        room("Terminal", ["CEditLine", "CCMark"]),
        room(
            "DrydockCommands",
            [
                "EngineServer", "Learner", "Course", "Simulator", "Terminal", "DockerCLI", "Dockerfile", "FileTrees",
                "Insights",
                "Explanations",
                "CommandSyntax",
                "JSON",
                "WorldModel",
                argumentParser,
            ]),
        .executableTarget(name: "drydock", dependencies: ["DrydockCommands"], swiftSettings: settings),
        .executableTarget(
            name: "drydock-bench", dependencies: ["Simulator", "WorldModel"], path: "Benchmarks",
            swiftSettings: settings),

        // Tests
        tests("ArchitectureTests", []),
        tests("CasesTests", ["Simulator", "TestSupport"]),
        tests("CommandSyntaxTests", ["CommandSyntax", "DockerCLI"]),
        tests("ComposeTests", ["Compose", "JSON", "TestSupport"], exclude: ["Recorded"]),
        tests("DockerfileTests", ["Dockerfile"]),
        tests("PackagesTests", ["Packages"]),
        tests(
            "ProgramsTests", ["Programs", "Shell", "ShellSyntax", "Kernel", "WorldModel", "FileTrees", hashTrees],
            exclude: ["Recorded"]),
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
        tests("CourseTests", ["Course", "Simulator", "DockerCLI", "CommandSyntax", "Terminal", "TestSupport"]),
        tests("FileTreesTests", ["FileTrees", "TestSupport"]),
        tests("EngineAPITests", ["EngineAPI", "EngineServer", "Simulator", "TestSupport"]),
        tests("ExplanationsTests", ["Explanations", "Simulator"]),
        tests("InsightsTests", ["Insights", "Simulator"]),
        tests("KernelTests", ["Simulator", "Kernel", "WorldModel", "FileTrees"]),
        tests("LearnerTests", ["Learner", "TestSupport", grdb]),
        tests("PromptTests", []),
        tests("ShellTests", ["Simulator", "ShellSyntax", "WorldModel", "TestSupport"]),
        tests(
            "SimulatorTests",
            [
                "Simulator", "Course", "Explanations", "Engine", "Kernel", "Programs", "WorldModel", "FileTrees",
                hashTrees,
            ]),
        tests("TerminalTests", ["Terminal"], exclude: ["Goldens"]),
    ]
)

import Foundation
import Testing

/// Holds the arrows between the rooms: what each may import, and what the pure ones must not touch.
@Suite struct ArchitectureTests {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The rooms, lowest first, each with all it may import.
    static let rooms: [(name: String, imports: Set<String>)] = [
        ("FileTrees", ["CCrypto", "HashTreeCollections", "Synchronization"]),
        ("ShellSyntax", []),
        ("CommandSyntax", []),
        ("Dockerfile", []),
        ("Packages", []),
        ("PythonSyntax", []),
        ("JavaScriptSyntax", []),
        ("PostgresSyntax", []),
        ("MySQLSyntax", []),
        ("JSON", []),
        ("Compose", ["CommandSyntax", "JSON", "Yams"]),
        ("WorldModel", ["FileTrees", "HashTreeCollections"]),
        ("Kernel", ["WorldModel", "FileTrees", "HashTreeCollections"]),
        ("HTTP", ["Kernel", "WorldModel"]),
        ("Web", ["HTTP", "Kernel", "WorldModel", "FileTrees"]),
        ("Shell", ["Kernel", "WorldModel", "FileTrees", "ShellSyntax", "HashTreeCollections", "Glibc"]),
        (
            "Programs",
            [
                "HTTP", "Shell", "ShellSyntax", "Packages", "JSON", "Kernel", "WorldModel", "FileTrees",
                "HashTreeCollections", "Glibc",
            ]
        ),
        ("JavaScript", ["JavaScriptSyntax", "Kernel", "WorldModel", "FileTrees", "BigInt", "Foundation"]),
        ("Python", ["PythonSyntax", "SQLStore", "Kernel", "WorldModel", "FileTrees", "BigInt", "Foundation"]),
        ("SQLStore", ["WorldModel", "JSON", "CSQLite", "BigInt", "Foundation"]),
        (
            "Postgres",
            ["PostgresSyntax", "SQLStore", "Kernel", "WorldModel", "FileTrees", "JSON", "BigInt", "Foundation"]
        ),
        (
            "MySQL",
            ["MySQLSyntax", "SQLStore", "Kernel", "WorldModel", "FileTrees", "JSON", "BigInt", "Foundation"]
        ),
        (
            "Engine",
            [
                "Web", "HTTP", "Kernel", "WorldModel", "FileTrees", "CommandSyntax", "Dockerfile", "Packages", "JSON",
                "HashTreeCollections",
            ]
        ),
        (
            "DockerCLI",
            [
                "Engine", "Kernel", "WorldModel", "FileTrees", "CommandSyntax", "Dockerfile", "Compose", "JSON",
                "HashTreeCollections",
            ]
        ),
        (
            "Explanations",
            [
                "DockerCLI", "Engine", "Kernel", "WorldModel", "CommandSyntax", "Dockerfile", "JSON", "Phrases",
                "HashTreeCollections",
            ]
        ),
        (
            "Insights",
            ["Engine", "Kernel", "WorldModel", "FileTrees", "CommandSyntax", "JSON", "Phrases", "HashTreeCollections"]
        ),
        (
            "Simulator",
            [
                "DockerCLI", "Engine", "Web", "Programs", "Python", "JavaScript", "Postgres", "MySQL", "Shell",
                "ShellSyntax", "JSON", "Kernel", "WorldModel", "FileTrees", "HashTreeCollections",
            ]
        ),
        (
            "EngineAPI",
            [
                "DockerCLI", "Engine", "Kernel", "WorldModel", "FileTrees", "CommandSyntax", "JSON",
                "HashTreeCollections",
            ]
        ),
        (
            "EngineServer",
            [
                "EngineAPI", "Simulator", "Kernel", "WorldModel", "NIOCore", "NIOHTTP1", "NIOPosix",
                "NIOConcurrencyHelpers", "Glibc",
            ]
        ),
        (
            "Course",
            [
                "Simulator", "Explanations", "Insights", "DockerCLI", "CommandSyntax", "ShellSyntax", "JSON", "Engine",
                "Kernel",
                "WorldModel", "FileTrees", "Phrases", "HashTreeCollections", "Yams",
            ]
        ),
        ("Classroom", ["Course", "JSON", "WorldModel", "FileTrees"]),
        ("Learner", ["JSON", "WorldModel", "GRDB", "Glibc"]),
        ("Phrases", []),
        ("Terminal", ["CEditLine", "CCMark", "Glibc", "Synchronization"]),
        ("CourseFiles", ["Course", "FileTrees", "Terminal", "ArgumentParser", "Glibc"]),
        (
            "ClassLink",
            ["Classroom", "JSON", "CTransport", "NIOCore", "NIOHTTP1", "NIOPosix", "Synchronization"]
        ),
        (
            "DrydockCommands",
            [
                "EngineServer", "ClassLink", "Classroom", "Learner", "CourseFiles", "Course", "Simulator", "Terminal",
                "DockerCLI", "Dockerfile", "Insights",
                "Explanations", "CommandSyntax",
                "JSON", "Phrases",
                "WorldModel", "FileTrees", "ArgumentParser", "Glibc", "Synchronization",
            ]
        ),
        ("drydock", ["DrydockCommands"]),
        (
            "Workshop",
            [
                "Classroom", "CourseFiles", "Course", "Terminal", "FileTrees", "JSON", "GRDB", "ArgumentParser",
                "Hummingbird", "HummingbirdCore", "HummingbirdTLS", "HTTPTypes", "Mustache", "NIOCore", "NIOPosix",
                "NIOSSL", "ServiceLifecycle", "Logging", "Crypto", "SwiftASN1", "X509", "SwiftCSV", "Foundation",
                "Glibc",
            ]
        ),
        ("drydock-workshop", ["Workshop"]),
    ]

    static func sources(of room: String) -> [(path: String, text: String)] {
        let folder = root.appendingPathComponent("Sources/\(room)")
        let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return names.filter { $0.hasSuffix(".swift") }.sorted().compactMap { name in
            (try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)).map {
                ("\(room)/\(name)", $0)
            }
        }
    }

    @Test("each room imports only what is below it", arguments: rooms.map(\.name))
    func importsPointDown(room: String) throws {
        let allowed = try #require(Self.rooms.first { $0.name == room }).imports
        let files = Self.sources(of: room)
        #expect(!files.isEmpty)
        for (path, text) in files {
            for line in text.split(separator: "\n") where line.hasPrefix("import ") {
                let name = String(line.dropFirst(7))
                #expect(allowed.contains(name), "\(path) imports \(name)")
            }
        }
    }

    @Test("every folder of Sources is a room of the table")
    func tableIsComplete() throws {
        let folders = try FileManager.default.contentsOfDirectory(
            atPath: Self.root.appendingPathComponent("Sources").path)
        let known = Set(Self.rooms.map(\.name)).union(["CCrypto", "CCMark", "CEditLine", "CTransport", "CSQLite"])
        #expect(Set(folders).subtracting(known).isEmpty)
    }

    static let pure = [
        "FileTrees", "ShellSyntax", "CommandSyntax", "Dockerfile", "WorldModel", "Kernel", "Shell", "Programs",
        "Engine",
        "DockerCLI", "Simulator", "Course", "Classroom",
    ]

    @Test("the pure rooms read no clock, no disk, no chance and no environment", arguments: pure)
    func pureRoomsStayPure(room: String) {
        let banned = [
            "import Foundation", "ContinuousClock", "SystemClock", "Date()", ".random(", "UUID()", "getenv(", "fopen(",
            "SystemRandomNumberGenerator", " async ", "await ", "fatalError(", "try!",
        ]
        for (path, text) in Self.sources(of: room) {
            for word in banned { #expect(!text.contains(word), "\(path) has \(word)") }
        }
    }
}

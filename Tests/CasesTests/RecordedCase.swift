import Foundation

/// A shell whose words were recorded.
enum RecordedShell: String, CaseIterable, Sendable {
    case bash, dash, ash

    /// The image that has it, and its name there.
    var image: (name: String, shell: String) {
        switch self {
        case .bash: ("debian", "bash")
        case .dash: ("debian", "sh")
        case .ash: ("alpine", "sh")
        }
    }
}

/// A script with what the real shells made of it. `Scripts/cases` describes the files and records them.
struct RecordedCase: Sendable {
    var name: String
    var script: String
    var expected: [RecordedShell: RecordedResult]

    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Cases")

    /// The files below `Tests/Cases`, as `shell/quoting.cases`.
    static let files: [String] = ["shell", "tools"].flatMap { topic -> [String] in
        let names = try? FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent(topic).path)
        return (names ?? []).filter { $0.hasSuffix(".cases") }.sorted().map { topic + "/" + $0 }
    }

    /// Cases that do not pass yet, as `shell/quoting.cases: name (dash)`. The list may only shrink.
    static let notPassing: Set<String> = {
        let text = try? String(contentsOf: folder.appendingPathComponent("not-passing.txt"), encoding: .utf8)
        return Set((text ?? "").split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") })
    }()

    /// Reads a file.
    static func load(_ file: String) throws -> [RecordedCase] {
        let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
        var cases: [RecordedCase] = []
        var script: [Substring] = []
        var shells: [RecordedShell] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("#### ") {
                let name = line.dropFirst(5).split(separator: " @ ").first ?? ""
                cases.append(RecordedCase(name: name.trimmingCharacters(in: .whitespaces), script: "", expected: [:]))
                script = []
                shells = []
            } else if cases.isEmpty {
                continue
            } else if line.hasPrefix("----"), let named = recordedShells(line) {
                if shells.isEmpty {
                    cases[cases.count - 1].script = script.joined(separator: "\n")
                        .trimmingCharacters(in: CharacterSet(charactersIn: "\n"))
                }
                shells = named
                for shell in shells { cases[cases.count - 1].expected[shell] = RecordedResult() }
            } else if shells.isEmpty {
                script.append(line)
            } else {
                for shell in shells { cases[cases.count - 1].expected[shell]?.add(line) }
            }
        }
        return cases
    }

    private static func recordedShells(_ line: Substring) -> [RecordedShell]? {
        let words = line.dropFirst(4).split(separator: " ")
        let shells = words.compactMap { RecordedShell(rawValue: String($0)) }
        return !shells.isEmpty && shells.count == words.count ? shells : nil
    }
}

/// What a script printed and how it ended.
struct RecordedResult: Sendable, Equatable {
    var output = ""
    var errors = ""
    var status: Int32 = 0

    /// Takes a line of a recording: `| output`, `! error`, `= status`.
    mutating func add(_ line: Substring) {
        guard let mark = line.first else { return }
        let endsInNewline = !line.dropFirst().hasPrefix("\\")
        let text = endsInNewline ? line.dropFirst(2) + "\n" : line.dropFirst(3)
        switch mark {
        case "|": output += text
        case "!": errors += text
        case "=": status = Int32(line.dropFirst(2)) ?? -1
        default: break
        }
    }
}

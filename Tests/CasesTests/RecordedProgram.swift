import Foundation
import Simulator
import Testing

/// A program with what came of it when the real interpreter ran it. `Scripts/language-cases` records them.
struct RecordedProgram: Sendable {
    var name: String
    var script = ""
    var output = ""
    /// The whole standard error, or only the line that tells.
    var errors: String?
    var errorLine: String?
    var status: Int32 = 0

    /// The files of a language's folder in `Tests/Cases`.
    static func files(_ language: String) -> [String] {
        let folder = RecordedCase.folder.appendingPathComponent(language)
        return ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter {
            $0.hasSuffix(".cases")
        }.sorted()
    }

    static func load(_ language: String, _ file: String) throws -> [RecordedProgram] {
        let path = RecordedCase.folder.appendingPathComponent(language).appendingPathComponent(file)
        let text = try String(contentsOf: path, encoding: .utf8)
        var programs: [RecordedProgram] = []
        var script: [Substring] = []
        var isScript = true
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("#### ") {
                programs.append(RecordedProgram(name: String(line.dropFirst(5))))
                script = []
                isScript = true
            } else if programs.isEmpty {
                continue
            } else if line.hasPrefix("---- ") {
                programs[programs.count - 1].script = script.joined(separator: "\n") + "\n"
                isScript = false
            } else if isScript {
                script.append(line)
            } else {
                programs[programs.count - 1].take(line)
            }
        }
        return programs
    }

    private mutating func take(_ line: Substring) {
        if line.hasPrefix("|-") {
            output += line.dropFirst(3)
        } else if line.hasPrefix("|") {
            output += line.dropFirst(2) + "\n"
        } else if line.hasPrefix("!!") {
            errors = (errors ?? "") + line.dropFirst(3) + "\n"
        } else if line.hasPrefix("!") {
            errorLine = String(line.dropFirst(2))
        } else if line.hasPrefix("?") {
            status = Int32(line.dropFirst(2)) ?? -1
        }
    }

    /// Whether a run printed the same.
    /// - Parameter telling: the line of standard error that tells what went wrong.
    func agrees(_ found: Sandbox.Result, telling: ([Substring]) -> Substring?) -> Bool {
        guard found.output == output, found.status == status else { return false }
        if let errors, found.errors != errors { return false }
        if let errorLine, String(telling(found.errors.split(separator: "\n")) ?? "") != errorLine { return false }
        return true
    }

    /// Runs the programs of a file: each prints what was recorded, or stands on the list of those that do not yet.
    static func check(
        _ language: String, _ file: String, telling: ([Substring]) -> Substring?, run: (String) -> Sandbox.Result
    ) throws {
        let list = "\(language)-not-passing.txt"
        let notPassing = notPassing(list)
        for program in try load(language, file) {
            let found = run(program.script)
            let label = "\(file.dropLast(6)): \(program.name)"
            let agrees = program.agrees(found, telling: telling)
            if notPassing.contains(label) {
                #expect(!agrees, "\(label) passes now: take it from Tests/Cases/\(list)")
            } else if !agrees {
                Issue.record(
                    "\(label)\n\(program.script)\n--- printed:\n\(found.output)\(found.errors)(\(found.status))")
            }
        }
    }

    /// Names of programs that do not print the same yet, from a list in `Tests/Cases`.
    private static func notPassing(_ file: String) -> Set<String> {
        let text = try? String(contentsOf: RecordedCase.folder.appendingPathComponent(file), encoding: .utf8)
        return Set((text ?? "").split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") })
    }
}

import Foundation
import Testing

/// The built program with a data folder of its own.
final class Product {
    private let folder: String
    private static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    init() throws {
        folder = NSTemporaryDirectory() + "/drydock-product-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// The program that was built together with these tests.
    private static func executable() throws -> String {
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        for start in [own, CommandLine.arguments.first ?? "", Bundle.main.bundlePath] {
            var path = URL(fileURLWithPath: start)
            while path.path != "/" {
                path.deleteLastPathComponent()
                let candidate = path.appendingPathComponent("drydock").path
                var isFolder: ObjCBool = false
                if FileManager.default.fileExists(atPath: candidate, isDirectory: &isFolder), !isFolder.boolValue,
                    FileManager.default.isExecutableFile(atPath: candidate)
                {
                    return candidate
                }
            }
        }
        throw Missing()
    }

    struct Missing: Error, CustomStringConvertible {
        var description: String { "the program drydock was not found beside the tests" }
    }

    /// Starts it on a terminal and waits for the first prompt.
    func start(_ arguments: [String] = []) throws -> TerminalProcess {
        let process = try TerminalProcess(
            Self.executable(),
            ["start", "--data-dir", folder + "/data", "--content", Self.repository] + arguments,
            environment: [
                "TERM=xterm", "LC_ALL=C.UTF-8", "HOME=\(folder)", "PATH=/usr/bin:/bin",
            ], in: folder)
        return process
    }

    /// The commands of an exercise's solution.
    static func solution(_ exercise: String) throws -> [String] {
        let path = repository + "/Exercises/" + exercise + "/solution.sh"
        return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
            .filter { !$0.hasPrefix("#") && !$0.allSatisfy(\.isWhitespace) }
    }
}

extension TerminalProcess {
    /// What prompts ask, and what a learner in a hurry answers.
    private static let replies = [
        "Enter goes on, q leaves": "", "Enter runs it": "", "a, b, … or Enter:": "b", "Enter skips them, y asks them.": "",
        "a, b, …:": "a", "All that are right, such as ac:": "ab", "The letters in order, such as cab:": "abc",
        "Your answer:": "docker ps", "Type the command:": "docker ps", "Say it aloud or type it, then Enter:": "",
        "Did you make most of them? [y/n]": "y",
    ]

    /// Answers everything that is asked, until a text appears; gives what came before it.
    func answerAll(until end: String) throws -> String {
        var text = ""
        while true {
            let (found, before) = try expect(any: [end] + Self.replies.keys.sorted())
            text += before
            if found == end { return text }
            text += found
            type(Self.replies[found] ?? "")
        }
    }

    /// Runs a command and gives what was printed up to the next prompt.
    @discardableResult
    func run(_ command: String, prompt: String = "~ $ ") throws -> String {
        type(command)
        try expect("\n")
        return try expect(prompt).before
    }
}

import Foundation

/// A session that is recorded: what is typed at the prompt, and what is answered where something is asked.
struct Voyage: Sendable {
    var name: String
    /// What was done before, with `drydock type`.
    var before: [String] = []
    /// Options of Drydock.
    var options: [String] = []
    var lines: [String]
    /// The questions that come, by a text in them, and what is typed; the last answer holds from then on.
    var answers: [(question: String, keys: [String])] = []

    /// How the terminal is.
    struct Look: Sendable {
        var name: String
        var rows: Int
        var columns: Int
        var isAccessible = false
        var hasColour: Bool

        static let all: [Look] = [true, false].flatMap { colour in
            let suffix = colour ? "-colour" : ""
            return [
                Look(name: "80x24" + suffix, rows: 24, columns: 80, hasColour: colour),
                Look(name: "200x60" + suffix, rows: 60, columns: 200, hasColour: colour),
                Look(name: "accessible" + suffix, rows: 24, columns: 80, isAccessible: true, hasColour: colour),
            ]
        }
    }

    /// 2026-11-23, 10 o'clock.
    private static let clock = "DRYDOCK_CLOCK=1795428000"

    /// Plays the session on a terminal and gives what it showed.
    func play(_ look: Look, in folder: URL) throws -> ScreenModel {
        for line in before { try prepare(line, in: folder) }
        var environment = [Self.clock, "DRYDOCK_SEED=7", "PS1=x"]
        if look.isAccessible { environment.append("ACCESSIBLE=1") }
        let terminal = try PromptTests.start(
            in: folder, rows: look.rows, columns: look.columns,
            options: options + (look.hasColour ? [] : ["--no-color"]),
            environment: environment)
        var asked: [String: Int] = [:]
        let pager = (question: "b back   q quit", keys: [" "])
        let all = answers + [pager]
        try terminal.expect("~ $ ")
        for line in lines {
            try terminal.typeAtPrompt(line)
            while true {
                let found = try terminal.expect(all.map(\.question) + ["~ $ "])
                guard found < all.count else { break }
                let (question, keys) = all[found]
                let count = asked[question, default: 0]
                asked[question] = count + 1
                let answer = keys[min(count, keys.count - 1)]
                terminal.type(answer, enter: question != pager.question)
            }
        }
        try terminal.typeAtPrompt("quit")
        _ = try terminal.waitForEnd()
        var screen = ScreenModel(columns: look.columns)
        screen.show(terminal.painted)
        return screen
    }

    private func prepare(_ line: String, in folder: URL) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try PromptTests.program())
        process.arguments = ["type", "--content", PromptTests.root.path, "--data-dir", folder.path, line]
        process.environment = ["DRYDOCK_CLOCK": "1795428000", "HOME": folder.path, "PATH": "/usr/bin:/bin"]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
    }
}

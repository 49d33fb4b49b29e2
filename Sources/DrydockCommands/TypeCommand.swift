import ArgumentParser
import Explanations
import JSON
import Terminal

/// `drydock type LINE`: one line of the prompt, without the prompt. A word of the prompt is a command of its own, too.
struct TypeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "type", abstract: "Type one line at the prompt: a word of the course, or a command.",
        discussion: """
            drydock type docker run -d --name web nginx
            drydock type --json timeline
            Words are commands themselves: drydock timeline --json.

            The line goes to your own sandbox, where you left it, and is kept there.
            What its program wants to read comes from standard input.

            The exit status is that of the command. A word ends with 1 when it
            cannot do what was asked for, or when a goal is not reached.
            """)

    @OptionGroup var learner: LearnerOptions
    @Flag(help: "Print JSON: the text, the exit status, and what was found as data.") var json = false
    @Flag(help: "Print for a screen reader: no pictures, no repainting.") var accessible = false

    @Argument(
        parsing: .captureForPassthrough, help: "The line; several words are one line.",
        completion: .custom { arguments, index, prefix in
            WordCommandLine.completions(after: Array(arguments.prefix(max(0, index))), prefix)
        })
    var words: [String] = []

    func run() throws {
        guard let first = words.first, !["--help", "-h"].contains(first) else { throw CleanExit.helpRequest(self) }
        if words.count == 2, ["--help", "-h"].contains(words[1]), let word = WordCommandLine.word(first) {
            TerminalWriter.standardOutput.write(WordCommandLine.help(word))
            return
        }
        let line = words.count == 1 ? first : words.map(ExplainCommand.quoted).joined(separator: " ")
        guard json else {
            var session = try StartCommand.session(learner, .init(accessible: accessible))
            throw ExitCode(session.runOnce(line))
        }
        let gathered = GatheredText()
        var session = try StartCommand.session(
            learner, .init(noColour: true, accessible: accessible), out: TerminalWriter(into: gathered))
        session.outcome.gathersFacts = true
        let status = session.runOnce(line)
        var lines = gathered.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" { lines.removeLast() }
        let answer = Facts.object([
            "line": Facts.text(line), "room": Facts.text(session.place.room), "status": Facts.number(Int(status)),
            "text": Facts.texts(lines), "facts": .object(session.outcome.facts),
        ])
        TerminalWriter.standardOutput.writeLine(JSONWriter(indentation: "  ").text(answer))
        throw ExitCode(status)
    }
}

/// Words of the prompt as commands: `drydock map --json` is `drydock type --json map`.
enum WordCommandLine {
    static func word(_ name: String) -> PromptSession.CourseWord? {
        PromptSession.courseWords.first { $0.name == name }
    }

    /// What a command line means when it begins with a word that is no command of its own.
    ///
    /// Options of Drydock may stand behind such a word, but for words that are followed by a command line, which has
    /// options of its own: there they stand directly behind the word.
    static func asTyped(_ arguments: [String]) -> [String] {
        var commands = DrydockMain.configuration.subcommands.map { $0._commandName } + ["help"]
        // Nobody pipes a message into it: then it is the last one of the learner's own sandbox.
        if TerminalWriter.inputIsTerminal, !arguments.contains("--status") { commands.removeAll { $0 == "why" } }
        guard let first = arguments.first, !first.hasPrefix("-"), !commands.contains(first) else { return arguments }
        guard let word = word(first) else {
            refuse(first, commands + PromptSession.courseWords.map(\.name))
            return arguments
        }
        var options: [String] = []
        var rest: [String] = []
        var left = arguments.dropFirst()
        while let argument = left.popFirst() {
            let name = String(argument.prefix { $0 != "=" })
            if ["--json", "--accessible"].contains(argument) {
                options.append(argument)
            } else if optionsOfLearners.contains(name) {
                options.append(argument)
                if name == argument, let value = left.popFirst() { options.append(value) }
            } else {
                rest.append(argument)
                if word.takesLine { break }
            }
        }
        return ["type"] + options + [first] + rest + left
    }

    /// Options with a value that say whose room it is, and in which course and language.
    private static let optionsOfLearners = [
        "--course", "--content", "--data-dir", "--profile", "--language", "--lang",
    ]

    /// What Tab offers in a shell behind `drydock type`: words of the prompt, and what exists in the learner's sandbox.
    ///
    /// - Parameter words: the command line so far, from `drydock` on.
    static func completions(after words: [String], _ last: String) -> [String] {
        var typed = words.drop { $0 != "type" }.dropFirst()
        var options: [String] = []
        while let option = typed.first, option.hasPrefix("-") {
            let needsValue = optionsOfLearners.contains(option)
            if optionsOfLearners.contains(String(option.prefix { $0 != "=" })) {
                options += typed.prefix(needsValue ? 2 : 1)
            }
            typed = typed.dropFirst(needsValue ? 2 : 1)
        }
        guard let learner = try? LearnerOptions.parse(options),
            var session = try? StartCommand.session(learner, .init(noColour: true))
        else { return [] }
        let line = (typed.map(ExplainCommand.quoted) + [last]).joined(separator: " ")
        return session.completions(of: line).map(\.text)
    }

    /// Names the command that was probably meant; the parser then says that there is no such one.
    private static func refuse(_ name: String, _ names: [String]) {
        guard let near = Nearest.word(to: name, in: names) else { return }
        TerminalWriter.standardError.write("drydock: there is no command \(name). Did you mean \(near)?\n")
    }

    static func help(_ word: PromptSession.CourseWord) -> String {
        """
        \(word.usage)
          \(word.summary)

        Options: --json, --accessible, --profile NAME, --data-dir DIR, --course DIR, --language CODE. See drydock help type.

        """
    }
}

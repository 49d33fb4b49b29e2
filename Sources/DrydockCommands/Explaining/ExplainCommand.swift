import ArgumentParser
import Course
import CourseFiles
import Explanations
import JSON
import Simulator
import Terminal

/// `drydock explain`: a command line or a file taken apart, without the prompt.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Take a docker command, a Dockerfile or a Compose file apart.",
        discussion: "drydock explain docker run -d -p 8080:80 nginx\ndrydock explain ./Dockerfile")

    @Flag(help: "Print JSON. It stands before the command.") var json = false

    @Argument(parsing: .captureForPassthrough, help: "The command, or the path of a file.")
    var words: [String] = []

    func run() throws {
        var words = self.words
        let asksForJSON = json || words.first == "--json"
        if words.first == "--json" { words.removeFirst() }
        guard let first = words.first, first != "--help", first != "-h" else {
            throw CleanExit.helpRequest(self)
        }
        let explanations: [Explanation]
        if words.count == 1, first != "docker", let bytes = RealFiles.read(first) {
            explanations = ExplanationLayout.file(first, String(decoding: bytes, as: UTF8.self))
        } else {
            let line = words.map(Self.quoted).joined(separator: " ")
            explanations = CommandExplainer(Sandbox().simulation).explain(words.count == 1 ? first : line)
        }
        let out = TerminalWriter.standardOutput
        if asksForJSON {
            out.writeLine(JSONWriter(indentation: "  ").text(Facts.pieces(explanations)))
            return
        }
        let screen = Screen.current
        for line in ExplanationLayout(palette: screen.palette, width: screen.width).lines(explanations) {
            out.writeLine(line)
        }
    }

    /// A word as it has to be typed to be one.
    static func quoted(_ word: String) -> String {
        let isPlain = !word.isEmpty && word.allSatisfy { $0.isLetter || $0.isNumber || "-_=./:,@%+{}".contains($0) }
        return isPlain || ["|", "&&", ";", ">"].contains(word) ? word : FileEditing.quoted(word)
    }
}

/// `drydock why`: an error message explained, without the prompt.
struct WhyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "why", abstract: "Explain an error message that is read from standard input.",
        discussion: """
            docker run nginx:nosuch 2>&1 | drydock why
            Without a pipe it explains the last error in your own sandbox, as why does at the prompt.
            The exit status is 1 when the message is in no catalogue.
            """)

    @OptionGroup var course: CourseOptions
    @Option(help: "The exit status of the command.") var status: Int32 = 1
    @Flag(help: "Print JSON.") var json = false

    func run() throws {
        var bytes: [UInt8] = []
        while let more = RealFiles.readSome(0), !more.isEmpty { bytes += more }
        let course = try course.load()
        guard let finding = course.errors.find(in: String(decoding: bytes, as: UTF8.self), status: status) else {
            TerminalWriter.standardOutput.writeLine("This error is not in the catalogue.")
            throw ExitCode(1)
        }
        let facts = finding.explanation(Sandbox().simulation, withFacts: false)
        let paragraphs = facts.paragraphs.map(\.english)
        if json {
            let error = Facts.error(finding.error, paragraphs, facts.fixes)
            _ = TerminalWriter.standardOutput.writeLine(JSONWriter(indentation: "  ").text(error))
            return
        }
        let screen = Screen.current
        let layout = ExplanationLayout(palette: screen.palette, width: screen.width)
        for line in layout.lines(finding.error.title, paragraphs, facts.fixes) {
            TerminalWriter.standardOutput.writeLine(line)
        }
    }
}

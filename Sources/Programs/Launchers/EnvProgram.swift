import Kernel
import WorldModel

/// `env`
struct EnvProgram: Program {
    private let arguments: [String]
    private let voice: ToolVoice

    static let spec = OptionSpec(
        "i0v", values: "uCS", long: "ignore-environment=i null=0 unset=u chdir=C split-string=S debug=v",
        stopsAtOperand: true)

    init(arguments: [String], isBusybox: Bool) {
        self.arguments = arguments
        voice = ToolVoice(arguments, isBusybox: isBusybox)
    }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        let words = Self.splitting(Array(arguments.dropFirst()))
        guard let options = voice.parse(words, Self.spec, &simulation, me) else { return .exit(125) }
        var rest = options.operands[...]
        var environment = simulation.world.processes[me]?.environment ?? Environment()
        if options.has("i") { environment = Environment() }
        if rest.first == "-" {
            environment = Environment()
            rest = rest.dropFirst()
        }
        for name in options.values("u") { environment[name] = nil }
        while let word = rest.first, let mark = word.firstIndex(of: "="), mark != word.startIndex {
            environment[String(word[..<mark])] = String(word[word.index(after: mark)...])
            rest = rest.dropFirst()
        }
        if let directory = options.value("C") {
            guard simulation.isDirectory(directory, as: me) else {
                let reason = simulation.exists(directory, as: me) ? Errno.notDirectory : .noEntry
                voice.complain("cannot change directory to '\(directory)': \(reason.rawValue)", &simulation, me)
                return .exit(125)
            }
            let present = simulation.world.processes[me]?.workingDirectory ?? "/"
            simulation.world.processes.table[me]?.workingDirectory = PathText.normal(directory, from: present)
        }
        simulation.world.processes.table[me]?.environment = environment
        guard rest.isEmpty else { return voice.become(Array(rest), &simulation, me) }
        for line in environment.lines { simulation.print(line + (options.has("0") ? "\0" : "\n"), as: me) }
        return .exit(0)
    }

    /// The words with the value of `-S` cut into words of its own, which a `#!` line needs.
    private static func splitting(_ words: [String]) -> [String] {
        guard let first = words.first else { return words }
        for prefix in ["-S", "--split-string="] where first.hasPrefix(prefix) && first != "-S" {
            return pieces(String(first.dropFirst(prefix.count))) + words.dropFirst()
        }
        return first == "-S" && words.count > 1 ? pieces(words[1]) + words.dropFirst(2) : words
    }

    /// Blanks part words; quotes and backslashes keep them together.
    private static func pieces(_ text: String) -> [String] {
        var words: [String] = []
        var word: String?
        var quote: Character?
        var isEscaped = false
        for character in text {
            if isEscaped {
                word = (word ?? "") + String(character)
                isEscaped = false
            } else if character == "\\", quote != "'" {
                isEscaped = true
            } else if let open = quote {
                if character == open { quote = nil } else { word = (word ?? "") + String(character) }
            } else if character == "'" || character == "\"" {
                quote = character
                word = word ?? ""
            } else if character.isWhitespace {
                if let done = word { words.append(done) }
                word = nil
            } else {
                word = (word ?? "") + String(character)
            }
        }
        return words + [word].compactMap { $0 }
    }
}

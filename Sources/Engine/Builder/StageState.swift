import Dockerfile
import FileTrees
import HashTreeCollections
import WorldModel

/// The image of a build stage as far as it is built.
struct StageState: Sendable, Equatable {
    var config = ContainerConfig()
    var layers: [Digest] = []
    var tree = FileTree()
    var history: [HistoryEntry] = []
    /// How many lines of history came with the base image.
    var inherited = 0
    /// Layers that no line of history is about: those of a folder that a stage began with.
    var unnamedLayers = 0
    /// Whether the stage itself has a CMD.
    var setsCommand = false
    /// Whether a step of this build has been done, and not taken from the cache.
    var isFresh = false
    /// The last step that made a layer.
    var lastStep = ""
    var created: Instant
    /// Names everything that went into the stage so far: the key of the build cache.
    var key: Digest
    /// ARGs declared in the stage, each once, with their last values.
    var arguments: [(name: String, value: String?)] = []
    var parent: ImageID?
    /// MAINTAINER.
    var author = ""
    /// The first image it was built from, for `FROM … CACHED`.
    var base = ""

    /// What an image without a base has in its environment (buildkit, `emptyImage`).
    static let usualPath = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"

    init(created: Instant, key: Digest) {
        self.created = created
        self.key = key
    }

    static func == (a: StageState, b: StageState) -> Bool {
        a.config == b.config && a.layers == b.layers && a.history == b.history && a.created == b.created
            && a.author == b.author
            && a.key == b.key && a.arguments.elementsEqual(b.arguments) { $0 == $1 }
    }

    /// What `$NAME` means to the next instruction: ENV before ARG.
    var variables: [String: String] {
        var variables: [String: String] = [:]
        for argument in arguments { variables[argument.name] = argument.value }
        for (name, value) in Environment(config.env).entries { variables[name] = value }
        return variables
    }

    var environment: Environment { Environment(config.env) }

    /// The variables of RUN, and those of them that only ARG declares, as `NAME=value`.
    var runEnvironment: (environment: Environment, declared: [String]) {
        let own = self.environment
        var environment = own
        var declared: [String] = []
        for argument in arguments where own[argument.name] == nil {
            guard let value = argument.value else { continue }
            environment[argument.name] = value
            declared.append("\(argument.name)=\(value)")
        }
        return (environment, declared)
    }

    /// What BuildKit's line of the history begins with: every ARG so far, with the value that it has for the command, and
    /// with none if nothing gives it one (buildkit, `runCommandString`).
    var historyArguments: String {
        let environment = self.environment
        let lines = arguments.map { "\($0.name)=\(environment[$0.name] ?? $0.value ?? "")" }
        return lines.isEmpty ? "" : "|\(lines.count) \(lines.joined(separator: " ")) "
    }

    mutating func set(_ name: String, _ value: String) {
        var environment = self.environment
        environment[name] = value
        config.env = environment.lines
    }

    /// An absolute path for one that may be relative to the working directory.
    func absolute(_ path: String) -> String {
        if path.hasPrefix("/") { return path }
        let base = config.workingDir.isEmpty ? "/" : config.workingDir
        return base.hasSuffix("/") ? base + path : base + "/" + path
    }

    /// The words of a command: the shell's in front of one in shell form.
    func words(of command: InstructionCommand) -> [String] {
        guard command.isShellForm else { return command.words }
        return (config.shell ?? ["/bin/sh", "-c"]) + [Self.script(of: command)]
    }

    /// The text that the shell runs: the line, or the here-document when the line is nothing else. One that begins with
    /// `#!` is a file that runs itself (buildkit `dispatchRun`).
    static func script(of command: InstructionCommand) -> String {
        if let file = command.executableHeredoc { return heredocDirectory + "/" + file.name }
        let line = command.words.joined(separator: " ")
        if let only = command.soleHeredoc { return only.chompedContent }
        guard !command.heredocs.isEmpty else { return line }
        return line + "\n" + command.heredocs.map { $0.content + $0.name }.joined(separator: "\n")
    }

    /// Where BuildKit puts a here-document that runs itself.
    static let heredocDirectory = "/dev/pipes"
}

extension InstructionCommand {
    /// The here-document that is the whole command: `RUN <<EOF`.
    var soleHeredoc: Heredoc? {
        guard let first = heredocs.first, isShellForm, words.count == 1,
            let parsed = try? Heredoc.parse(words[0]), parsed.name == first.name
        else { return nil }
        return first
    }

    /// The same when it names its own interpreter.
    var executableHeredoc: Heredoc? {
        soleHeredoc.flatMap { $0.content.hasPrefix("#!") ? $0 : nil }
    }
}

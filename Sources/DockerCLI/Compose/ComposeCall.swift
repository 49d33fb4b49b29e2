import CommandSyntax
import Compose
import Engine
import Kernel
import WorldModel

/// One call of `docker compose`: its options, the files of its project, and where its words go.
struct ComposeCall: Sendable {
    typealias Body =
        @Sendable (inout ComposeCall, inout Simulation, ProcessID) throws(CommandFailure) -> any Program

    let command: ParsedCommand
    private let options: FlagValues
    /// The learner's variables, with those of `.env` below them.
    private(set) var environment: [String: String]
    private let directory: String
    private let home: String
    /// What came through standard input, when a file is `-`.
    private let input: String?
    /// What is said when several files could be meant.
    private var ambiguity: [String] = []
    var progress: ComposeProgress

    /// A command that works by a body. Standard input is read first when a file is `-`.
    static func verb(_ body: @escaping Body) -> Verb {
        .lasting { command, simulation, me throws(CommandFailure) in
            let options = command.flags(of: "docker compose")
            guard options.list("file").contains("-") else {
                var call = try ComposeCall(command, input: nil, simulation, me)
                return try body(&call, &simulation, me)
            }
            return ComposeInput(command: command, body: body)
        }
    }

    /// A command that is done at once.
    static func quick(
        _ body: @escaping @Sendable (inout ComposeCall, inout Simulation, ProcessID) throws(CommandFailure) -> Int32
    ) -> Verb {
        verb { call, simulation, me throws(CommandFailure) in Finished(status: try body(&call, &simulation, me)) }
    }

    init(
        _ command: ParsedCommand, input: String?, _ simulation: Simulation, _ me: ProcessID
    ) throws(CommandFailure) {
        self.command = command
        self.input = input
        options = command.flags(of: "docker compose")
        let process = simulation.world.processes[me]
        directory = process?.workingDirectory ?? "/"
        home = process?.environment["HOME"] ?? "/root"
        environment = Dictionary((process?.environment.entries ?? []).map { ($0.name, $0.value) }) { $1 }
        progress = try ComposeProgress(options, environment, simulation, me)
    }

    /// Whether the call only says what it would do.
    var isDryRun: Bool { options.bool("dry-run") || command.bool("dry-run") }

    // MARK: Files

    private func absolute(_ path: String) -> String { ContainerOptions.absolute(path, from: directory) }

    private func text(_ path: String, _ simulation: Simulation, _ me: ProcessID) -> String? {
        (try? simulation.contents(of: path, as: me)).map { String(decoding: $0, as: UTF8.self) }
    }

    private static let fileNames = ["compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"]
    private static let overrideNames = [
        "compose.override.yml", "compose.override.yaml", "docker-compose.override.yml",
        "docker-compose.override.yaml",
    ]

    /// The project's files: those that are named, or the first that is found here or in a folder above.
    private mutating func files(_ simulation: Simulation, _ me: ProcessID) -> (paths: [String], folder: String)? {
        var named = options.list("file")
        if named.isEmpty, let variable = environment["COMPOSE_FILE"], !variable.isEmpty {
            let separator = environment["COMPOSE_PATH_SEPARATOR"].flatMap(\.first) ?? ":"
            named = variable.split(separator: separator).map(String.init)
        }
        if let first = named.first {
            let folder = first == "-" ? directory : parent(of: absolute(first))
            return (named.map { $0 == "-" ? $0 : absolute($0) }, folder)
        }
        var folder = options.string("project-directory").map(absolute) ?? directory
        while true {
            let candidates = Self.fileNames.map { folder + "/" + $0 }.filter { simulation.exists($0, as: me) }
            if let found = candidates.first {
                if candidates.count > 1 {
                    ambiguity = [
                        "Found multiple config files with supported names: \(candidates.joined(separator: ", "))",
                        "Using \(found)",
                    ]
                }
                let override = Self.overrideNames.map { folder + "/" + $0 }.first { simulation.exists($0, as: me) }
                return ([found] + (override.map { [$0] } ?? []), folder)
            }
            guard folder != "/" else { return nil }
            folder = parent(of: folder)
        }
    }

    private func parent(of path: String) -> String {
        let folder = path.split(separator: "/").dropLast().joined(separator: "/")
        return "/" + folder
    }

    // MARK: Environment

    /// Reads the files of variables; those of the shell win.
    private mutating func readVariables(
        _ folder: String, _ simulation: Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> [String] {
        var named = options.list("env-file")
        if named.isEmpty, let variable = environment["COMPOSE_ENV_FILES"], !variable.isEmpty {
            named = variable.split(separator: ",").map(String.init)
        }
        let shell = environment
        var variables: [String: String] = [:]
        var unset: [String] = []
        for path in named.isEmpty ? [folder + "/.env"] : named.map(absolute) {
            guard !simulation.isDirectory(path, as: me), let text = text(path, simulation, me) else {
                if named.isEmpty { continue }
                throw CommandFailure("couldn't find env file: \(path)")
            }
            do {
                let reader = try DotEnv.parse(text, adding: variables) { shell[$0] }
                variables = reader.variables
                unset += reader.unset
            } catch {
                throw CommandFailure("failed to read \(path): \(error.message)")
            }
        }
        environment = variables.merging(shell) { $1 }
        return unset.map { "The \"\($0)\" variable is not set. Defaulting to a blank string." }
    }

    // MARK: Projects

    /// A loader for the project's files. Warnings about variables are printed with the project's own.
    mutating func loader(
        _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> (ComposeLoader, [ComposeLoader.File], folder: String) {
        guard let (paths, found) = files(simulation, me) else {
            throw CommandFailure("no configuration file provided: not found")
        }
        let folder = options.string("project-directory").map(absolute) ?? found
        let unset = try readVariables(folder, simulation, me)
        // A name or files given by `.env` count too.
        let (files, place) = (self.files(simulation, me) ?? (paths, found))
        let reader = simulation
        var loader = ComposeLoader(
            workingDirectory: options.isSet("project-directory") ? folder : place, environment: environment, home: home
        ) { path in (try? reader.contents(of: path, as: me)).map { String(decoding: $0, as: UTF8.self) } }
        loader.warnings = ambiguity + unset
        let given = input
        return (loader, files.map { ComposeLoader.File(name: $0, content: $0 == "-" ? given : nil) }, folder)
    }

    /// The project's name, when the command line or the environment gives it.
    var givenName: String? {
        if let name = options.string("project-name"), !name.isEmpty { return name }
        return environment["COMPOSE_PROJECT_NAME"].flatMap { $0.isEmpty ? nil : $0 }
    }

    func fallbackName(_ folder: String) -> String { folder.split(separator: "/").last.map(String.init) ?? "" }

    var profiles: [String] {
        let named = options.list("profile")
        if !named.isEmpty { return named }
        return (environment["COMPOSE_PROFILES"] ?? "").split(separator: ",").map {
            $0.trimmingBlanks
        }
    }

    /// Loads the project and prints what there is to warn of.
    mutating func project(
        _ simulation: inout Simulation, _ me: ProcessID, profiles more: [String] = [],
        adjusting adjust: (inout ComposeLoader.Options) -> Void = { _ in }
    ) throws(CommandFailure) -> ComposeProject {
        var (loader, files, folder) = try loader(&simulation, me)
        adjust(&loader.options)
        let result: Result<ComposeProject, ComposeError>
        do throws(ComposeError) {
            result = .success(
                try loader.project(
                    files, name: givenName, fallback: fallbackName(folder), profiles: profiles + more))
        } catch {
            result = .failure(error)
        }
        ComposeLog.warn(loader.warnings, &simulation, me)
        switch result {
        case .success(let project): return project
        case .failure(let error): throw CommandFailure(error.message)
        }
    }

    /// The project, or only its name when there is no file but a name is given.
    mutating func projectOrName(
        _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> (project: ComposeProject?, name: String) {
        if files(simulation, me) == nil, let name = givenName {
            do {
                try ProjectName.check(name)
            } catch {
                throw CommandFailure(error.message)
            }
            return (nil, name)
        }
        let project = try project(&simulation, me)
        return (project, project.name)
    }
}

/// Reads standard input for `docker compose -f -`, then goes on.
private struct ComposeInput: Program {
    let command: ParsedCommand
    let body: ComposeCall.Body
    private var bytes: [UInt8] = []

    init(command: ParsedCommand, body: @escaping ComposeCall.Body) {
        self.command = command
        self.body = body
    }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        switch (try? simulation.read(0, as: me)) ?? .end {
        case .bytes(let more):
            bytes += more
            return .again
        case .blocked(let reason): return .wait([reason])
        case .end: break
        }
        do throws(CommandFailure) {
            var call = try ComposeCall(command, input: String(decoding: bytes, as: UTF8.self), simulation, me)
            let program = try body(&call, &simulation, me)
            let arguments = simulation.world.processes[me]?.arguments ?? []
            simulation.replace(me, with: Simulation.Executable(program: program, arguments: arguments))
            return .again
        } catch {
            simulation.print(error.text, to: 2, as: me)
            return .exit(error.status)
        }
    }

    static func == (a: ComposeInput, b: ComposeInput) -> Bool {
        a.bytes == b.bytes && a.command.path == b.command.path && a.command.operands == b.command.operands
    }
}

extension StringProtocol {
    /// Without blanks at both ends.
    var trimmingBlanks: String {
        var text = Substring(self)
        while text.first == " " || text.first == "\t" { text.removeFirst() }
        while text.last == " " || text.last == "\t" { text.removeLast() }
        return String(text)
    }
}

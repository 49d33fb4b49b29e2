import ArgumentParser
import CourseFiles
import Glibc
import Simulator
import Terminal

/// `drydock sandbox`: a shell on the simulated machine that behaves as `sh` does.
struct SandboxCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sandbox",
        abstract: "Run commands on a fresh simulated machine, as sh does.",
        discussion: """
            Commands come from standard input, from a script file, or from -c. Output, errors and the exit status are
            those of the script. Nothing it does reaches your real machine.
            """)

    @Option(name: .customShort("c"), help: "Run this command line.")
    var command: String?

    @Option(help: "The seed of all that is random: the same seed and commands print the same bytes.")
    var seed: UInt64 = 1

    @Argument(parsing: .allUnrecognized, help: "A script file and its arguments.")
    var arguments: [String] = []

    func run() throws {
        let words = arguments.first == "--" ? Array(arguments.dropFirst()) : arguments
        if let command {
            let style = Sandbox.Style.command(
                command, name: words.first ?? "bash", arguments: Array(words.dropFirst()))
            throw ExitCode(BatchDriver(Sandbox(seed: seed, style: style)).drive())
        }
        guard let path = words.first else {
            throw ExitCode(BatchDriver(Sandbox(seed: seed)).drive())
        }
        guard let text = RealFiles.read(path) else {
            TerminalWriter.standardError.write(
                "drydock sandbox: \(path): cannot read the script: \(RealFiles.lastError)\n")
            throw ExitCode(127)
        }
        let style = Sandbox.Style.command(
            String(decoding: text, as: UTF8.self), name: path, arguments: Array(words.dropFirst()))
        throw ExitCode(BatchDriver(Sandbox(seed: seed, style: style)).drive())
    }
}

/// Connects a sandbox with the process's own standard streams, passing on what comes as it comes.
struct BatchDriver {
    private var sandbox: Sandbox
    /// As `timeout` ends what takes too long.
    private static let stuckStatus: Int32 = 124

    init(_ sandbox: Sandbox) { self.sandbox = sandbox }

    /// Runs to the end and gives the exit status.
    func drive() -> Int32 {
        var sandbox = self.sandbox
        while true {
            let pause = sandbox.run()
            flush(&sandbox)
            switch pause {
            case .ended(let status): return status
            case .busy:
                if InterruptFlag.take() {
                    sandbox.interrupt()
                    return 130
                }
            case .stuck:
                TerminalWriter.standardError.write(
                    "drydock sandbox: the script waits for something that can never come, and was ended\n")
                return Self.stuckStatus
            case .wantsInput, .wantsTime:
                guard let bytes = RealFiles.readSome(0), !bytes.isEmpty else {
                    sandbox.endInput()
                    continue
                }
                sandbox.feed(bytes)
            }
        }
    }

    private func flush(_ sandbox: inout Sandbox) {
        let output = sandbox.takeOutput()
        if !output.isEmpty { TerminalWriter.standardOutput.write(output) }
        let errors = sandbox.takeErrors()
        if !errors.isEmpty { TerminalWriter.standardError.write(errors) }
    }
}

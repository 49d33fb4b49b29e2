import CommandSyntax
import Engine
import Kernel
import WorldModel

/// The `docker` command: reads its command line by the command table and hands over to the verb.
package struct DockerProgram: Program {
    private let arguments: [String]

    package init(arguments: [String]) { self.arguments = arguments }

    package mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        simulation.elapse(milliseconds: 20)
        if let status = ScoutReport.run(Array(arguments.dropFirst()), &simulation, me) { return .exit(status) }
        let usesClassic = Self.usesClassicBuilder(simulation, me)
        let root = usesClassic ? DockerCommandTable.rootWithClassicBuilder : DockerCommandTable.root
        let parser = CommandLineParser(root: root, check: FlagNotation.complaint)
        do throws(UsageError) {
            switch try parser.parse(Array(arguments.dropFirst())) {
            case .version:
                simulation.print("Docker version \(Release.version), build \(Release.clientCommit)\n", as: me)
                return .exit(0)
            case .help(let request): return help(request, &simulation, me)
            case .command(let command): return run(command, &simulation, me)
            }
        } catch {
            if usesClassic, error.text.contains("Usage:  docker build ") {
                simulation.print(BuildCommand.classicNote, to: 2, as: me)
            }
            simulation.print(error.text, to: 2, as: me)
            return .exit(Int32(error.exitStatus))
        }
    }

    private static func usesClassicBuilder(_ simulation: Simulation, _ me: ProcessID) -> Bool {
        let value = simulation.world.processes[me]?.environment["DOCKER_BUILDKIT"]
        return ["0", "f", "F", "false", "FALSE", "False"].contains(value)
    }

    private func help(_ request: HelpRequest, _ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if Self.usesClassicBuilder(simulation, me), request.page.hasPrefix("Usage:  docker build ") {
            simulation.print(BuildCommand.classicNote, to: 2, as: me)
        }
        for note in request.notes { simulation.print(note + "\n", as: me) }
        simulation.print(request.page, to: request.stream == .output ? 1 : 2, as: me)
        simulation.print(request.complaint, to: 2, as: me)
        return .exit(Int32(request.exitStatus))
    }

    private func run(_ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID) -> Step {
        for note in command.notes { simulation.print(note + "\n", as: me) }
        let levels = ["panic", "fatal", "error", "warn", "warning", "info", "debug", "trace"]
        if let level = command.global.string("log-level"), !levels.contains(level.lowercased()) {
            simulation.print("Unable to parse logging level: \(level)\n", to: 2, as: me)
            return .exit(1)
        }
        if let complaint = DaemonEndpoint.complaint(command, simulation, me) {
            simulation.print(complaint, to: 2, as: me)
            return .exit(1)
        }
        if let flag = Coverage.windowsFlags.first(where: command.isSet) {
            simulation.print(
                "\"--\(flag)\" is only supported on a Docker daemon running on windows, but the Docker daemon is running on linux\n",
                to: 2, as: me)
            return .exit(1)
        }
        for flag in command.spec.flags where command.isSet(flag.name) && !Coverage.windowsFlags.contains(flag.name) {
            guard case .refused(let why) = Coverage.treatment(of: flag, command.spec) else { continue }
            simulation.print("--\(flag.name): not simulated in Drydock: \(why)\n", to: 2, as: me)
            return .exit(1)
        }
        guard let verb = VerbTable.all[command.path] else {
            simulation.print(
                "\(command.spec.displayPath): not simulated in this version of Drydock.\n"
                    + "The command is real, and 'docker help' describes it; here it does nothing.\n", to: 2, as: me)
            return .exit(1)
        }
        do throws(CommandFailure) {
            switch verb {
            case .immediate(let body): return .exit(try body(command, &simulation, me))
            case .lasting(let body):
                let program = try body(command, &simulation, me)
                simulation.replace(me, with: Simulation.Executable(program: program, arguments: arguments))
                return .again
            }
        } catch {
            simulation.print(error.text, to: 2, as: me)
            return .exit(error.status)
        }
    }
}

/// What this Docker says it is.
package enum Release {
    package static let version = "28.5.1"
    package static let api = "1.51"
    package static let clientCommit = "e180ab8"
    package static let engineCommit = "f8215cc"
    package static let containerdCommit = "b98a3aace656320842a23f4a392a33f46af97866"
    package static let runcCommit = "v1.3.0-0-g4ca628d1"
    package static let initCommit = "de40ad0"
}

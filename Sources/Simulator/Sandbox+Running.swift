import Engine
import FileTrees
import HashTreeCollections
import Kernel
import Shell
import ShellSyntax
import WorldModel

extension Sandbox {
    /// What one command line gave.
    package struct Result: Sendable, Equatable {
        package var output: String
        package var errors: String
        package var status: Int32
    }

    /// Runs a command line, or several, in the sandbox's shell, and gives what came of it. For batch sandboxes.
    ///
    /// The status is asked of the shell itself, so multi-line commands, functions and variables work as typed.
    @discardableResult
    package mutating func execute(_ command: String) -> Result {
        feed(Array((command + "\n").utf8))
        let pause = run()
        let result = Result(
            output: String(decoding: takeOutput(), as: UTF8.self),
            errors: String(decoding: takeErrors(), as: UTF8.self), status: 0)
        switch pause {
        case .ended(let status): return Result(output: result.output, errors: result.errors, status: status)
        case .busy, .stuck:
            interrupt()
            return Result(
                output: result.output, errors: result.errors + "drydock: the command did not end and was interrupted\n",
                status: 130)
        default: return Result(output: result.output, errors: result.errors, status: shellStatus)
        }
    }

    /// `$?` of the shell.
    package var shellStatus: Int32 {
        (simulation.world.processes[shell]?.program as? ShellProgram)?.state.status ?? 0
    }

    /// Runs a script in a shell of its own on this machine, as a check or a start script does. The sandbox's shell does
    /// not see it, but its files, containers and images do change.
    @discardableResult
    package mutating func probe(_ script: String, budget: Int = 5_000_000) -> Result {
        var result: Result?
        withSimulation { simulation in
            result = ProbeShell.run(script, budget: budget, &simulation)
        }
        return result ?? Result(output: "", errors: "", status: 1)
    }

    /// Runs a command in a running container, as `docker exec` does, but without asking `docker`. A container that is not
    /// there and a program that cannot be started give status 126, and the reason as the error.
    package mutating func probe(
        _ command: [String], inContainer name: String, workingDirectory: String = "/", budget: Int = 5_000_000
    ) -> Result {
        var result = Result(output: "", errors: "no such container: \(name)", status: 126)
        withSimulation { simulation in
            guard let container = try? simulation.findContainer(name), let machine = container.machine else { return }
            do throws(Errno) {
                let path = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
                let view = FileView(machine: machine, workingDirectory: workingDirectory)
                let executable = try simulation.loadExecutable(
                    simulation.search(command[0], path: path, view: view) ?? command[0], arguments: command,
                    machine: machine, workingDirectory: workingDirectory,
                    credentials: .root)
                let request = Simulation.Spawn(
                    program: executable.program, arguments: executable.arguments, machine: machine,
                    environment: Environment(
                        ["HOSTNAME=" + container.config.hostname, "HOME=/root"] + container.config.env),
                    workingDirectory: workingDirectory)
                result = ProbeShell.run(request, budget: budget, &simulation)
            } catch {
                result.errors = "\(command[0]): \(error.rawValue)"
            }
        }
        return result
    }

    /// The working directory of the shell.
    package var workingDirectory: String { simulation.world.processes[shell]?.workingDirectory ?? "/" }

    /// The contents of a file of the machine, as the learner sees it; `nil` when it cannot be read.
    package func file(_ path: String) -> [UInt8]? {
        try? simulation.contents(of: path, in: FileView(machine: .host, workingDirectory: workingDirectory))
    }

    /// Writes a file of the machine as the learner would. Throws what the system says.
    package mutating func write(_ bytes: [UInt8], to path: String) throws(Errno) {
        var failure: Errno?
        let shell = self.shell
        withSimulation { simulation in
            do throws(Errno) {
                let descriptor = try simulation.open(path, .writing, as: shell)
                simulation.writeAll(bytes, to: descriptor, as: shell)
                simulation.close(descriptor, of: shell)
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
    }
}

/// A shell that runs a script to its end and is gone.
enum ProbeShell {
    static func run(_ script: String, budget: Int, _ simulation: inout Simulation) -> Sandbox.Result {
        let program = ShellProgram(flavour: .bash, name: "bash", text: script + "\n")
        let request = Simulation.Spawn(
            program: program, arguments: ["bash"], machine: .host,
            environment: Environment([
                "HOME=/home/you", "USER=you", "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
                "DOCKER_CLI_HINTS=false", "BUILDKIT_PROGRESS=plain",
            ]), workingDirectory: "/home/you",
            credentials: Credentials(user: 1000, group: 1000, supplementary: [998]))
        return run(request, budget: budget, &simulation)
    }

    /// Ends a process that runs on and on, with all that it has started.
    private static func endFamily(of process: ProcessID, _ simulation: inout Simulation) {
        guard let record = simulation.world.processes[process] else { return }
        for child in record.children { endFamily(of: child, &simulation) }
        simulation.end(process, .signal(.kill))
    }

    /// Runs a process with an empty input to its end, and gathers what it writes.
    static func run(
        _ request: Simulation.Spawn, budget: Int, _ simulation: inout Simulation
    ) -> Sandbox.Result {
        let output = simulation.addPipe(capacity: .max)
        let errors = simulation.addPipe(capacity: .max)
        for pipe in [output, errors] { simulation.world.streams.pipes[pipe]?.readers = 1 }
        let input = simulation.addOpenFile(OpenFile(.device(.null), canRead: true, path: "/dev/null"))
        var request = request
        request.descriptors = [
            0: input, 1: simulation.addOpenFile(OpenFile(.pipeEnd(output), canWrite: true)),
            2: simulation.addOpenFile(OpenFile(.pipeEnd(errors), canWrite: true)),
        ]
        let shell = simulation.spawn(request)
        simulation.watch(shell)
        var left = budget
        while simulation.world.processes[shell] != nil, left > 0 {
            // What runs on and on in the background must not keep a shell waiting that has ended.
            var slice = min(left, 20_000)
            let given = slice
            let outcome = simulation.runUntilIdle(budget: &slice)
            left -= given - slice
            if outcome == .budgetSpent { continue }
            guard simulation.world.processes[shell] != nil, simulation.skipToNextTimer() else { break }
        }
        let status = simulation.exitStatus(of: shell) ?? 124
        endFamily(of: shell, &simulation)
        simulation.world.exits[shell] = nil
        func text(_ pipe: PipeID) -> String {
            String(decoding: simulation.world.streams.pipes.removeValue(forKey: pipe)?.buffer ?? [], as: UTF8.self)
        }
        return Sandbox.Result(output: text(output), errors: text(errors), status: status)
    }
}

extension Sandbox {
    /// Whether the shell would find a command of this name: a program, a builtin, a function, an alias.
    package func knowsCommand(_ name: String) -> Bool {
        guard let program = world.processes[shell]?.program as? ShellProgram else { return false }
        if program.state.functions[name] != nil || program.state.aliases[name] != nil { return true }
        if ShellProgram.hasBuiltin(name, in: program.state.flavour) { return true }
        return simulation.search(name, path: program.state.value("PATH") ?? "", as: shell) != nil
    }

    /// Puts output back in front, for whoever takes it next.
    package mutating func putBackOutput(_ bytes: [UInt8]) {
        guard !bytes.isEmpty else { return }
        let pipe = outputPipe
        withSimulation { simulation in
            simulation.world.streams.pipes[pipe]?.buffer.insert(contentsOf: bytes, at: 0)
        }
    }
}

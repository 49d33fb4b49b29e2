import Kernel
import WorldModel

/// Says something on standard error and ends.
struct MessageProgram: Program {
    var text: String
    var status: Int32

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        simulation.print(text, to: 2, as: me)
        return .exit(status)
    }
}

/// Finding and starting the programs that other programs run.
extension ToolVoice {
    /// Looks a command up and loads it. Complains and gives the exit status when that fails: 127 for a command that is
    /// not there, 126 for one that cannot be run.
    func executable(
        _ words: [String], _ simulation: inout Simulation, _ me: ProcessID
    ) -> Result<Simulation.Executable, LaunchFailure> {
        switch find(words, &simulation, me) {
        case .success(let executable): return .success(executable)
        case .failure(let error):
            complain("\(quoted(words.first ?? "")): \(error.rawValue)", &simulation, me)
            return .failure(LaunchFailure(status: error == .noEntry || error == .notDirectory ? 127 : 126))
        }
    }

    /// Looks a command up and loads it.
    func find(
        _ words: [String], _ simulation: inout Simulation, _ me: ProcessID
    ) -> Result<Simulation.Executable, Errno> {
        let first = words.first ?? ""
        let path = simulation.world.processes[me]?.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
        guard let located = first.contains("/") ? first : simulation.search(first, path: path, as: me) else {
            return .failure(.noEntry)
        }
        do {
            return .success(try simulation.loadExecutable(located, arguments: words, as: me))
        } catch {
            return .failure(error)
        }
    }

    /// Why a command does not run, as far as the one who wanted to run it is concerned.
    struct LaunchFailure: Error { var status: Int32 }

    private func quoted(_ command: String) -> String {
        if name == "xargs" { return command }
        if isBusybox { return "can't execute '\(command)'" }
        return switch name {
        case "env": "'\(command)'"
        case "time": "cannot run \(command)"
        default: "failed to run command '\(command)'"
        }
    }

    /// Starts a command as a child; `nil` when there are too many processes.
    func start(
        _ executable: Simulation.Executable, _ simulation: inout Simulation, _ me: ProcessID
    ) -> ProcessID? {
        guard let child = simulation.fork(me, as: executable.program) else {
            complain(
                isBusybox ? "vfork: Resource temporarily unavailable" : "cannot fork: Resource temporarily unavailable",
                &simulation, me)
            return nil
        }
        simulation.world.processes.table[child]?.arguments = executable.arguments
        return child
    }

    /// Becomes another program, or ends with the status that says why not.
    func become(_ words: [String], _ simulation: inout Simulation, _ me: ProcessID) -> Step {
        switch executable(words, &simulation, me) {
        case .success(let executable):
            simulation.replace(me, with: executable)
            return .again
        case .failure(let failure): return .exit(failure.status)
        }
    }
}

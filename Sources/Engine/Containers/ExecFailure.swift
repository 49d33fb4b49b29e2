import Kernel
import WorldModel

/// What a container runs when its program is there and the kernel cannot start it: the runtime's last words, status 255.
///
/// Recorded: `containers-a14`.
struct ExecFailure: Program {
    /// Such as `exec /run.sh: exec format error`.
    let text: String

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        simulation.print(text + "\n", to: 2, as: me)
        return .exit(255)
    }
}

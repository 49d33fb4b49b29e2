import Kernel
import WorldModel

/// A program that has nothing left to do, or only to wait a moment, print something and end.
struct Finished: Program {
    var status: Int32
    var output = ""
    /// Nanoseconds to wait first.
    var after: Int64 = 0
    /// Text for standard error.
    var error = ""
    private var until: Instant?

    init(status: Int32, output: String = "", after: Int64 = 0, error: String = "") {
        self.status = status
        self.output = output
        self.after = after
        self.error = error
    }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        let end = until ?? simulation.world.clock.now + after
        until = end
        if after > 0, simulation.world.clock.now < end { return .wait([.time(end)]) }
        simulation.print(output, as: me)
        simulation.print(error, to: 2, as: me)
        return .exit(status)
    }
}

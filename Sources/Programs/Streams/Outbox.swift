import Kernel
import WorldModel

/// Output that could not be written yet; programs that stream keep one.
struct Outbox: Equatable {
    private var bytes: [UInt8] = []

    mutating func add(_ more: some Sequence<UInt8>) { bytes += more }

    mutating func add(_ text: String) { bytes += text.utf8 }

    /// Writes what it can. Returns what to wait for, `nil` when everything is out. A broken pipe ends the process.
    mutating func flush(_ simulation: inout Simulation, _ me: ProcessID) -> Step? {
        while !bytes.isEmpty {
            do {
                switch try simulation.write(bytes, to: 1, as: me) {
                case .taken(let count): bytes.removeFirst(count)
                case .blocked(let reason): return .wait([reason])
                }
            } catch {
                WriteFailure.report(error, &simulation, me)
                return .exit(1)
            }
        }
        return nil
    }
}

/// What a tool says when its output cannot be written. A broken pipe has ended it already.
enum WriteFailure {
    static func report(_ error: Errno, _ simulation: inout Simulation, _ me: ProcessID) {
        guard error != .brokenPipe, let path = simulation.world.processes[me]?.arguments.first else { return }
        let name = ProgramCatalog.baseName(path)
        let isOutput = name == "yes" || name == "cat" && error == .badDescriptor
        let place = isOutput ? "standard output" : "write error"
        simulation.print("\(name): \(place): \(error.rawValue)\n", to: 2, as: me)
    }
}

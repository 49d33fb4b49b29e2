import Kernel
import WorldModel

/// Connects its standard streams with a port of the machine, as `nc localhost PORT` does.
package struct RelayProgram: Program {
    private let port: Int
    private var descriptor: Int?
    /// What has come and could not be passed on yet.
    private var pending: [UInt8] = []
    private var inputHasEnded = false

    package init(port: Int) { self.port = port }

    package mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        let number: Int
        do throws(Errno) {
            if let descriptor {
                number = descriptor
            } else {
                number = try simulation.connect(to: .loopback, port: port, as: me)
            }
        } catch {
            return .exit(1)
        }
        descriptor = number
        var reasons: [WaitReason] = []
        do throws(Errno) {
            switch try simulation.read(number, as: me) {
            case .bytes(let bytes):
                simulation.writeAll(bytes, to: 1, as: me)
                return .again
            case .end: return .exit(0)
            case .blocked(let reason): reasons.append(reason)
            }
            if pending.isEmpty, !inputHasEnded {
                switch try simulation.read(0, as: me) {
                case .bytes(let bytes): pending = bytes
                case .end:
                    inputHasEnded = true
                    simulation.shutDownWriting(number, as: me)
                case .blocked(let reason): reasons.append(reason)
                }
            }
            if !pending.isEmpty {
                switch try simulation.write(pending, to: number, as: me) {
                case .taken(let count):
                    pending.removeFirst(count)
                    return .again
                case .blocked(let reason): reasons.append(reason)
                }
            }
        } catch {
            return .exit(1)
        }
        return .wait(reasons)
    }
}

import Kernel
import WorldModel

extension Connection {
    /// Reads all that is there into a reader. Gives what to wait for when nothing more is there yet.
    package mutating func fill(_ reader: inout HTTPReader, _ simulation: inout Simulation, _ me: ProcessID)
        -> WaitReason?
    {
        var bytes: [UInt8] = []
        let reason = fill(&bytes, &simulation, me)
        if !bytes.isEmpty { reader.take(bytes) }
        return reason
    }
}

import Kernel
import WorldModel

/// Namespaces that a container has from the host or from another container (`--pid`, `--ipc`).
extension Simulation {
    private static let containerPrefix = "container:"

    /// A mode with the full id of the container that it names.
    func resolvedMode(_ mode: String) throws(EngineError) -> String {
        guard mode.hasPrefix(Self.containerPrefix) else { return mode }
        return try Self.containerPrefix + findContainer(String(mode.dropFirst(Self.containerPrefix.count))).id.hex
    }

    /// The machine whose namespace a mode asks for; `nil` for one of its own.
    ///
    /// - Parameter kind: what the namespace is called: PID or IPC.
    func sharedMachine(_ mode: String, _ kind: String) throws(EngineError) -> MachineID? {
        if mode == "host" { return .host }
        guard mode.hasPrefix(Self.containerPrefix) else { return nil }
        let other = try findContainer(String(mode.dropFirst(Self.containerPrefix.count)))
        guard other.state.isRunning, let machine = other.machine else {
            throw EngineError(
                .conflict, "failed to join \(kind) namespace: container \(other.id.hex) is not running")
        }
        return world.machines[machine]?.processSpace ?? machine
    }
}

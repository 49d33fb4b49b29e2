import NIOConcurrencyHelpers
import Simulator

/// A sandbox that an engine's thread and somebody else use in turn: either has it, or it lies here.
///
/// Whoever else there is takes it out for as long as they work on it, and lays it back when they wait. The engine works
/// on it only while it lies here.
package final class SharedSandbox: @unchecked Sendable {
    /// Locked while somebody works on the sandbox; the condition says whether it lies here.
    private let lock: ConditionLock<Bool>
    private var sandbox: Sandbox
    /// Which line of history it belongs to. After undo and the like it is another world than before.
    private var generation = 0
    private var isTouched = false

    /// Lays a sandbox here.
    package init(_ sandbox: Sandbox) {
        self.sandbox = sandbox
        lock = ConditionLock(value: true)
    }

    /// Works on it as soon as it lies here.
    func with<Value>(_ body: (inout Sandbox) -> Value) -> Value {
        lock.lock(whenValue: true)
        defer { lock.unlock(withValue: true) }
        return body(&sandbox)
    }

    /// The same, but only while it is of a generation; `nil` when it was replaced by another meanwhile.
    func with<Value>(generation wanted: Int, _ body: (inout Sandbox) -> Value) -> Value? {
        with { sandbox in generation == wanted ? body(&sandbox) : nil }
    }

    /// The generation of what lies here.
    var presentGeneration: Int { with { _ in generation } }

    /// Notes that a client has asked for something that may change it.
    func touch() { with { _ in isTouched = true } }

    /// A copy as it is; waits while somebody works on it.
    package var copy: Sandbox { with { $0 } }

    // MARK: Those who are not the engine

    /// Takes it out; the engine waits until it is laid back.
    ///
    /// - Returns: the sandbox, and whether a client may have changed it.
    package func take() -> (sandbox: Sandbox, isTouched: Bool) {
        lock.lock(whenValue: true)
        defer { lock.unlock(withValue: false) }
        defer { isTouched = false }
        return (sandbox, isTouched)
    }

    /// Lays it back.
    ///
    /// - Parameter generation: another number than before where it does not go on from what was taken: after undo, or in
    ///   another exercise. Requests that were running there are ended.
    package func layBack(_ sandbox: Sandbox, generation: Int) {
        lock.lock(whenValue: false)
        self.sandbox = sandbox
        self.generation = generation
        lock.unlock(withValue: true)
    }
}

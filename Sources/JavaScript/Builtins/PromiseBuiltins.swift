import Kernel
import WorldModel

/// Promises, as far as they are not in the library.
enum PromiseBuiltins {
    static let groups: [Natives.Group] = [
        Natives.Group("Promise", ofPromise), Natives.Group("Promise.prototype", ofPromises),
        Natives.Group("binding", ofBinding),
    ]

    static let make: NativeFunction = { (m, os, c) throws(Trap) in
        guard c.newTarget != .undefined else {
            throw m.error(.typeError, "Promise constructor cannot be invoked without 'new'")
        }
        guard m.isCallable(c[0]) else {
            throw m.error(.typeError, "Promise resolver \(m.describe(c[0])) is not a function")
        }
        let id = m.make(.promise(PromiseState()), try m.prototype(for: c.newTarget, else: m.prototypes.promise, &os))
        let (resolve, reject) = m.resolvers(id)
        m.held.append(.object(id))
        defer { m.held.removeLast() }
        do throws(Trap) {
            _ = try m.call(c[0], .undefined, [resolve, reject], &os)
        } catch {
            guard case .thrown(let reason) = error else { throw error }
            m.reject(id, reason)
        }
        return .object(id)
    }

    private static let ofPromise: Natives.Functions = [
        ("resolve", 1, { (m, os, c) throws(Trap) in .object(try m.resolved(c[0], &os)) }),
        (
            "reject", 1,
            { (m, os, c) throws(Trap) in
                let id = m.newPromise()
                m.reject(id, c[0])
                return .object(id)
            }
        ),
    ]

    private static let ofPromises: Natives.Functions = [
        (
            "then", 2,
            { (m, os, c) throws(Trap) in
                guard case .object(let id) = c.this, case .promise = m.things[Int(id)].kind else {
                    throw m.error(
                        .typeError,
                        "Method Promise.prototype.then called on incompatible receiver \(m.describe(c.this))")
                }
                let derived = m.newPromise()
                m.then(id, PromiseState.Reaction(onFulfilled: c[0], onRejected: c[1], derived: derived))
                return .object(derived)
            }
        )
    ]

    private static let ofBinding: Natives.Functions = [
        ("resolvePromise", 3, { (m, os, c) throws(Trap) in try settle(c, isRejected: false, &m, &os) }),
        ("rejectPromise", 3, { (m, os, c) throws(Trap) in try settle(c, isRejected: true, &m, &os) }),
        (
            "settle", 3,
            { (m, os, c) throws(Trap) in
                guard case .object(let id) = c[0], case .promise = m.things[Int(id)].kind else { return .undefined }
                if m.truth(c[2]) { m.reject(id, c[1]) } else { try m.resolve(id, c[1], &os) }
                return .undefined
            }
        ),
        (
            "promiseState", 1,
            { (m, os, c) throws(Trap) in
                guard case .promise(let state)? = m.kind(c[0]) else { return .undefined }
                let status = m.text(
                    state.status == .pending ? "pending" : state.status == .fulfilled ? "fulfilled" : "rejected")
                return m.array([status, state.value])
            }
        ),
        (
            "enqueue", 1,
            { (m, os, c) throws(Trap) in
                m.jobs.append(.call(c[0], Array(c.arguments.dropFirst())))
                return .undefined
            }
        ),
    ]

    private static func settle(
        _ c: Call, isRejected: Bool, _ m: inout Machine, _ os: inout Simulation
    ) throws(Trap) -> Value {
        guard case .object(let id) = c[0], case .object(let flag) = c[1] else { return .undefined }
        let used = PropertyName.key(KnownName.done.rawValue)
        guard m.own(flag, used) == nil else { return .undefined }
        m.define(flag, used, .bool(true))
        if isRejected { m.reject(id, c[2]) } else { try m.resolve(id, c[2], &os) }
        return .undefined
    }
}

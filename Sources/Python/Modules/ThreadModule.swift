import Kernel
import WorldModel

/// What `threading` is built on. Threads take turns; one that waits lets the others go on.
enum ThreadModule {
    static let functions: Natives.Group = [
        (
            "start",
            { (m, os, a) throws(Trap) in
                // A function without arguments, the Thread object, and whether it is a daemon.
                m.lastThread += 1
                var thread = Interpreter.PythonThread(number: m.lastThread)
                thread.object = a[1]
                thread.isDaemon = try m.truth(a[2], &os)
                let (stack, frames) = (m.stack, m.frames)
                m.stack = []
                m.frames = []
                do throws(Trap) {
                    try m.prepareThread(a[0])
                    thread.stack = m.stack
                    thread.frames = m.frames
                    (m.stack, m.frames) = (stack, frames)
                } catch {
                    (m.stack, m.frames) = (stack, frames)
                    throw error
                }
                m.threads.append(thread)
                return .int(m.lastThread)
            }
        ),
        (
            "join",
            { (m, os, a) throws(Trap) in
                let number = m.smallInt(a[0]) ?? 0
                if m.threads.contains(where: { $0.number == number && !$0.isDone }) {
                    if m.depth > 0 { return .none }
                    throw .blocked([])
                }
                return .none
            }
        ),
        (
            "is_alive",
            { (m, os, a) throws(Trap) in
                let number = m.smallInt(a[0]) ?? 0
                return .bool(m.threads.contains { $0.number == number && !$0.isDone })
            }
        ),
        ("get_ident", { (m, os, a) throws(Trap) in .int(m.threads[m.thread].number) }),
        ("current", { (m, os, a) throws(Trap) in m.threads[m.thread].object }),
        (
            "acquire",
            { (m, os, a) throws(Trap) in
                guard case .object(let id) = a[0] else { return .none }
                let own = m.threads[m.thread].number
                let isReentrant = try m.truth(a[1], &os)
                let blocks = try m.truth(a[2], &os)
                if let holder = m.locks[id] {
                    if isReentrant, holder.owner == own {
                        m.locks[id] = (own, holder.count + 1)
                        return .bool(true)
                    }
                    if !blocks { return .bool(false) }
                    throw .blocked([])
                }
                m.locks[id] = (own, 1)
                return .bool(true)
            }
        ),
        (
            "release",
            { (m, os, a) throws(Trap) in
                guard case .object(let id) = a[0], let holder = m.locks[id] else {
                    throw m.error(.runtimeError, "release unlocked lock")
                }
                m.locks[id] = holder.count > 1 ? (holder.owner, holder.count - 1) : nil
                return .none
            }
        ),
        (
            "locked",
            { (m, os, a) throws(Trap) in
                guard case .object(let id) = a[0] else { return .bool(false) }
                return .bool(m.locks[id] != nil)
            }
        ),
        // Lets others go on until a condition holds: gives control away once.
        (
            "yield_",
            { (m, os, a) throws(Trap) in
                if try m.truth(try m.call(a[0], [], &os), &os) { return .bool(true) }
                if let end = m.number(a[1])?.double, Double(os.world.clock.now.nanoseconds) / 1e9 >= end {
                    return .bool(false)
                }
                if m.depth > 0 { throw m.cannotWait }
                if let end = m.number(a[1])?.double {
                    throw .blocked([.time(Instant(nanoseconds: Int64(exactly: (end * 1e9).rounded()) ?? .max))])
                }
                throw .blocked([])
            }
        ),
        ("count", { (m, os, a) throws(Trap) in .int(m.threads.count { !$0.isDone }) }),
    ]
}

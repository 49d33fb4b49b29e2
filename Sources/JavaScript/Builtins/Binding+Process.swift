import FileTrees
import Foundation
import JavaScriptSyntax
import Kernel
import WorldModel

/// The process, and time.
extension Binding {
    /// Number, parent's number, user, group, directory, processors.
    private static func facts(_ m: inout Machine, _ os: Simulation) -> Value {
        let process = os.world.processes[m.me]
        let user = Int(process?.credentials.user ?? 0)
        let group = Int(process?.credentials.group ?? 0)
        let directory = m.text(process?.workingDirectory ?? "/")
        let number = process?.localNumber ?? 1
        // A parent outside of the container has no number there.
        var parent = 0
        if let process, let other = os.world.processes[process.parent], other.machine == process.machine {
            parent = other.localNumber
        }
        return m.array([.int(number), .int(parent), .int(user), .int(group), directory, .int(os.processors(for: m.me))])
    }

    static let process = Natives.Group(
        "binding",
        [
            (
                "print", 2,
                { (m, os, c) throws(Trap) in
                    let descriptor = try m.toInteger(c[0], &os)
                    m.write(Array(try m.toText(c[1], &os).utf8), to: descriptor, &os)
                    return .undefined
                }
            ),
            (
                "isTerminal", 1,
                { (m, os, c) throws(Trap) in
                    .bool(os.isTerminal(try m.toInteger(c[0], &os), of: m.me))
                }
            ),
            (
                "exit", 1,
                { (m, os, c) throws(Trap) in throw .exit(Int32(truncatingIfNeeded: try m.toInteger(c[0], &os))) }
            ),
            (
                "environment", 0,
                { (m, os, c) throws(Trap) in
                    let id = m.makeObject()
                    for (name, value) in os.world.processes[m.me]?.environment.entries ?? [] {
                        let text = m.text(value)
                        m.define(id, name, text)
                    }
                    return .object(id)
                }
            ),
            (
                "facts", 0,
                { (m, os, c) throws(Trap) in
                    facts(&m, os)
                }
            ),
            (
                "changeDirectory", 1,
                { (m, os, c) throws(Trap) in
                    os.world.processes[m.me]?.workingDirectory = m.string(c[0]) ?? "/"
                    return .undefined
                }
            ),
            (
                "arguments", 0,
                { (m, os, c) throws(Trap) in
                    var list: [Value] = []
                    for argument in m.arguments { list.append(m.text(argument)) }
                    return m.array(list)
                }
            ),
            ("version", 0, { (m, os, c) throws(Trap) in m.text(m.version) }),
            ("now", 0, { (m, os, c) throws(Trap) in .number(Double(os.world.clock.now.nanoseconds)) }),
            ("memory", 0, { (m, os, c) throws(Trap) in .int(m.memoryUse) }),
            (
                "kill", 2,
                { (m, os, c) throws(Trap) in
                    let (number, signal) = (try m.toInteger(c[0], &os), try m.toInteger(c[1], &os))
                    guard let errno = os.kill(number, Signal(signal), as: m.me) else { return .null }
                    return m.text(codes(errno).code)
                }
            ),
            (
                "handleSignal", 2,
                { (m, os, c) throws(Trap) in
                    let number = try m.toInteger(c[0], &os)
                    if m.truth(c[1]) { m.loop.signals.insert(number) } else { m.loop.signals.remove(number) }
                    return .undefined
                }
            ),
            // Callback, milliseconds, whether it repeats, arguments, the timer's object: the number.
            (
                "startTimer", 5,
                { (m, os, c) throws(Trap) in
                    let delay = try m.toNumber(c[1], &os)
                    let milliseconds = delay >= 1 && delay <= 2_147_483_647 ? delay : 1
                    let nanoseconds = Int64(milliseconds * 1_000_000)
                    let number = m.loop.nextTimer
                    m.loop.nextTimer += 1
                    m.loop.timers[number] = EventLoop.Timer(
                        due: Instant(nanoseconds: os.world.clock.now.nanoseconds + nanoseconds), callback: c[0],
                        arguments: m.items(c[3]) ?? [], interval: m.truth(c[2]) ? nanoseconds : nil, object: c[4])
                    return .int(number)
                }
            ),
            (
                "stopTimer", 1,
                { (m, os, c) throws(Trap) in
                    let number = try m.toInteger(c[0], &os)
                    m.loop.timers[number] = nil
                    return .undefined
                }
            ),
            (
                "relaxTimer", 2,
                { (m, os, c) throws(Trap) in
                    let (number, isRelaxed) = (try m.toInteger(c[0], &os), m.truth(c[1]))
                    m.loop.timers[number]?.isRelaxed = isRelaxed
                    return .undefined
                }
            ),
            (
                "immediate", 2,
                { (m, os, c) throws(Trap) in
                    let number = m.loop.nextTimer
                    m.loop.nextTimer += 1
                    m.loop.immediates.append(
                        EventLoop.Immediate(number: number, callback: c[0], arguments: m.items(c[1]) ?? []))
                    return .int(number)
                }
            ),
            (
                "stopImmediate", 1,
                { (m, os, c) throws(Trap) in
                    let number = try m.toInteger(c[0], &os)
                    m.loop.immediates.removeAll { $0.number == number }
                    return .undefined
                }
            ),
            (
                "tick", 2,
                { (m, os, c) throws(Trap) in
                    m.loop.ticks.append((c[0], m.items(c[1]) ?? []))
                    return .undefined
                }
            ),
        ])
}

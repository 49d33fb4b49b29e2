import BigInt
import FileTrees
import Foundation
import Kernel
import WorldModel

/// `time`
enum TimeModule {
    static let functions: Natives.Group = [
        ("time", { (m, os, a) throws(Trap) in .float(Double(os.world.clock.now.nanoseconds) / 1e9) }),
        ("time_ns", { (m, os, a) throws(Trap) in .int(Int(os.world.clock.now.nanoseconds)) }),
        (
            "monotonic",
            { (m, os, a) throws(Trap) in .float(Double(os.world.clock.now.nanoseconds % 1_000_000_000_000_000) / 1e9) }
        ),
        (
            "perf_counter",
            { (m, os, a) throws(Trap) in .float(Double(os.world.clock.now.nanoseconds % 1_000_000_000_000_000) / 1e9) }
        ),
        ("process_time", { (m, os, a) throws(Trap) in .float(0.02) }),
        (
            "sleep",
            { (m, os, a) throws(Trap) in
                let given = try a.one("sleep", &m)
                guard let seconds = m.number(given)?.double else {
                    throw m.error(.typeError, "'\(m.typeName(a[0]))' object cannot be interpreted as an integer")
                }
                if seconds.isNaN { throw m.error(.valueError, "Invalid value NaN (not a number)") }
                if seconds > 9_223_372_036 {
                    throw m.error(.overflowError, "timestamp too large to convert to C _PyTime_t")
                }
                if seconds < 0 { throw m.error(.valueError, "sleep length must be non-negative") }
                if let end = m.sleepsUntil {
                    guard os.world.clock.now >= end else { throw .blocked([.time(end)]) }
                    m.sleepsUntil = nil
                    return .none
                }
                if seconds == 0 { return .none }
                if m.depth > 0 {
                    // One of Python's own functions runs and cannot rest: the time passes when it has ended.
                    m.owedSleep += Int64(min(seconds, 4e9) * 1e9)
                    return .none
                }
                let end = Instant(nanoseconds: os.world.clock.now.nanoseconds + Int64(min(seconds, 4e9) * 1e9))
                m.sleepsUntil = end
                throw .blocked([.time(end)])
            }
        ),
    ]
}

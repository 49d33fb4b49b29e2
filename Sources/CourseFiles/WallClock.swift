import Glibc

/// The real clock, read only here, at the rim.
package enum WallClock {
    /// The moment at which the clock stands still, in seconds since 1970: `DRYDOCK_CLOCK`, for pictures and recordings.
    private static let stopped = RealFiles.environment("DRYDOCK_CLOCK").flatMap { Int64($0) }

    package static func nanoseconds() -> Int64 {
        if let stopped { return stopped * 1_000_000_000 }
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }

    package static func milliseconds() -> Int64 { nanoseconds() / 1_000_000 }

    /// Sleeps, but not past an interrupt.
    package static func sleep(nanoseconds: Int64) {
        var time = timespec(tv_sec: Int(nanoseconds / 1_000_000_000), tv_nsec: Int(nanoseconds % 1_000_000_000))
        nanosleep(&time, nil)
    }
}

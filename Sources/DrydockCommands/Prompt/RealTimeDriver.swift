import CourseFiles
import Simulator
import Terminal
import WorldModel

/// Runs a sandbox in real time: gaps are waited for, but not much longer than a second, and Ctrl-C gets through.
///
/// A silent wait is cut short after a second. What prints now and then, as `docker compose up` and `docker logs -f` do,
/// is shown at its own pace; so is a program that waits again and again and says nothing.
enum RealTimeDriver {
    private static func sleep(_ sandbox: inout Sandbox, nanoseconds: Int64) {
        WallClock.sleep(nanoseconds: nanoseconds)
    }

    /// Waits that a silent program gets for nothing before it has to take its time.
    private static let freeWaits = 200

    /// So often a client of Docker has to be interrupted when its container does not listen, and once more to be sure.
    private static let neededInterrupts = 4

    /// Runs until input is wanted, without waiting for anything; what does not end is interrupted. Says how often.
    static func hurry(_ sandbox: inout Sandbox, write: ([UInt8]) -> Void) -> Int {
        var interrupts = 0
        while true {
            let pause = sandbox.run()
            switch pause {
            case .wantsInput, .ended: return interrupts
            case .stuck, .busy, .wantsTime:
                if interrupts > Self.neededInterrupts { return interrupts }
                write(sandbox.takeOutput())
                sandbox.interrupt()
                interrupts += 1
            }
        }
    }

    /// Runs until input is wanted; says how often Ctrl-C was pressed meanwhile.
    ///
    /// - Parameter isAttended: somebody sits at a terminal and can press Ctrl-C: what waits for nothing else waits for
    ///   that. Otherwise it is interrupted.
    /// - Parameter rest: waits so many nanoseconds; others may have the sandbox meanwhile.
    static func drive(
        _ sandbox: inout Sandbox, isAttended: Bool, rest: (inout Sandbox, Int64) -> Void = Self.sleep,
        write: ([UInt8]) -> Void
    ) -> Int {
        var interrupts = 0
        var patience: Int64 = 1_000_000_000
        var waits = 0
        var idle = 0
        while true {
            let pause = sandbox.run(skipsTime: false, budget: 50_000)
            let output = sandbox.takeOutput()
            if !output.isEmpty { patience = 1_000_000_000 }
            if InterruptFlag.take() {
                sandbox.interrupt()
                interrupts += 1
            }
            switch pause {
            case .wantsInput, .ended:
                sandbox.putBackOutput(output)
                return interrupts
            case .stuck:
                if !output.isEmpty { write(output) }
                idle += 1
                if idle > 1, !isAttended {
                    sandbox.interrupt()
                    interrupts += 1
                    if idle > Self.neededInterrupts { return interrupts }
                }
                rest(&sandbox, 50_000_000)
            case .busy: if !output.isEmpty { write(output) }
            case .wantsTime(let due):
                if !output.isEmpty { write(output) }
                let gap = due - sandbox.world.clock.now
                let isFree = waits < freeWaits && !sandbox.showsWhatHappens
                let wait = min(gap, isFree ? patience : .max, 50_000_000)
                patience -= wait
                waits = output.isEmpty ? waits + 1 : 0
                if wait > 0 {
                    let target = sandbox.world.clock.now + wait
                    rest(&sandbox, wait)
                    if sandbox.world.clock.now < target { sandbox.advance(to: target) }
                } else {
                    sandbox.advance(to: due)
                }
            }
        }
    }
}

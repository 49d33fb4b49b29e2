import CommandSyntax
import Kernel
import WorldModel

/// Compose's log: warnings among its words.
enum ComposeLog {
    static func warn(_ messages: [String], _ simulation: inout Simulation, _ me: ProcessID) {
        let time = CivilTime(simulation.world.clock.now)
        for message in messages {
            if simulation.isTerminal(2, of: me) {
                let padded = message + String(repeating: " ", count: max(0, 44 - message.count))
                simulation.print("\u{1B}[33mWARN\u{1B}[0m[0000] \(padded) \n", to: 2, as: me)
            } else {
                simulation.print(
                    "time=\"\(time.date)T\(time.time)Z\" level=warning msg=\(GoQuote.quote(message))\n", to: 2, as: me)
            }
        }
    }
}

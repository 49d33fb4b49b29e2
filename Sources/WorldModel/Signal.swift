/// A signal by its Linux number.
package struct Signal: Hashable, Sendable {
    package let number: Int

    package init(_ number: Int) { self.number = number }

    package static let hangup = Signal(1)
    package static let interrupt = Signal(2)
    package static let quit = Signal(3)
    package static let abort = Signal(6)
    package static let kill = Signal(9)
    package static let user1 = Signal(10)
    package static let user2 = Signal(12)
    package static let brokenPipe = Signal(13)
    package static let alarm = Signal(14)
    package static let terminate = Signal(15)
    package static let child = Signal(17)
    package static let `continue` = Signal(18)
    package static let stop = Signal(19)
    package static let terminalStop = Signal(20)
    package static let windowChange = Signal(28)

    /// The names of signals 1 to 31, without `SIG`.
    package static let names = [
        "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2", "PIPE", "ALRM",
        "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM", "PROF",
        "WINCH", "IO", "PWR", "SYS",
    ]

    /// A signal from a number or a name with or without `SIG`, in any case.
    package init?(named text: String) {
        if let number = Int(text), (0...64).contains(number) {
            self.init(number)
            return
        }
        var name = text.uppercased()
        if name.hasPrefix("SIG") { name.removeFirst(3) }
        guard let index = Self.names.firstIndex(of: name) else { return nil }
        self.init(index + 1)
    }

    /// The name without `SIG`, or the number of a real-time signal.
    package var name: String {
        (1...Self.names.count).contains(number) ? Self.names[number - 1] : String(number)
    }

    /// Whether the default action is to do nothing.
    package var isIgnoredByDefault: Bool { [17, 18, 23, 28].contains(number) }

    /// Whether the default action is to stop the process.
    package var stopsByDefault: Bool { [19, 20, 21, 22].contains(number) }
}

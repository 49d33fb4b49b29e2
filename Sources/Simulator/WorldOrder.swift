import WorldModel

/// What a learner orders of the world itself, beside the commands that run in it: that time passes, that something is out
/// of order. Orders stand in the journal as lines that nobody can type.
package enum WorldOrder: Sendable, Equatable {
    /// Lets this many nanoseconds pass.
    case wait(Int64)
    case fault(Faults.Kind, isPresent: Bool)
    /// Presses keys that a program wants at once, and not at the end of a line.
    case press([UInt8])

    private static let sign = "\u{6}"

    /// Reads a line of a journal; `nil` for what was typed.
    package init?(mark: String) {
        guard mark.hasPrefix(Self.sign) else { return nil }
        let words = mark.dropFirst().split(separator: " ", maxSplits: 2).map(String.init)
        switch words.first {
        case "wait": self = .wait(words.count > 1 ? Int64(words[1]) ?? 0 : 0)
        case "fault":
            guard words.count > 2, let kind = Faults.Kind(rawValue: words[2]) else { return nil }
            self = .fault(kind, isPresent: words[1] == "on")
        case "press": self = .press(words.dropFirst().flatMap { $0.split(separator: " ") }.compactMap { UInt8($0) })
        default: return nil
        }
    }

    /// The line of the journal.
    package var mark: String {
        switch self {
        case .wait(let nanoseconds): "\(Self.sign)wait \(nanoseconds)"
        case .fault(let kind, let isPresent): "\(Self.sign)fault \(isPresent ? "on" : "off") \(kind.rawValue)"
        case .press(let keys): "\(Self.sign)press " + keys.map(String.init).joined(separator: " ")
        }
    }

    /// The words with which it was ordered.
    package var words: String {
        switch self {
        case .wait(let nanoseconds): "clock +\(nanoseconds / 1_000_000_000)s"
        case .fault(let kind, let isPresent): "fault \(kind.rawValue)\(isPresent ? "" : " off")"
        case .press(let keys): keys.map(Self.name).joined(separator: " ")
        }
    }

    private static func name(of key: UInt8) -> String {
        let isControl = key < 0x20
        let character = String(UnicodeScalar(isControl ? key + 0x40 : key))
        return isControl ? "Ctrl-" + character : character
    }

    func carryOut(on sandbox: inout Sandbox) {
        switch self {
        case .wait(let nanoseconds): sandbox.advance(to: sandbox.world.clock.now + nanoseconds)
        case .fault(let kind, let isPresent):
            sandbox.withSimulation { $0.world.faults.set(kind, isPresent) }
        case .press(let keys): sandbox.feed(keys)
        }
    }
}

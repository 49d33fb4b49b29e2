import CommandSyntax
import Engine
import Kernel
import WorldModel

/// The keys that take a client off a container's terminal and leave the container running: Ctrl-P Ctrl-Q, or what
/// `--detach-keys` and `detachKeys` in the client's configuration say.
struct DetachKeys: Equatable, Sendable {
    /// What a terminal sends for them, one byte for each key.
    let bytes: [UInt8]
    /// How many of them were pressed last.
    private var pressed = 0

    static let usual = DetachKeys(bytes: [0x10, 0x11])

    private init(bytes: [UInt8]) { self.bytes = bytes }

    /// Reads keys with commas between them: a character, `DEL`, or `ctrl-` and one of `a` to `z`, `@`, `[`, `\`, `]`, `^`,
    /// `_` (moby/term, `ToBytes`).
    init(parsing text: String) throws(EngineError) {
        var bytes: [UInt8] = []
        for key in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard let byte = Self.byte(of: key) else {
                throw EngineError(.invalidParameter, "Invalid escape keys (\(text)) provided")
            }
            bytes.append(byte)
        }
        self.init(bytes: bytes)
    }

    /// The keys that a command line and the client's configuration ask for.
    init(
        _ command: ParsedCommand, _ simulation: Simulation, _ me: ProcessID
    ) throws(EngineError) {
        let own = command.string("detach-keys") ?? ""
        let text = own.isEmpty ? ClientConfig(simulation, me).detachKeys ?? "" : own
        if text.isEmpty { self = .usual } else { try self.init(parsing: text) }
    }

    /// The same for a container's own terminal: there keys that do not exist are told in other words.
    static func attaching(
        _ command: ParsedCommand, _ simulation: Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> DetachKeys {
        do {
            return try DetachKeys(command, simulation, me)
        } catch {
            throw CommandFailure("unable to upgrade to tcp, received 400")
        }
    }

    private static func byte(of key: Substring) -> UInt8? {
        if key == "DEL" { return 0x7F }
        if key.utf8.count == 1 { return key.utf8.first }
        guard key.hasPrefix("ctrl-"), key.utf8.count == 6, let last = key.utf8.last else { return nil }
        switch last {
        case UInt8(ascii: "a")...UInt8(ascii: "z"): return last - 0x60
        case UInt8(ascii: "@"), UInt8(ascii: "[")...UInt8(ascii: "_"): return last - 0x40
        default: return nil
        }
    }

    /// Takes what was typed. Keys that may become the sequence are kept back until it is known.
    ///
    /// - Returns: what is for the container, or `nil` once the sequence is whole.
    mutating func take(_ typed: [UInt8]) -> [UInt8]? {
        var passed: [UInt8] = []
        for byte in typed {
            if byte != bytes[pressed] {
                passed += bytes[..<pressed]
                pressed = 0
            }
            if byte != bytes[pressed] {
                passed.append(byte)
            } else if pressed + 1 == bytes.count {
                return nil
            } else {
                pressed += 1
            }
        }
        return passed
    }
}

/// A command line that was understood: which command, with which flags, on which operands.
package struct ParsedCommand: Sendable {
    /// A command on the way to the one that runs, with the flags given at that place.
    package struct Level: Sendable {
        package let spec: CommandSpec
        package let flags: FlagValues
    }

    /// Every command walked through, the root first and the one to run last.
    package let levels: [Level]
    /// The command to run.
    package let spec: CommandSpec
    /// The command's own flags.
    package let flags: FlagValues
    package let operands: [String]
    /// How many operands stood before `--`, nil where there was none.
    package let operandsBeforeDash: Int?
    /// Deprecation notes; Docker prints them on standard output before anything else.
    package let notes: [String]

    /// The same command on other operands.
    package func on(_ operands: [String]) -> ParsedCommand {
        ParsedCommand(
            levels: levels, spec: spec, flags: flags, operands: operands, operandsBeforeDash: nil, notes: notes)
    }

    /// The command's one true name, "docker container run".
    package var path: String { spec.path }
    /// The root's flags: host, context, debug.
    package var global: FlagValues { levels.first?.flags ?? FlagValues(specs: []) }

    /// The flags given at a command on the way: `flags(of: "docker compose")`.
    package func flags(of path: String) -> FlagValues {
        levels.first { $0.spec.path == path }?.flags ?? FlagValues(specs: [])
    }
}

// The command's own flags, without the word `flags`.
extension ParsedCommand {
    /// Whether the flag was given.
    package func isSet(_ name: String) -> Bool { flags.isSet(name) }
    /// Whether the switch is on.
    package func bool(_ name: String) -> Bool { flags.bool(name) }
    /// The flag's last value, or its default.
    package func string(_ name: String) -> String? { flags.string(name) }
    /// Every value of a repeatable flag, in order.
    package func list(_ name: String) -> [String] { flags.list(name) }
    /// The flag's value as a whole number.
    package func int(_ name: String) -> Int? { flags.int(name) }
    /// The flag's value as a number with a fraction.
    package func double(_ name: String) -> Double? { flags.double(name) }
    /// The flag's value as a span of time.
    package func duration(_ name: String) -> GoDuration? { flags.duration(name) }
    /// The flag's value as a size in bytes.
    package func bytes(_ name: String) -> Int64? { flags.bytes(name) }
}

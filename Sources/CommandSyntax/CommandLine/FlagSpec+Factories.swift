// Short spellings, so that the command table reads like the help pages it prints.

extension FlagSpec {
    /// A switch.
    package static func bool(_ name: String, _ usage: String, default text: String = "") -> FlagSpec {
        FlagSpec(name: name, kind: .bool, valueName: "", usage: usage, defaultText: text, noOptionDefault: "true")
    }

    /// A switch with a one-letter spelling.
    package static func bool(
        _ name: String, _ shorthand: Character, _ usage: String, default text: String = ""
    ) -> FlagSpec {
        bool(name, usage, default: text).short(shorthand)
    }

    /// A text, given at most once. The default is written as the help prints it, quotes included.
    package static func string(
        _ name: String, _ usage: String, as valueName: String = "string", default text: String = ""
    ) -> FlagSpec {
        FlagSpec(name: name, kind: .string, valueName: valueName, usage: usage, defaultText: text)
    }

    /// A text with a one-letter spelling.
    package static func string(
        _ name: String, _ shorthand: Character, _ usage: String, as valueName: String = "string",
        default text: String = ""
    ) -> FlagSpec {
        string(name, usage, as: valueName, default: text).short(shorthand)
    }

    /// A whole number, signed.
    package static func int(
        _ name: String, _ usage: String, as valueName: String = "int", default text: String = ""
    ) -> FlagSpec {
        FlagSpec(name: name, kind: .int, valueName: valueName, usage: usage, defaultText: text)
    }

    /// A whole number with a one-letter spelling.
    package static func int(
        _ name: String, _ shorthand: Character, _ usage: String, as valueName: String = "int",
        default text: String = ""
    ) -> FlagSpec {
        int(name, usage, as: valueName, default: text).short(shorthand)
    }

    /// A whole number that cannot be negative.
    package static func uint(
        _ name: String, _ usage: String, as valueName: String = "uint", default text: String = ""
    ) -> FlagSpec {
        FlagSpec(name: name, kind: .uint, valueName: valueName, usage: usage, defaultText: text)
    }

    /// A number with a fraction.
    package static func float(_ name: String, _ usage: String, default text: String = "") -> FlagSpec {
        FlagSpec(name: name, kind: .float, valueName: "float", usage: usage, defaultText: text)
    }

    /// A span of time in Go's notation, "1m30s".
    package static func duration(_ name: String, _ usage: String, default text: String = "") -> FlagSpec {
        FlagSpec(name: name, kind: .duration, valueName: "duration", usage: usage, defaultText: text)
    }

    /// A size in memory, "64m".
    package static func bytes(_ name: String, _ usage: String, default text: String = "") -> FlagSpec {
        FlagSpec(name: name, kind: .bytes, valueName: "bytes", usage: usage, defaultText: text)
    }

    /// A size in memory with a one-letter spelling.
    package static func bytes(
        _ name: String, _ shorthand: Character, _ usage: String, default text: String = ""
    ) -> FlagSpec {
        bytes(name, usage, default: text).short(shorthand)
    }

    /// Texts, one more with each appearance.
    package static func list(
        _ name: String, _ usage: String, as valueName: String = "list", default text: String = ""
    ) -> FlagSpec {
        FlagSpec(
            name: name, kind: .list, valueName: valueName, usage: usage, defaultText: text, isRepeatable: true)
    }

    /// Texts with a one-letter spelling.
    package static func list(
        _ name: String, _ shorthand: Character, _ usage: String, as valueName: String = "list",
        default text: String = ""
    ) -> FlagSpec {
        list(name, usage, as: valueName, default: text).short(shorthand)
    }

    /// A value in a notation of its own, named as the help names it.
    package static func custom(
        _ kind: String, _ name: String, _ usage: String, default text: String = "", repeats: Bool = false
    ) -> FlagSpec {
        FlagSpec(
            name: name, kind: .custom(kind), valueName: kind, usage: usage, defaultText: text, isRepeatable: repeats)
    }
}

// Changes to a flag made by one of the functions above.
extension FlagSpec {
    /// The same flag with a one-letter spelling.
    package func short(_ letter: Character) -> FlagSpec {
        var flag = self
        flag.shorthand = letter
        return flag
    }

    /// The same flag, parsed but not shown in the help.
    package func hidden() -> FlagSpec {
        var flag = self
        flag.isHidden = true
        return flag
    }

    /// The same flag, not shown in the help, with the note that its use prints.
    package func deprecated(_ note: String) -> FlagSpec {
        var flag = hidden()
        flag.deprecation = note
        return flag
    }

    /// The same flag as another spelling of a second one.
    package func alias(of name: String) -> FlagSpec {
        var flag = self
        flag.canonicalName = name
        return flag
    }

    /// The same flag, with the value that it takes when it is given without one.
    package func whenBare(_ value: String) -> FlagSpec {
        var flag = self
        flag.noOptionDefault = value
        return flag
    }
}

/// One flag of a command, as data: what parses it, what its help line says, what it means when left out.
package struct FlagSpec: Sendable, Equatable {
    /// What a flag's value must look like.
    package enum Kind: Sendable, Equatable {
        case bool
        case string
        case int
        case uint
        case float
        case duration
        case bytes
        /// Strings; the flag may be given several times.
        case list
        /// A value the command itself understands, named as in the help ("mount", "decimal", "uint16").
        case custom(String)
    }

    package var name: String
    package var shorthand: Character?
    package var kind: Kind
    /// The word the help prints after the name: "list", "bytes", "" for a switch.
    package var valueName: String
    package var usage: String
    /// What the help shows in "(default …)", quotes included; "" where it shows none.
    package var defaultText: String
    /// The value of the flag when it is given without one: "true" for a switch.
    package var noOptionDefault: String?
    /// Whether a second appearance adds a value where it would otherwise replace the first.
    package var isRepeatable: Bool
    package var isHidden: Bool
    /// What the deprecation note says after "has been deprecated, ".
    package var deprecation: String?
    /// The flag this one is another spelling of: `--net` sets "network".
    package var canonicalName: String?

    package init(
        name: String,
        shorthand: Character? = nil,
        kind: Kind,
        valueName: String,
        usage: String,
        defaultText: String = "",
        noOptionDefault: String? = nil,
        isRepeatable: Bool = false,
        isHidden: Bool = false,
        deprecation: String? = nil,
        canonicalName: String? = nil
    ) {
        self.name = name
        self.shorthand = shorthand
        self.kind = kind
        self.valueName = valueName
        self.usage = usage
        self.defaultText = defaultText
        self.noOptionDefault = noOptionDefault
        self.isRepeatable = isRepeatable
        self.isHidden = isHidden
        self.deprecation = deprecation
        self.canonicalName = canonicalName
    }
}

extension FlagSpec {
    /// The name the flag's values are kept under.
    package var key: String { canonicalName ?? name }

    /// Both spellings as error messages write them: "-m, --memory" or "--mount".
    package var spelling: String {
        guard let shorthand else { return "--\(name)" }
        return "-\(shorthand), --\(name)"
    }

    /// The value that holds when the flag is not given, nil where the help names none.
    package var defaultValue: String? {
        guard !defaultText.isEmpty else { return nil }
        guard defaultText.hasPrefix("\""), defaultText.hasSuffix("\""), defaultText.count >= 2 else {
            return defaultText
        }
        return String(defaultText.dropFirst().dropLast())
    }

    /// Whether a value is a comma-separated list itself (pflag's "strings").
    var splitsAtCommas: Bool { valueName == "strings" }
}

/// The `# check=skip=…;error=…;experimental=…` of a Dockerfile (buildkit `linter.ParseLintOptions`).
package struct CheckOptions: Hashable, Sendable {
    /// A choice of rules: all, or some by name.
    package enum Rules: Hashable, Sendable {
        case all
        case named(Set<String>)

        func contains(_ rule: BuildRule) -> Bool {
            switch self {
            case .all: true
            case .named(let names): names.contains(rule.name)
            }
        }
    }

    /// The rules not to run.
    package var skipped = Rules.named([])
    /// The experimental rules to run.
    package var experimental = Rules.named([])
    /// Whether a warning makes the build fail.
    package var failsOnWarnings = false

    /// The options of a Dockerfile without the directive.
    package init() {}

    /// Reads the directive's value.
    package init(parsing text: String) throws(DockerfileError) {
        let prefix = "failed to parse check options: "
        for part in text.split(on: ";") where !part.trimmed.isEmpty {
            guard let (rawKey, value) = part.cut(at: "=") else {
                throw DockerfileError("\(prefix)invalid check option \(part.goQuoted)")
            }
            switch rawKey.trimmed {
            case "skip": skipped = Self.rules(value)
            case "experimental": experimental = Self.rules(value)
            case "error":
                guard let isOn = Self.bool(value.trimmed) else {
                    let reason = "strconv.ParseBool: parsing \(value.trimmed.goQuoted): invalid syntax"
                    throw DockerfileError("\(prefix)failed to parse check option \(part.goQuoted): \(reason)")
                }
                failsOnWarnings = isOn
            default: throw DockerfileError("\(prefix)invalid check option \(rawKey.trimmed.goQuoted)")
            }
        }
    }

    /// Whether a rule runs.
    package func allows(_ rule: BuildRule) -> Bool {
        // An experimental rule that is asked for runs even under `skip=all`.
        if rule.isExperimental { return experimental.contains(rule) }
        return !skipped.contains(rule)
    }

    private static func rules(_ text: String) -> Rules {
        let names = text.split(on: ",").map(\.trimmed)
        return names == ["all"] ? .all : .named(Set(names))
    }

    private static func bool(_ text: String) -> Bool? {
        switch text {
        case "1", "t", "T", "true", "TRUE", "True": true
        case "0", "f", "F", "false", "FALSE", "False": false
        default: nil
        }
    }
}

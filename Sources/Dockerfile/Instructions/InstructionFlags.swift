/// The `--name=value` flags of one instruction, checked against those it knows (buildkit `BFlags`).
struct InstructionFlags {
    enum Kind {
        case bool
        case text
        case list
    }

    private var values: [String: [String]] = [:]

    /// The names of the flags used, sorted.
    var usedNames: [String] { values.keys.sorted() }

    init(_ parsed: ParsedInstruction, _ known: [(name: String, kind: Kind)]) throws(DockerfileError) {
        for flag in parsed.flags {
            if flag == "--" { return }
            guard flag.hasBytePrefix("--") else { throw DockerfileError("arg should start with -- : \(flag)") }
            let (label, value) = flag.cut(at: "=").map { ($0.before, Optional($0.after)) } ?? (flag, nil)
            let name = String(label.unicodeScalars.dropFirst(2))
            guard let kind = known.first(where: { $0.name == name })?.kind else {
                let hint = Suggestion.suffix(for: name, among: known.map(\.name), matchingCase: true)
                throw DockerfileError("unknown flag: \(label)\(hint)")
            }
            guard values[name] == nil || kind == .list else {
                throw DockerfileError("duplicate flag specified: \(label)")
            }
            values[name, default: []].append(try Self.checked(value, kind: kind, label: label))
        }
    }

    private static func checked(_ value: String?, kind: Kind, label: String) throws(DockerfileError) -> String {
        guard let value else {
            if kind == .bool { return "true" }
            throw DockerfileError("missing a value on flag: \(label)")
        }
        guard kind == .bool else { return value }
        guard !value.isEmpty else { throw DockerfileError("missing a value on flag: \(label)") }
        let lower = value.lowercased()
        guard lower == "true" || lower == "false" else {
            throw DockerfileError("expecting boolean value for flag \(label), not: \(value)")
        }
        return lower
    }

    func isUsed(_ name: String) -> Bool { values[name] != nil }

    /// The text given, empty if the flag is not used.
    func text(_ name: String) -> String { values[name]?.first ?? "" }

    /// All texts given.
    func list(_ name: String) -> [String] { values[name] ?? [] }

    /// The truth given, nil if the flag is not used.
    func bool(_ name: String) -> Bool? { values[name].map { $0 == ["true"] } }
}

/// A `RUN --mount=…` (buildkit `parseMount`).
package struct RunMount: Hashable, Sendable {
    /// The value of `type=`.
    package enum Kind: String, Hashable, Sendable, CaseIterable { case bind, cache, secret, ssh, tmpfs }
    /// The value of `sharing=`: who else may use a cache meanwhile.
    package enum Sharing: String, Hashable, Sendable, CaseIterable { case locked, `private`, shared }

    /// What is mounted.
    package var kind = Kind.bind
    /// The stage or image it comes from, empty for the build context.
    package var from = ""
    /// The path inside `from`, or a secret's old name.
    package var source = ""
    /// Where it is mounted, empty for the kind's default.
    package var target = ""
    /// Whether nothing can be written: the default but for caches and tmpfs.
    package var isReadOnly = true
    /// The limit of a tmpfs in bytes, 0 for none.
    package var sizeLimit: Int64 = 0
    /// The `id` of a cache, a secret or an agent.
    package var id = ""
    /// How a cache is shared, nil for `shared`.
    package var sharing: Sharing?
    /// Whether the build fails when the secret or agent is missing.
    package var isRequired = false
    /// The variable a secret is put into.
    package var environmentName: String?
    /// The permissions of a secret, an agent or a new cache.
    package var mode: UInt32?
    /// The owner of a secret, an agent or a new cache.
    package var userID: UInt32?
    /// The group of a secret, an agent or a new cache.
    package var groupID: UInt32?

    /// What can be checked before variables are known: `from` must not have any.
    static func check(_ flag: String) throws(DockerfileError) {
        for field in try CSVRecord.fields(of: flag) {
            guard let (key, value) = field.cut(at: "="), key.lowercased() == "from" else { continue }
            let scalars = Array(value.unicodeScalars)
            let hasVariable = scalars.indices.dropLast().contains { scalars[$0] == "$" && scalars[$0 + 1] != "\n" }
            if hasVariable {
                throw DockerfileError("'from' doesn't support variable expansion, define alias stage instead")
            }
        }
    }

    /// Reads a mount once variables are known.
    package init(
        _ flag: String, expanding expand: (String) throws(DockerfileError) -> String
    ) throws(DockerfileError) {
        var readOnly: Bool?
        for field in try CSVRecord.fields(of: flag) {
            guard let (rawKey, rawValue) = field.cut(at: "=") else {
                try setBare(field, &readOnly)
                continue
            }
            try set(rawKey.lowercased(), try expand(rawValue), field, &readOnly)
        }
        isReadOnly = readOnly ?? (kind != .cache && kind != .tmpfs)
        try validate()
    }

    private mutating func setBare(_ field: String, _ readOnly: inout Bool?) throws(DockerfileError) {
        let key = field.lowercased()
        switch key {
        case "readonly", "ro": readOnly = true
        case "readwrite", "rw": readOnly = false
        case "required":
            guard kind == .secret || kind == .ssh else { throw unexpected(key) }
            isRequired = true
        default: throw DockerfileError("invalid field '\(field)' must be a key=value pair")
        }
    }

    private func unexpected(_ key: String) -> DockerfileError {
        DockerfileError("unexpected key '\(key)' for mount type '\(kind.rawValue)'")
    }

    private mutating func set(
        _ key: String, _ value: String, _ field: String, _ readOnly: inout Bool?
    ) throws(DockerfileError) {
        switch key {
        case "type": kind = try Self.choice(value, "mount type")
        case "sharing": sharing = try Self.choice(value, "sharing value")
        case "from": from = value
        case "source", "src": source = value
        case "target", "dst", "destination": target = value
        case "id": id = value
        case "env" where kind == .secret: environmentName = value
        case "readonly", "ro": readOnly = try Self.bool(key, value)
        case "readwrite", "rw": readOnly = try !Self.bool(key, value)
        case "required":
            guard kind == .secret || kind == .ssh else { throw unexpected(key) }
            isRequired = try Self.bool(key, value)
        case "size":
            guard kind == .tmpfs else { throw unexpected(key) }
            sizeLimit = try Self.size(value)
        case "mode": mode = try Self.number(value, radix: 8, key)
        case "uid": userID = try Self.number(value, radix: 10, key)
        case "gid": groupID = try Self.number(value, radix: 10, key)
        default:
            let hint = Suggestion.suffix(for: key, among: Self.keys, matchingCase: true)
            throw DockerfileError("unexpected key '\(key)' in '\(field)'\(hint)")
        }
    }

    private static let keys = [
        "type", "from", "source", "target", "readonly", "id", "sharing", "required", "size", "mode", "uid", "gid",
        "src", "dst", "destination", "ro", "rw", "readwrite", "env",
    ]

    private static func choice<Choice: RawRepresentable & CaseIterable>(
        _ value: String, _ what: String
    ) throws(DockerfileError) -> Choice where Choice.RawValue == String {
        if let choice = Choice(rawValue: value.lowercased()) { return choice }
        let hint = Suggestion.suffix(for: value, among: Choice.allCases.map(\.rawValue), matchingCase: true)
        throw DockerfileError("unsupported \(what) \(value.goQuoted)\(hint)")
    }

    /// Go's `strconv.ParseBool`.
    private static func bool(_ key: String, _ value: String) throws(DockerfileError) -> Bool {
        switch value {
        case "1", "t", "T", "true", "TRUE", "True": return true
        case "0", "f", "F", "false", "FALSE", "False": return false
        default: throw DockerfileError("invalid value for \(key): \(value)")
        }
    }

    private static func number(_ value: String, radix: Int, _ key: String) throws(DockerfileError) -> UInt32 {
        guard value.utf8.first != UInt8(ascii: "+"), let number = UInt32(value, radix: radix) else {
            throw DockerfileError("invalid value \(value) for \(key)")
        }
        return number
    }

    /// `64m`, `1.5GiB`: powers of 1024 (go-units `RAMInBytes`).
    private static func size(_ value: String) throws(DockerfileError) -> Int64 {
        let number = value.unicodeScalars.prefix { ("0"..."9").contains($0) || $0 == "." }
        let unit = String(value.unicodeScalars.dropFirst(number.count)).trimmingStart { $0 == " " }.lowercased()
        let letters = ["", "k", "m", "g", "t", "p"]
        let power = letters.firstIndex { unit == $0 || (unit == $0 + "b") || (!$0.isEmpty && unit == $0 + "ib") }
        guard let amount = Double(String(number)), let power else {
            throw DockerfileError("invalid value for size: \(value)")
        }
        let factor = (0..<power).reduce(1.0) { product, _ in product * 1024 }
        guard let bytes = Int64(exactly: (amount * factor).rounded(.towardZero)) else {
            throw DockerfileError("invalid value for size: \(value)")
        }
        return bytes
    }

    private func validate() throws(DockerfileError) {
        let facts: [(Bool, String)] = [(mode != nil, "mode"), (userID != nil, "uid"), (groupID != nil, "gid")]
        if kind == .bind || kind == .tmpfs, let name = facts.first(where: \.0)?.1 {
            throw DockerfileError("\(name) not allowed for \(kind.rawValue.goQuoted) type mounts")
        }
        if kind == .secret {
            if !from.isEmpty { throw DockerfileError("secret mount should not have a from") }
            if sharing != nil { throw DockerfileError("secret mount should not define sharing") }
            if source.isEmpty, target.isEmpty, id.isEmpty, environmentName == nil {
                throw DockerfileError("invalid secret mount. one of source, target required")
            }
            if !source.isEmpty && !id.isEmpty { throw DockerfileError("both source and id can't be set") }
        }
        if sharing != nil, kind != .cache {
            throw DockerfileError("invalid cache sharing set for \(kind.rawValue) mount")
        }
    }
}

import CommandSyntax

/// Reading: values get the type of their place.
extension Shape {
    /// The value in the form in which Drydock works with it: bytes and nanoseconds as integers, commands as lists.
    func read(_ value: ModelValue, _ place: String) throws(ComposeError) -> ModelValue {
        switch self {
        case .text, .flag, .integer, .number: return scalar(value)
        case .bytes: return try bytes(value, place)
        case .duration: return try duration(value, place)
        case .fileMode: return value.text.flatMap { Int($0, radix: 8) }.map { .integer($0) } ?? value
        case .command: return command(value)
        case .test: return value.text.map { .list(["CMD-SHELL", .string($0)]) } ?? value
        case .texts:
            guard value != .null else { return .null }
            return .list(value.texts.map { .string($0) })
        case .labels: return .mapping(members(value).mapValues { .string($0 == .null ? "" : $0.printed) })
        case .variables: return .mapping(members(value).mapValues { $0 == .null ? .null : .string($0.printed) })
        case .pairs: return .mapping(members(value))
        case .count: return try count(value, place)
        case .hosts: return try hosts(value, place)
        case .ulimit, .any: return value
        case .list(let shape):
            guard let items = value.items else { return value == .null ? .null : value }
            var out: [ModelValue] = []
            for (index, item) in items.enumerated() { out.append(try shape.read(item, "\(place)[\(index)]")) }
            return .list(out)
        case .map(let shape):
            guard let members = value.members else { return value }
            var out: [String: ModelValue] = [:]
            for (key, member) in members.sorted(by: { $0.key < $1.key }) {
                out[key] = member == .null ? .null : try shape.read(member, "\(place)[\(key)]")
            }
            return .mapping(out)
        case .object(let fields): return try object(value, fields, place)
        }
    }

    private func object(_ value: ModelValue, _ fields: [Field], _ place: String) throws(ComposeError) -> ModelValue {
        guard let members = value.members else { return value }
        var out: [String: ModelValue] = [:]
        for field in fields {
            guard let member = members[field.name] else { continue }
            out[field.name] = try field.shape.read(member, place.isEmpty ? field.name : "\(place).\(field.name)")
        }
        for (key, member) in members where key.hasPrefix("x-") { out[key] = member }
        return .mapping(out)
    }

    private func scalar(_ value: ModelValue) -> ModelValue {
        switch (self, value) {
        case (_, .null): .null
        case (.text, _): .string(value.printed)
        case (.integer, .string(let text)): Int(text).map { .integer($0) } ?? value
        case (.integer, .number(let number)): .integer(Int(number))
        case (.number, .integer(let number)): .number(Double(number))
        case (.number, .string(let text)): Double(text).map { .number($0) } ?? value
        default: value
        }
    }

    private func bytes(_ value: ModelValue, _ place: String) throws(ComposeError) -> ModelValue {
        guard let text = value.text else { return value }
        if let number = Int(text) { return .integer(number) }
        do {
            return .integer(Int(try ByteSize.ramInBytes(text)))
        } catch {
            throw Self.failure(place, "invalid size: '\(text)'")
        }
    }

    private func duration(_ value: ModelValue, _ place: String) throws(ComposeError) -> ModelValue {
        guard let text = value.text else { return value }
        do {
            return .integer(Int(try GoDuration(parsing: text).nanoseconds))
        } catch {
            throw Self.failure(place, error.description)
        }
    }

    private static func failure(_ place: String, _ message: String) -> ComposeError {
        ComposeError("decoding failed due to the following error(s):\n\n'\(place)' \(message)")
    }

    private func count(_ value: ModelValue, _ place: String) throws(ComposeError) -> ModelValue {
        guard let text = value.text else { return value }
        if text == "all" { return .integer(-1) }
        guard let number = Int(text) else {
            throw Self.failure(place, "invalid value \"\(text)\", the only value allowed is 'all' or a number")
        }
        return .integer(number)
    }

    private func command(_ value: ModelValue) -> ModelValue {
        guard let text = value.text else {
            return value.items.map { .list($0.map { .string($0.printed) }) } ?? value
        }
        return .list(ShellWords.split(text).map { .string($0) })
    }

    /// A mapping, or the `NAME=value` lines of a list.
    private func members(_ value: ModelValue) -> [String: ModelValue] {
        if let members = value.members { return members }
        var out: [String: ModelValue] = [:]
        for item in value.items ?? [] {
            let text = item.printed
            let name = text.prefix { $0 != "=" }
            out[String(name)] = name.count < text.count ? .string(String(text.dropFirst(name.count + 1))) : .null
        }
        return out
    }

    private func hosts(_ value: ModelValue, _ place: String) throws(ComposeError) -> ModelValue {
        var lines: [String] = []
        func add(_ name: String, _ address: String) throws(ComposeError) {
            guard !name.isEmpty else { throw Self.failure(place, "bad host name ''") }
            for part in address.split(separator: ",") {
                let bare = part.hasPrefix("[") && part.hasSuffix("]") ? part.dropFirst().dropLast() : part
                lines.append("\(name)=\(bare)")
            }
        }
        for (name, member) in value.sortedMembers {
            for address in member.texts { try add(name, address) }
        }
        for item in value.items ?? [] {
            let text = item.printed
            let mark = text.contains("=") ? "=" : ":"
            let name = text.prefix { String($0) != mark }
            guard name.count < text.count else {
                throw Self.failure(place, "invalid additional host, missing IP: \(text)")
            }
            try add(String(name), String(text.dropFirst(name.count + 1)))
        }
        return .list(lines.sorted().map { .string($0) })
    }
}

/// Checks a model against the schema and words the deepest complaint (compose-go, `schema/schema.go`).
package enum SchemaValidator {
    /// Throws Compose's message without the name of the file.
    package static func check(_ model: ModelValue) throws(ComposeError) {
        var worst: Complaint?
        for complaint in complaints(about: model, [], Schema.composeFile) where complaint.depth > (worst?.depth ?? -1) {
            worst = complaint
        }
        if let worst { throw ComposeError(worst.path.joined(separator: ".") + " " + worst.text) }
    }

    private struct Complaint {
        var path: [String]
        var text: String
        /// How deep in the file it is; of several the deepest is told, the first of equals.
        var depth: Int

        init(_ path: [String], _ text: String, depth: Int? = nil) {
            self.path = path
            self.text = text
            self.depth = depth ?? path.count
        }
    }

    private static func complaints(about value: ModelValue, _ path: [String], _ schema: Schema) -> [Complaint] {
        if case .time = value { return [Complaint(path, "invalid jsonType time.Time", depth: .max)] }
        let kind = kind(of: value)
        if !schema.kinds.isEmpty, !schema.kinds.contains(where: { allows($0, kind) }) {
            return [Complaint(path, "must be a \(names(schema.kinds))")]
        }
        var found: [Complaint] = []
        if !schema.values.isEmpty, let text = value.text, !schema.values.contains(text) {
            let quoted = schema.values.map { "'\($0)'" }
            found.append(
                Complaint(
                    path,
                    quoted.count == 1
                        ? "must be \(quoted[0])" : "value must be one of \(quoted.joined(separator: ", "))"))
        }
        if let pattern = schema.pattern, let text = value.text, let expression = try? Regex(pattern),
            !text.contains(expression)
        {
            found.append(Complaint(path, "'\(text)' does not match pattern '\(pattern)'"))
        }
        switch value {
        case .mapping(let members): found += complaints(aboutMembers: members, path, schema)
        case .list(let items): found += complaints(aboutItems: items, path, schema)
        case .integer(let number):
            if let minimum = schema.minimum, number < minimum {
                found.append(Complaint(path, "must be greater than or equal to \(minimum)"))
            }
            if let maximum = schema.maximum, number > maximum {
                found.append(Complaint(path, "must be less than or equal to \(maximum)"))
            }
        default: break
        }
        return found + complaints(about: value, path, alternatives: schema.alternatives)
    }

    private static func complaints(
        about value: ModelValue, _ path: [String], alternatives: [Schema]
    ) -> [Complaint] {
        guard !alternatives.isEmpty else { return [] }
        let found = alternatives.map { complaints(about: value, path, $0) }
        return found.contains(where: \.isEmpty) ? [] : found.flatMap { $0 }
    }

    private static func complaints(
        aboutMembers members: [String: ModelValue], _ path: [String], _ schema: Schema
    ) -> [Complaint] {
        var found: [Complaint] = []
        let missing = schema.required.filter { members[$0] == nil }
        if !missing.isEmpty {
            let names = missing.map { "'\($0)'" }.joined(separator: ", ")
            found.append(Complaint(path, "missing \(missing.count == 1 ? "property" : "properties") \(names)"))
        }
        var unknown: [String] = []
        for (name, member) in members.sorted(by: { $0.key < $1.key }) {
            if let property = schema.properties[name] {
                found += complaints(about: member, path + [name], property)
                continue
            }
            switch schema.others {
            case .any: break
            case .extensions: if !name.hasPrefix("x-") { unknown.append(name) }
            case .none: unknown.append(name)
            case .all(let other): found += complaints(about: member, path + [name], other)
            case .named(let other), .namedOrAny(let other):
                if isName(name) {
                    found += complaints(about: member, path + [name], other)
                } else if case .named = schema.others {
                    unknown.append(name)
                }
            }
        }
        if !unknown.isEmpty {
            let names = unknown.map { "'\($0)'" }.joined(separator: ", ")
            found.append(Complaint(path, "additional properties \(names) not allowed", depth: path.count + 1))
        }
        return found
    }

    private static func complaints(
        aboutItems items: [ModelValue], _ path: [String], _ schema: Schema
    ) -> [Complaint] {
        var found: [Complaint] = []
        if let item = schema.items.first {
            for (index, value) in items.enumerated() { found += complaints(about: value, path + [String(index)], item) }
        }
        if schema.hasUniqueItems {
            search: for (index, value) in items.enumerated() {
                for earlier in 0..<index where items[earlier] == value {
                    found.append(Complaint(path, "items at \(earlier) and \(index) are equal"))
                    break search
                }
            }
        }
        return found
    }

    // MARK: Kinds

    private static func isName(_ text: String) -> Bool {
        !text.isEmpty && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) || "._-".contains($0) }
    }

    private static func kind(of value: ModelValue) -> Schema.Kind {
        switch value {
        case .null: .null
        case .bool: .boolean
        case .integer: .integer
        case .number(let number): number == number.rounded() ? .integer : .number
        case .string, .time: .string
        case .list: .array
        case .mapping: .object
        }
    }

    private static func allows(_ wanted: Schema.Kind, _ kind: Schema.Kind) -> Bool {
        wanted == kind || wanted == .number && kind == .integer
    }

    /// `boolean, null, number or string`
    private static func names(_ kinds: [Schema.Kind]) -> String {
        let names = kinds.map { $0 == .object ? "mapping" : $0.rawValue }
        guard names.count > 1 else { return names[0] }
        let sorted = names.sorted()
        return sorted.dropLast().joined(separator: ", ") + " or " + sorted[sorted.count - 1]
    }
}

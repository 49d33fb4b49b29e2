import Yams

/// A YAML mapping with the place it came from; reading a key that is missing or of another kind says where.
struct YAMLMapping {
    let file: String
    /// Lines of the file before the YAML begins.
    let offset: Int
    let line: Int
    private let pairs: [(key: Node, value: Node)]

    init(_ node: Node, file: String, offset: Int) throws(ContentFault) {
        self.file = file
        self.offset = offset
        line = offset + (node.mark?.line ?? 1)
        guard case .mapping(let mapping) = node else { throw ContentFault(file, line, "expected keys and values here") }
        pairs = mapping.map { (key: $0.key, value: $0.value) }
    }

    /// Parses a text that must be one mapping.
    static func parse(_ text: String, file: String, offset: Int = 0) throws(ContentFault) -> YAMLMapping {
        try YAMLMapping(try compose(text, file: file, offset: offset), file: file, offset: offset)
    }

    /// Parses a text into nodes. YAML's own errors get their place in the file.
    static func compose(_ text: String, file: String, offset: Int = 0) throws(ContentFault) -> Node {
        do {
            guard let node = try Yams.compose(yaml: text) else {
                throw ContentFault(file, offset + 1, "the file is empty")
            }
            return node
        } catch let fault as ContentFault {
            throw fault
        } catch let error as YamlError {
            throw describe(error, file: file, offset: offset)
        } catch {
            throw ContentFault(file, offset + 1, "not valid YAML: \(error)")
        }
    }

    private static func describe(_ error: YamlError, file: String, offset: Int) -> ContentFault {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            ContentFault(file, offset + mark.line, "not valid YAML: \(problem)")
        case .reader(let problem, _, _, _): ContentFault(file, offset + 1, "not valid YAML: \(problem)")
        default: ContentFault(file, offset + 1, "not valid YAML: \(error)")
        }
    }

    var keys: [(name: String, line: Int)] {
        pairs.map { ($0.key.scalar?.string ?? "", offset + ($0.key.mark?.line ?? 1)) }
    }

    private func node(_ key: String) -> Node? { pairs.first { $0.key.scalar?.string == key }?.value }

    private func place(_ node: Node) -> Int { offset + (node.mark?.line ?? line) }

    func has(_ key: String) -> Bool { node(key) != nil }

    /// Where a key's value stands.
    func line(of key: String) -> Int { node(key).map(place) ?? line }

    /// Complains about keys that nothing reads.
    func allow(_ known: Set<String>) throws(ContentFault) {
        for (name, line) in keys where !known.contains(name) {
            throw ContentFault(file, line, "unknown key '\(name)'; known are \(known.sorted().joined(separator: ", "))")
        }
    }

    func string(_ key: String) throws(ContentFault) -> String {
        guard let value = try optionalString(key) else { throw ContentFault(file, line, "the key '\(key)' is missing") }
        return value
    }

    func optionalString(_ key: String) throws(ContentFault) -> String? {
        guard let node = node(key) else { return nil }
        guard let scalar = node.scalar else { throw ContentFault(file, place(node), "'\(key)' must be a text") }
        return scalar.string
    }

    func int(_ key: String) throws(ContentFault) -> Int {
        let text = try string(key)
        guard let value = Int(text) else {
            throw ContentFault(file, line(of: key), "'\(key)' must be a whole number, not '\(text)'")
        }
        return value
    }

    /// A list of texts; a single text counts as a list of one.
    func strings(_ key: String) throws(ContentFault) -> [String] {
        guard let node = node(key) else { return [] }
        if let scalar = node.scalar { return scalar.string.isEmpty ? [] : [scalar.string] }
        guard case .sequence(let sequence) = node else {
            throw ContentFault(file, place(node), "'\(key)' must be a list")
        }
        var texts: [String] = []
        for item in sequence {
            guard let scalar = item.scalar else {
                throw ContentFault(file, place(item), "'\(key)' must hold texts only")
            }
            texts.append(scalar.string)
        }
        return texts
    }

    /// A mapping inside this one; `nil` when the key is not there.
    func mapping(_ key: String) throws(ContentFault) -> YAMLMapping? {
        guard let node = node(key) else { return nil }
        return try YAMLMapping(node, file: file, offset: offset)
    }

    /// A list of mappings.
    func mappings(_ key: String) throws(ContentFault) -> [YAMLMapping] {
        guard let node = node(key) else { return [] }
        return try Self.mappings(node, file: file, offset: offset)
    }

    static func mappings(_ node: Node, file: String, offset: Int) throws(ContentFault) -> [YAMLMapping] {
        guard case .sequence(let sequence) = node else {
            throw ContentFault(file, offset + (node.mark?.line ?? 1), "expected a list here")
        }
        var out: [YAMLMapping] = []
        for item in sequence { out.append(try YAMLMapping(item, file: file, offset: offset)) }
        return out
    }

    /// Whether a key is set to `true`.
    func flag(_ key: String) throws(ContentFault) -> Bool { try optionalString(key) == "true" }
}

import Yams

/// Reads YAML as Compose does: YAML 1.2's scalars, merge keys, and the tags `!reset` and `!override`.
struct YAMLDocument {
    private(set) var value: ModelValue = .null
    /// The places that are taken out of the files before: `!reset` and `!override`.
    private(set) var resets: [ModelPath] = []
    /// Whether mappings with keys that are no texts were met, and the first complaint about one.
    private(set) var keyComplaint: String?
    private var nodes = 0
    private let limit: Int

    /// Parses all documents of a text.
    static func parse(_ text: String, file: String) throws(ComposeError) -> [YAMLDocument] {
        var documents: [YAMLDocument] = []
        do {
            let parser = try Yams.Parser(yaml: text)
            while let node = try parser.nextRoot() {
                documents.append(try YAMLDocument(node, limit: 10_000 + 50 * text.utf8.count))
            }
        } catch let error as ComposeError {
            throw ComposeError("failed to parse \(file): \(error.message)")
        } catch let error as YamlError {
            throw YAMLComplaint.describe(error, text, file)
        } catch {
            throw ComposeError("yaml: \(error)")
        }
        return documents
    }

    private init(_ node: Node, limit: Int) throws(ComposeError) {
        self.limit = limit
        value = try convert(node, ModelPath()) ?? .null
    }

    /// The value of a node; `nil` when `!reset` takes it away.
    private mutating func convert(_ node: Node, _ path: ModelPath) throws(ComposeError) -> ModelValue? {
        nodes += 1
        guard nodes <= limit else { throw ComposeError("yaml: document contains excessive aliasing") }
        let tag = Self.tag(of: node)
        if tag == "!reset" {
            resets.append(path)
            return nil
        }
        if tag == "!override" { resets.append(path) }
        switch node {
        case .scalar(let scalar): return YAMLScalar.resolve(scalar.string, isPlain: scalar.style == .plain, tag: tag)
        case .sequence(let sequence):
            var items: [ModelValue] = []
            for (index, item) in sequence.enumerated() {
                if let value = try convert(item, path.next(String(index))) { items.append(value) }
            }
            return .list(items)
        case .mapping(let mapping): return try convert(mapping, path)
        case .alias: return .null
        }
    }

    private mutating func convert(_ mapping: Node.Mapping, _ path: ModelPath) throws(ComposeError) -> ModelValue {
        var members: [String: ModelValue] = [:]
        var merged: [String: ModelValue] = [:]
        for (key, node) in mapping {
            if key.scalar?.string == "<<", key.scalar?.style == .plain {
                for (name, value) in try merge(node, path) where merged[name] == nil { merged[name] = value }
                continue
            }
            let name = self.name(of: key, path)
            if let value = try convert(node, path.next(name)) { members[name] = value }
        }
        return .mapping(members.merging(merged) { own, _ in own })
    }

    /// What `<<` brings: a mapping, or several of which the first wins.
    private mutating func merge(_ node: Node, _ path: ModelPath) throws(ComposeError) -> [String: ModelValue] {
        let sources: [Node] = if case .sequence(let sequence) = node { Array(sequence) } else { [node] }
        var merged: [String: ModelValue] = [:]
        for source in sources {
            guard case .mapping(let mapping)? = try convert(source, path) else {
                throw ComposeError("yaml: map merge requires map or sequence of maps as the value")
            }
            merged.merge(mapping) { first, _ in first }
        }
        return merged
    }

    /// A key as a text. Keys of other kinds are remembered: only the loader knows the words for them.
    private mutating func name(of key: Node, _ path: ModelPath) -> String {
        guard let scalar = key.scalar else { return "" }
        let value = YAMLScalar.resolve(scalar.string, isPlain: scalar.style == .plain, tag: Self.tag(of: key))
        if value.text == nil, keyComplaint == nil {
            let place =
                path.parts.isEmpty
                ? "at top level"
                : "in "
                    + path.parts.map { Int($0) == nil ? ".\($0)" : "[\($0)]" }.joined().dropFirst()
            keyComplaint = "non-string key \(place): \(value.printed)"
        }
        return value.text ?? value.printed
    }

    private static func tag(of node: Node) -> String {
        let name = node.tag.description
        return name.hasPrefix("tag:yaml.org,2002:") ? "!!" + name.dropFirst(18) : name
    }
}

/// The words of Go's YAML library for what libyaml complains about.
private enum YAMLComplaint {
    static func describe(_ error: YamlError, _ text: String, _ file: String) -> ComposeError {
        switch error {
        case .scanner(let context, let problem, let mark, _):
            return ComposeError("yaml: \(place(context, mark, isScanner: true))\(problem)")
        case .parser(let context, let problem, let mark, _):
            return ComposeError("yaml: \(place(context, mark, isScanner: false))\(problem)")
        case .composer(_, let problem, let mark, _):
            guard problem == "found undefined alias" else { return ComposeError("yaml: \(problem)") }
            return ComposeError("yaml: unknown anchor '\(alias(at: mark, text))' referenced")
        case .duplicatedKeysInMapping(let duplicates, let context):
            let key = duplicates.first ?? ""
            let second = secondLine(of: key, after: context.mark, text)
            return ComposeError(
                "failed to parse \(file): line \(second): mapping key \"\(key)\" already defined at line \(context.mark.line)"
            )
        case .reader(let problem, _, _, _): return ComposeError("yaml: \(problem)")
        default: return ComposeError("yaml: \(error)")
        }
    }

    /// Lines count from 0 there, and line 0 goes unsaid; only the scanner adds one to what it says.
    private static func place(_ context: YamlError.Context?, _ mark: Mark, isScanner: Bool) -> String {
        let outer = (context?.mark.line ?? 1) - 1
        let line = outer > 0 ? outer : mark.line - 1
        return line > 0 ? "line \(isScanner ? line + 1 : line): " : ""
    }

    private static func lines(_ text: String) -> [Substring] {
        text.split(separator: "\n", omittingEmptySubsequences: false)
    }

    private static func alias(at mark: Mark, _ text: String) -> Substring {
        let lines = lines(text)
        guard mark.line - 1 < lines.count else { return "" }
        return lines[mark.line - 1].dropFirst(mark.column).prefix { $0.isLetter || $0.isNumber || "_-".contains($0) }
    }

    /// Where a key that was defined at `first` comes again: at the same depth, below.
    private static func secondLine(of key: String, after first: Mark, _ text: String) -> Int {
        let lines = lines(text)
        for index in first.line..<max(first.line, lines.count) {
            let line = lines[index].dropFirst(first.column - 1)
            let isAligned = lines[index].prefix(first.column - 1).allSatisfy { $0 == " " || $0 == "-" }
            let bare = line.drop { $0 == "\"" || $0 == "'" }
            if isAligned, bare.hasPrefix(key),
                bare.dropFirst(key.count).drop(while: { "\"' ".contains($0) }).first == ":"
            {
                return index + 1
            }
        }
        return first.line
    }
}

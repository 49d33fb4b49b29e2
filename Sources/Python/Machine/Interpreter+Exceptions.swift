import Kernel
import PythonSyntax
import WorldModel

/// Raising, and telling what was raised.
extension Interpreter {
    /// An exception to throw.
    mutating func error(_ type: BuiltinType, _ message: String) -> Trap {
        let argument = text(message)
        return .raised(exception(type, [argument]))
    }

    mutating func exception(_ type: BuiltinType, _ arguments: [Value]) -> Value {
        var instance = Instance(type: type.rawValue)
        instance.attributes[symbols["args"]] = tuple(arguments)
        return make(.instance(instance))
    }

    /// An OSError for a failed call, of the class that its number has.
    mutating func error(_ error: Errno, path: String? = nil) -> Trap {
        let (type, number): (BuiltinType, Int) =
            switch error {
            case .noEntry: (.fileNotFoundError, 2)
            case .exists: (.fileExistsError, 17)
            case .accessDenied: (.permissionError, 13)
            case .notPermitted: (.permissionError, 1)
            case .isDirectory: (.isADirectoryError, 21)
            case .notDirectory: (.notADirectoryError, 20)
            case .refused: (.connectionRefusedError, 111)
            case .connectionReset: (.connectionResetError, 104)
            case .brokenPipe: (.brokenPipeError, 32)
            case .addressInUse: (.osError, 98)
            case .addressNotAvailable: (.osError, 99)
            case .timedOut: (.timeoutError, 110)
            case .noRoute: (.osError, 113)
            case .unreachable: (.osError, 101)
            case .notEmpty: (.osError, 39)
            case .noSpace: (.osError, 28)
            case .readOnly: (.osError, 30)
            case .badDescriptor: (.osError, 9)
            case .nameTooLong: (.osError, 36)
            case .destinationRequired: (.osError, 89)
            case .messageTooLong: (.osError, 90)
            case .noProcess: (.processLookupError, 3)
            case .noChild: (.childProcessError, 10)
            case .tryAgain: (.blockingIOError, 11)
            default: (.osError, 22)
            }
        let message = text(error.rawValue)
        let value = exception(type, [.int(number), message])
        setAttribute(value, "errno", .int(number))
        setAttribute(value, "strerror", message)
        setAttribute(value, "filename", path.map { text($0) } ?? .none)
        return .raised(value)
    }

    mutating func setAttribute(_ value: Value, _ name: String, _ content: Value) {
        guard case .object(let id) = value, case .instance(var instance) = heap[Int(id)] else { return }
        instance.attributes[symbols[name]] = content
        heap[Int(id)] = .instance(instance)
    }

    func ownAttribute(_ value: Value, _ name: String) -> Value? {
        guard case .instance(let instance)? = object(value), let symbol = symbols.find(name) else { return nil }
        return instance.attributes[symbol]
    }

    /// Notes that an exception came through the frame on top.
    mutating func trace(_ exception: Value, at pc: Int) {
        guard case .object(let id) = exception, let frame = frames.last else { return }
        let places = codes[frame.code].places
        let place = places[min(max(0, pc), places.count - 1)]
        traces[id, default: []].insert(TraceEntry(code: frame.code, place: place), at: 0)
    }

    /// The exception being handled, innermost first.
    var handledException: Value? {
        for frame in frames.reversed() { if let last = frame.handled.last { return last } }
        return nil
    }

    /// What `raise` was given: a class is made an instance.
    mutating func raisable(_ value: Value, _ os: inout Simulation) throws(Trap) -> Value {
        if case .type(let type)? = object(value), type.layout.isException { return try call(value, [], &os) }
        if case .instance(let instance)? = object(value), layout(of: instance.type).isException { return value }
        throw error(.typeError, "exceptions must derive from BaseException")
    }

    // MARK: Tracebacks

    /// The whole report of an uncaught exception.
    mutating func report(_ exception: Value, _ os: inout Simulation) -> String {
        var seen: Set<ObjectID> = []
        return report(exception, &seen, &os)
    }

    private mutating func report(_ exception: Value, _ seen: inout Set<ObjectID>, _ os: inout Simulation) -> String {
        guard case .object(let id) = exception, seen.count < Self.deepestStructure, seen.insert(id).inserted else {
            return ""
        }
        var out = ""
        if let cause = ownAttribute(exception, "__cause__"), cause != .none {
            out += report(cause, &seen, &os)
            out += "\nThe above exception was the direct cause of the following exception:\n\n"
        } else if let context = ownAttribute(exception, "__context__"), context != .none,
            ownAttribute(exception, "__suppress_context__") != .bool(true)
        {
            out += report(context, &seen, &os)
            out += "\nDuring handling of the above exception, another exception occurred:\n\n"
        }
        let entries = traces[id] ?? []
        if !entries.isEmpty { out += "Traceback (most recent call last):\n" }
        var repeats = 0
        for (index, entry) in entries.enumerated() {
            if index >= 3, entries[(index - 3)..<index].allSatisfy({ $0 == entry }) {
                repeats += 1
                continue
            }
            if repeats > 0 { out += Self.repeated(repeats) }
            repeats = 0
            out += lines(of: entry, &os)
        }
        if repeats > 0 { out += Self.repeated(repeats) }
        out += summary(exception, &os) + "\n"
        for note in ownAttribute(exception, "__notes__").flatMap({ sequence($0) }) ?? [] {
            out += ((try? str(note, &os)) ?? "") + "\n"
        }
        return out
    }

    private static func repeated(_ count: Int) -> String {
        "  [Previous line repeated \(count) more time\(count == 1 ? "" : "s")]\n"
    }

    /// `  File "x.py", line 3, in f`, the line, and what of it is meant.
    private mutating func lines(of entry: TraceEntry, _ os: inout Simulation) -> String {
        let code = codes[entry.code]
        if code.file.hasPrefix("<drydock") { return "" }
        var out = "  File \"\(code.file)\", line \(entry.place.line), in \(code.name)\n"
        guard let source = sourceLine(code.file, entry.place.line, &os) else { return out }
        let trimmed = source.drop { $0 == " " || $0 == "\t" }
        let stripped = trimmed.reversed().drop { $0.isWhitespace }.reversed()
        out += "    \(String(stripped))\n"
        if let marks = Self.marks(source, indent: source.count - trimmed.count, length: stripped.count, entry.place) {
            out += "    \(marks)\n"
        }
        return out
    }

    private func sourceLine(_ file: String, _ line: Int, _ os: inout Simulation) -> String? {
        guard !file.hasPrefix("<"), let bytes = try? os.contents(of: file, as: me) else { return nil }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        return line - 1 < lines.count ? String(lines[line - 1]) : nil
    }

    /// The line of carets; none where the whole line is meant (PEP 657).
    private static func marks(_ line: String, indent: Int, length: Int, _ place: SourceRange) -> String? {
        let end = place.endLine == place.line ? place.endColumn : indent + length
        let start = max(place.column, indent)
        guard end > start else { return nil }
        let isWhole = start == indent && end >= indent + length
        let segment = Array(Array(line)[min(start, line.count)..<min(end, line.count)])
        var marks = [Character](repeating: "^", count: end - start)
        if place.endLine == place.line, let (from, to) = anchor(String(segment)) {
            marks = marks.indices.map { $0 >= from && $0 < to ? "^" : "~" }
        } else if isWhole {
            return nil
        }
        return String(repeating: " ", count: start - indent) + String(marks)
    }

    /// Where the operator stands, or the brackets of an item.
    private static func anchor(_ text: String) -> (Int, Int)? {
        guard let expression = try? PythonParser.expression(text) else { return nil }
        let characters = Array(text)
        switch expression.kind {
        case .binary(let left, let operation, let right):
            var from = left.range.endColumn
            while from < right.range.column,
                characters[from] == " " || characters[from] == ")" || characters[from] == "("
            {
                from += 1
            }
            return (from, from + operation.rawValue.count)
        case .subscripting(let value, _): return (value.range.endColumn, characters.count)
        default: return nil
        }
    }

    /// `ValueError: message`
    mutating func summary(_ exception: Value, _ os: inout Simulation) -> String {
        let name = qualifiedTypeName(exception)
        if isInstance(exception, of: .syntaxError), let place = ownAttribute(exception, "place") {
            return (string(place) ?? "") + "\(name): \(string(ownAttribute(exception, "msg") ?? .none) ?? "")"
        }
        let message = (try? str(exception, &os)) ?? "<exception str() failed>"
        return message.isEmpty ? name : "\(name): \(message)"
    }

    /// A class's name with its module, unless that is `builtins` or `__main__`.
    func qualifiedTypeName(_ value: Value) -> String {
        guard case .type(let type)? = object(.object(typeID(of: value))) else { return typeName(value) }
        let module = symbols.find("__module__").flatMap { type.attributes[$0] }.flatMap { string($0) }
        if type.name == "JSONDecodeError" { return "json.decoder.JSONDecodeError" }
        if type.name == "gaierror" { return "socket.gaierror" }
        let name = symbols.find("__qualname__").flatMap { type.attributes[$0] }.flatMap { string($0) } ?? type.name
        guard let module, module != "builtins", module != "__main__" else { return name }
        return module + "." + name
    }

    /// A SyntaxError with the place that is printed before it.
    mutating func syntaxError(_ failure: PythonSyntaxError, file: String, source: String) -> Trap {
        let types: [String: BuiltinType] = [
            "IndentationError": .indentationError, "TabError": .tabError, "MemoryError": .memoryError,
            "RecursionError": .recursionError,
        ]
        let type = types[failure.type] ?? .syntaxError
        if type == .memoryError || type == .recursionError { return error(type, failure.message) }
        let value = exception(type, [text(failure.message)])
        let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
        let number = min(failure.range.line, lines.count)
        var place = "  File \"\(file)\", line \(number)\n"
        if number >= 1, number <= lines.count {
            let line = String(lines[number - 1])
            let indent = line.prefix { $0 == " " || $0 == "\t" }.count
            let shown = line.drop { $0 == " " || $0 == "\t" }.reversed().drop { $0.isWhitespace }.reversed()
            place += "    \(String(shown))\n"
            let start = max(0, failure.range.column - indent)
            let end = failure.range.endLine == failure.range.line ? failure.range.endColumn - indent : shown.count
            place +=
                "    " + String(repeating: " ", count: start)
                + String(repeating: "^", count: max(1, end - start)) + "\n"
        }
        setAttribute(value, "place", text(place))
        setAttribute(value, "msg", text(failure.message))
        setAttribute(value, "lineno", .int(failure.range.line))
        return .raised(value)
    }
}

import JavaScriptSyntax
import Kernel
import WorldModel

/// What Node prints about an exception that nobody caught.
struct UncaughtReport {
    let machine: Machine

    func text(_ value: Value, isRejection: Bool, _ os: inout Simulation) -> String {
        var machine = machine
        // Versions tell their name since 17.
        let major = Int(machine.version.prefix { $0 != "." }) ?? 20
        let end = major < 17 ? "\n" : "\n\nNode.js v\(machine.version)\n"
        if isRejection, machine.kind(value) != .error { return rejected(value, &machine, &os) + end }
        let shown = inspected(value, &machine, &os)
        let place = place(value, isRejection, machine)
        var head = ""
        if let place, let line = machine.sources[place.file]?[safe: Int(place.line) - 1] {
            let column = max(0, Int(place.column) - 1)
            let padding = line.prefix(column).map { $0 == "\t" ? "\t" : " " }.joined()
            let marks = String(repeating: "^", count: max(1, place.width))
            head = "\(place.file):\(place.line)\n\(line)\n\(padding)\(marks)\n"
        } else if machine.kind(value) == .error {
            head = internalHead(value, &machine, &os)
        }
        if machine.kind(value) == .error { return head + (head.isEmpty ? "" : "\n") + shown + end }
        if machine.isObject(value) { return "\n" + head + shown + end }
        return "\n" + head + shown + "\n(Use `node --trace-uncaught ...` to show where the exception was thrown)" + end
    }

    private func inspected(_ value: Value, _ machine: inout Machine, _ os: inout Simulation) -> String {
        if let string = machine.string(value) { return string }
        guard let inspect = machine.hooks["inspectFatal"],
            let shown = try? machine.call(inspect, .undefined, [value], &os),
            let text = machine.string(shown)
        else {
            if case .object(let id) = value, let stack = machine.own(id, .key(KnownName.stack.rawValue)) {
                return machine.string(stack.value) ?? "Error"
            }
            return machine.describe(value)
        }
        return text
    }

    private struct Place {
        var file: String
        var line: Int32
        var column: Int32
        var width: Int
    }

    /// Where it was thrown; of a rejection where the error was made.
    private func place(_ value: Value, _ isRejection: Bool, _ given: Machine) -> Place? {
        var machine = given
        func number(_ id: ObjectID, _ name: String) -> Int? {
            guard let key = machine.names.known(name), let property = machine.own(id, .key(key)),
                case .number(let number) = property.value
            else { return nil }
            return Int(number)
        }
        if case .object(let id) = value, let line = number(id, "\u{0}line"),
            let key = machine.names.known("\u{0}file"),
            let file = machine.own(id, .key(key)).flatMap({ machine.string($0.value) })
        {
            return Place(
                file: file, line: Int32(line), column: Int32(number(id, "\u{0}column") ?? 1),
                width: number(id, "\u{0}width") ?? 1)
        }
        let code = machine.names.known("code").flatMap { key in
            if case .object(let id) = value {
                machine.own(id, .key(key)).flatMap { machine.string($0.value) }
            } else {
                nil
            }
        }
        let isOwn = code != nil && code != "ERR_NOT_SIMULATED" || machine.hasEmitted(value)
        if isRejection && !isOwn || given.thrownAt == nil && !isOwn {
            guard case .object(let id) = value, let stack = machine.own(id, .key(KnownName.stack.rawValue)),
                let text = machine.string(stack.value)
            else { return nil }
            for line in text.split(separator: "\n") where line.hasPrefix("    at ") {
                guard let match = line.firstMatch(of: /\(?((?:file:\/\/)?\/[^()]*|\[eval\]):(\d+):(\d+)\)?$/),
                    !line.contains("node:")
                else { continue }
                return Place(
                    file: String(match.1), line: Int32(match.2) ?? 1, column: Int32(match.3) ?? 1, width: 1)
            }
            return nil
        }
        guard let thrown = machine.thrownAt else { return nil }
        return Place(file: thrown.file, line: thrown.place.line, column: thrown.place.column, width: 1)
    }

    /// Of errors that Node's own modules throw.
    private func internalHead(_ value: Value, _ machine: inout Machine, _ os: inout Simulation) -> String {
        let code = (try? machine.get(value, .code, &os)).flatMap { machine.string($0) }
        switch code {
        case "MODULE_NOT_FOUND": return "node:internal/modules/cjs/loader:1210\n  throw err;\n  ^\n"
        case "ENOENT", "EACCES", "EISDIR":
            let stack = (try? machine.get(value, .stack, &os)).flatMap { machine.string($0) } ?? ""
            if stack.contains("openSync") { return "node:fs:573\n  return binding.open(\n                 ^\n" }
            if stack.contains("readFileSync") {
                return
                    "node:fs:448\n    return binding.readFileUtf8(path, stringToFlags(options.flag));\n                   ^\n"
            }
            return
                "node:internal/process/promises:394\n      triggerUncaughtException(err, true /* fromPromise */);\n      ^\n"
        case "ERR_MODULE_NOT_FOUND":
            return "node:internal/modules/esm/resolve:283\n    throw new ERR_MODULE_NOT_FOUND(\n          ^\n"
        default: return "node:events:502\n      throw er; // Unhandled 'error' event\n      ^\n"
        }
    }

    private func rejected(_ value: Value, _ machine: inout Machine, _ os: inout Simulation) -> String {
        let shown = machine.string(value) ?? inspected(value, &machine, &os)
        return """
            node:internal/process/promises:389
                  new UnhandledPromiseRejection(reason);
                  ^

            UnhandledPromiseRejection: This error originated either by throwing inside of an async function without a catch block, or by rejecting a promise which was not handled with .catch(). The promise rejected with the reason "\(shown)".
                at throwUnhandledRejectionsMode (node:internal/process/promises:389:7)
                at processPromiseRejections (node:internal/process/promises:470:17)
                at process.processTicksAndRejections (node:internal/process/task_queues:96:32) {
              code: 'ERR_UNHANDLED_REJECTION'
            }
            """
    }
}

extension Array {
    fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}

import JavaScriptSyntax
import Kernel

/// Errors and where they come from.
extension Machine {
    mutating func error(_ type: ErrorType, _ message: String) -> Trap { .thrown(makeError(type, message)) }

    mutating func makeError(_ type: ErrorType, _ message: String, code: String? = nil) -> Value {
        let id = make(.error, prototypes.errors[type] ?? prototypes.error)
        let shown = code.map { "\(type.rawValue) [\($0)]" } ?? type.rawValue
        setStack(id, heading: message.isEmpty ? shown : "\(shown): \(message)")
        things[Int(id)].properties.add(KnownName.message.rawValue, text(message), .method)
        if let code { things[Int(id)].properties.add(KnownName.code.rawValue, text(code)) }
        noteThrow()
        return .object(id)
    }

    /// Remembers where the exception that begins now was thrown.
    mutating func noteThrow() {
        if let top = frames.last, codes[Int(top.code)].isInternal, codes[Int(top.code)].file.hasPrefix("node:") {
            thrownAt = nil
            return
        }
        for frame in frames.reversed() where !codes[Int(frame.code)].isInternal {
            thrownAt = ThrownPlace(file: codes[Int(frame.code)].file, place: place(of: frame))
            return
        }
    }

    func place(of frame: Frame) -> SourcePlace {
        let places = codes[Int(frame.code)].places
        return places.isEmpty ? SourcePlace(line: 1, column: 1) : places[max(0, min(frame.pc, places.count) - 1)]
    }

    mutating func setStack(_ id: ObjectID, heading: String, above: ObjectID = -1) {
        let lines = trace(above: above)
        let value = text(([heading] + lines.map { "    at \($0)" }).joined(separator: "\n"))
        things[Int(id)].properties.set(KnownName.stack.rawValue, value, .method)
    }

    /// Notes the calls at work; the first line is made when somebody looks, of what the error is called then.
    mutating func noteStack(_ id: ObjectID, above: ObjectID) {
        let lines = text(trace(above: above).map { "\n    at \($0)" }.joined())
        things[Int(id)].properties.set(KnownName.stack.rawValue, lines, [.writable, .configurable, .late])
    }

    /// Makes the first line of a stack.
    mutating func finishStack(_ id: ObjectID, _ place: Int) {
        things[Int(id)].properties[place: place].flags = .method
        let lines = string(things[Int(id)].properties[place: place].value) ?? ""
        let name = plainText(id, .name) ?? "Error"
        let message = plainText(id, .message) ?? ""
        let heading = message.isEmpty ? name : name.isEmpty ? message : "\(name): \(message)"
        let whole = text(heading + lines)
        things[Int(id)].properties.setValue(whole, at: place)
    }

    /// A property that is a text, without running anything.
    private mutating func plainText(_ id: ObjectID, _ name: KnownName) -> String? {
        var next = id
        while next >= 0 {
            if let property = own(next, .key(name.rawValue)) {
                switch property.value {
                case .string(let text): return texts[Int(text)].string
                case .undefined, .object: return nil
                default: return describe(property.value)
                }
            }
            next = things[Int(next)].prototype
        }
        return nil
    }

    /// Whether an error was emitted as an event that nobody heard.
    func hasEmitted(_ value: Value) -> Bool {
        guard case .object(let id) = value, let key = names.known("\u{0}emitted") else { return false }
        return things[Int(id)].properties.place(key) != nil
    }

    /// The calls at work, the innermost first, as V8 writes them.
    /// - Parameter above: a function whose calls and those inside are left out.
    mutating func trace(above: ObjectID = -1) -> [String] {
        var lines: [String] = []
        var index = frames.count - 1
        let main = frames.firstIndex { codes[Int($0.code)].isModuleBody && !codes[Int($0.code)].isInternal }
        if above >= 0, let place = frames.lastIndex(where: { $0.function == above }) { index = place - 1 }
        while index >= 0, lines.count < 10 {
            let frame = frames[index]
            if let line = traceLine(frame) { lines.append(line) }
            if codes[Int(frame.code)].isModuleBody, !codes[Int(frame.code)].isInternal,
                !codes[Int(frame.code)].isAsync
            {
                lines += Self.loaderTrace.prefix(4)
                if index == main {
                    lines += Self.loaderTrace.suffix(2)
                    return Array(lines.prefix(10))
                }
                lines += Self.requireTrace
            }
            if codes[Int(frame.code)].isModuleBody, codes[Int(frame.code)].isAsync {
                return Array((lines + Self.moduleTrace).prefix(10))
            }
            if frame.ending == .resumed, frame.generator < 0, frame.base > 0,
                case .object(let timer) = stack[frame.base - 1], constructorName(timer) == "Timeout"
            {
                lines += Self.timerTrace
            }
            if frame.ending == .resumed {
                lines += waiting(for: frame.generator, upTo: 10 - lines.count)
            }
            index -= 1
        }
        return Array(lines.prefix(10))
    }

    /// Asynchronous calls that wait for one another.
    private mutating func waiting(for coroutine: ObjectID, upTo count: Int) -> [String] {
        var lines: [String] = []
        var next = coroutine
        while next >= 0, lines.count < count, case .generator(let state) = things[Int(next)].kind, state.promise >= 0,
            case .promise(let promise) = things[Int(state.promise)].kind
        {
            next = promise.reactions.first?.coroutine ?? -1
            guard next >= 0, case .generator(let waiter) = things[Int(next)].kind, let frame = waiter.frame else {
                break
            }
            if let line = traceLine(frame, isAsync: true) { lines.append("async " + line) }
        }
        return lines
    }

    private mutating func traceLine(_ frame: Frame, isAsync: Bool = false) -> String? {
        let code = codes[Int(frame.code)]
        if code.isInternal, code.file.hasPrefix("node:") { return nil }
        if code.name == "<instance_members_initializer>" { return nil }
        let place = place(of: frame)
        let location = code.isInternal ? "<anonymous>" : "\(code.file):\(place.line):\(place.column)"
        if code.isModuleBody { return code.isAsync ? location : "Object.<anonymous> (\(location))" }
        var name = code.name
        if case .function(let function) = things[Int(frame.function)].kind, function.name >= 0 {
            name = texts[Int(function.name)].string
        }
        if code.role == .field { return nil }
        if name.isEmpty, !code.inferredName.isEmpty { return "\(code.inferredName) (\(location))" }
        if frame.newTarget != .undefined, code.role != .arrow {
            return "new \(name.isEmpty ? "<anonymous>" : name) (\(location))"
        }
        if frame.ending == .resumed, frame.generator < 0, frame.base > 0,
            case .object(let timer) = stack[frame.base - 1],
            constructorName(timer) == "Timeout"
        {
            let shown = name.isEmpty ? "Timeout._onTimeout" : "Timeout.\(name) [as _onTimeout]"
            return "\(shown) (\(location))"
        }
        if case .object(let receiver) = frame.this, code.role != .arrow, receiver != global {
            let isClass = isCallable(frame.this)
            let type = isClass ? "Function" : constructorName(receiver) ?? "Object"
            if name.isEmpty { return "\(type).<anonymous> (\(location))" }
            if isClass, code.isStrict, let own = self.own(receiver, .key(KnownName.name.rawValue)),
                let own = string(own.value), !own.isEmpty
            {
                return "\(own).\(name) (\(location))"
            }
            return "\(type).\(name) (\(location))"
        }
        return name.isEmpty ? location : "\(name) (\(location))"
    }

    /// What stands below a text that is no JavaScript.
    static let parsingTrace = [
        "wrapSafe (node:internal/modules/cjs/loader:1464:18)",
        "Module._compile (node:internal/modules/cjs/loader:1495:20)",
        "Module._extensions..js (node:internal/modules/cjs/loader:1623:10)",
        "Module.load (node:internal/modules/cjs/loader:1266:32)",
        "Module._load (node:internal/modules/cjs/loader:1091:12)",
        "Function.executeUserEntryPoint [as runMain] (node:internal/modules/run_main:164:12)",
        "node:internal/main/run_main_module:28:49",
    ]
    static let moduleParsingTrace = [
        "compileSourceTextModule (node:internal/modules/esm/utils:346:16)",
        "ModuleLoader.moduleStrategy (node:internal/modules/esm/translators:146:18)",
        "#translate (node:internal/modules/esm/loader:546:12)",
        "ModuleLoader.loadAndTranslate (node:internal/modules/esm/loader:593:27)",
        "async ModuleJob._link (node:internal/modules/esm/module_job:175:19)",
    ]

    /// What stands between a module and the one that required it.
    private static let requireTrace = [
        "Module.require (node:internal/modules/cjs/loader:1289:19)", "require (node:internal/modules/helpers:182:18)",
    ]

    /// What stands below a timer's callback.
    private static let timerTrace = [
        "listOnTimeout (node:internal/timers:581:17)", "process.processTimers (node:internal/timers:519:7)",
    ]

    /// What stands below an ES module's own calls.
    private static let moduleTrace = [
        "ModuleJob.run (node:internal/modules/esm/module_job:325:25)",
        "async ModuleLoader.import (node:internal/modules/esm/loader:606:24)",
        "async asyncRunEntryPointWithESMLoader (node:internal/modules/run_main:117:5)",
    ]

    /// What stands below a main module's own calls, as Node 20 has it.
    static let loaderTrace = [
        "Module._compile (node:internal/modules/cjs/loader:1521:14)",
        "Module._extensions..js (node:internal/modules/cjs/loader:1623:10)",
        "Module.load (node:internal/modules/cjs/loader:1266:32)",
        "Module._load (node:internal/modules/cjs/loader:1091:12)",
        "Function.executeUserEntryPoint [as runMain] (node:internal/modules/run_main:164:12)",
        "node:internal/main/run_main_module:28:49",
    ]
}

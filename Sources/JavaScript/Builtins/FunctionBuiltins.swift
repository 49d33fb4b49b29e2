import Kernel
import WorldModel

/// What functions, generators and iterators have.
enum FunctionBuiltins {
    static let groups: [Natives.Group] = [
        Natives.Group("Function.prototype", ofFunctions), Natives.Group("Generator.prototype", ofGenerators),
        Natives.Group("AsyncGenerator.prototype", ofAsyncGenerators),
        Natives.Group("Iterator.prototype", [("[Symbol.iterator]", 0, { (m, os, c) throws(Trap) in c.this })]),
        Natives.Group(
            "AsyncIterator.prototype", [("[Symbol.asyncIterator]", 0, { (m, os, c) throws(Trap) in c.this })]),
        Natives.Group("Array Iterator.prototype", [("next", 0, next)]),
        Natives.Group("String Iterator.prototype", [("next", 0, next)]),
        Natives.Group("Map Iterator.prototype", [("next", 0, next)]),
        Natives.Group("Set Iterator.prototype", [("next", 0, next)]),
    ]

    private static let next: NativeFunction = { (m, os, c) throws(Trap) in
        guard case .object(let id) = c.this, case .iterator = m.things[Int(id)].kind else {
            throw m.error(.typeError, "next method called on incompatible receiver \(m.describe(c.this))")
        }
        if let value = try m.step(id, &os) { return m.iteratorResult(value, isDone: false) }
        return m.iteratorResult(.undefined, isDone: true)
    }

    private static let ofFunctions: Natives.Functions = [
        ("call", 1, { (m, os, c) throws(Trap) in try m.call(c.this, c[0], Array(c.arguments.dropFirst()), &os) }),
        ("apply", 2, { (m, os, c) throws(Trap) in try m.call(c.this, c[0], try m.list(c[1], &os), &os) }),
        (
            "bind", 1,
            { (m, os, c) throws(Trap) in
                guard m.isCallable(c.this) else { throw m.error(.typeError, "Bind must be called on a function") }
                guard case .object(let target) = c.this else { return .undefined }
                let id = m.allocate(
                    Thing(
                        kind: .bound(target: c.this, this: c[0]), prototype: m.things[Int(target)].prototype,
                        items: Array(c.arguments.dropFirst())))
                let name = try m.getString(c.this, .name, &os) ?? ""
                let length = try m.toInteger(try m.get(c.this, .length, &os), &os)
                m.define(id, "length", .int(max(0, length - max(0, c.count - 1))), .configurable)
                let shown = m.text("bound " + name)
                m.define(id, "name", shown, .configurable)
                return .object(id)
            }
        ),
        (
            "toString", 0,
            { (m, os, c) throws(Trap) in
                let text = m.codeText(c.this)
                return m.text(text)
            }
        ),
        (
            "[Symbol.hasInstance]", 1,
            { (m, os, c) throws(Trap) in
                guard m.isCallable(c.this), case .object(let id) = c[0] else { return .bool(false) }
                if case .bound(let target, _)? = m.kind(c.this) {
                    return .bool(try m.isInstance(c[0], of: target, &os))
                }
                guard case .object(let prototype) = try m.get(c.this, .prototype, &os) else {
                    throw m.error(.typeError, "Function has non-object prototype 'undefined' in instanceof check")
                }
                return .bool(try m.inherits(id, from: prototype, &os))
            }
        ),
    ]

    private static func resume(_ mode: ResumeMode) -> NativeFunction {
        { (m, os, c) throws(Trap) in
            // Called by the machine's own functions: the generator runs to its next value.
            guard case .object(let id) = c.this, case .generator = m.things[Int(id)].kind else {
                throw m.error(.typeError, "next method called on incompatible receiver \(m.describe(c.this))")
            }
            let floor = m.frames.count
            return try m.nested(&os) { (machine, os) throws(Trap) in
                try machine.caught(above: floor, &os) { (machine, os) throws(Trap) in
                    try machine.resume(id, mode, c[0], .generatorCall, &os)
                }
            }
        }
    }

    private static let ofGenerators: Natives.Functions = [
        ("next", 1, resume(.next)), ("return", 1, resume(.finish)), ("throw", 1, resume(.raise)),
    ]

    private static func ask(_ mode: ResumeMode) -> NativeFunction {
        { (m, os, c) throws(Trap) in
            guard case .object(let id) = c.this, case .generator = m.things[Int(id)].kind else {
                throw m.error(.typeError, "next method called on incompatible receiver \(m.describe(c.this))")
            }
            return try m.ask(id, mode, c[0], &os)
        }
    }

    private static let ofAsyncGenerators: Natives.Functions = [
        ("next", 1, ask(.next)), ("return", 1, ask(.finish)), ("throw", 1, ask(.raise)),
    ]
}

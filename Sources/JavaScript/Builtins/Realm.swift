import JavaScriptSyntax
import Kernel
import WorldModel

/// The world that a program begins in.
extension Machine {
    /// A machine with its prototypes, functions and the part of the library that every program needs.
    static let fresh: Machine = {
        var machine = Machine()
        machine.makeRealm()
        machine.compileBeginning()
        return machine
    }()

    private mutating func makeRealm() {
        if case .string(let empty) = text(Text("")) { emptyText = empty }
        for byte in 0..<128 as Range<UInt8> {
            if case .string(let id) = text(Text(String(UnicodeScalar(byte)))) { letters.append(id) }
        }
        prototypes.object = make(.ordinary, -1)
        prototypes.function = make(.ordinary, prototypes.object)
        global = makeObject()
        var owners: [String: ObjectID] = ["globalThis": global, "Object.prototype": prototypes.object]
        owners["Function.prototype"] = prototypes.function
        makePrototypes(&owners)
        let constructors = Constructors.all
        var number: Int32 = 0
        for function in constructors.functions {
            let id = makeNative(number, function.name, function.length)
            number += 1
            owners[function.name] = id
            define(global, function.name, .object(id), .method)
            guard let prototype = owners[function.name + ".prototype"] else { continue }
            define(id, "prototype", .object(prototype), [])
            define(prototype, "constructor", .object(id), .method)
        }
        for group in Natives.groups.dropFirst() {
            let owner = owners[group.owner] ?? makeOwner(group.owner, &owners)
            for function in group.functions {
                install(function.name, function.length, number, on: owner)
                number += 1
            }
        }
        finish(owners)
    }

    private mutating func makeOwner(_ name: String, _ owners: inout [String: ObjectID]) -> ObjectID {
        let id = makeObject()
        owners[name] = id
        if name == "binding" {
            hooks["binding"] = .object(id)
        } else {
            define(global, name, .object(id), .method)
            define(id, .key(KnownSymbol.toStringTag.key), text(name), .configurable)
        }
        return id
    }

    private mutating func makeNative(_ number: Int32, _ name: String, _ length: Int) -> ObjectID {
        let id = make(.native(number), prototypes.function)
        things[Int(id)].properties.add(KnownName.length.rawValue, .int(length), .configurable)
        things[Int(id)].properties.add(KnownName.name.rawValue, text(name), .configurable)
        return id
    }

    private mutating func install(_ name: String, _ length: Int, _ number: Int32, on owner: ObjectID) {
        if name.hasPrefix("get ") {
            let plain = String(name.dropFirst(4))
            let id = makeNative(number, name, 0)
            return defineAccessor(owner, propertyKey(plain), get: .object(id), set: nil, .configurable)
        }
        if name.hasPrefix("set ") {
            let plain = String(name.dropFirst(4))
            let id = makeNative(number, name, 1)
            return defineAccessor(owner, propertyKey(plain), get: nil, set: .object(id), .configurable)
        }
        let id = makeNative(number, name, length)
        define(owner, propertyKey(name), .object(id), .method)
    }

    private mutating func propertyKey(_ name: String) -> PropertyName {
        for symbol in KnownSymbol.allCases where name == "[\(symbol.description)]" { return .key(symbol.key) }
        return named(name)
    }

    private mutating func makePrototypes(_ owners: inout [String: ObjectID]) {
        func make(_ name: String, _ kind: Thing.Kind = .ordinary, _ parent: ObjectID? = nil, _ machine: inout Machine)
            -> ObjectID
        {
            let id = machine.make(kind, parent ?? machine.prototypes.object)
            owners[name + ".prototype"] = id
            return id
        }
        prototypes.array = make("Array", .array, nil, &self)
        prototypes.string = make("String", .wrapper(.string(emptyText)), nil, &self)
        prototypes.number = make("Number", .wrapper(.number(0)), nil, &self)
        prototypes.boolean = make("Boolean", .wrapper(.bool(false)), nil, &self)
        prototypes.symbol = make("Symbol", .ordinary, nil, &self)
        prototypes.bigInt = make("BigInt", .ordinary, nil, &self)
        prototypes.promise = make("Promise", .ordinary, nil, &self)
        prototypes.map = make("Map", .ordinary, nil, &self)
        prototypes.set = make("Set", .ordinary, nil, &self)
        prototypes.weakMap = make("WeakMap", .ordinary, nil, &self)
        prototypes.weakSet = make("WeakSet", .ordinary, nil, &self)
        prototypes.date = make("Date", .ordinary, nil, &self)
        prototypes.regularExpression = make("RegExp", .ordinary, nil, &self)
        prototypes.error = make("Error", .ordinary, nil, &self)
        for type in ErrorType.allCases {
            let id = type == .error ? prototypes.error : make(type.rawValue, .ordinary, prototypes.error, &self)
            prototypes.errors[type] = id
            define(id, "name", text(type.rawValue), .method)
            define(id, "message", text(""), .method)
        }
        prototypes.iterator = make("Iterator", .ordinary, nil, &self)
        prototypes.asyncIterator = make("AsyncIterator", .ordinary, nil, &self)
        prototypes.arrayIterator = make("Array Iterator", .ordinary, prototypes.iterator, &self)
        prototypes.stringIterator = make("String Iterator", .ordinary, prototypes.iterator, &self)
        prototypes.mapIterator = make("Map Iterator", .ordinary, prototypes.iterator, &self)
        prototypes.setIterator = make("Set Iterator", .ordinary, prototypes.iterator, &self)
        prototypes.generator = make("Generator", .ordinary, prototypes.iterator, &self)
        prototypes.asyncGenerator = make("AsyncGenerator", .ordinary, prototypes.asyncIterator, &self)
        prototypes.generatorFunction = make("GeneratorFunction", .ordinary, prototypes.function, &self)
        prototypes.asyncFunction = make("AsyncFunction", .ordinary, prototypes.function, &self)
        prototypes.asyncGeneratorFunction = make("AsyncGeneratorFunction", .ordinary, prototypes.function, &self)
        prototypes.arrayBuffer = make("ArrayBuffer", .ordinary, nil, &self)
        prototypes.dataView = make("DataView", .ordinary, nil, &self)
        let typed = make("TypedArray", .ordinary, nil, &self)
        prototypes.views = ElementType.allCases.map { make("\($0.name)Array", .ordinary, typed, &self) }
        prototypes.buffer = make("Buffer", .ordinary, prototypes.views[ElementType.uint8.rawValue], &self)
    }

    private mutating func finish(_ owners: [String: ObjectID]) {
        for (name, tag) in [
            ("Promise.prototype", "Promise"), ("Map.prototype", "Map"), ("Set.prototype", "Set"),
            ("WeakMap.prototype", "WeakMap"), ("WeakSet.prototype", "WeakSet"), ("Symbol.prototype", "Symbol"),
            ("BigInt.prototype", "BigInt"), ("Generator.prototype", "Generator"),
            ("AsyncGenerator.prototype", "AsyncGenerator"), ("GeneratorFunction.prototype", "GeneratorFunction"),
            ("AsyncFunction.prototype", "AsyncFunction"),
            ("AsyncGeneratorFunction.prototype", "AsyncGeneratorFunction"),
            ("ArrayBuffer.prototype", "ArrayBuffer"),
            ("DataView.prototype", "DataView"), ("Array Iterator.prototype", "Array Iterator"),
            ("String Iterator.prototype", "String Iterator"),
            ("Map Iterator.prototype", "Map Iterator"), ("Set Iterator.prototype", "Set Iterator"),
        ] {
            if let id = owners[name] { define(id, .key(KnownSymbol.toStringTag.key), text(tag), .configurable) }
        }
        if let symbol = owners["Symbol"] {
            for known in KnownSymbol.allCases where known != .inspect {
                let name = String(known.description.dropFirst(7))
                define(symbol, name, .symbol(known.rawValue), [])
            }
        }
        for (owner, constants) in NumberBuiltins.constants {
            guard let id = owners[owner] else { continue }
            for (name, value) in constants { define(id, name, .number(value), []) }
        }
        for (owner, name) in [("Map.prototype", "entries"), ("Set.prototype", "values"), ("Array.prototype", "values")]
        {
            guard let id = owners[owner], let method = own(id, .key(names.key(name))) else { continue }
            define(id, .key(KnownSymbol.iterator.key), method.value, .method)
            if owner == "Set.prototype" { define(id, "keys", method.value, .method) }
        }
        for name in ["parseInt", "parseFloat"] {
            if let number = owners["Number"], let function = own(global, .key(names.key(name))) {
                define(number, name, function.value, .method)
            }
        }
        define(prototypes.function, "name", text(""), .configurable)
        define(prototypes.function, "length", .number(0), .configurable)
        define(global, "globalThis", .object(global), .method)
        define(global, "undefined", .undefined, [])
        define(global, "NaN", .number(.nan), [])
        define(global, "Infinity", .number(.infinity), [])
        for name in ErrorType.allCases where name != .error {
            if let id = owners[name.rawValue], let error = owners["Error"] { things[Int(id)].prototype = error }
        }
        finishTypedArrays(owners)
        for name in ["generatorFunction", "asyncFunction", "asyncGeneratorFunction"] {
            let id =
                name == "asyncFunction"
                ? prototypes.asyncFunction
                : name == "generatorFunction" ? prototypes.generatorFunction : prototypes.asyncGeneratorFunction
            let constructor = makeObject()
            define(constructor, "name", text(name.prefix(1).uppercased() + name.dropFirst()), .configurable)
            define(id, "constructor", .object(constructor), .configurable)
        }
    }

    /// Typed arrays have what all of them have from `%TypedArray%`, which has no name.
    private mutating func finishTypedArrays(_ owners: [String: ObjectID]) {
        guard let all = owners["TypedArray"] else { return }
        let name = names.key("TypedArray")
        things[Int(global)].properties.remove(name)
        for element in ElementType.allCases {
            guard let constructor = owners["\(element.name)Array"] else { continue }
            things[Int(constructor)].prototype = all
            for owner in [constructor, prototypes.views[element.rawValue]] {
                define(owner, "BYTES_PER_ELEMENT", .int(element.size), [])
            }
            if element == .uint8, let buffer = owners["Buffer"] { things[Int(buffer)].prototype = constructor }
        }
    }

    // MARK: The library

    /// A text of the library as a function with the given parameters.
    mutating func compileLibrary(_ name: String, _ source: String, _ parameters: [String]) throws(Trap) -> Value {
        if let code = libraryCodes[name] {
            let function = FunctionObject(code: code, closure: [])
            return .object(allocate(Thing(kind: .function(function), prototype: prototypes.function)))
        }
        return try compileFunction(source, file: name, parameters, isInternal: true)
    }

    /// Compiles what every program begins with, once for all of them.
    private mutating func compileBeginning() {
        var texts: [(name: String, source: String, parameters: [String])] = []
        for part in Library.beginnings { texts.append((part.file, part.source, ["binding"])) }
        for name in Library.alwaysUsed {
            texts.append(("node:" + name, Library.sources[name] ?? "", Library.parameters))
        }
        for text in texts {
            guard
                let function = try? compileFunction(text.source, file: text.name, text.parameters, isInternal: true),
                case .function(let object)? = kind(function)
            else { continue }
            libraryCodes[text.name] = object.code
        }
    }

    /// Compiles a text as a function with the given parameters.
    mutating func compileFunction(
        _ source: String, file: String, _ parameters: [String], isInternal: Bool, returnsLast: Bool = false
    ) throws(Trap) -> Value {
        var compiler = Compiler(machine: Machine(), file: file, isInternal: isInternal)
        do {
            var script = try Parser.parse(source, isModule: false, parameters: parameters)
            if returnsLast { script = Compiler.returningLast(script) }
            swap(&self, &compiler.machine)
            let number: Int
            do {
                number = try compiler.script(script, name: "")
                swap(&self, &compiler.machine)
            } catch {
                swap(&self, &compiler.machine)
                throw error
            }
            let function = FunctionObject(code: Int32(number), closure: [])
            return .object(allocate(Thing(kind: .function(function), prototype: prototypes.function)))
        } catch {
            throw syntaxError(error as? JavaScriptSyntaxError, file: file)
        }
    }

    mutating func syntaxError(_ error: JavaScriptSyntaxError?, file: String) -> Trap {
        guard let error else { return self.error(.syntaxError, "Invalid or unexpected token") }
        let value = makeError(.syntaxError, error.message)
        if case .object(let id) = value, file.hasPrefix("/") || file.hasPrefix("file:") {
            let lines = file.hasPrefix("/") ? Machine.parsingTrace : Machine.moduleParsingTrace
            let stack = text((["SyntaxError: \(error.message)"] + lines.map { "    at \($0)" }).joined(separator: "\n"))
            define(id, .key(KnownName.stack.rawValue), stack, .method)
        }
        thrownAt = ThrownPlace(file: file, place: error.place)
        if case .object(let id) = value {
            define(id, "\u{0}file", text(file), .hidden)
            define(id, "\u{0}line", .int(Int(error.place.line)), .hidden)
            define(id, "\u{0}column", .int(Int(error.place.column)), .hidden)
            define(id, "\u{0}width", .int(error.width), .hidden)
        }
        return .thrown(value)
    }
}

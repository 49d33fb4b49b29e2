import Kernel
import WorldModel

/// A function of the interpreter's own.
typealias NativeFunction = @Sendable (inout Interpreter, inout Simulation, Arguments) throws(Trap) -> Value

struct Native: Sendable {
    var name: String
    var run: NativeFunction
}

/// All functions of the interpreter's own, by number.
enum Natives {
    enum Owner: Sendable, Hashable {
        case builtins
        case type(BuiltinType)
        case module(String)
    }

    typealias Group = [(name: String, run: NativeFunction)]

    static let groups: [(owner: Owner, functions: Group)] = [
        (.builtins, BuiltinFunctions.all), (.type(.object), ObjectMethods.all), (.type(.type), ObjectMethods.ofTypes),
        (.type(.str), StringMethods.all + ObjectMethods.ofContainers + ObjectMethods.ofOrdered),
        (.type(.list), ListMethods.all + ObjectMethods.ofContainers + ObjectMethods.ofOrdered),
        (.type(.tuple), ListMethods.ofTuples + ObjectMethods.ofContainers + ObjectMethods.ofOrdered),
        (.type(.dict), DictionaryMethods.all + ObjectMethods.ofContainers),
        (.type(.set), SetMethods.all + SetMethods.changing + ObjectMethods.ofContainers),
        (.type(.frozenset), SetMethods.all + ObjectMethods.ofContainers),
        (.type(.bytes), BytesMethods.all + ObjectMethods.ofContainers),
        (.type(.bytearray), BytesMethods.all + BytesMethods.changing + ObjectMethods.ofContainers),
        (
            .type(.int),
            NumberMethods.ofIntegers + ObjectMethods.ofOrdered + ObjectMethods.ofNumbers + ObjectMethods.ofWholeNumbers
        ),
        (.type(.float), NumberMethods.ofFloats + ObjectMethods.ofOrdered + ObjectMethods.ofNumbers),
        (.type(.property), ObjectMethods.ofProperties), (.type(.function), ObjectMethods.ofFunctions),
        (.type(.generator), ObjectMethods.ofGenerators + ObjectMethods.ofIterators),
        (.type(.coroutine), ObjectMethods.ofCoroutines), (.type(.asyncGenerator), ObjectMethods.ofAsyncGenerators),
        (.type(.iterator), ObjectMethods.ofIterators), (.type(.enumerate), ObjectMethods.ofIterators),
        (.type(.zip), ObjectMethods.ofIterators), (.type(.map), ObjectMethods.ofIterators),
        (.type(.filter), ObjectMethods.ofIterators), (.type(.reversed), ObjectMethods.ofIterators),
        (.type(.file), Files.methods),
        (.type(.socket), SocketModule.methods), (.type(.pattern), RegexModule.methods),
        (.type(.range), ListMethods.ofTuples + ObjectMethods.ofContainers),
        (.type(.dictKeys), ObjectMethods.ofContainers), (.type(.dictValues), ObjectMethods.ofContainers),
        (.type(.dictItems), ObjectMethods.ofContainers), (.type(.baseException), ObjectMethods.ofExceptions),
        (.module("sys"), SystemModule.functions), (.module("_os"), OSModule.functions),
        (.module("_time"), TimeModule.functions), (.module("_civil"), CivilModule.functions),
        (.module("math"), MathModule.functions),
        (.module("_json"), JSONModule.functions), (.module("_re"), RegexModule.functions),
        (.module("_random"), RandomModule.functions), (.module("_socket"), SocketModule.functions),
        (.module("_thread"), ThreadModule.functions), (.module("_hashlib"), HashModule.functions),
        (.module("_io"), Files.functions), (.module("_drydock"), ToolModule.functions),
        (.module("_process"), ProcessModule.functions), (.module("_sqlite"), SQLiteModule.functions),
    ]

    static let table: [Native] = groups.flatMap { group in group.functions.map { Native(name: $0.name, run: $0.run) } }

    /// The numbers of a group's first function.
    static let starts: [Owner: Int] = {
        var starts: [Owner: Int] = [:]
        var next = 0
        for group in groups {
            starts[group.owner] = next
            next += group.functions.count
        }
        return starts
    }()

    static func number(_ owner: Owner, _ name: String) -> Int32 {
        let group = groups.first { $0.owner == owner }
        let place = group?.functions.firstIndex { $0.name == name } ?? 0
        return Int32((starts[owner] ?? 0) + place)
    }

    static let next = number(.builtins, "next")
    static let importModule = number(.builtins, "__import__")

    /// What sends a value into something that rests: it goes on in a frame of its own, so that it can wait.
    static let sends = [
        number(.type(.generator), "send"), number(.type(.coroutine), "send"),
        number(.type(.asyncGenerator), "_send"),
    ]
}

extension Interpreter {
    /// An interpreter with its types and built-in functions.
    static let fresh: Interpreter = {
        var machine = Interpreter()
        for type in BuiltinType.allCases {
            var order = [type.rawValue]
            var next = type.base
            while let base = next {
                order.append(base.rawValue)
                next = base.base
            }
            if type != .object, order.last != BuiltinType.object.rawValue { order.append(BuiltinType.object.rawValue) }
            _ = machine.allocate(
                .type(
                    ClassObject(
                        name: type.name, bases: Array(order.dropFirst().prefix(1)), order: order,
                        attributes: Namespace(),
                        layout: type)))
        }
        machine.emptyTuple = machine.allocate(.tuple([]))
        machine.letters = (0..<128).map { machine.allocate(.string(Text(String(UnicodeScalar(UInt8($0)))))) }
        machine.builtins = machine.allocate(.module(name: "builtins", Namespace()))
        machine.modules["builtins"] = machine.builtins
        for type in BuiltinType.allCases where type.name.first?.isUppercase == false || type.isException {
            let hidden = [
                "builtin_function_or_method", "method", "cell", "module", "generator", "iterator", "function",
                "dict_keys", "dict_values", "dict_items", "socket", "file", "coroutine", "async_generator",
                "JSONDecodeError", "gaierror",
            ]
            if !hidden.contains(type.name) {
                machine.setGlobal(machine.symbols[type.name], .object(type.rawValue), machine.builtins)
            }
        }
        for name in ["IOError", "EnvironmentError"] {
            machine.setGlobal(machine.symbols[name], .object(BuiltinType.osError.rawValue), machine.builtins)
        }
        machine.setGlobal(machine.symbols["NotImplemented"], .notImplemented, machine.builtins)
        machine.setGlobal(machine.symbols["Ellipsis"], .ellipsis, machine.builtins)
        machine.setGlobal(machine.symbols["__debug__"], .bool(true), machine.builtins)
        for (owner, functions) in Natives.groups {
            let start = Natives.starts[owner] ?? 0
            for (offset, function) in functions.enumerated() {
                let value = Value.native(Int32(start + offset))
                let name = machine.symbols[function.name]
                switch owner {
                case .builtins: machine.setGlobal(name, value, machine.builtins)
                case .type(let type):
                    guard case .type(var object) = machine.heap[Int(type.rawValue)] else { continue }
                    if Self.classMethods.contains("\(type.name).\(function.name)") {
                        object.attributes[name] = machine.make(.classMethod(value))
                    } else if Self.staticMethods.contains("\(type.name).\(function.name)") {
                        object.attributes[name] = machine.make(.staticMethod(value))
                    } else {
                        object.attributes[name] = value
                    }
                    machine.heap[Int(type.rawValue)] = .type(object)
                case .module: break
                }
            }
        }
        return machine
    }()

    private static let classMethods: Set<String> = [
        "dict.fromkeys", "bytes.fromhex", "bytearray.fromhex", "int.from_bytes", "float.fromhex",
        "object.__init_subclass__",
    ]
    private static let staticMethods: Set<String> = ["str.maketrans", "object.__new__", "type.__new__"]
}

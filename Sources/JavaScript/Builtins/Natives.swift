import Kernel
import WorldModel

/// A function of the machine's own.
typealias NativeFunction = @Sendable (inout Machine, inout Simulation, Call) throws(Trap) -> Value

struct Native: Sendable {
    /// Functions that the machine carries out without a call of its own.
    enum Role: Sendable, Equatable {
        case plain, call, apply, reflectApply
        case resume(ResumeMode)
    }

    var name: String
    var length: Int
    var role = Role.plain
    var isConstructor = false
    var run: NativeFunction
}

/// All functions of the machine's own, by number.
enum Natives {
    typealias Function = (name: String, length: Int, run: NativeFunction)
    typealias Functions = [Function]

    /// Functions of one object: `Array.prototype`, `Math`; what begins with `get ` is a getter.
    struct Group: Sendable {
        var owner: String
        var functions: Natives.Functions

        init(_ owner: String, _ functions: Natives.Functions) {
            self.owner = owner
            self.functions = functions
        }
    }

    static let groups: [Group] = [
        [Constructors.all], ObjectBuiltins.groups, FunctionBuiltins.groups, ArrayBuiltins.groups,
        StringBuiltins.groups, NumberBuiltins.groups, CollectionBuiltins.groups, PromiseBuiltins.groups,
        TextBuiltins.groups, DateBuiltins.groups, BytesBuiltins.groups, TypedArrayBuiltins.groups,
        ReflectBuiltins.groups,
        [Binding.files, Binding.network, Binding.process, Binding.modules],
    ].flatMap { $0 }

    static let table: [Native] = groups.flatMap { group in
        group.functions.map { function in
            var native = Native(name: function.name, length: function.length, run: function.run)
            native.isConstructor = group.owner == "constructors" && !["Symbol", "BigInt"].contains(function.name)
            switch (group.owner, function.name) {
            case ("Function.prototype", "call"): native.role = .call
            case ("Function.prototype", "apply"): native.role = .apply
            case ("Reflect", "apply"): native.role = .reflectApply
            case ("Generator.prototype", "next"): native.role = .resume(.next)
            case ("Generator.prototype", "throw"): native.role = .resume(.raise)
            case ("Generator.prototype", "return"): native.role = .resume(.finish)
            default: break
            }
            if function.name.hasPrefix("[Symbol.") { native.name = function.name }
            return native
        }
    }

    static func number(_ owner: String, _ name: String) -> Int32 {
        var number = 0
        for group in groups {
            for function in group.functions {
                if group.owner == owner, function.name == name { return Int32(number) }
                number += 1
            }
        }
        return 0
    }

    static let resolvePromise = number("binding", "resolvePromise")
    static let rejectPromise = number("binding", "rejectPromise")
}

import BigInt
import Foundation
import Kernel
import WorldModel

/// Attributes of built-in objects that are no methods.
enum Properties {
    static func value(
        of value: Value, _ name: String, _ m: inout Interpreter, _ os: inout Simulation
    ) -> Value? {
        switch m.object(value) {
        case .range(let from, let to, let step):
            switch name {
            case "start": return .int(from)
            case "stop": return .int(to)
            case "step": return .int(step)
            default: return nil
            }
        case .slice(let a, let b, let c): return ["start": a, "stop": b, "step": c][name]
        case .property(let get, let set, let delete): return ["fget": get, "fset": set, "fdel": delete][name]
        case .staticMethod(let function) where name == "__func__", .classMethod(let function) where name == "__func__":
            return function
        case .file(let file):
            switch name {
            case "name": return m.text(file.name)
            case "mode": return m.text(file.mode)
            case "closed": return .bool(file.isClosed)
            case "encoding": return m.text("utf-8")
            case "buffer": return value
            default: return nil
            }
        case .pattern(let pattern):
            switch name {
            case "pattern": return RegexModule.value(of: pattern.text, isText: pattern.isText, &m)
            case "flags": return .int(pattern.flags.rawValue)
            case "groups": return .int(pattern.groupCount)
            case "groupindex": return RegexModule.groupIndex(pattern, &m)
            default: return nil
            }
        default: break
        }
        switch (name, m.number(value)) {
        case ("real", let number?), ("numerator", let number?): return m.value(number)
        case ("imag", .some): return .int(0)
        case ("denominator", .some): return .int(1)
        default: return nil
        }
    }
}

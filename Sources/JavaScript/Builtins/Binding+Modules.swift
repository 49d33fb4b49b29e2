import FileTrees
import Foundation
import JavaScriptSyntax
import Kernel
import WorldModel

/// Modules, and what values are.
extension Binding {
    static let modules = Natives.Group(
        "binding",
        [
            (
                "hook", 2,
                { (m, os, c) throws(Trap) in
                    m.hooks[m.string(c[0]) ?? ""] = c[1]
                    return .undefined
                }
            ),
            (
                "libraryNames", 0,
                { (m, os, c) throws(Trap) in
                    var list: [Value] = []
                    for name in Library.sources.keys.sorted() { list.append(m.text(name)) }
                    return m.array(list)
                }
            ),
            // A module of the library as a function of (exports, require, module, binding).
            (
                "library", 1,
                { (m, os, c) throws(Trap) in
                    guard let source = Library.sources[m.string(c[0]) ?? ""] else { return .undefined }
                    return try m.compileLibrary("node:" + (m.string(c[0]) ?? ""), source, Library.parameters)
                }
            ),
            // Text, file, parameters.
            (
                "compile", 3,
                { (m, os, c) throws(Trap) in
                    let source = m.string(c[0]) ?? ""
                    let file = m.string(c[1]) ?? ""
                    let parameters = (m.items(c[2]) ?? []).compactMap { m.string($0) }
                    m.sources[file] = source.components(separatedBy: "\n")
                    return try m.compileFunction(
                        source, file: file, parameters, isInternal: false, returnsLast: m.truth(c[3]))
                }
            ),
            (
                "isModuleText", 1,
                { (m, os, c) throws(Trap) in
                    let source = m.string(c[0]) ?? ""
                    if (try? Parser.parse(source, isModule: false)) != nil { return .bool(false) }
                    return .bool((try? Parser.parse(source, isModule: true)) != nil)
                }
            ),
            ("moduleParse", 2, ModuleLinking.parse), ("moduleLink", 2, ModuleLinking.link),
            ("moduleSynthetic", 2, ModuleLinking.synthetic), ("moduleNamespace", 1, ModuleLinking.namespace),
            (
                "kindOf", 1,
                { (m, os, c) throws(Trap) in
                    let name: String
                    switch m.kind(c[0]) {
                    case nil: name = m.typeName(c[0])
                    case .array?: name = "array"
                    case .arguments?: name = "arguments"
                    case .error?: name = "error"
                    case .function(let function)?:
                        let code = m.codes[Int(function.code)]
                        name = code.isClass ? "class" : "function"
                    case .native?, .bound?: name = "function"
                    case .generator?: name = "generator"
                    case .promise?: name = "promise"
                    case .map?: name = "map"
                    case .set?: name = "set"
                    case .weak(_, let isMap)?: name = isMap ? "weakmap" : "weakset"
                    case .date?: name = "date"
                    case .regularExpression?: name = "regexp"
                    case .wrapper?: name = "wrapper"
                    case .big?: name = "bigint"
                    case .arrayBuffer?: name = "arraybuffer"
                    case .view(let view)?: name = view.element == nil ? "dataview" : "bytes"
                    case .iterator?: name = "iterator"
                    case .proxy?: name = "proxy"
                    case .namespace?: name = "namespace"
                    default: name = "object"
                    }
                    return m.text(name)
                }
            ),
            (
                "unwrap", 1,
                { (m, os, c) throws(Trap) in
                    switch m.kind(c[0]) {
                    case .wrapper(let value)?: return value
                    case .proxy(let target, _)?: return .object(target)
                    default: return c[0]
                    }
                }
            ),
            (
                "revokeProxy", 1,
                { (m, os, c) throws(Trap) in
                    if case .object(let id) = c[0], case .proxy = m.things[Int(id)].kind {
                        m.things[Int(id)].kind = .proxy(target: -1, handler: -1)
                    }
                    return .undefined
                }
            ),
            // What is left of an iterator of a Map or Set.
            (
                "previewIterator", 1,
                { (m, os, c) throws(Trap) in
                    guard case .object(let id) = c[0] else { return m.array([]) }
                    let kind = m.things[Int(id)].kind
                    var list: [Value] = []
                    while let value = try m.step(id, &os) { list.append(value) }
                    m.things[Int(id)].kind = kind
                    return m.array(list)
                }
            ),
            (
                "constructorName", 1,
                { (m, os, c) throws(Trap) in
                    guard case .object(let id) = c[0], let name = m.constructorName(id) else { return .null }
                    return m.text(name)
                }
            ),
            (
                "superclassName", 1,
                { (m, os, c) throws(Trap) in
                    guard case .object(let id) = c[0] else { return .null }
                    let parent = m.things[Int(id)].prototype
                    guard parent >= 0, parent != m.prototypes.function,
                        let name = m.own(parent, .key(KnownName.name.rawValue)).flatMap({ m.string($0.value) })
                    else { return .null }
                    return m.text(name)
                }
            ),
            // Marks methods as not enumerable.
            (
                "hide", 2,
                { (m, os, c) throws(Trap) in
                    guard case .object(let id) = c[0], case .object(let source) = c[1] else { return .undefined }
                    for name in try m.ownKeys(source, symbols: true, &os) {
                        guard let property = m.own(source, name) else { continue }
                        m.define(id, name, property.value, property.flags.subtracting(.enumerable))
                    }
                    return c[0]
                }
            ),
            (
                "noteStack", 2,
                { (m, os, c) throws(Trap) in
                    guard case .object(let id) = c[0] else { return .undefined }
                    m.setStack(id, heading: m.string(c[1]) ?? "")
                    return .undefined
                }
            ),
            (
                "makeError", 3,
                { (m, os, c) throws(Trap) in
                    let type = ErrorType(rawValue: m.string(c[0]) ?? "") ?? .error
                    return m.makeError(type, m.string(c[1]) ?? "", code: m.string(c[2]))
                }
            ),
        ])
}

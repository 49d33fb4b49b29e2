/// Names that the machine itself speaks of; their order gives their numbers.
enum KnownName: Key, CaseIterable {
    case length, prototype, constructor, name, message, stack, cause, value, done, next, `return`, `throw`, toString
    case valueOf, toJSON, get, set, then, index, input, groups, lastIndex, errors, raw, `default`, enumerable, writable
    case configurable, code, syscall, path, errno, callee, source, flags, has, deleteProperty, ownKeys, apply, construct
}

/// Symbols that the language itself speaks of.
enum KnownSymbol: Int32, CaseIterable {
    case iterator = 1
    case asyncIterator, hasInstance, toPrimitive, toStringTag, inspect
    case species, isConcatSpreadable, match, matchAll, replace, search, split, unscopables

    var key: Key { -rawValue }

    var description: String {
        switch self {
        case .iterator: "Symbol.iterator"
        case .asyncIterator: "Symbol.asyncIterator"
        case .hasInstance: "Symbol.hasInstance"
        case .toPrimitive: "Symbol.toPrimitive"
        case .toStringTag: "Symbol.toStringTag"
        case .inspect: "nodejs.util.inspect.custom"
        default: "Symbol.\(String(describing: self))"
        }
    }
}

/// Names of properties and their numbers.
struct NameTable: Sendable {
    private(set) var strings: [String] = []
    private var keys: [String: Key] = [:]
    /// The place that a name stands for, or -1.
    private(set) var indexes: [Int32] = []
    /// The texts of names, made when they are wanted.
    var texts: [TextID] = []
    /// What symbols are described as, from number 1.
    var symbols: [String?] = [nil]
    /// Classes of private methods, by the method's symbol.
    var methodOwners: [Int32: String] = [:]
    /// Symbols of `Symbol.for`.
    var registered: [String: Int32] = [:]

    init() {
        for name in KnownName.allCases { _ = key("\(name)") }
        for symbol in KnownSymbol.allCases { symbols.append(symbol.description) }
        registered[KnownSymbol.inspect.description] = KnownSymbol.inspect.rawValue
    }

    mutating func key(_ name: String) -> Key {
        if let key = keys[name] { return key }
        let key = Key(strings.count)
        strings.append(name)
        keys[name] = key
        texts.append(-1)
        indexes.append(Self.index(name))
        return key
    }

    /// A name that is in use already.
    func known(_ name: String) -> Key? { keys[name] }

    /// The whole number that a text is written as, with no zero before it.
    private static func index(_ name: String) -> Int32 {
        let bytes = name.utf8
        guard let first = bytes.first, bytes.count < 10, first != 0x30 || bytes.count == 1,
            bytes.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int32(name)
        else { return -1 }
        return number
    }

    mutating func newSymbol(_ description: String?) -> Int32 {
        symbols.append(description)
        return Int32(symbols.count - 1)
    }
}

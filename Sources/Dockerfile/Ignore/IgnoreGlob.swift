/// A pattern with wildcards, matched over a whole path (moby `patternmatcher.Pattern.compile`).
struct IgnoreGlob: Hashable, Sendable {
    private enum Part: Hashable {
        case literal(Unicode.Scalar)
        /// `?`: anything but a slash.
        case anyScalar
        /// `*`: any text without a slash.
        case anyName
        /// `**` at the end.
        case anyText
        /// `**` before something: any number of folders, none too.
        case anyFolders
        case oneOf([ClosedRange<UInt32>], isNegated: Bool)
    }

    private let parts: [Part]

    /// Understands a well-formed pattern; nil if a class runs backwards (`[z-a]`).
    init?(_ pattern: String) {
        var parts: [Part] = []
        var rest = pattern.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            switch scalar {
            case "*" where rest.first == "*":
                rest.removeFirst()
                if rest.first == "/" { rest.removeFirst() }
                parts.append(rest.isEmpty ? .anyText : .anyFolders)
            case "*": parts.append(.anyName)
            case "?": parts.append(.anyScalar)
            case "\\": parts.append(.literal(rest.popFirst() ?? "\\"))
            case "[":
                guard let part = Self.scalarClass(&rest) else { return nil }
                parts.append(part)
            default: parts.append(.literal(scalar))
            }
        }
        self.parts = parts
    }

    private static func scalarClass(_ rest: inout Substring.UnicodeScalarView) -> Part? {
        let isNegated = rest.first == "^"
        if isNegated { rest.removeFirst() }
        var ranges: [ClosedRange<UInt32>] = []
        while let low = classMember(&rest) {
            guard rest.first == "-" else {
                ranges.append(low...low)
                continue
            }
            rest.removeFirst()
            guard let high = classMember(&rest), low <= high else { return nil }
            ranges.append(low...high)
        }
        return .oneOf(ranges, isNegated: isNegated)
    }

    /// The next scalar of a class, nil after its closing bracket.
    private static func classMember(_ rest: inout Substring.UnicodeScalarView) -> UInt32? {
        guard let scalar = rest.popFirst(), scalar != "]" else { return nil }
        return scalar == "\\" ? rest.popFirst()?.value : scalar.value
    }

    /// Whether Go's `filepath.Match` accepts the pattern: classes closed and not empty, no trailing `\`.
    static func isWellFormed(_ pattern: String) -> Bool {
        var rest = pattern.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            if scalar == "\\", rest.popFirst() == nil { return false }
            if scalar == "[", !skipClass(&rest) { return false }
        }
        return true
    }

    private static func skipClass(_ rest: inout Substring.UnicodeScalarView) -> Bool {
        if rest.first == "^" { rest.removeFirst() }
        var count = 0
        while true {
            if rest.first == "]", count > 0 {
                rest.removeFirst()
                return true
            }
            guard skipClassMember(&rest) else { return false }
            if rest.first == "-" {
                rest.removeFirst()
                guard skipClassMember(&rest) else { return false }
            }
            count += 1
        }
    }

    private static func skipClassMember(_ rest: inout Substring.UnicodeScalarView) -> Bool {
        guard let scalar = rest.popFirst(), scalar != "-", scalar != "]" else { return false }
        if scalar == "\\", rest.popFirst() == nil { return false }
        return !rest.isEmpty
    }

    /// Whether the whole path matches. Follows all positions at once: O(parts × path), no backtracking.
    func matches(_ path: String) -> Bool {
        let scalars = Array(path.unicodeScalars)
        var reachable = [Bool](repeating: false, count: scalars.count + 1)
        reachable[0] = true
        for part in parts { reachable = Self.advance(reachable, over: part, scalars) }
        return reachable[scalars.count]
    }

    private static func advance(_ from: [Bool], over part: Part, _ scalars: [Unicode.Scalar]) -> [Bool] {
        var to = [Bool](repeating: false, count: from.count)
        var isOpen = false
        for index in from.indices {
            isOpen = isOpen || from[index]
            switch part {
            case .anyText: to[index] = isOpen
            case .anyName:
                to[index] = isOpen
                if index < scalars.count, scalars[index] == "/" { isOpen = false }
            case .anyFolders:
                to[index] = to[index] || from[index]
                if index < scalars.count, scalars[index] == "/", isOpen { to[index + 1] = true }
            default:
                guard from[index], index < scalars.count else { continue }
                to[index + 1] = accepts(part, scalars[index])
            }
        }
        return to
    }

    private static func accepts(_ part: Part, _ scalar: Unicode.Scalar) -> Bool {
        switch part {
        case .literal(let wanted): scalar == wanted
        case .anyScalar: scalar != "/"
        case .oneOf(let ranges, let isNegated): ranges.contains { $0.contains(scalar.value) } != isNegated
        default: false
        }
    }
}

import ShellSyntax
import WorldModel

/// Variables, arrays and special parameters.
extension ShellState {
    static func isName(_ text: String) -> Bool {
        guard let first = text.utf8.first, first == 0x5F || (first | 0x20) >= 97 && (first | 0x20) <= 122 else {
            return false
        }
        return text.utf8.allSatisfy {
            $0 == 0x5F || (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
        }
    }

    /// A variable, behind references; `nil` when there is none.
    func variable(_ name: String) -> ShellVariable? {
        if let variable = variables[name] {
            return variable.isReference ? variables[resolved(name)] : variable
        }
        return specialArray(name).map { ShellVariable(.list($0)) }
    }

    /// Arrays that bash keeps itself.
    func specialArray(_ name: String) -> IndexedArray? {
        guard flavour == .bash else { return nil }
        switch name {
        case "PIPESTATUS": return IndexedArray(pipeStatuses.map(String.init))
        case "FUNCNAME" where !callers.isEmpty && flavour == .bash:
            return IndexedArray(callers.reversed() + (isCommandString ? [] : ["main"]))
        case "DIRSTACK": return IndexedArray([value("PWD") ?? "/"] + directories)
        case "GROUPS": return IndexedArray(["0"])
        case "BASH_VERSINFO": return IndexedArray(["5", "2", "15", "1", "release", "x86_64-pc-linux-gnu"])
        default: return nil
        }
    }

    /// A special parameter, or a variable that the shell works out itself.
    func special(_ name: String, now: Instant? = nil) -> String? {
        switch name {
        case "?": return String(status)
        case "#": return String(positional.count)
        case "$": return String(processNumber)
        case "!": return lastBackgroundNumber.map(String.init)
        case "-": return optionLetters
        case "0": return self.name
        case "@", "*": return positional.isEmpty ? nil : positional.joined(separator: " ")
        // dash has none. ash counts from 0 after `-c`.
        case "LINENO" where flavour != .dash: return String(line - (flavour == .ash && countsFromZero ? 1 : 0))
        case "_" where flavour == .bash: return lastArgument
        case "SECONDS" where flavour == .bash: return String(((now ?? started) - started) / 1_000_000_000)
        case "EPOCHSECONDS" where flavour == .bash: return String((now ?? started).nanoseconds / 1_000_000_000)
        case "BASHOPTS" where flavour == .bash: return shopts.sorted().joined(separator: ":")
        case "SHELLOPTS" where flavour == .bash: return Options.names(in: self).joined(separator: ":")
        case "BASH_COMMAND" where flavour == .bash: return currentCommand.map { SourcePrinter.command($0) } ?? ""
        case "BASH_SUBSHELL" where flavour == .bash: return String(subshellDepth)
        case "FUNCNAME" where flavour == .ash: return callers.last
        case "PIPESTATUS", "FUNCNAME", "DIRSTACK", "GROUPS", "BASH_VERSINFO": return specialArray(name)?[0]
        default:
            guard let first = name.utf8.first, (48...57).contains(first), let index = Int(name) else { return nil }
            return index <= positional.count ? positional[index - 1] : nil
        }
    }

    /// New positional parameters: `getopts` begins anew in dash and ash.
    mutating func forgetOptionPlace() {
        guard flavour != .bash else { return }
        optionIndex = 1
        optionOffset = 1
    }

    /// Bytes of variables that hold more than 64 KiB, and of arrays with many elements.
    var largeTextSize: Int {
        let parameters = positional.reduce(0) { $0 + ($1.utf8.count > Self.largeText ? $1.utf8.count : 0) }
        return variables.values.reduce(parameters) { sum, variable in
            switch variable.value {
            case .text(let text)?: sum + (text.utf8.count > Self.largeText ? text.utf8.count : 0)
            case .list(let list)?:
                sum + (list.values.count > 1_000 ? list.values.reduce(0) { $0 + 64 + $1.utf8.count } : 0)
            case .map(let map)?: sum + (map.entries.count > 1_000 ? map.entries.count * 128 : 0)
            case nil: sum
            }
        }
    }

    /// Texts above this count for a process' memory.
    static let largeText = 65_536

    // MARK: Assigning

    /// Carries an assignment out. Returns the message of a failure.
    mutating func assign(_ assignment: PreparedAssignment, isLocal: Bool = false) -> String? {
        if assignment.value.utf8.count > Self.largeText || (assignment.elements?.count ?? 0) > 1_000 { hasGrown = true }
        // The common case: a plain value for a plain variable.
        if assignment.index == nil, assignment.elements == nil, !assignment.appends,
            let index = variables.index(forKey: assignment.name), variables.values[index].isPlain,
            !Self.isDynamic(assignment.name)
        {
            variables.values[index].value = .text(assignment.value)
            return nil
        }
        if !isLocal, assignment.index == nil, let element = referredElement(assignment.name) {
            var direct = assignment
            (direct.name, direct.index) = element
            return assign(direct, isLocal: true)
        }
        let name = isLocal ? assignment.name : resolved(assignment.name)
        if variables[name]?.isReadOnly == true { return readOnlyMessage(name) }
        if let elements = assignment.elements { return assign(elements, to: name, appends: assignment.appends) }
        let isInteger = variables[name]?.isInteger ?? false
        if let index = assignment.index {
            if index.isEmpty { return "\(name)[]: bad array subscript" }
            if case .map? = variables[name]?.value {
                setElement(name, key: index, assignment.value, appends: assignment.appends)
                return nil
            }
            do {
                let number = try Arithmetic.evaluate(index, &self)
                return setElement(name, index: Int(number), assignment.value, appends: assignment.appends)
                    ? nil : "\(name)[\(index)]: bad array subscript"
            } catch {
                return error.message
            }
        }
        var value = assignment.value
        if isInteger {
            do {
                var number = try Arithmetic.evaluate(value, &self)
                if assignment.appends { number = number &+ (Int64(self.value(name) ?? "0") ?? 0) }
                value = String(number)
            } catch {
                return error.message
            }
        } else if assignment.appends {
            value = (self.value(name) ?? "") + value
        }
        setDynamic(name, value)
        return set(name, value) ? nil : readOnlyMessage(name)
    }

    /// The element that a reference stands for: `declare -n r='a[1]'`.
    func referredElement(_ name: String) -> (name: String, index: String?)? {
        guard variables[name]?.isReference == true else { return nil }
        let target = resolved(name)
        guard let open = target.firstIndex(of: "["), target.hasSuffix("]") else { return nil }
        return (String(target[..<open]), String(target[target.index(after: open)...].dropLast()))
    }

    func readOnlyMessage(_ name: String) -> String {
        flavour == .bash ? "\(name): readonly variable" : "\(name): is read only"
    }

    /// Whether an assignment to a variable of that name does something.
    private static func isDynamic(_ name: String) -> Bool {
        switch name.utf8.first {
        case UInt8(ascii: "O"), UInt8(ascii: "R"), UInt8(ascii: "P"), UInt8(ascii: "B"): true
        default: false
        }
    }

    private mutating func setDynamic(_ name: String, _ value: String) {
        if name == "OPTIND" {
            optionOffset = 1
            optionIndex = max(1, Int(value) ?? 1)
        }
        if name == "RANDOM", flavour != .dash {
            random = RandomSource(seed: UInt64(value.utf8.reduce(7) { $0 &* 31 &+ UInt64($1) }))
        }
        if name == "PATH" { hashed = [:] }
        if name == "BASH_ARGV0", flavour == .bash { self.name = value }
    }

    private mutating func assign(
        _ elements: [PreparedAssignment.Element], to name: String, appends: Bool
    ) -> String? {
        if case .map(let old)? = variables[name]?.value {
            var map = appends ? old : AssociativeArray()
            var pending: String?
            for element in elements {
                if let index = element.index {
                    map[index] = element.value
                } else if let key = pending {
                    map[key] = element.value
                    pending = nil
                } else {
                    pending = element.value
                }
            }
            if let pending { map[pending] = "" }
            variables[name]?.value = .map(map)
            return nil
        }
        var list = IndexedArray()
        if appends {
            switch variables[name]?.value {
            case .list(let old): list = old
            case .text(let text): list[0] = text
            default: break
            }
        }
        let isInteger = variables[name]?.isInteger ?? false
        var next = list.end
        for element in elements {
            if let index = element.index {
                do {
                    next = Int(try Arithmetic.evaluate(index, &self))
                } catch {
                    return error.message
                }
            }
            guard next >= 0 else { return "\(name)[\(next)]: bad array subscript" }
            if isInteger {
                do {
                    list[next] = String(try Arithmetic.evaluate(element.value, &self))
                } catch {
                    return error.message
                }
            } else {
                list[next] = element.value
            }
            next += 1
        }
        variables[name, default: ShellVariable(nil)].value = .list(list)
        return nil
    }

    /// Sets an element by its number; negative ones count from the end. False when that is before the beginning.
    @discardableResult
    mutating func setElement(_ name: String, index: Int, _ value: String, appends: Bool) -> Bool {
        var list = IndexedArray()
        switch variables[name]?.value {
        case .list(let old): list = old
        case .text(let text): list[0] = text
        default: break
        }
        let place = index < 0 ? list.end + index : index
        guard place >= 0 else { return false }
        var value = value
        if variables[name]?.isInteger == true, let number = try? Arithmetic.evaluate(value, &self) {
            value = String(number &+ (appends ? Int64(list[place] ?? "0") ?? 0 : 0))
            list[place] = value
        } else {
            list[place] = appends ? (list[place] ?? "") + value : value
        }
        variables[name, default: ShellVariable(nil)].value = .list(list)
        return true
    }

    mutating func setElement(_ name: String, key: String, _ value: String, appends: Bool) {
        guard case .map(var map)? = variables[name]?.value else { return }
        map[key] = appends ? (map[key] ?? "") + value : value
        variables[name]?.value = .map(map)
    }
}

/// An assignment after expansion.
struct PreparedAssignment: Sendable, Equatable {
    var name: String
    /// The text of the subscript.
    var index: String?
    var value = ""
    var elements: [Element]?
    var appends: Bool

    struct Element: Sendable, Equatable {
        var index: String?
        var value: String
    }

    init(name: String, appends: Bool) {
        self.name = name
        self.appends = appends
    }
}

extension ShellVariable {
    /// The letters of `declare` for its marks.
    var attributeLetters: String {
        var letters = ""
        switch value {
        case .list: letters += "a"
        case .map: letters += "A"
        default: break
        }
        if isInteger { letters += "i" }
        if isReference { letters += "n" }
        if isReadOnly { letters += "r" }
        if isExported { letters += "x" }
        if letterCase == .capitalised { letters += "c" }
        if letterCase == .lower { letters += "l" }
        if letterCase == .upper { letters += "u" }
        return letters
    }
}

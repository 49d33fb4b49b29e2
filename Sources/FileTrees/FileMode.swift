/// Permission bits as `chmod` takes them: octal or symbolic.
package struct FileMode: Hashable, Sendable {
    private let octal: UInt16?
    private let clauses: [Clause]

    private struct Clause: Hashable, Sendable {
        var who: UInt16
        var namesWho: Bool
        var sign: Character
        var permissions: String
    }

    /// The bits themselves, when they are given in octal digits.
    package var absolute: UInt16? { octal }

    /// Reads octal digits or clauses such as `u+x,go-w`; `nil` for anything else.
    package init?(_ text: String) {
        if let first = text.first, first.isNumber {
            guard let value = UInt16(text, radix: 8), value <= 0o7777 else { return nil }
            octal = value
            clauses = []
            return
        }
        octal = nil
        var parsed: [Clause] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            var rest = part
            var who: UInt16 = 0
            while let letter = rest.first, let bits = ["u": 0o4700, "g": 0o2070, "o": 0o1007, "a": 0o7777][letter] {
                who |= UInt16(bits)
                rest.removeFirst()
            }
            let named = who != 0
            guard let sign = rest.first, "+-=".contains(sign) else { return nil }
            while let sign = rest.popFirst() {
                guard "+-=".contains(sign) else { return nil }
                let letters = rest.prefix { !"+-=".contains($0) }
                guard letters.allSatisfy({ "rwxXstugo".contains($0) }) else { return nil }
                parsed.append(
                    Clause(who: named ? who : 0o7777, namesWho: named, sign: sign, permissions: String(letters)))
                rest = rest.dropFirst(letters.count)
            }
        }
        clauses = parsed
    }

    /// The bits after the change.
    package func applied(to mode: UInt16, isDirectory: Bool, umask: UInt16) -> UInt16 {
        if let octal { return octal }
        var mode = mode
        for clause in clauses {
            var bits: UInt16 = 0
            for letter in clause.permissions {
                switch letter {
                case "r": bits |= 0o444
                case "w": bits |= 0o222
                case "x": bits |= 0o111
                case "X": if isDirectory || mode & 0o111 != 0 { bits |= 0o111 }
                case "s": bits |= 0o6000
                case "t": bits |= 0o1000
                case "u": bits |= copies(mode >> 6)
                case "g": bits |= copies(mode >> 3)
                default: bits |= copies(mode)
                }
            }
            bits &= clause.who
            if !clause.namesWho { bits &= ~umask }
            switch clause.sign {
            case "+": mode |= bits
            case "-": mode &= ~bits
            default: mode = mode & ~(clause.who & 0o777) | bits
            }
        }
        return mode
    }

    private func copies(_ bits: UInt16) -> UInt16 { (bits & 7) * 0o111 }

    /// `rwxr-xr-x`, with set-id and sticky bits.
    package static func text(_ mode: UInt16) -> String {
        var out = ""
        for shift: UInt16 in [6, 3, 0] {
            let bits = mode >> shift & 7
            out += bits & 4 != 0 ? "r" : "-"
            out += bits & 2 != 0 ? "w" : "-"
            let special = shift == 6 ? mode & 0o4000 : shift == 3 ? mode & 0o2000 : mode & 0o1000
            let letter = shift == 0 ? "t" : "s"
            if special != 0 {
                out += bits & 1 != 0 ? letter : letter.uppercased()
            } else {
                out += bits & 1 != 0 ? "x" : "-"
            }
        }
        return out
    }
}

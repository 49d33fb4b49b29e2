import ShellSyntax

/// Writing words so that a shell reads them back.
enum Quoting {
    /// The word as `set -x` and `set` print it: in single quotes if it needs them.
    static func quoted(_ text: String) -> String {
        let isPlain =
            !text.isEmpty
            && text.utf8.allSatisfy { byte in
                (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                    || "_./:=@%+,-".utf8.contains(byte)
            }
        return isPlain ? text : always(text)
    }

    /// The word as `set -x` shows it; dash quotes nothing.
    static func traced(_ text: String, _ flavour: ShellFlavour) -> String {
        switch flavour {
        case .dash: return text
        case .ash:
            let isPlain = text.utf8.allSatisfy { byte in
                (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                    || "_./:@%+,-]".utf8.contains(byte)
            }
            return isPlain && !ShellParser.reservedWords.contains(text) ? text : always(text, .ash)
        case .bash:
            if text.utf8.contains(where: { $0 < 32 && $0 != 9 && $0 != 10 || $0 == 127 }) { return ansi(text) }
            return isSpecial(text) ? always(text) : text
        }
    }

    /// Whether bash quotes a word when it shows it: something in it means something to the shell.
    private static func isSpecial(_ text: String) -> Bool {
        guard let first = text.utf8.first else { return true }
        if first == UInt8(ascii: "#") || first == UInt8(ascii: "~") { return true }
        if text.utf8.contains(where: { "'\"\\|&;()<>!{}*[]?^$` \t\n".utf8.contains($0) }) { return true }
        return text.contains("=~") || text.contains(":~")
    }

    /// `$'…'` with every byte beyond ASCII in octal.
    static func bytes(_ text: String) -> String {
        let octal = text.utf8.map { $0 < 128 ? String(UnicodeScalar($0)) : "\\" + String($0, radix: 8) }
        return "$'" + octal.joined() + "'"
    }

    /// `$'…'`, for texts with control characters.
    static func ansi(_ text: String) -> String {
        var out = "$'"
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": out += "\\n"
            case "\t": out += "\\t"
            case "\r": out += "\\r"
            case "\u{1B}": out += "\\E"
            case "\u{7}": out += "\\a"
            case "\u{8}": out += "\\b"
            case "\\": out += "\\\\"
            case "'": out += "\\'"
            default:
                if scalar.value < 32 || scalar.value == 127 {
                    let octal = String(scalar.value, radix: 8)
                    out += "\\" + String(repeating: "0", count: 3 - octal.count) + octal
                } else {
                    out.unicodeScalars.append(scalar)
                }
            }
        }
        return out + "'"
    }

    /// The word in single quotes. A quote inside is written in the way of the shell.
    static func always(_ text: String, _ flavour: ShellFlavour = .bash) -> String {
        "'" + text.replacing("'", with: flavour == .bash ? "'\\''" : "'\"'\"'") + "'"
    }

    /// The text in double quotes, as `declare -p` prints values; with control characters it becomes `$'…'`.
    static func double(_ text: String) -> String {
        if text.utf8.contains(where: { $0 < 32 && $0 != 9 || $0 == 127 }) { return ansi(text) }
        return "\"" + text.map { "\"\\$`".contains($0) ? "\\\($0)" : String($0) }.joined() + "\""
    }

    /// A subscript of an associative array, quoted if it needs to be.
    static func quotedKey(_ key: String) -> String {
        quoted(key) == key ? key : double(key)
    }
}

/// Names as the messages of the GNU utilities show them.
enum GNUQuoting {
    /// Control characters stand for themselves in a quotation of their own: `'a'$'\t''b'`.
    ///
    /// - Parameter what: a name, or words with a name in single quotes.
    static func visible(_ what: String) -> String {
        guard what.unicodeScalars.contains(where: isControl) else { return what }
        let isQuoted = what.contains("'")
        var out = ""
        // A quotation is opened where something plain follows; what is quoted already has its quotes at both ends.
        var isOpen = isQuoted
        for scalar in what.unicodeScalars {
            if isControl(scalar) {
                if !isOpen, out.hasSuffix("'") {
                    out.removeLast()
                    out += escape(scalar) + "'"
                } else {
                    out += (isOpen ? "'" : "") + "$'" + escape(scalar) + "'"
                }
                isOpen = false
            } else if scalar == "'", isQuoted, !isOpen {
                isOpen = true
            } else {
                if !isOpen { out += "'" }
                isOpen = true
                out.unicodeScalars.append(scalar)
            }
        }
        return out + (isOpen && !isQuoted ? "'" : "")
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool { scalar.value < 32 || scalar.value == 127 }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\r": return "\\r"
        case "\n": return "\\n"
        case "\t": return "\\t"
        default:
            let octal = String(scalar.value, radix: 8)
            return "\\" + String(repeating: "0", count: 3 - octal.count) + octal
        }
    }
}

/// Text made safe for other languages, as the template functions `html`, `js` and `urlquery` do.
enum TemplateEscaping {
    static func html(_ text: String) -> String {
        text.unicodeScalars.map { scalar in
            switch scalar {
            case "\"": "&#34;"
            case "'": "&#39;"
            case "&": "&amp;"
            case "<": "&lt;"
            case ">": "&gt;"
            case "\0": "\u{fffd}"
            default: String(scalar)
            }
        }.joined()
    }

    static func js(_ text: String) -> String {
        text.unicodeScalars.map { scalar in
            switch scalar {
            case "\\": "\\\\"
            case "'": "\\'"
            case "\"": "\\\""
            case "<", ">", "&", "=": "\\u" + GoQuote.hex(scalar.value, width: 4).uppercased()
            default:
                GoQuote.isPrintable(scalar) ? String(scalar) : "\\u" + GoQuote.hex(scalar.value, width: 4).uppercased()
            }
        }.joined()
    }

    static func query(_ text: String) -> String {
        text.utf8.map { byte in
            switch byte {
            case UInt8(ascii: " "): return "+"
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
                UInt8(ascii: "~"):
                return String(UnicodeScalar(byte))
            default: return "%" + GoQuote.hex(UInt32(byte), width: 2).uppercased()
            }
        }.joined()
    }
}

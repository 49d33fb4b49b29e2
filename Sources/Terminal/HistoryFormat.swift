/// The text of a history file: an entry a line, `\n` for a newline within an entry and `\\` for a backslash.
package enum HistoryFormat {
    /// The line for an entry, without its newline.
    package static func encode(_ entry: String) -> String {
        var result = ""
        for scalar in entry.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// The entry that a line stands for; what `encode` never writes is taken as it is.
    package static func decode(_ line: String) -> String {
        var result = ""
        var isEscaped = false
        for scalar in line.unicodeScalars {
            if isEscaped {
                switch scalar {
                case "n": result += "\n"
                case "r": result += "\r"
                case "\\": result += "\\"
                default: result += "\\" + String(scalar)
                }
                isEscaped = false
            } else if scalar == "\\" {
                isEscaped = true
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return isEscaped ? result + "\\" : result
    }

    /// The entries of a file, oldest first.
    package static func entries(in text: String) -> [String] {
        text.split(separator: "\n").map { decode(String($0)) }
    }
}

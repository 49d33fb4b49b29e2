/// `echo`, for the builtin and the program of that name.
package enum EchoCommand {
    /// What it prints. `-e` and dash's echo interpret escapes; `-n` leaves the newline out.
    package static func text(
        _ arguments: [String], interpretsEscapes: Bool, knowsOnlyN: Bool = false
    ) -> String {
        var arguments = arguments[...]
        var escapes = interpretsEscapes
        var hasNewline = true
        while let option = arguments.first, option.count > 1, option.hasPrefix("-"),
            knowsOnlyN ? option == "-n" && hasNewline : option.dropFirst().allSatisfy({ "neE".contains($0) })
        {
            for letter in option.dropFirst() {
                switch letter {
                case "n": hasNewline = false
                case "e": escapes = true
                default: escapes = false
                }
            }
            arguments = arguments.dropFirst()
        }
        var text = arguments.joined(separator: " ")
        if escapes {
            let (decoded, isCut) = Escapes.decode(text, isDash: knowsOnlyN)
            text = decoded
            if isCut { return text }
        }
        return hasNewline ? text + "\n" : text
    }
}

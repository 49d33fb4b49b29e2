import SQLStore

/// Errors as libpq writes them (fe-protocol3.c, "reportErrorPosition").
enum PsqlErrors {
    static func text(_ error: SQLError, query: String) -> String {
        var out = "\(error.severity):  \(error.message)\n"
        if let position = error.position { out += place(position, in: query) }
        if let detail = error.detail { out += "DETAIL:  \(detail)\n" }
        if let hint = error.hint { out += "HINT:  \(hint)\n" }
        if let context = error.context { out += "CONTEXT:  \(context)\n" }
        return out
    }

    private static let displayed = 60
    private static let rightOfPlace = 10

    /// `LINE 1: SELECT …` and the mark under the place.
    private static func place(_ position: Int, in query: String) -> String {
        let characters = Array(query.replacing("\t", with: " "))
        let position = min(position, characters.count)
        var begin = position
        while begin > 0, characters[begin - 1] != "\n" { begin -= 1 }
        var end = position
        while end < characters.count, characters[end] != "\n" { end += 1 }
        let number = characters[..<begin].count { $0 == "\n" } + 1
        var (cutBefore, cutAfter) = (false, false)
        if end - begin > displayed {
            if begin + displayed >= position + rightOfPlace {
                end = begin + displayed
                cutAfter = true
            } else {
                if position + rightOfPlace < end {
                    end = position + rightOfPlace
                    cutAfter = true
                }
                if end - begin > displayed {
                    begin = end - displayed
                    cutBefore = true
                }
            }
        }
        let head = "LINE \(number): " + (cutBefore ? "..." : "")
        let line = head + String(characters[begin..<end]) + (cutAfter ? "..." : "")
        return line + "\n" + String(repeating: " ", count: head.count + position - begin) + "^\n"
    }
}

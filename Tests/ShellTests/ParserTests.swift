import ShellSyntax
import Testing

@Suite("The shell parser")
struct ParserTests {
    @Test(
        "asks for more when a command is not finished",
        arguments: [
            "echo 'open", "echo \"open", "echo `open", "echo $(open", "echo $((1", "if true",
            "if true; then",
            "for i in a", "for i in a; do echo", "while true", "until x; do", "case x in", "case x in a) echo",
            "f() {", "{ echo", "( echo", "a &&", "a ||", "a |", "a | b |", "cat <<END", "cat <<END\nbody", "echo \\",
            "if a; then b; else", "echo \"$(echo \"", "f()", "[[ a", "echo $(cat <<E\nx",
        ])
    func incomplete(_ text: String) {
        guard case .incomplete = ShellParser.parseLine(Array((text + "\n").utf8)) else {
            Issue.record("\(text) is not taken for unfinished: \(ShellParser.parseLine(Array((text + "\n").utf8)))")
            return
        }
        // The end of the text closes a here-document, and lets a backslash stand for itself.
        guard !text.contains("<<E"), !text.hasSuffix("\\") else { return }
        #expect(throws: ShellSyntaxError.self) { try ShellParser.parse(text) }
    }

    @Test(
        "refuses what no further line can mend",
        arguments: [
            "echo )", "; a", "a ; ; b", "fi", "done", "}", "&& a", "| a", "a | | b", "a && && b", "if ; then", "then",
            "case x in esac esac", "a & & b", "()", "a ;; b", "if a; fi",
        ])
    func failure(_ text: String) {
        guard case .failure = ShellParser.parseLine(Array((text + "\n").utf8)) else {
            Issue.record("\(text) is not refused: \(ShellParser.parseLine(Array((text + "\n").utf8)))")
            return
        }
    }

    @Test("takes one complete line, and leaves the rest")
    func consumesOneLine() {
        let text = "echo a; echo b\necho c\n"
        guard case .commands(let items, let consumed, _) = ShellParser.parseLine(Array(text.utf8)) else {
            Issue.record("not parsed")
            return
        }
        #expect(items.count == 2)
        #expect(consumed == 15)
        #expect(items.map(\.source) == ["echo a", "echo b"])
    }

    @Test("an unfinished command becomes complete at the line that ends it, and not before")
    func dripFeeding() {
        let text = "for i in 1 2\ndo\n  case $i in\n  1) cat <<E\n$i\nE\n  ;;\n  esac\ndone\n"
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        var sofar: [UInt8] = []
        for (index, line) in lines.enumerated() {
            sofar += Array((line + "\n").utf8)
            let outcome = ShellParser.parseLine(sofar)
            if index == lines.count - 1 {
                guard case .commands(_, let consumed, _) = outcome else {
                    Issue.record("not complete at the end: \(outcome)")
                    return
                }
                #expect(consumed == sofar.count)
            } else if case .incomplete = outcome {
                continue
            } else {
                Issue.record("complete after line \(index + 1): \(outcome)")
            }
        }
    }

    @Test(
        "bounds its depth",
        arguments: [
            ("( ", 100_000, ""), ("$( ", 100_000, "echo "), ("{ ", 100_000, ""), ("if ", 50_000, ""),
            ("while ", 50_000, ""), ("`\\", 1000, "echo "), ("${x:-", 100_000, "echo "), ("\"$(", 50_000, "echo "),
            ("f() ", 50_000, ""), ("! ", 100_000, ""), ("((", 50_000, ""),
            ("case x in x) ", 50_000, ""), ("a | ", 20_000, ""), ("a && ", 20_000, ""), ("[[ ( ", 50_000, ""),
            ("<(", 50_000, "cat "), ("\"${x:-", 50_000, "echo "),
        ] as [(String, Int, String)])
    func depth(_ piece: String, _ count: Int, _ head: String) {
        let text = head + String(repeating: piece, count: count)
        if case .commands = ShellParser.parseLine(Array(text.utf8)) {
            Issue.record("\(count) times \(piece) is taken for a command")
        }
        _ = try? ShellParser.parse(text)
    }

    @Test(
        "bounds its depth in arithmetic and conditions, too",
        arguments: [
            "echo " + String(repeating: "$((", count: 50_000),
            "[[ " + String(repeating: "( ", count: 30_000) + "a" + String(repeating: " )", count: 30_000) + " ]]",
        ])
    func unboundedDepth(_ text: String) {
        _ = ShellParser.parseLine(Array(text.utf8))
    }

    @Test("an open ${ asks for more")
    func openParameter() {
        guard case .incomplete = ShellParser.parseLine(Array("echo ${open\n".utf8)) else {
            Issue.record("not incomplete")
            return
        }
    }

    @Test("thirty levels are fine")
    func moderateDepth() throws {
        let depth = 30
        let text = "echo " + String(repeating: "$(echo ", count: depth) + "x" + String(repeating: ")", count: depth)
        #expect(try ShellParser.parse(text).count == 1)
        let groups = String(repeating: "{ ", count: depth) + "x; " + String(repeating: "}; ", count: depth)
        #expect(try ShellParser.parse(groups).count == 1)
    }

    @Test("errors name the line they are on")
    func errorLines() throws {
        let error = #expect(throws: ShellSyntaxError.self) { try ShellParser.parse("echo a\necho b\necho )\n") }
        #expect(error?.kind == .unexpected(.fixed(")")))
        #expect(error?.line == 3)
    }

    @Test("words keep their parts")
    func words() throws {
        let item = try #require(try ShellParser.parse("x=1 echo a'b'\"c$d\" > f").first)
        guard case .simple(let command) = item.andOr.first.commands[0].body else {
            Issue.record("not a simple command")
            return
        }
        #expect(command.assignments.map(\.name) == ["x"])
        #expect(command.words.count == 2)
        #expect(command.words[0].literal == "echo")
        #expect(command.words[1].literal == nil)
        #expect(item.andOr.first.commands[0].redirections.map(\.operation) == [.output])
    }
}

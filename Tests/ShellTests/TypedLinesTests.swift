import Simulator
import Testing

@Suite("a shell that is typed into")
struct TypedLinesTests {
    private static let fresh = Sandbox()

    @Test("a line that is typed keeps variables, functions and the status for the next one")
    func typedLines() {
        var sandbox = Self.fresh
        sandbox.execute("x=5; f() { echo \"f $x\"; }")
        #expect(sandbox.execute("f").output == "f 5\n")
        #expect(sandbox.execute("(exit 7)").status == 7)
        #expect(sandbox.execute("echo $?").output == "7\n")
        #expect(sandbox.execute("for i in 1 2; do\necho $i\ndone").output == "1\n2\n")
    }

    @Test("a syntax error ends the line with status 2, and the shell goes on")
    func syntaxErrorOfALine() {
        var sandbox = Sandbox(style: .interactive(rows: 24, columns: 80))
        _ = sandbox.run()
        sandbox.feed(Array("echo )\necho on\n".utf8))
        _ = sandbox.run()
        let output = String(decoding: sandbox.takeOutput(), as: UTF8.self)
        #expect(output.contains("bash: syntax error near unexpected token `)'"))
        #expect(output.contains("on\n") || output.contains("on\r\n"))
    }

    @Test(
        "bash names no line to somebody who types, in no child either",
        arguments: [
            "ls | gerp x", "(gerp)", "echo $(gerp)", "gerp & wait", "cat <(gerp)", "eval gerp", "f() { gerp; }; f",
        ])
    func noLines(line: String) {
        var sandbox = Sandbox(style: .interactive(rows: 24, columns: 80))
        _ = sandbox.run()
        sandbox.feed(Array((line + "\n").utf8))
        _ = sandbox.run()
        let output = String(decoding: sandbox.takeOutput(), as: UTF8.self)
        #expect(output.contains("bash: gerp: command not found"), "\(output)")
    }
}

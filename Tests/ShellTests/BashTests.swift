import Simulator
import Testing

@Suite("bash scripts print what bash prints")
struct BashTests {
    private static let fresh = Sandbox()

    private func check(_ example: ShellCase) {
        example.check {
            var sandbox = Self.fresh
            let result = sandbox.probe(example.script)
            #expect(result.output == example.output)
            #expect(result.status == example.status)
        }
    }

    @Test(arguments: ShellCase.quoting) func quoting(_ example: ShellCase) { check(example) }
    @Test(arguments: ShellCase.expansions) func expansion(_ example: ShellCase) { check(example) }
    @Test(arguments: ShellCase.arithmetic) func arithmetic(_ example: ShellCase) { check(example) }
    @Test(arguments: ShellCase.hereDocuments) func hereDocument(_ example: ShellCase) { check(example) }
    @Test(arguments: ShellCase.redirections) func redirection(_ example: ShellCase) { check(example) }
    @Test(arguments: ShellCase.pipelines) func pipeline(_ example: ShellCase) { check(example) }
    @Test(arguments: ShellCase.control) func controlFlow(_ example: ShellCase) { check(example) }
    @Test(arguments: ShellCase.functions) func function(_ example: ShellCase) { check(example) }
    @Test(arguments: ShellCase.setAndTrap) func setAndTrap(_ example: ShellCase) { check(example) }
    @Test(arguments: ShellCase.substitutions) func substitution(_ example: ShellCase) { check(example) }
    @Test(arguments: ShellCase.read) func read(_ example: ShellCase) { check(example) }
    @Test(arguments: ShellCase.globbing) func globbing(_ example: ShellCase) { check(example) }
    @Test(arguments: ShellCase.conditionals) func conditional(_ example: ShellCase) { check(example) }
    @Test(arguments: ShellCase.braces) func braceExpansion(_ example: ShellCase) { check(example) }
    @Test(arguments: ShellCase.builtins) func builtin(_ example: ShellCase) { check(example) }

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
}

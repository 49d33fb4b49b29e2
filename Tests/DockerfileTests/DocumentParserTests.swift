import Testing

@testable import Dockerfile

@Suite("taking a Dockerfile apart")
struct DocumentParserTests {
    @Test("continuations are joined, comments inside them dropped, and an empty line is remembered")
    func continuations() throws {
        let text = "FROM a\r\nRUN one \\\r\n# no\n\n  two\\ \n three\n"
        let document = try DockerfileDocument(parsing: text)
        #expect(document.instructions[1].arguments == ["one   two three"])
        #expect(document.instructions[1].lines == 2...6)
        #expect(document.emptyContinuations == [EmptyContinuation(instruction: "RUN one   two three", line: 6)])
        #expect(document.sourceLines.count == 7)
    }

    @Test("a here-document ends at its name; <<- also behind tabs")
    func heredocs() throws {
        let text = "FROM a\nCOPY <<-'A' <<B /x\n\t$one\n\tA\ntwo\nB\nRUN true\n"
        let document = try DockerfileDocument(parsing: text)
        let copy = document.instructions[1]
        #expect(copy.heredocs.map(\.name) == ["A", "B"])
        #expect(copy.heredocs.map(\.content) == ["\t$one\n", "two\n"])
        #expect(copy.heredocs.map(\.isExpanded) == [false, true])
        #expect(copy.heredocs[0].chompedContent == "$one\n")
        #expect(copy.lines == 2...6)
        #expect(document.instructions.count == 3)
    }

    @Test("directives count only at the top")
    func directives() throws {
        let document = try DockerfileDocument(
            parsing: "# syntax=docker/dockerfile:1 x\n# escape=`\nFROM a\n# escape=\\\nRUN a `\nb\n")
        #expect(document.escape == "`")
        #expect(document.directive("syntax")?.firstWord == "docker/dockerfile:1")
        #expect(document.directives.count == 2)
        #expect(document.instructions[1].arguments == ["a b"])
    }

    @Test("comments right before an instruction belong to it")
    func comments() throws {
        let document = try DockerfileDocument(parsing: "# one\n#\n# two words\n\nFROM a AS two\n")
        #expect(document.instructions[0].comments == ["two words"])
        #expect(try BuildStages(document).stages[0].documentation == "words")
    }

    @Test(
        "faults have BuildKit's words and places",
        arguments: [
            ("", "file with no instructions", nil),
            ("# a\n# b\n", "file with no instructions", 2...2),
            ("# escape=x\nFROM a\n", "invalid escape token 'x' does not match ` or \\", nil),
            ("# escape=`\n# escape=`\n", "only one escape parser directive can be used", 1...1),
            ("FROM a\nRUN <<EOF\nfoo\n", "unterminated heredoc", 2...3),
            ("FROM a\nENV a=1 b\n", "Syntax error - can't find = in \"b\". Must be of the form: name=value", 2...2),
            (
                "FROM a\nCMD [1]\n", "when using JSON array syntax, arrays must be comprised of strings only",
                2...2
            ),
        ] as [(String, String, ClosedRange<Int>?)])
    func faults(text: String, message: String, lines: ClosedRange<Int>?) {
        #expect(throws: DockerfileError(message, lines: lines)) { try DockerfileDocument(parsing: text) }
    }

    @Test("a line longer than Go's scanner takes is an error")
    func longLine() {
        let text = "FROM a\nRUN " + String(repeating: "x", count: 70_000) + "\n"
        #expect(throws: DockerfileError("dockerfile line greater than max allowed size of 65535", lines: 1...1)) {
            try DockerfileDocument(parsing: text)
        }
    }

    @Test(
        "text that is not JSON after all is the shell form", arguments: ["[a]", "[\"a\",]", "[\"a\"] b", "[\"\\x\"]"])
    func shellForm(text: String) throws {
        let command = try DockerfileDocument(parsing: "CMD " + text).instructions[0]
        #expect(!command.isJSON)
        #expect(command.arguments == [text])
    }
}

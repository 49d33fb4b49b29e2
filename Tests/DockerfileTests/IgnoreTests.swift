import Testing

@testable import Dockerfile

@Suite(".dockerignore")
struct IgnoreTests {
    @Test("comments, blanks and slashes are cleaned away")
    func reading() {
        #expect(
            IgnoreFile.patterns(in: "\u{FEFF}# no\n /a/b/ \r\n\n!  /c\n./d/../e\n")
                == ["a/b", "!c", "e"])
    }

    @Test(
        "which paths are left out",
        arguments: [
            (["*.log"], "a.log", true), (["*.log"], "x/a.log", false), (["**/*.log"], "x/y/a.log", true),
            (["**/*.log"], "a.log", true), (["dir"], "dir/x/y", true), (["dir/*"], "dir", false),
            (["*", "!keep"], "keep", false), (["*", "!keep"], "other", true), (["*", "!a/b"], "a/b/c", false),
            (["a/**"], "a/b", true), (["a/**/z"], "a/z", true), (["a?c"], "a/c", false), (["[a-c]x"], "bx", true),
            (["[^a-c]x"], "bx", false), (["a\\*"], "a*", true), (["**"], "x/y", true), (["."], "x", false),
        ])
    func matching(patterns: [String], path: String, isIgnored: Bool) throws {
        #expect(try IgnorePatterns(patterns).matchesOrParentMatches(path) == isIgnored)
    }

    @Test("bad patterns", arguments: ["[", "a[", "[]a]", "\\", "[x-]"])
    func faults(pattern: String) {
        #expect(throws: DockerfileError("syntax error in pattern")) { try IgnorePatterns([pattern]) }
    }
}

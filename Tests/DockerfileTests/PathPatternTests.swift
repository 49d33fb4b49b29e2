import Dockerfile
import Testing

/// The cases of Go's own test of `path.Match` (go/src/path/match_test.go).
@Suite("Patterns for paths")
struct PathPatternTests {
    @Test(
        "match as Go's do",
        arguments: [
            ("abc", "abc", true), ("*", "abc", true), ("*c", "abc", true), ("a*", "a", true), ("a*", "abc", true),
            ("a*", "ab/c", false), ("a*/b", "abc/b", true), ("a*/b", "a/c/b", false),
            ("a*b*c*d*e*/f", "axbxcxdxe/f", true), ("a*b*c*d*e*/f", "axbxcxdxexxx/fff", false),
            ("a*b?c*x", "abxbbxdbxebxczzx", true), ("a*b?c*x", "abxbbxdbxebxczzy", false), ("ab[c]", "abc", true),
            ("ab[b-d]", "abc", true), ("ab[e-g]", "abc", false), ("ab[^c]", "abc", false), ("ab[^e-g]", "abc", true),
            ("a\\*b", "a*b", true), ("a\\*b", "ab", false), ("a?b", "a☺b", true), ("a[^a]b", "a☺b", true),
            ("a???b", "a☺b", false), ("[a-ζ]*", "α", true), ("*[a-ζ]", "A", false), ("a?b", "a/b", false),
            ("a*b", "a/b", false), ("[\\]a]", "]", true), ("[\\-]", "-", true), ("[x\\-]", "z", false),
            ("*x", "xxx", true), ("**", "a/b", false), ("**", "ab", true), ("\\**", "*b", true), ("[z-a]", "b", false),
        ])
    func matches(_ pattern: String, _ path: String, _ isMatch: Bool) throws {
        #expect(try PathPattern(pattern).matches(path) == isMatch)
    }

    @Test(
        "refuse what Go refuses",
        arguments: ["[]a]", "[-]", "[x-]", "[-x]", "[a-b-c]", "[", "[^", "[^bc", "a[", "a\\"])
    func malformed(_ pattern: String) {
        #expect(throws: DockerfileError("syntax error in pattern")) { try PathPattern(pattern) }
    }
}

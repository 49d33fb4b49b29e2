import Explanations
import Simulator
import Testing

/// `why`: patterns, what fits best, and what the world says.
@Suite struct ErrorCatalogueTests {
    private func error(_ id: String, _ patterns: [String], status: [Int32] = [], fixes: [String] = []) throws
        -> KnownError
    {
        KnownError(
            id: id, patterns: try patterns.map { try ErrorPattern($0) }, statuses: status, title: id,
            means: "It is about {container}.", why: "", fixes: fixes.map { KnownError.Fix(run: $0, does: "mends it") },
            lesson: "", file: "", line: 1)
    }

    @Test(
        "patterns match anywhere in a line, blanks as short as can be",
        arguments: [
            ("name \"{container}\" is taken", "The name \"/web\" is taken.", ["container": "/web"]),
            (
                "Bind for {address}:{port} failed", "x: Bind for 0.0.0.0:80 failed: y",
                ["address": "0.0.0.0", "port": "80"]
            ),
            ("{command}: command not found", "bash: dokcer: command not found", ["command": "bash: dokcer"]),
            ("lookup {host} on", "dial tcp: lookup a on b on c", ["host": "a"]),
            ("no such thing: {name}", "no such thing: x y", ["name": "x y"]), ("plain", "a plain line", [:]),
            ("{{.Names}} is odd: {text}", "{{.Names}} is odd: yes", ["text": "yes"]),
            ("a {name} b {name} c", "a 1 b 2 c", ["name": "1"]),
        ])
    func matches(_ example: (pattern: String, line: String, things: [String: String])) throws {
        #expect(try ErrorPattern(example.pattern).match(example.line) == example.things)
    }

    @Test("what does not fit is not found", arguments: [("a {name} b", "a  c"), ("a {name}", "a "), ("x", "")])
    func misses(_ example: (pattern: String, line: String)) throws {
        #expect(try ErrorPattern(example.pattern).match(example.line) == nil)
    }

    @Test("a blank of no known kind is refused")
    func unknownBlank() {
        let refusal = #expect(throws: ErrorPattern.UnknownBlank.self) { try ErrorPattern("a {nonsense}") }
        #expect(refusal?.name == "nonsense")
    }

    @Test("the pattern that fixes the most wins; without one the status decides")
    func finds() throws {
        let catalogue = ErrorCatalogue([
            try error("general", ["No such container: {container}"]),
            try error("special", ["Error response from daemon: No such container: {container}"]),
            try error("killed", [], status: [137]),
        ])
        let output = "something\nError response from daemon: No such container: web\r\nmore"
        #expect(catalogue.find(in: output, status: 1)?.error.id == "special")
        #expect(catalogue.find(in: "No such container: web", status: 1)?.things == ["container": "web"])
        #expect(catalogue.find(in: "", status: 137)?.error.id == "killed")
        #expect(catalogue.find(in: "", status: 0) == nil)
        #expect(catalogue.find(in: "fine", status: 0) == nil)
    }

    @Test("the world says what it knows, and fixes name what is there")
    func facts() throws {
        var sandbox = Sandbox()
        sandbox.execute("docker run -d --name web -p 8080:80 nginx:alpine")
        let catalogue = ErrorCatalogue([
            try error("near", ["No such container: {container}"], fixes: ["docker rm {container.near}", "docker ps"]),
            try error(
                "port", ["port {port} is taken"],
                fixes: ["docker stop {port.holder}", "use {port.free}", "{volume.near}"]),
        ])
        let near = try #require(catalogue.find(in: "No such container: wbe", status: 1)).explanation(sandbox.simulation)
        #expect(near.paragraphs.map(\.english) == ["It is about wbe.", "There is no container wbe, but there is web."])
        #expect(near.fixes.map(\.run) == ["docker rm web", "docker ps"])
        let port = try #require(catalogue.find(in: "port 8080 is taken", status: 1)).explanation(sandbox.simulation)
        #expect(port.paragraphs.last?.english == "Port 8080 of your machine belongs to container web.")
        #expect(port.fixes.map(\.run) == ["docker stop web", "use 8081"])
    }
}

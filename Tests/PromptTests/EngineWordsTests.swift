import Foundation
import TestSupport
import Testing

extension PromptTests {
    @Test("real clients and a browser come into the learner's world, and undo takes back what they did")
    func engineAtThePrompt() throws {
        try Self.withFolder { folder in
            let drydock = try Self.start(in: folder)
            try drydock.enter("docker pull alpine -q")
            try drydock.expect("alpine:latest")
            try drydock.enter("engine on")
            try drydock.expect("export DOCKER_HOST=unix://")
            try drydock.expect("only what you type here is.")
            let path = try #require(
                drydock.transcript.components(separatedBy: "DOCKER_HOST=unix://").last?.split(separator: "\n").first)
            let client = RawClient(path: String(path))
            let made = client.send("POST", "/containers/create?name=from-outside", #"{"Image":"alpine"}"#)
            #expect(made.status == 201)
            try drydock.enter("docker ps -a --format 'there: {{.Names}}'")
            try drydock.expect("there: from-outside")
            try drydock.enter("docker rename from-outside renamed && echo moved")
            try drydock.expect("\nmoved")
            #expect(client.send("GET", "/containers/json?all=1").text.contains("/renamed"))
            try drydock.enter("undo")
            try drydock.expect("Back before: docker rename")
            try drydock.enter("undo")
            try drydock.expect("Back before: (clients of the engine)")
            #expect(client.send("GET", "/containers/json?all=1").text == "[]\n")

            // The browser's side.
            let port = 30_000 + Int(ProcessInfo.processInfo.processIdentifier) % 2_000
            try drydock.enter("ports on")
            try drydock.enter("docker run -d -p \(port):80 nginx")
            try drydock.expect("open    http://127.0.0.1:\(port)")
            #expect(RawClient(port: port).send("GET", "/").text.contains("Welcome to nginx!"))

            // While a command waits, clients are served.
            try drydock.enter("docker run --rm -it alpine")
            try drydock.expect("/ #")
            #expect(client.send("GET", "/containers/json").text.contains("\"Image\":\"alpine\""))
            drydock.type("exit")
            try drydock.enter("engine off")
            try drydock.expect("The engine is off.")
            #expect(!FileManager.default.fileExists(atPath: String(path)))
            try drydock.enter("quit")
            #expect(try drydock.waitForEnd() == 0)
        }
    }
}

import Foundation
import TestSupport
import Testing

extension PromptTests {
    /// What follows a text on its line.
    private func rest(of text: String, in transcript: String) throws -> String {
        let range = try #require(transcript.range(of: text))
        return String(transcript[range.upperBound...].prefix { !$0.isNewline })
    }

    @Test("a learner joins a class, hears the instructor above the line, asks, votes, and hands in")
    func classAtThePrompt() throws {
        try Self.withFolder { folder in
            let environment = ["TERM=xterm", "LC_ALL=C.UTF-8", "HOME=\(folder.path)", "PATH=/usr/bin:/bin"]
            let server = try PseudoTerminal(
                [
                    try Self.program("drydock-workshop"), "start", "--port", "0", "--course", Self.root.path,
                    "--data-dir", folder.appendingPathComponent("class").path,
                ], environment: environment, columns: 200)
            try server.expect("Ctrl-C closes it")
            let key = try rest(of: "login?key=", in: server.transcript)
            let words = try rest(of: "drydock join ", in: server.transcript).split(separator: " ").map(String.init)
            let port = try #require(words[0].split(separator: ":").last.flatMap { Int($0) })
            let browser = RawClient(port: port)
            let login = browser.send("GET", "/login?key=\(key)").head
            let cookie = try rest(of: "Set-Cookie: ", in: login).prefix { $0 != ";" }
            func steer(_ action: String, _ form: String) {
                let headers = ["Cookie: \(cookie)", "Origin: http://docker"]
                #expect(browser.send("POST", "/steer/\(action)", form, headers: headers).status == 303)
            }

            let learner = try PseudoTerminal(
                [
                    try Self.program(), "join", words[0], words[1], "--name", "Ada Lovelace", "--course",
                    Self.root.path, "--data-dir", folder.appendingPathComponent("ada").path,
                ], environment: environment)
            try learner.expect("You are in the class workshop as Ada Lovelace.")
            try learner.enter("class")
            try learner.expect("Connected.")
            // Half a line stays where it is, below what is said.
            try learner.expect("~ $ ")
            learner.type("docker versio", enter: false)
            try learner.expect("docker versio")
            steer("note", "text=Look+up%2C+please")
            try learner.expect("Look up, please")
            try learner.expect("docker versio")
            learner.type("n --format {{.Client.Os}}")
            try learner.expect("linux")

            steer("exercise", "id=containers.first-run")
            try learner.expect("exercise containers.first-run begins it.")
            try learner.enter("exercise containers.first-run")
            try learner.expect("Put a web server online")
            try learner.enter("docker run -d --name web -p 8080:80 nginx")
            try learner.expect("Everything holds.")
            try learner.enter("check")
            try learner.expect("Passed.")
            try learner.enter("ask how do I stop it?")
            try learner.expect("The instructor sees that you ask.")
            steer("poll", "text=Ready%3F&options=yes%0Ano&right=1")
            try learner.expect("A question to the room")
            try learner.enter("vote a")
            try learner.expect("Your answer: a) yes.")
            let file = folder.appendingPathComponent("ada.json").path
            try learner.enter("handin \(file)")
            try learner.expect("is written")
            try learner.enter("quit")
            #expect(try learner.waitForEnd() == 0)

            let page = browser.send("GET", "/", headers: ["Cookie: \(cookie)"]).text
            #expect(page.contains("Ada Lovelace"))
            #expect(page.contains("✓ 3/3"))
            #expect(page.contains("how do I stop it?"))
            #expect(!page.contains("--name web"))
            let marks = browser.send("GET", "/gradebook.json", headers: ["Cookie: \(cookie)"]).text
            #expect(marks.contains(#""score":3,"max":3,"replayed":true"#))
            let (grade, status) = try Self.run(["grade", "--content", Self.root.path, file])
            #expect(status == 0)
            #expect(grade.hasPrefix("pass  containers.first-run  Ada Lovelace, "))
            server.kill(SIGINT)
        }
    }
}

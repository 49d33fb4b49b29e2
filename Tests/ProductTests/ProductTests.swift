import Glibc
import Testing

@Suite("drydock on a terminal", .serialized)
struct ProductTests {
    @Test("a first day: a lesson, an exercise, a quiz, the sandbox, and all of it again the next day")
    func firstDay() throws {
        let product = try Product()
        var terminal = try product.start()
        try terminal.expect("Drydock")
        try terminal.expect("type: next")
        try terminal.expect("~ $ ")

        terminal.type("lesson 1.1")
        try terminal.expect("The problem containers solve")
        _ = try terminal.answerAll(until: "Lesson 1.1 is done.")
        try terminal.expect("~ $ ")

        terminal.type("exercise first-run")
        try terminal.expect("Put a web server online")
        let prompt = "[first-run] ~ $ "
        try terminal.expect(prompt)
        try terminal.run("docker run -d --name web nginx", prompt: prompt)
        let wrong = try terminal.run("check", prompt: prompt)
        #expect(wrong.contains("✘") || wrong.contains("✗"))
        #expect(wrong.contains("Nothing useful answers at localhost:8080"))
        #expect(wrong.contains("2 of 3."))
        #expect(!wrong.contains("Passed."))
        try terminal.run("docker rm -f web", prompt: prompt)
        for command in try Product.solution("01-containers/first-run") { try terminal.run(command, prompt: prompt) }
        #expect(try terminal.run("check", prompt: prompt).contains("Passed."))
        terminal.type("leave")
        try terminal.expect("\n")
        try terminal.expect("~ $ ")

        terminal.type("quiz 1.1")
        try terminal.expect("Question 1 of ")
        let answered = try terminal.answerAll(until: " right.")
        let score = answered.split(separator: "\n").last.map { $0.filter { $0.isNumber || $0 == " " } } ?? ""
        let numbers = score.split(separator: " ").map(String.init)
        try #require(numbers.count == 2, "the score is “\(score)”")
        try terminal.expect("~ $ ")

        let id = try terminal.run("docker run -d --name keepme alpine sleep 900")
        #expect(id.split(separator: "\n").contains { $0.count == 64 && $0.allSatisfy(\.isHexDigit) }, "\(id)")
        terminal.send("\u{4}")
        #expect(try terminal.expectEnd() == 0)

        terminal = try product.start()
        try terminal.expect("type: next")
        try terminal.expect("~ $ ")
        #expect(try terminal.run("docker ps").contains("keepme"))
        let progress = try terminal.run("progress")
        #expect(progress.contains("1 of "), "\(progress)")
        #expect(progress.contains("quiz containers.the-problem: \(numbers[0]) of \(numbers[1])"), "\(progress)")
        #expect(try terminal.run("lessons").contains("1.1"))
        terminal.type("quit")
        #expect(try terminal.expectEnd() == 0)
    }

    @Test("what was answered is kept when the program is killed")
    func killed() throws {
        let product = try Product()
        for round in 1...3 {
            let terminal = try product.start()
            try terminal.expect("type: next")
            try terminal.expect("~ $ ")
            #expect(try terminal.run("docker volume create precious\(round)").contains("precious\(round)"))
            #expect(terminal.end(with: SIGKILL) == 128 + SIGKILL)
        }
        let terminal = try product.start()
        try terminal.expect("type: next")
        try terminal.expect("~ $ ")
        let volumes = try terminal.run("docker volume ls -q")
        for round in 1...3 { #expect(volumes.contains("precious\(round)"), "\(volumes)") }
    }

    @Test("killed in an exercise, it opens there again")
    func killedInExercise() throws {
        let product = try Product()
        var terminal = try product.start()
        try terminal.expect("~ $ ")
        terminal.type("exercise first-run")
        try terminal.expect("[first-run] ~ $ ")
        try terminal.run("docker volume create inside", prompt: "[first-run] ~ $ ")
        terminal.end(with: SIGKILL)
        terminal = try product.start()
        try terminal.expect("[first-run] ~ $ ")
        #expect(try terminal.run("docker volume ls -q", prompt: "[first-run] ~ $ ").contains("inside"))
        terminal.type("leave")
        try terminal.expect("\n")
        try terminal.expect("~ $ ")
        #expect(!(try terminal.run("docker volume ls -q")).contains("inside"))
    }

    @Test("Ctrl-C drops the line that is being typed")
    func interruptAtPrompt() throws {
        let terminal = try Product().start()
        try terminal.expect("~ $ ")
        terminal.send("echo ha''lf")
        try terminal.expect("ha''lf")
        terminal.send("\u{3}")
        try terminal.expect("~ $ ")
        let text = try terminal.run("echo who''le")
        #expect(text.contains("whole"))
        #expect(!text.contains("half"))
    }

    @Test("Ctrl-C gives the prompt back from a command", arguments: ["sleep 100", "while :; do sleep 5; done", "cat"])
    func interruptCommand(_ command: String) throws {
        let terminal = try Product().start()
        try terminal.expect("~ $ ")
        terminal.type("echo sta''rted; " + command)
        try terminal.expect("started\n")
        if command == "cat" {
            // Reads what is typed, so it is the editor that sees the key.
            terminal.type("a line")
            try terminal.expect("a line\n")
            try terminal.expect("a line")
        }
        terminal.send("\u{3}")
        try terminal.expect("~ $ ")
        #expect(try terminal.run("echo on''ward").contains("onward"))
    }

    @Test("Ctrl-D ends a program that reads, and then the prompt")
    func endOfInput() throws {
        let terminal = try Product().start()
        try terminal.expect("~ $ ")
        terminal.type("wc -l")
        try terminal.expect("\n")
        terminal.type("one")
        try terminal.expect("one\n")
        terminal.send("\u{4}")
        try terminal.expect("1\n")
        try terminal.expect("~ $ ")
        terminal.send("\u{4}")
        #expect(try terminal.expectEnd() == 0)
    }

    @Test("the shell of a container on the terminal")
    func containerShell() throws {
        let terminal = try Product().start()
        try terminal.expect("~ $ ")
        terminal.type("docker run -it --rm --name box alpine sh")
        try terminal.expect("/ # ")
        #expect(try terminal.run("cat /etc/alpine-release", prompt: "/ # ").contains("3."))
        terminal.type("exit")
        try terminal.expect("~ $ ")
        #expect(!(try terminal.run("docker ps -a")).contains("box"))
    }

    @Test("profiles have machines of their own")
    func otherProfile() throws {
        let product = try Product()
        var terminal = try product.start(["--profile", "ada"])
        try terminal.expect("~ $ ")
        try terminal.run("docker volume create hers")
        terminal.type("quit")
        #expect(try terminal.expectEnd() == 0)
        terminal = try product.start(["--profile", "bob"])
        try terminal.expect("~ $ ")
        #expect(!(try terminal.run("docker volume ls -q")).contains("hers"))
    }
}

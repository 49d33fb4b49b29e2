import Foundation
import Testing

/// The built program on a real terminal: a lesson, an exercise failed and passed, a quiz, leaving and coming back.
@Suite(.serialized) struct PromptTests {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The program that was built together with these tests.
    static func program(_ name: String = "drydock") throws -> String {
        var folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        for _ in 0..<6 {
            for candidate in [folder, folder.appendingPathComponent("debug")] {
                let path = candidate.appendingPathComponent(name).path
                var isFolder: ObjCBool = false
                if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue,
                    FileManager.default.isExecutableFile(atPath: path), path.contains("/.build")
                {
                    return path
                }
            }
            folder = folder.deletingLastPathComponent()
        }
        return root.appendingPathComponent(".build/debug/\(name)").path
    }

    static func start(
        in folder: URL, rows: Int = 40, columns: Int = 90, options: [String] = ["--no-color"],
        environment: [String] = []
    ) throws -> PseudoTerminal {
        try PseudoTerminal(
            [try program(), "start", "--content", root.path, "--data-dir", folder.path] + options,
            environment: environment + ["TERM=xterm", "LC_ALL=C.UTF-8", "HOME=\(folder.path)", "PATH=/usr/bin:/bin"],
            rows: rows, columns: columns)
    }

    static func withFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("drydock-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }

    @Test("a learner's first voyage, and the next day")
    func firstVoyage() throws {
        try Self.withFolder { folder in
            var drydock = try Self.start(in: folder)
            try drydock.expect("Drydock")

            try drydock.enter("lesson 1.1")
            try drydock.expect("1.1  The problem")
            while try drydock.expect("q leaves", "or Enter:", "runs it", "y asks them.", "is done.") != 4 {
                drydock.type("")
            }

            try drydock.enter("exercise first-run")
            try drydock.expect("Exercise  Put a web server online")
            try drydock.enter("docker run -d --name web alpine true")
            try drydock.expect("Pull complete")
            try drydock.enter("check")
            try drydock.expect("✘ web was made from nginx")
            try drydock.expect("Next nudge: hint")
            try drydock.enter("hint")
            try drydock.expect("Still missing: a container named web is running")
            try drydock.expect("Hint 1 of 4")
            try drydock.enter("docker rm -f web")
            try drydock.enter("docker run -d --name web -p 8080:80 nginx")
            try drydock.expect("Downloaded newer image for nginx:latest")
            try drydock.enter("check")
            try drydock.expect("Passed.")
            try drydock.enter("leave")
            try drydock.expect("Back in your sandbox.")

            try drydock.enter("quiz 1.1")
            try drydock.answerQuestions(until: " of 10 right.\n")
            try drydock.enter("docker run -d --name keepme alpine sleep 90000")
            try drydock.expect("Pull complete")
            try drydock.enter("quit")
            #expect(try drydock.waitForEnd() == 0)

            drydock = try Self.start(in: folder)
            try drydock.expect("1 of 7")
            try drydock.enter("docker ps --format '{{.Names}} {{.State}}'")
            try drydock.expect("keepme running")
            try drydock.enter("progress")
            try drydock.expect(" answers")
            try drydock.enter("undo")
            try drydock.expect("Back before: docker run -d --name keepme")
            try drydock.enter("docker ps -aq | wc -l")
            try drydock.expect("\n0\n")
            try drydock.expect("~ $ ")
            drydock.type("\u{4}", enter: false)
            #expect(try drydock.waitForEnd() == 0)
        }
    }

    @Test("who leaves the shell leaves Drydock, and finds the machine with a new shell the next time")
    func exitAndComeBack() throws {
        try Self.withFolder { folder in
            for number in 1...2 {
                let drydock = try Self.start(in: folder)
                try drydock.enter(
                    "cd /tmp; docker network create n\(number); secret=known; docker network ls -q | wc -l")
                try drydock.expect("\n\(number + 3)")
                try drydock.expect("/tmp $ ")
                drydock.type(number == 1 ? "exit 3" : "kill -9 $$")
                #expect(try drydock.waitForEnd() == 0)
            }
            let drydock = try Self.start(in: folder)
            try drydock.enter("echo ${secret-gone} $(docker network ls -q | wc -l)")
            try drydock.expect("\ngone 5")
            try drydock.enter("undo")
            try drydock.expect("Back before: kill")
        }
    }

    @Test("a killed process loses nothing that was acknowledged")
    func survivesKill() throws {
        try Self.withFolder { folder in
            var drydock = try Self.start(in: folder)
            try drydock.enter("echo precious > file; echo kept-it")
            try drydock.expect("kept-it\n")
            drydock.kill(SIGKILL)
            drydock = try Self.start(in: folder)
            try drydock.enter("cat file")
            try drydock.expect("precious\n")
            try drydock.enter("quit")
            #expect(try drydock.waitForEnd() == 0)
        }
    }

    @Test("a program that handles Ctrl-C ends in its own time, and then the prompt comes back")
    func letsProgramsEnd() throws {
        try Self.withFolder { folder in
            let drydock = try Self.start(in: folder)
            try drydock.enter("docker pull -q alpine")
            try drydock.expect("alpine:latest\n")
            try drydock.enter(
                "printf 'services:\\n  web:\\n    image: alpine\\n    command: sleep 90\\n' > compose.yaml")
            try drydock.enter("docker compose up -t 1")
            try drydock.expect("Attaching to web-1")
            drydock.type("\u{3}", enter: false)
            try drydock.expect("Gracefully Stopping")
            try drydock.expect("Stopped")
            try drydock.enter("echo status $?")
            try drydock.expect("status 130\n")
            try drydock.enter("quit")
            #expect(try drydock.waitForEnd() == 0)
        }
    }

    @Test("Ctrl-C in a container's terminal is for the program there: psql forgets a statement and goes on")
    func interruptsInContainers() throws {
        try Self.withFolder { folder in
            let drydock = try Self.start(in: folder)
            try drydock.enter("docker run -dq --name db -e POSTGRES_PASSWORD=x postgres:17")
            try drydock.enter("sleep 5; echo it-runs")
            try drydock.expect("it-runs\n")
            try drydock.enter("docker exec -it db psql -U postgres")
            try drydock.expect("Type \"help\" for help.")
            try drydock.expect("postgres=# ")
            drydock.type("select (")
            try drydock.expect("postgres(# ")
            drydock.type("\u{3}", enter: false)
            try drydock.expect("postgres=# ")
            drydock.type("create table t (words text);")
            try drydock.expect("CREATE TABLE")
            try drydock.expect("postgres=# ")
            drydock.type("\\q")
            try drydock.enter("echo back-again")
            try drydock.expect("back-again\n")
            try drydock.enter("quit")
            #expect(try drydock.waitForEnd() == 0)
        }
    }

    @Test("Ctrl-C gives the prompt back, at the prompt and while something runs")
    func interrupts() throws {
        try Self.withFolder { folder in
            let drydock = try Self.start(in: folder)
            try drydock.expect("~ $ ")
            drydock.type("echo half a li", enter: false)
            try drydock.expect("half a li")
            drydock.type("\u{3}", enter: false)
            try drydock.enter("echo whole-line")
            try drydock.expect("whole-line\n")
            try drydock.enter("cat")
            try drydock.expect("\n")
            drydock.type("echoed back")
            try drydock.expect("echoed back\nechoed back")
            drydock.type("\u{3}", enter: false)
            try drydock.enter("echo running; while :; do :; done")
            try drydock.expect("running\n")
            drydock.type("\u{3}", enter: false)
            try drydock.enter("echo prompt-is-back")
            try drydock.expect("prompt-is-back\n")
            try drydock.enter("quit")
            #expect(try drydock.waitForEnd() == 0)
        }
    }

    @Test("a password is neither shown nor kept, on the machine and in a container")
    func hiddenPassword() throws {
        try Self.withFolder { folder in
            let drydock = try Self.start(in: folder)
            try drydock.enter("docker login")
            try drydock.expect("Username: ")
            drydock.type("somebody")
            try drydock.expect("Password: ")
            drydock.type("hush-hush")
            try drydock.expect("Login Succeeded")
            try drydock.enter("docker logout")
            try drydock.expect("Removing login credentials")
            try drydock.enter("docker login")
            try drydock.expect("Username: ")
            drydock.type("somebody")
            try drydock.expect("Password: ")
            // Who gives up has a terminal that shows what is typed again.
            drydock.type("\u{3}", enter: false)
            try drydock.enter("echo seen")
            try drydock.expect("\nseen\n")
            try drydock.enter("docker run -it --rm --user nobody debian su")
            try drydock.expect("Password: ")
            drydock.type("hush-hush")
            try drydock.expect("su: Authentication failure")
            try drydock.enter("quit")
            #expect(try drydock.waitForEnd() == 0)
            #expect(!drydock.transcript.contains("hush"))
            let history = try String(contentsOf: folder.appendingPathComponent("history"), encoding: .utf8)
            #expect(history.contains("docker login"))
            #expect(!history.contains("hush"))
        }
    }

    @Test("vi and nano open the learner's editor, on the machine and in a container, and undo takes the text back")
    func editors() throws {
        try Self.withFolder { folder in
            let drydock = try Self.start(in: folder, environment: ["EDITOR=printf 'from the editor\\n' >>"])
            try drydock.enter("echo first > notes.txt; nano notes.txt; cat notes.txt")
            try drydock.expect("first\nfrom the editor\n")
            try drydock.enter("docker run -it --rm -v ./notes.txt:/notes.txt alpine vi /notes.txt")
            try drydock.enter("wc -l notes.txt")
            try drydock.expect("3 notes.txt")
            try drydock.enter("undo")
            try drydock.expect("Back before: docker run")
            try drydock.enter("wc -l notes.txt")
            try drydock.expect("2 notes.txt")
            try drydock.enter("vi < notes.txt")
            try drydock.expect("vi: an editor needs a terminal")
            try drydock.enter("quit")
            #expect(try drydock.waitForEnd() == 0)
            // The text is part of the journal: the next session has it.
            let again = try Self.start(in: folder)
            try again.enter("cat notes.txt | tr a-z A-Z")
            try again.expect("FIRST\nFROM THE EDITOR\n")
            try again.enter("quit")
            #expect(try again.waitForEnd() == 0)
        }
    }

    @Test("Ctrl-P Ctrl-Q leaves a container running, and three Ctrl-C leave a program that does not listen")
    func detaching() throws {
        try Self.withFolder { folder in
            let drydock = try Self.start(in: folder)
            try drydock.enter("docker run -it --name web alpine")
            try drydock.expect("/ # ")
            // Ctrl-P alone is held back until the next key, as Docker's own client does.
            drydock.type("\u{10}\u{11}", enter: false)
            try drydock.enter("docker ps --format 'web is {{.State}}'; docker attach --detach-keys ctrl-x,q web")
            try drydock.expect("web is running\n/ # ")
            drydock.type("echo inside again")
            try drydock.expect("\ninside again\n")
            try drydock.expect("/ # ")
            drydock.type("\u{18}q", enter: false)
            try drydock.expect("read escape sequence")
            try drydock.enter("echo status $?")
            try drydock.expect("status 1")
            try drydock.enter("deaf='echo ready; trap \"echo heard\" INT; while :; do sleep 0.1; done'")
            try drydock.enter("docker run --name deaf alpine sh -c \"$deaf\"")
            try drydock.expect("\nready\n")
            for _ in 1...2 {
                drydock.type("\u{3}", enter: false)
                try drydock.expect("heard\n")
            }
            drydock.type("\u{3}", enter: false)
            try drydock.expect("got 3 SIGTERM/SIGINTs, forcefully exiting")
            try drydock.enter("docker ps --format '{{.Names}} up'")
            try drydock.expect("deaf up\nweb up")
            try drydock.enter("quit")
            #expect(try drydock.waitForEnd() == 0)
            // The keys are part of the journal: the next session has the same containers.
            let again = try Self.start(in: folder)
            try again.enter("docker ps --format '{{.Names}} still up'")
            try again.expect("deaf still up\nweb still up")
            try again.enter("quit")
            #expect(try again.waitForEnd() == 0)
        }
    }

    @Test("docker run -it gives a shell inside, and several lines make one command")
    func interactiveContainer() throws {
        try Self.withFolder { folder in
            let drydock = try Self.start(in: folder)
            try drydock.enter("docker run -it --rm alpine sh")
            try drydock.expect("/ #")
            drydock.type("cat /etc/alpine-release")
            try drydock.expect("3.22")
            drydock.type("exit")
            try drydock.enter("cat > note <<END")
            try drydock.expect("\n> ")
            drydock.type("first line")
            try drydock.expect("\n> ")
            drydock.type("END")
            try drydock.enter("cat note \\")
            try drydock.expect("\n> ")
            drydock.type(" | tr a-z A-Z")
            try drydock.expect("FIRST LINE")
            try drydock.enter("quit")
            #expect(try drydock.waitForEnd() == 0)
        }
    }
}

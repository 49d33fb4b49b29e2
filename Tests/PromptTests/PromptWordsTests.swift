import Foundation
import Testing

/// The words beyond the first voyage, each typed at a real terminal.
extension PromptTests {
    @Test("time travel: changes, timeline, whatif, goto, marks and branches", arguments: [(24, 80), (60, 200)])
    func timeTravel(_ size: (rows: Int, columns: Int)) throws {
        try Self.withFolder { folder in
            let drydock = try Self.start(in: folder, rows: size.rows, columns: size.columns)
            try drydock.enter("docker run -d --name web nginx:alpine")
            try drydock.expect("Downloaded newer image for nginx:alpine")
            try drydock.enter("changes")
            try drydock.expect("+ container  web")
            try drydock.enter("docker exec web touch /new")
            try drydock.enter("mark touched")
            try drydock.expect("This moment is called touched.")
            try drydock.enter("whatif docker rm -f web")
            try drydock.expect("- container  web")
            try drydock.expect("Your sandbox is as it was.")
            try drydock.enter("docker rm -f web")
            try drydock.expect("web\n")
            try drydock.enter("timeline")
            try drydock.expect("▸  3")
            try drydock.enter("goto touched")
            try drydock.expect("After 2: docker exec web touch /new")
            try drydock.enter("branch risky")
            try drydock.expect("You are on branch risky.")
            try drydock.enter("docker rm -f web; echo gone")
            try drydock.expect("gone\n")
            try drydock.enter("switch main")
            try drydock.expect("You are on branch main.")
            try drydock.enter("docker ps --format '{{.Names}} {{.State}}'")
            try drydock.expect("web running")
            try drydock.enter("clock +2h")
            try drydock.expect("It is 11:0")
            try drydock.enter("docker ps --format '{{.Status}}'")
            try drydock.expect("Up 2 hours")
            try drydock.enter("save kept")
            try drydock.expect("kept.drydock")
            try drydock.enter("open kept")
            try drydock.expect("the same world, to the byte.")
            try drydock.enter("quit")
            #expect(try drydock.waitForEnd() == 0)
        }
    }

    @Test("a theme is shown, taken, kept, and overruled by the variable")
    func themes() throws {
        try Self.withFolder { folder in
            let first = try Self.start(in: folder, options: [])
            try first.enter("theme")
            try first.expect("colorblind")
            try first.enter("theme pink")
            try first.expect("There is no theme pink. There are: standard, contrast, colorblind, mono.")
            try first.enter("theme colorblind")
            try first.expect("✔ This is how things look from now on")
            #expect(first.painted.contains("\u{1B}[1;34m✔\u{1B}[0m This is how"))
            try first.enter("quit")
            #expect(try first.waitForEnd() == 0)
            for (variable, theme) in [("", "colorblind"), ("mono", "mono")] {
                let next = try Self.start(in: folder, options: [], environment: ["DRYDOCK_THEME=\(variable)"])
                try next.enter("theme")
                try next.expect("▸ \(theme)")
                try next.enter("quit")
                #expect(try next.waitForEnd() == 0)
            }
        }
    }

    @Test("another language: offered, taken, kept, and overruled by the variable")
    func languages() throws {
        try Self.withFolder { folder in
            let first = try Self.start(in: folder, environment: ["LC_ALL=de_DE.UTF-8"])
            try first.expect("Deutsch: language de")
            try first.enter("language xx")
            try first.expect("There is no language xx. There are: en, de.")
            try first.enter("language de")
            try first.expect("Von jetzt an: Deutsch.")
            try first.enter("home")
            try first.expect("Weiter")
            try first.expect("Das Problem, das Container lösen")
            try first.expect("tippe: next")
            try first.enter("lesson 1.1")
            try first.expect("Am Freitag funktioniert dein Skript.")
            try first.expect("q geht hinaus")
            first.type("q")
            try first.expect("Dein Platz ist gemerkt")
            try first.enter("quit")
            #expect(try first.waitForEnd() == 0)
            for (language, label) in [("", "Weiter"), ("en", "Go on"), ("xx", "Weiter")] {
                let next = try Self.start(in: folder, environment: ["DRYDOCK_LANGUAGE=\(language)"])
                try next.expect(label)
                try next.enter("language")
                try next.expect(language == "en" ? "▸ en  English" : "▸ de  Deutsch")
                try next.enter("quit")
                #expect(try next.waitForEnd() == 0)
            }
            let german = try Self.start(
                in: folder, options: ["--no-color", "--profile", "b"], environment: ["DRYDOCK_LANGUAGE=de"])
            try german.expect("Weiter")
            try german.enter("language en")
            try german.expect("From now on: English.")
            try german.enter("quit")
            #expect(try german.waitForEnd() == 0)
        }
    }

    @Test("understanding: why, explain, search, glossary, faults")
    func understanding() throws {
        try Self.withFolder { folder in
            let drydock = try Self.start(in: folder)
            try drydock.enter("fault registry down")
            try drydock.expect("Docker Hub cannot be reached.")
            try drydock.enter("docker pull alpine")
            try drydock.expect("no such host")
            try drydock.enter("why")
            try drydock.expect("Lesson ", "~ $ ")
            try drydock.enter("fault off")
            try drydock.expect("Everything is in order again.")
            try drydock.enter("docker run -d --name web alpine sleep 999")
            try drydock.expect("Downloaded newer image")
            try drydock.enter("docker rm web")
            try drydock.expect("container is running")
            try drydock.enter("why")
            try drydock.expect("docker rm -f web")
            try drydock.enter("why 1")
            try drydock.expect("$ docker ")
            try drydock.enter("explain docker run -p 8080:80 --name web nginx")
            try drydock.expect("port 8080 of your machine leads to port 80 inside")
            try drydock.enter("printf 'FROM alpine\\nCOPY . .\\n' > Dockerfile")
            try drydock.enter("explain Dockerfile")
            try drydock.expect("begin with the files of this image")
            try drydock.enter("glossary layer")
            try drydock.expect("Lesson 2.")
            try drydock.enter("search bind mount")
            try drydock.expect("lesson 6.")
            try drydock.enter("help whatif")
            try drydock.expect("whatif COMMAND")
            try drydock.enter("quit")
            #expect(try drydock.waitForEnd() == 0)
        }
    }

    @Test("a project comes in as a copy, and a file goes out, never over another")
    func doors() throws {
        try Self.withFolder { folder in
            let project = folder.appendingPathComponent("shop")
            try FileManager.default.createDirectory(at: project, withIntermediateDirectories: true)
            try "FROM alpine\nCOPY . /shop\n".write(
                to: project.appendingPathComponent("Dockerfile"), atomically: true, encoding: .utf8)
            try "secret\n".write(to: project.appendingPathComponent("key"), atomically: true, encoding: .utf8)
            try "key\n".write(to: project.appendingPathComponent(".dockerignore"), atomically: true, encoding: .utf8)
            let drydock = try Self.start(in: folder)
            try drydock.enter("import \(project.path)")
            try drydock.expect("Copied 2 files to shop.")
            try drydock.enter("ls shop; cat shop/Dockerfile")
            try drydock.expect("Dockerfile\nFROM alpine\n")
            try drydock.enter("export-file shop/Dockerfile \(folder.path)")
            try drydock.expect("Written: ")
            try drydock.enter("export-file shop/Dockerfile \(folder.path)")
            try drydock.expect("there already.", "is there", "Nothing was")
            try drydock.enter("undo")
            try drydock.expect("Back before: echo ")
            try drydock.enter("quit")
            #expect(try drydock.waitForEnd() == 0)
            let copy = try String(contentsOf: folder.appendingPathComponent("Dockerfile"), encoding: .utf8)
            #expect(copy == "FROM alpine\nCOPY . /shop\n")
        }
    }

    @Test("an exercise tells what holds, is saved, and graded without the prompt")
    func grading() throws {
        try Self.withFolder { folder in
            let drydock = try Self.start(in: folder)
            try drydock.enter("exercise first-run")
            try drydock.expect("Exercise  Put a web server online")
            try drydock.enter("docker run -d --name web -p 8080:80 nginx")
            try drydock.expect("✔ a container named web is running")
            try drydock.expect("Everything holds.")
            let path = folder.appendingPathComponent("attempt.drydock").path
            try drydock.enter("save \(path)")
            try drydock.expect("open ")
            try drydock.enter("docker rm -f web")
            try drydock.expect("✘ no longer: a container named web is running")
            try drydock.enter("quit")
            #expect(try drydock.waitForEnd() == 0)
            let (output, status) = try Self.run(["grade", "--content", Self.root.path, "--json", path])
            #expect(status == 0)
            #expect(output.contains("\"status\": \"pass\""))
            try "junk".write(toFile: path, atomically: true, encoding: .utf8)
            #expect(try Self.run(["grade", "--content", Self.root.path, path]).status == 3)
        }
    }

    @Test("an interview asks, follows up, and reports; its day is kept")
    func interview() throws {
        try Self.withFolder { folder in
            let drydock = try Self.start(in: folder)
            try drydock.enter("interview on 2099-01-15")
            try drydock.expect("days to go.")
            try drydock.enter("interview networking untimed")
            try drydock.expect("no time limit")
            try drydock.answerQuestions(until: "on to the report: ")
            drydock.type("")
            try drydock.expect("Report   ")
            try drydock.enter("progress")
            try drydock.expect("Skills")
            try drydock.enter("quit")
            #expect(try drydock.waitForEnd() == 0)
        }
    }

    @Test("an interview ends with a repair in the sandbox, and the report tells of it")
    func repair() throws {
        try Self.withFolder { folder in
            let drydock = try Self.start(in: folder, environment: ["DRYDOCK_SEED=3"])
            try drydock.enter("interview done")
            try drydock.expect("No repair of an interview is open.")
            for (word, outcome) in [("check", "Report"), ("interview done", "not mended"), ("leave", "not mended")] {
                try drydock.enter("interview images untimed")
                try drydock.answerQuestions(until: "y begins")
                drydock.type("y")
                try drydock.expect("check hands it in")
                if word == "check" {
                    try drydock.enter("check")
                    try drydock.expect("Next nudge")
                    try drydock.enter("interview done")
                } else {
                    try drydock.enter(word)
                }
                try drydock.expect(outcome)
            }
            try drydock.enter("interview images untimed")
            try drydock.answerQuestions(until: "y begins")
            drydock.type("y")
            try drydock.expect("] ~ $ ")
            // The prompt names the exercise: its solution is typed as one line.
            let name = drydock.transcript.split(separator: "[").last?.prefix { $0 != "]" } ?? ""
            let solution = try Self.solution(of: String(name)).base64EncodedString()
            drydock.type("eval \"$(echo \(solution) | base64 -d)\" > /dev/null 2>&1")
            try drydock.enter("check")
            try drydock.expect("Passed.")
            try drydock.expect("mended: ")
            try drydock.enter("pwd")
            try drydock.expect("\n/home/you")
            try drydock.enter("quit")
            #expect(try drydock.waitForEnd() == 0)
        }
    }

    private static func solution(of exercise: String) throws -> Data {
        let folder = root.appendingPathComponent("Exercises")
        let modules = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        let files = modules.map { folder.appendingPathComponent("\($0)/\(exercise)/solution.sh") }
        let file = try #require(files.first { FileManager.default.fileExists(atPath: $0.path) })
        return try Data(contentsOf: file)
    }

    @Test("placement begins where the first gap is")
    func placement() throws {
        try Self.withFolder { folder in
            let drydock = try Self.start(in: folder)
            try drydock.enter("placement")
            try drydock.expect("1 Containers")
            // Whoever answers everything alike has a gap somewhere.
            try drydock.answerQuestions(until: "You begin with module")
            try drydock.enter("next")
            try drydock.expect(" min\n")
            drydock.type("q")
            try drydock.enter("quit")
            #expect(try drydock.waitForEnd() == 0)
        }
    }

    @Test("long texts go to the learner's pager where one is named, and to none where that is wanted")
    func pager() throws {
        try Self.withFolder { folder in
            for (variables, options, sees) in [
                (["PAGER=sed s/^/P:/"], [], "P:   quit"), (["DRYDOCK_PAGER=cat", "PAGER=false"], [], "\n   quit"),
                ([], ["--no-pager"], "\n   quit"), (["PAGER=no-such-program"], [], "Enter go on"),
                ([], [], "Enter go on"),
            ] as [([String], [String], String)] {
                let drydock = try Self.start(
                    in: folder, rows: 24, columns: 80, options: ["--no-color"] + options, environment: variables)
                try drydock.enter("help")
                try drydock.expect(sees)
                drydock.kill(SIGKILL)
            }
        }
    }

    @Test("accessible mode has no box drawing, no colour it cannot do without, and no cursor movement")
    func accessible() throws {
        try Self.withFolder { folder in
            let drydock = try Self.start(in: folder, options: ["--accessible"])
            try drydock.enter("docker run -d --name web nginx:alpine")
            try drydock.expect("Downloaded newer image")
            try drydock.enter("changes")
            try drydock.expect("new     container  web")
            try drydock.enter("timeline")
            try drydock.expect(": new container web")
            try drydock.enter("progress")
            try drydock.expect("0 of 7 lessons")
            try drydock.enter("printf 'FROM nginx:alpine\\nRUN true\\n' | docker build -")
            try drydock.expect("#5 DONE")
            try drydock.enter("quit")
            #expect(try drydock.waitForEnd() == 0)
            #expect(!drydock.transcript.contains("[+] Building"))
            let drawn = drydock.transcript.unicodeScalars.filter { (0x2500...0x28FF).contains($0.value) }
            #expect(drawn.isEmpty)
        }
    }

    @Test("a build keeps its lines up to date on a terminal, and shows what a failed step printed")
    func liveBuild() throws {
        try Self.withFolder { folder in
            let drydock = try Self.start(in: folder)
            try drydock.enter("printf 'FROM alpine\\nRUN echo 1\\nRUN exit 3\\n' > Dockerfile")
            try drydock.enter("docker build .")
            try drydock.expect("[+] Building ")
            try drydock.expect(" => ERROR [3/3] RUN exit 3 ")
            try drydock.expect("exit code: 3")
            try drydock.enter("sed -i s/exit.3/true/ Dockerfile; docker build -t done .")
            try drydock.expect("(7/7) FINISHED", "(8/8) FINISHED")
            try drydock.expect(" => CACHED [2/3] RUN echo 1 ")
            try drydock.expect(" => => naming to docker.io/library/done ")
            try drydock.enter("quit")
            #expect(try drydock.waitForEnd() == 0)
        }
    }

    /// Runs drydock without a terminal.
    static func run(_ arguments: [String]) throws -> (output: String, status: Int32) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try program())
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (String(decoding: data, as: UTF8.self), process.terminationStatus)
    }
}

import Foundation
import Testing

/// What docs/authoring.md tells authors to type, tried with the program itself.
extension PromptTests {
    @Test("an author begins, records, previews and lints in a course of his own, and in an archive of it")
    func authoring() throws {
        try Self.withFolder { folder in
            let course = folder.appendingPathComponent("course")
            let lessons = course.appendingPathComponent("Lessons/01-trial")
            try FileManager.default.createDirectory(at: lessons, withIntermediateDirectories: true)
            try "id: trial\ntitle: A trial\nsummary: It is tried.\n".write(
                to: lessons.appendingPathComponent("module.yaml"), atomically: true, encoding: .utf8)
            func run(_ words: String..., expecting status: Int32 = 0) throws -> String {
                let (output, found) = try Self.run(words + ["--course", course.path])
                #expect(found == status, "\(words): \(output)")
                return output
            }
            #expect(
                try run("new", "lesson", "trial.first", "--title", "First").contains("Lessons/01-trial/01-first.md"))
            _ = try run("new", "lesson", "trial.first", expecting: 64)
            _ = try run("new", "lesson", "trial.Second", expecting: 64)
            #expect(
                try run("new", "exercise", "trial.boxes", "--lesson", "trial.first").contains(
                    "Exercises/01-trial/boxes/exercise.yaml"))
            #expect(try run("new", "quiz", "trial").contains("drydock preview trial.q001"))
            let script = folder.appendingPathComponent("script.sh").path
            try "docker network create quay\n".write(toFile: script, atomically: true, encoding: .utf8)
            #expect(try run("record", "trial.quay", "--lesson", "trial.first", script).contains("trial/quay"))
            try "docker ps\n".write(toFile: script, atomically: true, encoding: .utf8)
            _ = try run("record", "trial.none", "--lesson", "trial.first", script, expecting: 64)
            #expect(try run("preview", "trial.first", "--width", "40").contains("$ echo hello\n    hello\n"))
            #expect(try run("preview", "trial.quay").contains("there is a network quay"))
            #expect(try run("lint", "--module", "trial", expecting: 3).contains("01-first.md:12: a TODO is left"))

            let archive = folder.appendingPathComponent("course.tar.gz").path
            let tar = Process()
            tar.executableURL = URL(fileURLWithPath: "/bin/tar")
            tar.arguments = ["-czf", archive, "-C", folder.path, "course"]
            try tar.run()
            tar.waitUntilExit()
            let (output, status) = try Self.run(["preview", "trial.first", "--course", archive])
            #expect(status == 0 && output.contains("1.1  First"))
            #expect(try Self.run(["new", "quiz", "trial", "--course", archive]).status == 4)
            #expect(try Self.run(["lint", "--course", script]).status == 4)
            #expect(try Self.run(["schema", "exercise"]).output.contains("\"additionalProperties\": false"))
        }
    }
}

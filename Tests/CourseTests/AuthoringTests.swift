import Foundation
import Simulator
import Testing

@testable import Course

@Suite("Tools for authors")
struct AuthoringTests {
    @Test("what is begun loads without a fault, and lint names each gap")
    func skeletons() {
        var changes: [String: String?] = [
            "Lessons/01-m/02-two.md": Skeleton.lesson(id: "m.two", title: "A \"new\" one\\")
        ]
        for (name, text) in Skeleton.exercise(id: "m.f", title: "It: works", lesson: "m.two") {
            changes["Exercises/01-m/f/" + name] = text
        }
        changes[CourseFixture.bankPath] =
            CourseFixture.questions + "\n" + Skeleton.question(id: "m.q3", lesson: "m.two")
        let content = CourseFixture.load(changes)
        #expect(content.faults == [])
        #expect(content.lesson("m.two")?.title == "A \"new\" one\\")
        #expect(content.exercise("m.f")?.title == "It: works")
        let faults = Linter.lint(content).map(\.description)
        #expect(faults.contains("Lessons/01-m/02-two.md:12: a TODO is left"))
        #expect(faults.contains("Exercises/01-m/f/goal.md:1: a TODO is left"))
        #expect(faults.contains { $0.hasSuffix("questions.yaml:20: a TODO is left") }, "\(faults)")
    }

    @Test("the next question gets the next number")
    func nextQuestion() throws {
        let content = CourseFixture.load()
        #expect(Skeleton.nextQuestion(in: content.modules[0]) == "m.q003")
    }

    @Test("a session becomes an exercise that its own commands pass")
    func draft() throws {
        let draft = ExerciseDraft(
            id: "m.f", title: "A session", lesson: "m.one", start: "docker pull -q nginx\n",
            lines: [
                "docker network create front", "docker volume create data",
                "docker run -d --name web --network front -p 8080:80 -v data:/d nginx",
            ])
        let files = try #require(draft.files)
        var changes: [String: String?] = [:]
        for (name, text) in files { changes["Exercises/01-m/f/" + name] = text }
        let content = CourseFixture.load(changes)
        #expect(content.faults == [])
        let exercise = try #require(content.exercise("m.f"))
        #expect(
            exercise.checks.map(\.text) == [
                "web is running, from nginx", "port 8080 leads to web", "there is a network front",
                "there is a volume data",
            ])
        var sandbox = exercise.sandbox()
        #expect(!exercise.judge(sandbox).isPassed)
        sandbox.probe(exercise.solutions[0])
        #expect(exercise.judge(sandbox).isPassed)
        #expect(ExerciseDraft(id: "m.g", title: "", lesson: "m.one", start: "", lines: ["docker ps"]).files == nil)
    }

    @Test("the schemas in docs are those of the parsers", arguments: FileSchema.allCases)
    func schemas(_ schema: FileSchema) throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let path = root.appendingPathComponent("docs/schemas/\(schema.rawValue).schema.json")
        #expect(try String(contentsOf: path, encoding: .utf8) == schema.text, "drydock schema \(schema.rawValue)")
    }

    @Test(
        "a docker command is written in every form",
        arguments: [
            (
                "docker run -dit --name web -p 80:80 -e A=1 -e B=2 nginx sh -c 'x -y'",
                "docker container run --env=A=1 --env=B=2 --publish=80:80 --name=web --tty --interactive --detach nginx sh -c 'x -y'",
                "docker run -d -i -t --name web -p 80:80 -e A=1 -e B=2 nginx sh -c 'x -y'"
            ),
            ("docker ps --all", "docker container ls --all", "docker ps -a"),
            ("docker container ls -aq", "docker ps --quiet --all", "docker container ls -a -q"),
            ("docker rm -f a b", "docker container rm --force a b", "docker rm -f a b"),
            ("docker run -v ~/x:/x a", "docker container run --volume ~/x:/x a", "docker run -v ~/x:/x a"),
            (
                "docker compose -f a.yaml up -d --scale web=2",
                "docker compose --file=a.yaml up --scale=web=2 --detach",
                "docker compose -f a.yaml up -d --scale web=2"
            ),
        ])
    func forms(_ line: String, _ equals: String, _ short: String) throws {
        let parsed = try #require(DockerLine(line))
        #expect(parsed.text(.equals) == equals)
        #expect(parsed.text(.short) == short)
        #expect(DockerLine(parsed.text(.long))?.text(.equals) == equals)
    }

    @Test(
        "what is no single docker command is left alone",
        arguments: ["ls", "docker ps | wc -l", "docker run --nosuch a"])
    func noForms(_ line: String) { #expect(DockerLine(line) == nil) }
}

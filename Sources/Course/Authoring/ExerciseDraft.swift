import Insights
import Simulator
import WorldModel

/// A session in a sandbox as the draft of an exercise: what was typed is the solution, and what is different afterwards
/// becomes the checks.
package struct ExerciseDraft {
    package var id: String
    package var title: String
    package var lesson: String
    /// Prepares the sandbox.
    package var start: String
    /// What was typed.
    package var lines: [String]

    package init(id: String, title: String, lesson: String, start: String, lines: [String]) {
        (self.id, self.title, self.lesson, self.start, self.lines) = (id, title, lesson, start, lines)
    }

    /// The exercise's files by name, or nothing when the session changed nothing that could be checked.
    package var files: [String: String]? {
        var before = Sandbox()
        if !start.isEmpty { before.probe(start) }
        var after = before
        let solution = lines.joined(separator: "\n") + "\n"
        after.probe(solution)
        let checks = WorldChanges.between(before.simulation, after.simulation).compactMap {
            Self.check($0, after.world)
        }
        guard !checks.isEmpty else { return nil }
        var files = Skeleton.exercise(id: id, title: title, lesson: lesson)
        files["start.sh"] = start.isEmpty ? nil : start
        files["solution.sh"] = solution
        let gap = Skeleton.gap
        files["exercise.yaml"] = """
            id: \(id)
            title: \(Skeleton.quoted(title))
            lesson: \(lesson)
            kind: open            # guided, faded, open, repair or challenge
            minutes: 5
            skills: []
            checks:
            \(checks.joined(separator: "\n"))
            hints:                # a nudge, the concept, the shape, the answer
              - \(gap) a nudge
              - \(Skeleton.quoted(lines.last ?? ""))
            wrong:
              - script: "true"
                says: ""
            after: |
              \(gap) what to take away from it.

            """
        return files
    }

    /// The check that a change suggests; none for what follows from others, such as addresses.
    private static func check(_ change: WorldChange, _ world: World) -> String? {
        func check(_ text: String, _ pairs: [(String, String)]) -> String {
            let first = "  - text: \(Skeleton.quoted(text))"
            return ([first] + pairs.map { "    \($0): \(Skeleton.quoted($1))" }).joined(separator: "\n")
        }
        let name = change.name.english
        switch (change.noun, change.sign) {
        case ("container", .removed): return check("there is no container \(name)", [("no-container", name)])
        case ("container", _):
            guard let container = world.docker.containers.values.first(where: { $0.name == name }) else { return nil }
            let state = container.state.status
            return check(
                "\(name) is \(state), from \(container.imageName)",
                [("container", name), ("state", state), ("image", container.imageName)])
        case ("port", .added):
            let door = name.split(separator: ":").last ?? ""
            let (owner, inside) = ends(of: change.detail.english)
            return check("port \(door) leads to \(owner)", [("container", owner), ("port", "\(door):\(inside)")])
        case ("image", .removed), ("tag", .removed): return check("there is no image \(name)", [("no-image", name)])
        case ("image", _), ("tag", _): return check("there is an image \(name)", [("image", name)])
        case ("volume", .removed): return check("there is no volume \(name)", [("no-volume", name)])
        case ("volume", _): return check("there is a volume \(name)", [("volume", name)])
        case ("network", .removed): return check("there is no network \(name)", [("no-network", name)])
        case ("network", _): return check("there is a network \(name)", [("network", name)])
        case ("files", _): return "  # files \(name): \(change.detail.english)"
        default: return nil
        }
    }

    /// `to web:80` gives `web` and `80`.
    private static func ends(of detail: String) -> (name: String, port: String) {
        let parts = detail.split(separator: " ").last?.split(separator: ":").map(String.init) ?? []
        return (parts.first ?? "", parts.last ?? "")
    }
}

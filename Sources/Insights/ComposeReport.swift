import Engine
import Phrases
import WorldModel

/// `compose why [SERVICE]`: what the last `docker compose up` did with each service, or with one, and why.
package enum ComposeReport {
    package static func lines(_ simulation: Simulation, only service: String? = nil) -> [Phrase] {
        let project = simulation.world.docker.lastComposeProject
        guard let notes = simulation.world.docker.composeNotes[project] else {
            return [Phrase("Nothing was brought up yet. Try: docker compose up -d")]
        }
        let wanted = notes.filter { service == nil || $0.service == service }
        guard !wanted.isEmpty else {
            let names = notes.map(\.service).joined(separator: ", ")
            return [Phrase("The last up of project \(project) had no service \(service ?? ""). It had: \(names).")]
        }
        return [Phrase("Project \(project), the last time it was brought up:")]
            + wanted.flatMap { note in
                ["   \(note.service): \(note.action)"] + note.reasons.map { Phrase(verbatim: "      " + $0) }
            }
    }
}

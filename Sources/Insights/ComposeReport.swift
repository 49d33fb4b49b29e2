import Engine
import WorldModel

/// `compose why`: what the last `docker compose up` did with each service, and why.
package enum ComposeReport {
    package static func lines(_ simulation: Simulation) -> [String] {
        let project = simulation.world.docker.lastComposeProject
        guard let notes = simulation.world.docker.composeNotes[project] else {
            return ["Nothing was brought up yet. Try: docker compose up -d"]
        }
        return ["Project \(project), the last time it was brought up:"]
            + notes.flatMap { note in ["   \(note.service): \(note.action)"] + note.reasons.map { "      " + $0 } }
    }
}

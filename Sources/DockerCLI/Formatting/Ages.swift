import CommandSyntax
import WorldModel

/// Times as lists show them.
package enum Ages {
    /// `3 minutes ago`
    static func ago(_ instant: Instant, now: Instant) -> String {
        humanDuration(seconds: Double(max(0, now - instant)) / 1e9) + " ago"
    }

    static func span(_ instant: Instant, now: Instant) -> String {
        humanDuration(seconds: Double(max(0, now - instant)) / 1e9)
    }

    /// `2026-11-21 05:00:00 +0000 UTC`, Go's default.
    static func goDefault(_ instant: Instant) -> String {
        let time = CivilTime(instant)
        return time.date + " " + time.time + " +0000 UTC"
    }

    /// `2026-11-21 05:00:00.123456789 +0000 UTC`, with the fraction of a second that there is.
    static func goNanoseconds(_ instant: Instant) -> String {
        CivilTime(instant).rfc3339Nano.dropLast().split(separator: "T").joined(separator: " ") + " +0000 UTC"
    }

    static func rfc3339(_ instant: Instant?) -> String {
        instant.map { CivilTime($0).rfc3339Nano } ?? "0001-01-01T00:00:00Z"
    }

    /// `ps`'s STATUS column.
    package static func status(of container: Container, now: Instant) -> String {
        let state = container.state
        switch state.phase {
        case .running, .paused:
            var text = "Up " + span(state.startedAt ?? now, now: now)
            if state.isPaused { return text + " (Paused)" }
            if let health = container.health {
                text += health.status == "starting" ? " (health: starting)" : " (\(health.status))"
            }
            return text
        case .restarting:
            return "Restarting (\(state.exitCode)) \(ago(state.finishedAt ?? now, now: now))"
        case .created: return "Created"
        case .removing: return "Removal In Progress"
        case .dead: return "Dead"
        case .exited: return "Exited (\(state.exitCode)) \(ago(state.finishedAt ?? now, now: now))"
        }
    }
}

import CommandSyntax
import Engine
import HashTreeCollections
import Kernel
import WorldModel

/// `docker events`: what happened since a moment, then what happens, until a moment or Ctrl-C.
package struct EventsCommand: Program {
    private let filters: Filters
    private let format: String
    private let since: Instant?
    private let until: Instant?
    /// The number of the next event to look at, counted from the world's first.
    private var next: Int

    static func events(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> any Program {
        for text in command.list("filter") where !text.contains("=") {
            throw CommandFailure(
                "invalid argument \"\(text)\" for \"-f, --filter\" flag: bad format of filter (expected name=value)\n\nUsage:  docker events [OPTIONS]\n\nRun 'docker events --help' for more information",
                status: 125)
        }
        let format = command.string("format") ?? ""
        if !format.isEmpty, format != "json" {
            do throws(TemplateError) {
                _ = try GoTemplate(format).execute(
                    EventDocument.value(
                        EngineEvent(time: simulation.world.clock.now, type: "", action: "", actor: "", attributes: [])))
            } catch {
                throw CommandFailure("Error parsing format: \(error.description)", status: 64)
            }
        }
        let since = try time(command.string("since"), simulation)
        let until = try time(command.string("until"), simulation)
        if let since, let until, since.instant > until.instant {
            throw CommandFailure(
                "Error response from daemon: `since` time (\(since.text)) cannot be after `until` time (\(until.text))"
            )
        }
        return EventsCommand(
            filters: Filters(command.list("filter")), format: format, since: since?.instant, until: until?.instant,
            simulation)
    }

    private static func time(_ text: String?, _ simulation: Simulation) throws(CommandFailure) -> TimeNotation? {
        guard let text, !text.isEmpty else { return nil }
        do throws(TimeNotation.Failure) {
            return try TimeNotation(text, now: simulation.world.clock.now)
        } catch {
            throw CommandFailure(error.text)
        }
    }

    package init(
        filters: Filters, format: String, since: Instant?, until: Instant?, _ simulation: Simulation
    ) {
        self.filters = filters
        self.format = format
        self.since = since
        self.until = until
        let docker = simulation.world.docker
        next =
            since == nil && until.map({ $0 > simulation.world.clock.now }) ?? true
            ? docker.forgottenEvents + docker.events.count : 0
    }

    package var showsWhatHappens: Bool { until == nil }

    package mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        let docker = simulation.world.docker
        for event in docker.events.dropFirst(max(0, next - docker.forgottenEvents)) {
            if let since, event.time < since { continue }
            if let until, event.time > until { continue }
            guard admits(event) else { continue }
            simulation.print(line(event), as: me)
        }
        next = docker.forgottenEvents + docker.events.count
        guard let until else { return .wait([.engineEvent]) }
        return simulation.world.clock.now >= until ? .exit(0) : .wait([.engineEvent, .time(until)])
    }

    private func line(_ event: EngineEvent) -> String {
        if format.isEmpty { return EventDocument.plain(event) + "\n" }
        let value = EventDocument.value(event)
        if format == "json" { return GoJSON.compact(value) + "\n" }
        return ((try? GoTemplate(format).execute(value)) ?? "") + "\n"
    }

    // MARK: Filters

    /// Filters of one key are alternatives, those of different keys must all hold; unknown keys are ignored (moby,
    /// `events.Filter`).
    private func admits(_ event: EngineEvent) -> Bool {
        let attributes = event.attributes.reduce(into: [String: String]()) { $0[$1.key] = $1.value }
        func any(_ key: String, _ test: (String) -> Bool) -> Bool {
            filters[key].isEmpty || filters[key].contains(where: test)
        }
        func names(_ text: String, _ type: String) -> Bool {
            event.type == type && (event.actor.hasPrefix(text) || attributes["name"] == text)
        }
        return any("event") { $0 == event.action || event.action.hasPrefix($0 + ":") }
            && any("type") { $0 == event.type }
            && ["container", "network", "volume"].allSatisfy { type in any(type) { names($0, type) } }
            && any("image") { text in
                names(text, "image") || attributes["image"] == text
                    || attributes["image"].map { $0.prefix { $0 != ":" } == text } ?? false
            }
            && any("scope") { $0 == "local" }
            && filters.admits(labels: attributes)
    }
}

/// An event as `docker events` shows it.
package enum EventDocument {
    /// `TIME TYPE ACTION ID (key=value, …)`
    static func plain(_ event: EngineEvent) -> String {
        let attributes = event.attributes.map { "\($0.key)=\($0.value)" }.joined(separator: ", ")
        let suffix = event.attributes.isEmpty ? "" : " (\(attributes))"
        return "\(CivilTime(event.time).rfc3339Padded) \(event.type) \(event.action) \(event.actor)\(suffix)"
    }

    /// Engine API: `EventMessage`. Containers and images repeat their action and id in fields of older versions.
    package static func value(_ event: EngineEvent) -> TemplateValue {
        let isOld = ["container", "image"].contains(event.type)
        let image = event.type == "container" ? event.attributes.first { $0.key == "image" }?.value : nil
        var object = TemplateObject("*events.Message")
        object.append("Status", .string(isOld ? event.action : ""), json: isOld ? "status" : nil)
        object.append("ID", .string(isOld ? event.actor : ""), json: isOld ? "id" : nil)
        object.append("From", .string(image ?? ""), json: image == nil ? nil : "from")
        object.append("Type", .string(event.type))
        object.append("Action", .string(event.action))
        object.append(
            "Actor",
            Doc.object(
                "events.Actor",
                [
                    "ID": .string(event.actor),
                    "Attributes": .stringMap(event.attributes.map { (key: $0.key, value: $0.value) }),
                ]))
        object.append("Scope", "local", json: "scope")
        object.append("Time", Doc.int(event.time.seconds), json: "time")
        object.append("TimeNano", Doc.int(event.time.nanoseconds), json: "timeNano")
        return .object(object)
    }
}

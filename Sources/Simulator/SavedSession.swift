import FileTrees
import JSON
import WorldModel

/// A sandbox as a file that another machine can open: where it began, what was typed, and the digest of the world that
/// comes of it.
package struct SavedSession: Sendable, Equatable {
    /// The exercise whose sandbox it is; `nil` for a plain one.
    package var exercise: String?
    package var journal: [Timeline.Entry]
    /// The world's time when it was saved.
    package var clock: Instant
    /// Of the world's encoding; opening compares it.
    package var digest: String

    private static let version = 1.0

    package enum Failure: Error, Sendable, Equatable {
        case notASession
        case newer

        package var message: String {
            switch self {
            case .notASession: "this is no saved sandbox of Drydock"
            case .newer: "this was saved by a newer Drydock"
            }
        }
    }

    /// Saves a timeline: its journal is replayed from its origin, so that the digest is what others will get.
    package init(_ timeline: Timeline, exercise: String?) {
        self.exercise = exercise
        journal = timeline.journal
        clock = timeline.sandbox.world.clock.now
        digest = ""
        digest = WorldEncoding.digest(replayed(from: timeline.origin).sandbox.world).hex
    }

    /// The timeline that the journal makes.
    package func replayed(from origin: Sandbox) -> Timeline {
        var timeline = Timeline(origin)
        timeline.replay(journal)
        timeline.drive { _ = $0.takeOutput() }
        timeline.advance(to: clock)
        return timeline
    }

    /// Whether a timeline is the world that was saved.
    package func isSame(as timeline: Timeline) -> Bool {
        WorldEncoding.digest(timeline.sandbox.world).hex == digest
    }

    // MARK: Text

    /// The file: JSON. Nanoseconds are texts, because numbers of JSON are not exact to the last digit.
    package var text: String {
        let lines = journal.map { entry in
            JSONValue.object(
                JSONObject([("at", .string(String(entry.clock.nanoseconds))), ("typed", .string(entry.input))]))
        }
        let value = JSONValue.object(
            JSONObject([
                ("drydock", .number(Self.version)), ("exercise", exercise.map { .string($0) } ?? .null),
                ("clock", .string(String(clock.nanoseconds))), ("digest", .string(digest)), ("journal", .array(lines)),
            ]))
        return JSONWriter(indentation: " ").text(value) + "\n"
    }

    package init(text: String) throws(Failure) {
        guard let value = JSONReader.parse(text), case .number(let version)? = value["drydock"],
            let clock = value["clock"]?.text.flatMap({ Int64($0) }), let digest = value["digest"]?.text,
            let lines = value["journal"]?.items
        else { throw .notASession }
        guard version <= Self.version else { throw .newer }
        exercise = value["exercise"]?.text
        self.clock = Instant(nanoseconds: clock)
        self.digest = digest
        journal = []
        for line in lines {
            guard let at = line["at"]?.text.flatMap({ Int64($0) }), let typed = line["typed"]?.text else {
                throw .notASession
            }
            journal.append(Timeline.Entry(input: typed, clock: Instant(nanoseconds: at)))
        }
    }
}

import Classroom
import JSON

/// Sends pages what has changed on them, some times a second, over server-sent events.
actor LiveHub {
    private let desk: ClassDesk
    private var place: JoinPlace
    private var views: [View: Viewers] = [:]
    private var nextSubscriber = 0
    private var rounds = 0

    /// Which page somebody looks at.
    enum View: Hashable, Sendable {
        case classroom
        case learner(Int)
        case projector
    }

    /// A piece of a page: an element with its id.
    struct Part: Sendable, Equatable {
        var id: String
        var html: String
    }

    private struct Viewers {
        var subscribers: [Int: AsyncStream<String>.Continuation] = [:]
        /// What was sent last, by element.
        var sent: [String: String] = [:]
        var columns: [ClassModels.Column] = []
        var learners: [Int] = []
    }

    /// Changes are gathered for so long.
    static let interval = Duration.milliseconds(120)
    /// Statuses change with time as well: everything is looked at again after so many intervals.
    private static let roundsBetweenLooks = 12
    /// Who has not taken in so many messages is let go; the page comes back by itself and gets everything anew.
    private static let mostUnread = 200
    static let mostSubscribers = 100

    init(_ desk: ClassDesk, _ place: JoinPlace) {
        self.desk = desk
        self.place = place
    }

    /// Where the server listens, when the system has chosen the port.
    func listens(on port: Int) {
        if place.address.hasSuffix(":0") { place.address = place.address.dropLast() + String(port) }
    }

    var joinPlace: JoinPlace { place }

    /// Runs until the task is cancelled.
    func run() async {
        while !Task.isCancelled {
            try? await Task.sleep(for: Self.interval)
            await round()
        }
        for viewers in views.values { for subscriber in viewers.subscribers.values { subscriber.finish() } }
    }

    // MARK: Subscribers

    /// Messages for a page: all of it first, and then what changes. `nil` when too many are there already.
    func subscribe(_ view: View) async -> AsyncStream<String>? {
        guard views.values.reduce(0, { $0 + $1.subscribers.count }) < Self.mostSubscribers else { return nil }
        let models = await models()
        let number = nextSubscriber
        nextSubscriber += 1
        let (stream, continuation) = AsyncStream.makeStream(
            of: String.self, bufferingPolicy: .bufferingNewest(Self.mostUnread))
        continuation.onTermination = { [weak self] _ in Task { await self?.leave(view, number) } }
        // Everybody on this page gets all of it: what was sent is then the same for all.
        views[view, default: Viewers()].subscribers[number] = continuation
        views[view]?.sent = [:]
        views[view]?.columns = []
        views[view]?.learners = []
        send(allParts(view, models), to: view)
        return stream
    }

    private func leave(_ view: View, _ number: Int) {
        views[view]?.subscribers[number] = nil
        if views[view]?.subscribers.isEmpty == true { views[view] = nil }
    }

    // MARK: Rounds

    private func round() async {
        rounds += 1
        let changes = await desk.takeChanges()
        let looksAtAll = rounds % Self.roundsBetweenLooks == 0
        guard !views.isEmpty, looksAtAll || changes.isAnythingElse || !changes.learners.isEmpty else { return }
        let models = await models()
        for view in views.keys {
            let isConcerned = looksAtAll || changes.isAnythingElse
            switch view {
            case .classroom where looksAtAll: send(allParts(view, models), to: view)
            case .classroom: send(rowParts(changes.learners, changes.isAnythingElse, models), to: view)
            case .learner(let id) where isConcerned || changes.learners.contains(id):
                send(allParts(view, models), to: view)
            case .projector where isConcerned: send(allParts(view, models), to: view)
            case .learner, .projector: break
            }
        }
    }

    private func models() async -> ClassModels {
        ClassModels(
            state: await desk.state, course: desk.course, agenda: desk.agenda, title: desk.title,
            item: await desk.item, joinAddress: place.address, joinCode: desk.joinCode, fingerprint: place.fingerprint,
            now: await desk.moment)
    }

    private func send(_ parts: [Part], to view: View) {
        let fresh = parts.filter { views[view]?.sent[$0.id] != $0.html }
        guard !fresh.isEmpty else { return }
        for part in fresh { views[view]?.sent[part.id] = part.html }
        let items = fresh.map { part in
            JSONValue.object(JSONObject([("id", .string(part.id)), ("html", .string(part.html))]))
        }
        let message = "data: \(JSONWriter().text(.array(items)))\n\n"
        for subscriber in views[view]?.subscribers.values ?? [:].values {
            if case .dropped = subscriber.yield(message) { subscriber.finish() }
        }
    }

    // MARK: Parts

    private func allParts(_ view: View, _ models: ClassModels) -> [Part] {
        switch view {
        case .classroom: return classParts(models) + rowParts(Set(models.state.learners.keys), false, models)
        case .learner(let id):
            guard let learner = models.state.learners[id] else { return [] }
            return [
                Part(id: "bar", html: PageTemplates.render("bar", models.bar)),
                Part(id: "person", html: PageTemplates.render("person", models.detail(learner))),
            ]
        case .projector: return [Part(id: "screen", html: PageTemplates.render("screen", models.projection))]
        }
    }

    /// Everything of the class's page but the rows.
    private func classParts(_ models: ClassModels) -> [Part] {
        [
            Part(id: "bar", html: PageTemplates.render("bar", models.bar)),
            Part(id: "now", html: PageTemplates.render("now", models.task)),
            Part(id: "attention", html: PageTemplates.render("attention", models.attention)),
            Part(id: "misses", html: PageTemplates.render("misses", models.misses)),
            Part(id: "polls", html: PageTemplates.render("polls", models.polls)),
            Part(id: "locks", html: PageTemplates.render("locks", models.locks)),
        ]
    }

    /// The rows of learners; the whole grid when its columns or people are others than before.
    private func rowParts(_ learners: Set<Int>, _ isAnythingElse: Bool, _ models: ClassModels) -> [Part] {
        let columns = models.columns
        let order = models.learnersInOrder.map(\.id)
        var parts = isAnythingElse ? classParts(models) : []
        if views[.classroom]?.columns != columns || views[.classroom]?.learners != order {
            views[.classroom]?.columns = columns
            views[.classroom]?.learners = order
            // The rows are sent inside of the grid; they count as sent.
            for learner in models.state.learners.values {
                views[.classroom]?.sent["row-\(learner.id)"] = row(learner, columns, models).html
            }
            parts.append(Part(id: "grid", html: PageTemplates.render("grid", models.grid(columns))))
            return parts
        }
        return parts + learners.sorted().compactMap { models.state.learners[$0] }.map { row($0, columns, models) }
    }

    private func row(
        _ learner: LearnerState, _ columns: [ClassModels.Column], _ models: ClassModels
    ) -> Part {
        Part(id: "row-\(learner.id)", html: PageTemplates.render("row", models.row(learner, columns)))
    }

    // MARK: Whole pages

    /// A page as it is now; `nil` when there is no such learner.
    func page(_ view: View, steering: SteeringModel) async -> String? {
        let models = await models()
        switch view {
        case .classroom:
            let columns = models.columns
            let parts =
                classParts(models) + [
                    Part(id: "grid", html: PageTemplates.render("grid", models.grid(columns))),
                    Part(id: "steering", html: PageTemplates.render("steering", steering)),
                ]
            return page("class", title: desk.title, parts)
        case .learner(let id):
            guard let learner = models.state.learners[id] else { return nil }
            return page(
                "learner", title: "\(learner.name): \(desk.title)", allParts(view, models),
                more: ["id": String(id), "name": learner.name])
        case .projector: return page("projector", title: desk.title, allParts(view, models))
        }
    }

    private func page(_ name: String, title: String, _ parts: [Part], more: [String: String] = [:]) -> String {
        var model = more
        model["title"] = title
        for part in parts { model[part.id] = part.html }
        return PageTemplates.render(name, model)
    }
}

/// Where learners join.
struct JoinPlace: Sendable {
    /// Such as `https://192.168.1.5:7373`.
    var address: String
    /// Of the certificate, where it is one of Drydock's own.
    var fingerprint: String?
}

import Classroom
import Course
import Foundation
import Hummingbird
import NIOCore

/// The instructor's pages.
struct InstructorRoutes {
    let desk: ClassDesk
    let hub: LiveHub
    let pass: InstructorPass
    let logins: LoginLimit

    private static let mostFormBytes = 64 * 1024

    func add(to router: Router<ClassContext>) {
        addOpenPages(to: router)
        let group = router.group().add(middleware: InstructorGuard(pass: pass))
        let steering = SteeringModel(desk.course, desk.agenda)
        group.get("/") { _, _ in Self.html(await hub.page(.classroom, steering: steering) ?? "") }
        group.get("/projector") { _, _ in Self.html(await hub.page(.projector, steering: steering) ?? "") }
        group.get("/learner/:id") { _, context in
            guard let id = context.parameters.get("id", as: Int.self),
                let page = await hub.page(.learner(id), steering: steering)
            else { throw Refused(status: .notFound, text: "There is no such learner.") }
            return Self.html(page)
        }
        group.get("/live") { _, _ in try await Self.events(hub.subscribe(.classroom)) }
        group.get("/live/projector") { _, _ in try await Self.events(hub.subscribe(.projector)) }
        group.get("/live/:id") { _, context in
            guard let id = context.parameters.get("id", as: Int.self) else {
                throw Refused(status: .notFound, text: "There is no such learner.")
            }
            return try await Self.events(hub.subscribe(.learner(id)))
        }
        addReports(to: group)
        let actions = SteeringActions(desk: desk)
        group.post("/steer/:action") { request, context in
            let form = try await Self.form(request)
            let name = context.parameters.get("action") ?? ""
            try await actions.carryOut(name, form)
            if request.headers[.accept] == "text/plain" { return Response(status: .noContent) }
            return Response(status: .seeOther, headers: [.location: "/"])
        }
    }

    // MARK: Without the key

    private func addOpenPages(to router: Router<ClassContext>) {
        router.get("/style.css") { _, _ in Self.asset(PageAssets.style, "text/css; charset=utf-8") }
        router.get("/script.js") { _, _ in Self.asset(PageAssets.script, "text/javascript; charset=utf-8") }
        router.get("/login") { request, context in
            // The line in the terminal opens the page with the key in it; it does not stay in the address.
            guard let key = request.uri.queryParameters.get("key") else {
                return Self.html(PageTemplates.render("login", ["title": desk.title]))
            }
            return try await login(key, context)
        }
        router.post("/login") { request, context in
            try SameOrigin.demand(of: request)
            return try await login(Self.form(request)["key"] ?? "", context)
        }
    }

    private func login(_ key: String, _ context: ClassContext) async throws -> Response {
        guard await logins.mayTry(context.client) else {
            throw Refused(status: .tooManyRequests, text: "Too many tries. Wait a minute.")
        }
        guard pass.isKey(key) else {
            await logins.noteFailure(context.client)
            let page = PageTemplates.render("login", ["title": desk.title, "message": "That is not the key."])
            return Self.html(page, status: .forbidden)
        }
        var response = Response(status: .seeOther, headers: [.location: "/"])
        response.setCookie(pass.cookie)
        return response
    }

    // MARK: Reports

    private func addReports(to group: RouterGroup<ClassContext>) {
        group.get("/gradebook") { _, _ in
            let book = try await desk.gradebook(replays: false)
            return Self.html(
                book.html(title: "Gradebook: \(desk.title)", head: Self.gradebookHead, below: Self.gradebookLinks))
        }
        group.get("/gradebook.csv") { _, _ in
            Self.file(try await desk.gradebook(replays: true).csv, "text/csv; charset=utf-8", "gradebook.csv")
        }
        group.get("/items.csv") { _, _ in
            Self.file(try await desk.gradebook(replays: true).itemCSV, "text/csv; charset=utf-8", "items.csv")
        }
        group.get("/gradebook.json") { _, _ in
            Self.file(
                try await desk.gradebook(replays: true).json.line, "application/json; charset=utf-8", "gradebook.json")
        }
    }

    private static let gradebookHead =
        #"<link rel="icon" href="data:,"><link rel="stylesheet" href="/style.css">"#
    private static let gradebookLinks = """
        <p>As reported. These are replayed first: <a href="/gradebook.csv">CSV</a> <a href="/items.csv">CSV by item</a>
        <a href="/gradebook.json">JSON</a>. <a href="/">The class</a></p>
        """

    // MARK: Answers

    private static func html(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "text/html; charset=utf-8"],
            body: .init(byteBuffer: ByteBuffer(string: text)))
    }

    private static func asset(_ text: String, _ type: String) -> Response {
        Response(
            status: .ok, headers: [.contentType: type, .cacheControl: "max-age=300"],
            body: .init(byteBuffer: ByteBuffer(string: text)))
    }

    private static func file(_ text: String, _ type: String, _ name: String) -> Response {
        Response(
            status: .ok,
            headers: [.contentType: type, .contentDisposition: "attachment; filename=\"\(name)\""],
            body: .init(byteBuffer: ByteBuffer(string: text)))
    }

    private static func events(_ stream: AsyncStream<String>?) throws -> Response {
        guard let stream else { throw Refused(status: .serviceUnavailable, text: "Too many pages are open.") }
        return Response(
            status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"],
            body: .init { writer in
                for await message in stream { try await writer.write(ByteBuffer(string: message)) }
                try await writer.finish(nil)
            })
    }

    /// The fields of a form; of a field that comes twice the last counts.
    private static func form(_ request: Request) async throws -> [String: String] {
        let buffer = try await request.body.collect(upTo: mostFormBytes)
        // Forms write blanks as plus signs; URLComponents leaves those as they are.
        let components = URLComponents(string: "?" + String(buffer: buffer).replacing("+", with: "%20"))
        return (components?.queryItems ?? []).reduce(into: [:]) { $0[$1.name] = $1.value ?? "" }
    }
}

/// How often the instructor's key may be guessed.
actor LoginLimit {
    private var limit = RateLimit(burst: 10, perSecond: 1 / 6)
    private let now: @Sendable () -> Int64

    init(now: @escaping @Sendable () -> Int64) { self.now = now }

    func mayTry(_ client: String) -> Bool { !limit.isUsedUp(client, now: now()) }

    func noteFailure(_ client: String) { limit.use(client, now: now()) }
}

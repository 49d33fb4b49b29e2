import CommandSyntax
import DockerCLI
import Engine
import JSON
import Kernel
import WorldModel

/// The engine itself.
extension EngineSession {
    static let systemOperations: [APIOperation] = [
        APIOperation(name: "SystemPing", method: "GET", pattern: "/_ping") { _, _, _ in .response(ping("OK")) },
        APIOperation(name: "SystemPingHead", method: "HEAD", pattern: "/_ping") { _, _, _ in .response(ping("")) },
        APIOperation(name: "SystemVersion", method: "GET", pattern: "/version") { _, _, _ in
            .response(.json(VersionCommand.server))
        },
        APIOperation(name: "SystemInfo", method: "GET", pattern: "/info") { _, _, simulation in
            .response(.json(InfoCommand.server(simulation)))
        },
        APIOperation(name: "SystemEvents", method: "GET", pattern: "/events", run: events),
        APIOperation(name: "SystemDataUsage", method: "GET", pattern: "/system/df") { request, _, simulation in
            .response(.json(DataUsage.document(request, simulation)))
        },
        APIOperation(name: "SystemAuth", method: "POST", pattern: "/auth", run: authenticate),
        APIOperation(name: "PluginList", method: "GET", pattern: "/plugins") { _, _, _ in .response(.json(.list([]))) },
        // BuildKit's sessions need HTTP/2: who asks for one falls back to the builder without it.
        APIOperation(name: "Session", method: "POST", pattern: "/session") { _, _, _ throws(EngineError) in
            throw EngineError(.notFound, "page not found")
        },
    ]

    private static func ping(_ text: String) -> APIResponse {
        APIResponse(
            200,
            headers: [
                ("Content-Type", "text/plain; charset=utf-8"), ("Cache-Control", "no-cache, no-store, must-revalidate"),
                ("Pragma", "no-cache"), ("Builder-Version", "1"), ("Swarm", "inactive"),
            ], body: Array(text.utf8))
    }

    @Sendable private static func events(
        _ request: APIRequest, _ session: inout EngineSession, _ simulation: inout Simulation
    ) throws(EngineError) -> APIAnswer {
        let (since, until) = (try time(request, "since", simulation), try time(request, "until", simulation))
        if let since, let until, since > until {
            throw EngineError(
                .invalidParameter,
                "`since` time (\(since.seconds)) cannot be after `until` time (\(until.seconds))")
        }
        let program = EventsCommand(
            filters: try request.filters(), format: "json", since: since, until: until, simulation)
        return .stream(APIResponse(200, headers: [("Content-Type", "application/json")]), program)
    }

    /// A moment of the query.
    static func time(_ request: APIRequest, _ name: String, _ simulation: Simulation) throws(EngineError) -> Instant? {
        guard let text = request.value(name), !text.isEmpty, text != "0" else { return nil }
        guard let instant = TimeNotation.parse(text, now: simulation.world.clock.now) else {
            throw EngineError(
                .invalidParameter, "invalid value for \"\(name)\": failed to parse value as time or duration")
        }
        return instant
    }

    @Sendable private static func authenticate(
        _ request: APIRequest, _ session: inout EngineSession, _ simulation: inout Simulation
    ) throws(EngineError) -> APIAnswer {
        let document = try request.document()
        let domain = document["serveraddress"]?.text ?? ""
        let credentials = RegistryCredentials(
            user: document["username"]?.text ?? "", password: document["password"]?.text ?? "")
        try simulation.logIn(to: RegistryAddress.host(domain), credentials)
        return .response(
            .json(
                Doc.object("registry.AuthenticateOKBody", ["Status": "Login Succeeded", "IdentityToken": ""])))
    }
}

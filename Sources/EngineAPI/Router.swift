import Engine
import Kernel
import WorldModel

/// An operation of the API: how it is asked for, and what does it.
package struct APIOperation: Sendable {
    /// The name that the API's definition gives it (`operationId`).
    package var name: String
    package var method: String
    /// `/containers/{id}/json`. A name of an image may have slashes: `{name...}`.
    package var pattern: String
    var run: @Sendable (APIRequest, inout EngineSession, inout Simulation) throws(EngineError) -> APIAnswer

    /// What the pattern's names stand for in a path; `nil` when it does not match.
    func match(_ path: String) -> [String: String]? {
        let wanted = pattern.split(separator: "/")
        let found = path.split(separator: "/")
        var names: [String: String] = [:]
        guard let open = wanted.firstIndex(where: { $0.hasSuffix("...}") }) else {
            guard wanted.count == found.count else { return nil }
            for (piece, text) in zip(wanted, found) where !take(piece, text, &names) { return nil }
            return names
        }
        let after = wanted[(open + 1)...]
        guard found.count > open + after.count else { return nil }
        for (piece, text) in zip(wanted[..<open], found) where !take(piece, text, &names) { return nil }
        for (piece, text) in zip(after, found.suffix(after.count)) where !take(piece, text, &names) { return nil }
        names[String(wanted[open].dropFirst().dropLast(4))] = found[open..<(found.count - after.count)]
            .joined(separator: "/")
        return names
    }

    private func take(_ piece: Substring, _ text: Substring, _ names: inout [String: String]) -> Bool {
        guard piece.hasPrefix("{") else { return piece == text }
        names[String(piece.dropFirst().dropLast())] = String(text)
        return true
    }
}

/// What the API remembers between requests besides the world: execs that were made and not yet started.
package struct EngineSession: Sendable {
    var waitingExecs: [String: (container: ContainerID, request: Simulation.ExecRequest, opensOutput: Bool)] = [:]
    /// What execs that have ended were like.
    var execs: [String: Simulation.ExecRequest] = [:]

    package init() {}

    /// All operations that are served.
    package static let operations: [APIOperation] =
        systemOperations + containerOperations + execOperations + imageOperations + networkOperations
        + volumeOperations + buildOperations + unservedOperations

    /// Answers a request. Whatever goes wrong is an answer, too.
    package mutating func answer(_ request: APIRequest, _ simulation: inout Simulation) -> APIAnswer {
        if let version = request.version {
            if version > .newest {
                return refusal(
                    "client version \(version) is too new. Maximum supported API version is \(APIVersion.newest)")
            }
            if version < .oldest {
                return refusal(
                    "client version \(version) is too old. Minimum supported API version is \(APIVersion.oldest), please upgrade your client to a newer version"
                )
            }
        }
        var isKnown = false
        for operation in Self.operations {
            guard let parameters = operation.match(request.path) else { continue }
            isKnown = true
            guard operation.method == request.method else { continue }
            var request = request
            request.parameters = parameters
            do throws(EngineError) {
                return try operation.run(request, &self, &simulation)
            } catch {
                return .response(.failure(error))
            }
        }
        if let refusal = Self.swarmRefusal(request.path) { return refusal }
        let message = isKnown ? "method not allowed" : "page not found"
        return .response(.json(.object(APIResponse.message(message)), status: isKnown ? 405 : 404))
    }

    private func refusal(_ message: String) -> APIAnswer {
        .response(.failure(EngineError(.invalidParameter, message)))
    }
}

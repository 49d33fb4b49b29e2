import WorldModel

/// What the engine refuses, in Docker's words.
package struct EngineError: Error, Sendable, Equatable {
    package var kind: Kind
    /// The daemon's message, without "Error response from daemon: ".
    package var message: String
    /// Docker's client refuses it before the daemon is asked: its message stands without the daemon's name.
    package var isOfClient = false

    /// The classes of errors, each with its HTTP status (moby, `daemon/server/httpstatus`).
    package enum Kind: Sendable, Equatable {
        case invalidParameter
        case unauthorized
        case forbidden
        case notFound
        case conflict
        case notModified
        case notImplemented
        case unavailable
        case system

        package var httpStatus: Int {
            switch self {
            case .invalidParameter: 400
            case .unauthorized: 401
            case .forbidden: 403
            case .notFound: 404
            case .conflict: 409
            case .notModified: 304
            case .notImplemented: 501
            case .unavailable: 503
            case .system: 500
            }
        }
    }

    package init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }

    package static func noSuchContainer(_ name: String) -> EngineError {
        EngineError(.notFound, "No such container: \(name)")
    }

    package static func noSuchImage(_ name: String) -> EngineError {
        EngineError(.notFound, "No such image: \(name)")
    }

    /// A name that is empty, as of a shell's variable that is not set (moby, `client.trimID`).
    ///
    /// - Parameter object: `container`, `network` or `volume`.
    package static func emptyName(of object: String) -> EngineError {
        var error = EngineError(.invalidParameter, "invalid \(object) name or ID: value is empty")
        error.isOfClient = true
        return error
    }

    /// The API has no operation at an address without a name.
    package static let pageNotFound = EngineError(.notFound, "page not found")

    package static func notRunning(_ id: ContainerID) -> EngineError {
        EngineError(.conflict, "container \(id) is not running")
    }
}

extension Simulation {
    /// Lets time pass that an operation takes in a real engine.
    package mutating func elapse(milliseconds: Int64) {
        guard !followsRealTime else { return }
        world.clock.now = world.clock.now + milliseconds * 1_000_000
    }
}

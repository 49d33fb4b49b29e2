import Classroom
import Hummingbird
import JSON
import NIOCore

/// What learners' programs ask.
struct LearnerRoutes {
    let desk: ClassDesk

    /// A message holds so many events of some size; more is no learner's.
    private static let mostBytes = 4 * 1024 * 1024
    private static let mostJoinBytes = 4 * 1024

    func add(to router: Router<ClassContext>) {
        router.post("/learner/join") { request, context in
            let json = try await Self.json(request, upTo: Self.mostJoinBytes)
            guard let message = ClassMessage.Join(json) else { throw Self.unreadable }
            do {
                return Self.answer(try await desk.join(message, from: context.client).json)
            } catch let refusal as ClassDesk.Refusal {
                throw Self.refused(refusal)
            }
        }
        router.post("/learner/sync") { request, _ in
            guard let token = Self.token(request) else { throw Self.refused(.unknownToken) }
            let json = try await Self.json(request, upTo: Self.mostBytes)
            guard let message = ClassMessage.Sync(json) else { throw Self.unreadable }
            do {
                return Self.answer(try await desk.sync(message, token: token).json)
            } catch let refusal as ClassDesk.Refusal {
                throw Self.refused(refusal)
            }
        }
    }

    private static let unreadable = Refused(
        status: .badRequest, text: "The message cannot be read. Have all the same version of Drydock?")

    private static func json(_ request: Request, upTo limit: Int) async throws -> JSONValue {
        // Browsers name the page that sends; learners' programs are no pages.
        guard request.headers[.origin] == nil else {
            throw Refused(status: .forbidden, text: "Learners join with drydock join, not with a browser.")
        }
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit {
            throw Refused(status: .contentTooLarge, text: "That is too large.")
        }
        let buffer = try await request.body.collect(upTo: limit)
        guard let json = JSONReader.parse(String(buffer: buffer)) else { throw unreadable }
        return json
    }

    private static func token(_ request: Request) -> String? {
        guard let field = request.headers[.authorization], field.hasPrefix("Bearer ") else { return nil }
        return String(field.dropFirst("Bearer ".count))
    }

    private static func answer(_ json: JSONValue) -> Response {
        Response(
            status: .ok, headers: [.contentType: "application/json"],
            body: .init(byteBuffer: ByteBuffer(string: json.line)))
    }

    private static func refused(_ refusal: ClassDesk.Refusal) -> Refused {
        switch refusal {
        case .wrongCode: Refused(status: .forbidden, text: "The code is not the one of this class.")
        case .tooMany: Refused(status: .tooManyRequests, text: "Too many tries. Wait a minute.")
        case .badName: Refused(status: .badRequest, text: "A name has up to \(ClassDesk.longestName) characters.")
        case .full: Refused(status: .serviceUnavailable, text: "The class is full.")
        case .unknownToken: Refused(status: .unauthorized, text: "The class does not know you. Join again.")
        case .notOnRoster: Refused(status: .forbidden, text: "Nobody on the roster has that id.")
        }
    }
}

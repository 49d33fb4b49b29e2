import HTTPTypes
import Hummingbird
import NIOCore

/// What every answer carries, and what no answer tells.
struct OuterGuard: RouterMiddleware {
    typealias Context = ClassContext

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response: Response
        do {
            response = try await next(request, context)
        } catch let refused as Refused {
            response = try refused.response(from: request, context: context)
        } catch let error as any HTTPResponseError {
            let text = error.status == .contentTooLarge ? "That is too large." : "That cannot be answered."
            response = try Refused(status: error.status, text: text).response(from: request, context: context)
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            context.logger.error("\(request.method) \(request.uri.path): \(error)")
            let refused = Refused(
                status: .internalServerError, text: "Something went wrong on the instructor's machine.")
            response = try refused.response(from: request, context: context)
        }
        for (name, value) in Self.headers { response.headers[name] = value }
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
        return response
    }

    private static let headers: [(HTTPField.Name, String)] = {
        let all = [
            (
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src data:; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
            ),
            ("X-Content-Type-Options", "nosniff"), ("X-Frame-Options", "DENY"), ("Referrer-Policy", "no-referrer"),
            ("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin"),
        ]
        return all.compactMap { name, value in HTTPField.Name(name).map { ($0, value) } }
    }()
}

/// Lets in only who has the instructor's key; what changes something must come from a page of this server.
struct InstructorGuard: RouterMiddleware {
    typealias Context = ClassContext

    let pass: InstructorPass

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        guard pass.isCarried(by: request) else {
            if request.method == .get, request.headers[.accept]?.contains("text/html") == true {
                return Response(status: .seeOther, headers: [.location: "/login"])
            }
            throw Refused(status: .unauthorized, text: "Only the instructor may do that.")
        }
        if request.method != .get { try SameOrigin.demand(of: request) }
        return try await next(request, context)
    }
}

/// Forms of other pages are not taken.
enum SameOrigin {
    static func demand(of request: Request) throws {
        let site = HTTPField.Name("Sec-Fetch-Site").flatMap { request.headers[$0] }
        let origin = request.headers[.origin]
        let isOwn = origin.map { $0.split(separator: "/").last.map(String.init) == request.head.authority } ?? false
        guard isOwn || (origin == nil && site == "same-origin") else {
            throw Refused(status: .forbidden, text: "That came from another page.")
        }
    }
}

/// The instructor's key, and the cookie that stands for it.
struct InstructorPass: Sendable {
    let key: String
    let isSecure: Bool

    private static let cookieName = "drydock-instructor"

    /// Not the key itself, so that a cookie that is seen does not open the class elsewhere for longer than the key lives.
    private var cookieValue: String { Secrets.hash("cookie of " + key) }

    func isKey(_ text: String) -> Bool { Secrets.areSame(text, key) }

    func isCarried(by request: Request) -> Bool {
        request.cookies[Self.cookieName].map { Secrets.areSame($0.value, cookieValue) } ?? false
    }

    var cookie: Cookie {
        Cookie(
            name: Self.cookieName, value: cookieValue, path: "/", secure: isSecure, httpOnly: true, sameSite: .strict)
    }
}

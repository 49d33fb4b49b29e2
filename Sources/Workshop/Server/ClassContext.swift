import Hummingbird
import NIOCore

/// What the server knows of a request beside its text.
struct ClassContext: RequestContext, RemoteAddressRequestContext {
    var coreContext: CoreRequestContextStorage
    let remoteAddress: SocketAddress?

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        remoteAddress = source.channel.remoteAddress
    }

    /// The address without the port: what limits are kept by.
    var client: String { remoteAddress?.ipAddress ?? "" }
}

/// An answer that says no, in a sentence.
struct Refused: Error, HTTPResponseError {
    var status: HTTPResponse.Status
    var text: String

    func response(from request: Request, context: some RequestContext) throws -> Response {
        Response(
            status: status, headers: [.contentType: "text/plain; charset=utf-8"],
            body: .init(byteBuffer: ByteBuffer(string: text + "\n")))
    }
}

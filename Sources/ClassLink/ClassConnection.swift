import NIOCore
import NIOHTTP1
import NIOPosix

/// A connection to a class's server: one request after the other. Everything runs on its event loop.
final class ClassConnection {
    private let channel: any Channel
    private let address: ClassAddress
    private let answers: AnswerHandler

    /// An answer is waited for no longer.
    static let patience = TimeAmount.seconds(10)
    private static let longestAnswer = 8 * 1024 * 1024

    private init(_ channel: any Channel, _ address: ClassAddress, _ answers: AnswerHandler) {
        self.channel = channel
        self.address = address
        self.answers = answers
    }

    struct Answer: Sendable {
        var status: Int
        var body: String
    }

    /// Connects; fails when the server cannot be reached, or `judge` does not accept its certificate.
    static func connect(
        to address: ClassAddress, on loop: any EventLoop, judge: @escaping @Sendable (ServerIdentity) throws -> Void
    ) -> EventLoopFuture<NIOLoopBound<ClassConnection>> {
        ClientBootstrap(group: loop)
            .connectTimeout(patience)
            .channelOption(ChannelOptions.tcpOption(.tcp_nodelay), value: 1)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    if address.isSecure { try pipeline.addHandler(TLSClientHandler(address, judge: judge)) }
                    try pipeline.addHTTPClientHandlers()
                    try pipeline.addHandler(NIOHTTPClientResponseAggregator(maxContentLength: longestAnswer))
                    try pipeline.addHandler(AnswerHandler())
                }
            }
            .connect(host: address.host, port: address.port)
            .flatMapThrowing { channel in
                let answers = try channel.pipeline.syncOperations.handler(type: AnswerHandler.self)
                return NIOLoopBound(ClassConnection(channel, address, answers), eventLoop: loop)
            }
    }

    var isOpen: Bool { channel.isActive }

    func post(_ path: String, _ body: String, token: String? = nil) -> EventLoopFuture<Answer> {
        var head = HTTPRequestHead(version: .http1_1, method: .POST, uri: path)
        let host = address.host.contains(":") ? "[\(address.host)]" : address.host
        head.headers.add(name: "Host", value: "\(host):\(address.port)")
        head.headers.add(name: "Content-Type", value: "application/json")
        head.headers.add(name: "Content-Length", value: String(body.utf8.count))
        if let token { head.headers.add(name: "Authorization", value: "Bearer \(token)") }
        let promise = channel.eventLoop.makePromise(of: Answer.self)
        answers.wait(for: promise)
        channel.write(HTTPClientRequestPart.head(head), promise: nil)
        channel.write(HTTPClientRequestPart.body(.byteBuffer(ByteBuffer(string: body))), promise: nil)
        channel.writeAndFlush(HTTPClientRequestPart.end(nil), promise: nil)
        let channel = channel
        let timeout = channel.eventLoop.scheduleTask(in: Self.patience) { channel.close(promise: nil) }
        promise.futureResult.whenComplete { _ in timeout.cancel() }
        return promise.futureResult
    }

    func close() { channel.close(promise: nil) }
}

/// Gives answers to those who wait for them.
private final class AnswerHandler: ChannelInboundHandler {
    typealias InboundIn = NIOHTTPClientResponseFull

    private var waiting: EventLoopPromise<ClassConnection.Answer>?
    private var failure: (any Error)?

    func wait(for promise: EventLoopPromise<ClassConnection.Answer>) {
        guard failure == nil, waiting == nil else {
            promise.fail(failure ?? ChannelError.ioOnClosedChannel)
            return
        }
        waiting = promise
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let answer = unwrapInboundIn(data)
        let body = answer.body.map { String(buffer: $0) } ?? ""
        let promise = waiting
        waiting = nil
        promise?.succeed(ClassConnection.Answer(status: Int(answer.head.status.code), body: body))
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        fail(error)
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) { fail(ChannelError.ioOnClosedChannel) }

    private func fail(_ error: any Error) {
        if failure == nil { failure = error }
        let promise = waiting
        waiting = nil
        promise?.fail(failure ?? error)
    }
}

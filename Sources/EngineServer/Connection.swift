import EngineAPI
import NIOCore
import NIOHTTP1
import WorldModel

/// One client: its requests, one after the other.
final class Connection: ChannelInboundHandler, RemovableChannelHandler, @unchecked Sendable {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    static let (encoderName, decoderName, handlerName) = ("encoder", "decoder", "requests")
    /// Bytes that a body may have: those of a large build context.
    private static let largestBody = 1 << 30

    let encoder = HTTPResponseEncoder()
    private let host: EngineHost
    private var head: HTTPRequestHead?
    private var body: [UInt8] = []
    private var isRefused = false
    /// The request whose program runs.
    private var exchange: Int?
    /// A request has come and is answered in a moment.
    private var isSettling = false

    init(_ host: EngineHost) { self.host = host }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            self.head = head
            (body, isRefused) = ([], false)
            if head.headers.first(name: "expect")?.lowercased() == "100-continue" {
                context.writeAndFlush(
                    wrapOutboundOut(.head(HTTPResponseHead(version: .http1_1, status: .continue))), promise: nil)
            }
        case .body(let buffer):
            guard !isRefused else { return }
            body += buffer.readableBytesView
            if body.count > Self.largestBody {
                (body, isRefused) = ([], true)
                send(
                    APIResponse(
                        413, headers: [("Content-Type", "application/json")],
                        body: Array(#"{"message":"request body too large"}"#.utf8)),
                    context, closes: true)
            }
        case .end:
            guard let head, !isRefused else { return }
            // Whoever asks again before the answer is whole is not understood.
            guard exchange == nil, !isSettling else { return context.close(promise: nil) }
            let request = APIRequest(
                method: head.method.rawValue, target: head.uri,
                headers: head.headers.reduce(into: [:]) { $0[$1.name.lowercased()] = $1.value }, body: body)
            (self.head, body) = (nil, [])
            guard host.isSettlingNeeded(before: request) else { return answer(request, head, context) }
            isSettling = true
            let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
            context.eventLoop.scheduleTask(in: Self.startTime) { [self] in
                isSettling = false
                answer(request, head, bound.value)
            }
        }
    }

    /// A real engine needs some hundred milliseconds to start a container. Compose relies on that: it asks for events
    /// while it starts containers, and waits for ever when one has ended before it hears of anything. `docker run` waits
    /// for the end before it starts, and loses no time.
    private static let startTime = TimeAmount.milliseconds(30)

    private func answer(_ request: APIRequest, _ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        let closes = !head.isKeepAlive
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        switch host.answer(request) {
        case .response(let response): send(response, context, closes: closes, isHead: head.method == .HEAD)
        case .later(let response, let program):
            exchange = host.run(
                program, isLater: true,
                .init(
                    write: { _ in },
                    finish: { [self] status, text in
                        exchange = nil
                        let answer = status == 0 ? response : Self.failure(text)
                        send(answer, bound.value, closes: closes)
                    }))
        case .stream(let response, let program):
            start(response, context)
            exchange = host.run(
                program, isLater: false,
                .init(
                    write: { [self] bytes in write(bytes, bound.value) },
                    finish: { [self] _, _ in
                        exchange = nil
                        bound.value.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
                        if closes { bound.value.close(promise: nil) }
                    }))
        case .hijack(let type, let program):
            let isUpgrade = head.headers.contains(name: "upgrade")
            hijack(type, program, isUpgrade: isUpgrade, context)
        }
        host.pump()
    }

    private static func failure(_ text: [UInt8]) -> APIResponse {
        .failure(.init(.system, String(decoding: text, as: UTF8.self)))
    }

    // MARK: Answers

    private func start(_ response: APIResponse, _ context: ChannelHandlerContext) {
        let head = HTTPResponseHead(
            version: .http1_1, status: HTTPResponseStatus(statusCode: response.status),
            headers: Self.headers(response))
        context.writeAndFlush(wrapOutboundOut(.head(head)), promise: nil)
    }

    private func write(_ bytes: [UInt8], _ context: ChannelHandlerContext) {
        let buffer = context.channel.allocator.buffer(bytes: bytes)
        context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(buffer))), promise: nil)
    }

    private func send(
        _ response: APIResponse, _ context: ChannelHandlerContext, closes: Bool, isHead: Bool = false
    ) {
        var headers = Self.headers(response)
        let hasBody = response.status != 204 && response.status != 304
        if hasBody, !response.isChunked {
            headers.replaceOrAdd(name: "Content-Length", value: String(response.body.count))
        }
        if closes { headers.replaceOrAdd(name: "Connection", value: "close") }
        let head = HTTPResponseHead(
            version: .http1_1, status: HTTPResponseStatus(statusCode: response.status), headers: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        if hasBody, !isHead, !response.body.isEmpty {
            let buffer = context.channel.allocator.buffer(bytes: response.body)
            context.write(wrapOutboundOut(.body(.byteBuffer(buffer))), promise: nil)
        }
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { _ in
            if closes { bound.value.close(promise: nil) }
        }
    }

    private static func headers(_ response: APIResponse) -> HTTPHeaders {
        HTTPHeaders(common + response.headers.map { ($0.name, $0.value) })
    }

    /// What every answer has (moby, `middleware.VersionMiddleware`).
    private static let common = [
        ("Api-Version", APIVersion.newest.description), ("Docker-Experimental", "false"), ("Ostype", "linux"),
        ("Server", "Docker/28.5.1 (linux)"),
    ]

    // MARK: Becoming a stream

    private func hijack(
        _ type: String, _ program: any Program, isUpgrade: Bool, _ context: ChannelHandlerContext
    ) {
        let stream = StreamHandler(host)
        let pipeline = context.pipeline.syncOperations
        let channel = context.channel
        let bound = NIOLoopBound((pipeline, stream), eventLoop: context.eventLoop)
        let host = host
        // The encoder goes first: what is written from now on are bytes.
        pipeline.removeHandler(name: Self.encoderName).whenSuccess {
            let (pipeline, stream) = bound.value
            let first = isUpgrade ? "HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp" : "HTTP/1.1 200 OK"
            let head =
                "\(first)\r\nContent-Type: \(type)\r\n"
                + Self.common.map { "\($0.0): \($0.1)\r\n" }.joined() + "\r\n"
            try? pipeline.addHandler(stream, position: .last)
            channel.writeAndFlush(channel.allocator.buffer(string: head), promise: nil)
            pipeline.removeHandler(name: Self.handlerName, promise: nil)
            pipeline.removeHandler(name: Self.decoderName, promise: nil)
            channel.eventLoop.scheduleTask(in: Self.breath) {
                bound.value.1.begin(program, channel)
                host.pump()
            }
        }
    }

    /// A real engine needs some milliseconds before a program says anything. docker-py relies on that: it reads the head
    /// with a buffer, and loses what comes together with it.
    private static let breath = TimeAmount.milliseconds(4)

    // MARK: Going

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        // Who closes one direction of a plain request is gone.
        if case .inputClosed? = event as? ChannelEvent { context.close(promise: nil) }
        context.fireUserInboundEventTriggered(event)
    }

    func channelInactive(context: ChannelHandlerContext) {
        if let exchange { host.abandon(exchange) }
        exchange = nil
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if error is HTTPParserError, exchange == nil {
            send(
                APIResponse(
                    400, headers: [("Content-Type", "text/plain; charset=utf-8")], body: Array("400 Bad Request".utf8)),
                context, closes: true)
        } else {
            context.close(promise: nil)
        }
    }
}

/// A connection that has become a stream of bytes in both directions.
final class StreamHandler: ChannelInboundHandler, @unchecked Sendable {
    typealias InboundIn = ByteBuffer

    private let host: EngineHost
    private var exchange: Int?
    /// What has come before the program has begun.
    private var early: [UInt8] = []
    private var hasEarlyEnd = false
    private var isGone = false

    init(_ host: EngineHost) { self.host = host }

    /// Starts the program. When it ends the connection does.
    func begin(_ program: any Program, _ channel: any Channel) {
        guard !isGone else { return }
        defer {
            if let exchange, !early.isEmpty { host.feed(early, to: exchange) }
            if let exchange, hasEarlyEnd { host.endInput(of: exchange) }
            early = []
        }
        exchange = host.run(
            program, isLater: false,
            .init(
                write: { bytes in
                    channel.writeAndFlush(channel.allocator.buffer(bytes: bytes), promise: nil)
                },
                finish: { [self] _, _ in
                    exchange = nil
                    channel.writeAndFlush(channel.allocator.buffer(bytes: [])).whenComplete { _ in
                        channel.close(promise: nil)
                    }
                }))
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let bytes = Array(unwrapInboundIn(data).readableBytesView)
        if let exchange { host.feed(bytes, to: exchange) } else if !isGone { early += bytes }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .inputClosed? = event as? ChannelEvent {
            if let exchange { host.endInput(of: exchange) } else { hasEarlyEnd = true }
        }
        context.fireUserInboundEventTriggered(event)
    }

    func channelInactive(context: ChannelHandlerContext) {
        if let exchange { host.abandon(exchange) }
        exchange = nil
        isGone = true
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}

/// Tells of the end of the input a moment later. A decoder that is about to leave would drop what came in one piece with
/// the request if it saw the end before.
final class LateEnd: ChannelInboundHandler, Sendable {
    typealias InboundIn = ByteBuffer

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard case .inputClosed? = event as? ChannelEvent else { return context.fireUserInboundEventTriggered(event) }
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        context.eventLoop.execute { bound.value.fireUserInboundEventTriggered(ChannelEvent.inputClosed) }
    }
}

import CTransport
import NIOCore

/// What is known of a server's certificate after the handshake.
package struct ServerIdentity: Sendable, Equatable {
    /// SHA-256, in pairs of hexadecimal digits with colons.
    package var fingerprint: String
    /// Whether this machine's authorities vouch for it, and it is for this host.
    package var isVouchedFor: Bool
}

/// TLS for a client, by the system's OpenSSL: bytes go through it between the socket and the rest of the pipeline.
///
/// Everything is held back until `judge` has accepted the server.
final class TLSClientHandler: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    struct Failure: Error, CustomStringConvertible { var description: String }

    private let session: OpaquePointer
    private let settings: OpaquePointer
    /// What comes from the network, and what goes there. The session owns them.
    private let incoming: OpaquePointer
    private let outgoing: OpaquePointer
    private let judge: (ServerIdentity) throws -> Void
    private var isOpen = false
    private var held: [(ByteBuffer, EventLoopPromise<Void>?)] = []

    private static let chunk = 16 * 1024

    init(_ address: ClassAddress, judge: @escaping (ServerIdentity) throws -> Void) throws {
        guard let settings = SSL_CTX_new(TLS_client_method()) else { throw Failure(description: "TLS is not there") }
        SSL_CTX_set_default_verify_paths(settings)
        // The certificate is looked at after the handshake: one of the class's own has no authority.
        SSL_CTX_set_verify(settings, SSL_VERIFY_NONE, nil)
        _ = SSL_CTX_ctrl(settings, SSL_CTRL_SET_MIN_PROTO_VERSION, Int(TLS1_2_VERSION), nil)
        guard let session = SSL_new(settings), let incoming = BIO_new(BIO_s_mem()), let outgoing = BIO_new(BIO_s_mem())
        else {
            SSL_CTX_free(settings)
            throw Failure(description: "TLS has no memory")
        }
        self.settings = settings
        self.session = session
        self.incoming = incoming
        self.outgoing = outgoing
        self.judge = judge
        SSL_set_bio(session, incoming, outgoing)
        SSL_set_connect_state(session)
        if address.isNumeric {
            X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(session), address.host)
        } else {
            SSL_set1_host(session, address.host)
            address.host.withCString { name in
                _ = SSL_ctrl(
                    session, SSL_CTRL_SET_TLSEXT_HOSTNAME, Int(TLSEXT_NAMETYPE_host_name),
                    UnsafeMutableRawPointer(mutating: name))
            }
        }
    }

    deinit {
        SSL_free(session)
        SSL_CTX_free(settings)
    }

    // MARK: The pipeline

    func channelActive(context: ChannelHandlerContext) { shakeHands(context) }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var buffer = unwrapInboundIn(data)
        while buffer.readableBytes > 0 {
            let count = buffer.withUnsafeReadableBytes {
                BIO_write(incoming, $0.baseAddress, Int32(clamping: $0.count))
            }
            guard count > 0 else { return fail(context, "the connection is broken") }
            buffer.moveReaderIndex(forwardBy: Int(count))
        }
        if !isOpen { shakeHands(context) }
        if isOpen { readPlainBytes(context) }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        held.append((unwrapOutboundIn(data), promise))
        if isOpen { encrypt(context) }
    }

    func flush(context: ChannelHandlerContext) {
        if isOpen { encrypt(context) }
        context.flush()
    }

    func channelInactive(context: ChannelHandlerContext) {
        for (_, promise) in held { promise?.fail(ChannelError.ioOnClosedChannel) }
        held = []
        context.fireChannelInactive()
    }

    // MARK: OpenSSL

    private func shakeHands(_ context: ChannelHandlerContext) {
        ERR_clear_error()
        let result = SSL_do_handshake(session)
        send(context)
        if result == 1 {
            do {
                try judge(identity())
            } catch {
                context.fireErrorCaught(error)
                context.close(promise: nil)
                return
            }
            isOpen = true
            context.fireChannelActive()
            encrypt(context)
            context.flush()
        } else if SSL_get_error(session, result) != SSL_ERROR_WANT_READ {
            fail(context, "the server does not speak TLS, or not one that can be trusted")
        }
    }

    private func identity() throws -> ServerIdentity {
        guard let certificate = SSL_get1_peer_certificate(session) else {
            throw Failure(description: "the server has no certificate")
        }
        defer { X509_free(certificate) }
        var hash = [UInt8](repeating: 0, count: 32)
        var length: UInt32 = 32
        X509_digest(certificate, EVP_sha256(), &hash, &length)
        let digits = Array("0123456789ABCDEF")
        let pairs = hash.map { "\(digits[Int($0 >> 4)])\(digits[Int($0 & 15)])" }
        return ServerIdentity(
            fingerprint: pairs.joined(separator: ":"),
            isVouchedFor: SSL_get_verify_result(session) == Int(X509_V_OK))
    }

    private func readPlainBytes(_ context: ChannelHandlerContext) {
        while true {
            var buffer = context.channel.allocator.buffer(capacity: Self.chunk)
            ERR_clear_error()
            let count = buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: Self.chunk) { bytes in
                max(0, Int(SSL_read(session, bytes.baseAddress, Int32(clamping: bytes.count))))
            }
            if count == 0 { break }
            context.fireChannelRead(wrapInboundOut(buffer))
        }
        send(context)
        context.fireChannelReadComplete()
        if SSL_get_shutdown(session) & SSL_RECEIVED_SHUTDOWN != 0 { context.close(promise: nil) }
    }

    private func encrypt(_ context: ChannelHandlerContext) {
        for (buffer, promise) in held {
            buffer.withUnsafeReadableBytes { bytes in
                if !bytes.isEmpty { _ = SSL_write(session, bytes.baseAddress, Int32(clamping: bytes.count)) }
            }
            send(context, promise)
        }
        held = []
    }

    /// Gives what OpenSSL wants to send to the network.
    private func send(_ context: ChannelHandlerContext, _ promise: EventLoopPromise<Void>? = nil) {
        let pending = BIO_ctrl_pending(outgoing)
        guard pending > 0 else {
            promise?.succeed(())
            return
        }
        var buffer = context.channel.allocator.buffer(capacity: pending)
        buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: pending) { bytes in
            max(0, Int(BIO_read(outgoing, bytes.baseAddress, Int32(clamping: pending))))
        }
        context.writeAndFlush(wrapOutboundOut(buffer), promise: promise)
    }

    private func fail(_ context: ChannelHandlerContext, _ text: String) {
        context.fireErrorCaught(Failure(description: text))
        context.close(promise: nil)
    }
}

import EngineAPI
import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix
import Simulator

/// Serves the engine of a sandbox on a socket (Docker Engine API).
package final class EngineServer: Sendable {
    private let group: MultiThreadedEventLoopGroup
    private let wakeHost: @Sendable () -> Void
    /// What listens; `nil` where only ports are opened.
    private let channel: (any Channel)?

    /// Where it listens.
    package enum Address: Sendable, Equatable {
        case socket(path: String)
        case tcp(host: String, port: Int)
        /// The API is not served: only the ports that containers publish are opened.
        case nowhere
    }

    package struct Failure: Error, CustomStringConvertible {
        package var description: String
    }

    /// Starts to listen. A socket is for its owner only.
    ///
    /// - Parameter portReport: with it, published ports are opened on 127.0.0.1 of the real machine, and it is told which.
    package convenience init(
        _ sandbox: Sandbox, at address: Address, portReport: (@Sendable (String) -> Void)? = nil
    ) throws(Failure) {
        try self.init(sharing: SharedSandbox(sandbox), at: address, portReport: portReport)
    }

    /// The same with a sandbox that somebody else uses, too.
    package init(
        sharing sandbox: SharedSandbox, at address: Address, portReport: (@Sendable (String) -> Void)? = nil
    ) throws(Failure) {
        group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let loop = group.next()
        let ports = portReport.map { RealPorts(on: loop, report: $0) }
        let host = EngineHost(sandbox, on: loop, ports: ports)
        wakeHost = { loop.execute { host.pump() } }
        let bootstrap = ServerBootstrap(group: group)
            .serverChannelOption(ChannelOptions.backlog, value: 256)
            .serverChannelOption(ChannelOptions.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(ChannelOptions.allowRemoteHalfClosure, value: true)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    let connection = Connection(host)
                    try pipeline.addHandler(LateEnd())
                    try pipeline.addHandler(connection.encoder, name: Connection.encoderName)
                    try pipeline.addHandler(
                        ByteToMessageHandler(HTTPRequestDecoder(leftOverBytesStrategy: .forwardBytes)),
                        name: Connection.decoderName)
                    try pipeline.addHandler(connection, name: Connection.handlerName)
                }
            }
        do {
            switch address {
            case .socket(let path):
                try Self.checkPlace(path)
                let mask = umask(0o177)
                defer { umask(mask) }
                channel = try bootstrap.bind(unixDomainSocketPath: path, cleanupExistingSocketFile: true).wait()
            case .tcp(let name, let port): channel = try bootstrap.bind(host: name, port: port).wait()
            case .nowhere: channel = nil
            }
        } catch {
            try? group.syncShutdownGracefully()
            if let failure = error as? Failure { throw failure }
            throw Failure(description: "\(error)")
        }
    }

    /// What is no socket is nobody's to remove.
    private static func checkPlace(_ path: String) throws(Failure) {
        guard path.utf8.count < 108 else {
            throw Failure(description: "the path of a socket has at most 107 bytes: \(path)")
        }
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFSOCK else {
            throw Failure(description: "\(path) is there already and is no socket")
        }
    }

    /// Somebody else has changed the sandbox: clients hear of it, and ports are opened and closed.
    package func wake() { wakeHost() }

    /// The port that it listens on; `nil` for a socket.
    package var port: Int? { channel?.localAddress?.port }

    /// Blocks until the server is stopped.
    package func wait() { try? channel?.closeFuture.wait() }

    /// Closes all connections and removes the socket.
    package func stop() {
        try? channel?.close().wait()
        try? group.syncShutdownGracefully()
    }
}

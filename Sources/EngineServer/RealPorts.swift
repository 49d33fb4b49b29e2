import EngineAPI
import NIOCore
import NIOPosix

/// Opens the ports that containers publish on 127.0.0.1 of the real machine, so that a browser reaches them.
final class RealPorts {
    private let loop: any EventLoop
    private let report: @Sendable (String) -> Void
    /// What listens, by port; `nil` while it is being opened and where it could not be.
    private var doors: [Int: (any Channel)?] = [:]

    /// - Parameter report: is told what was opened and what could not be.
    init(on loop: any EventLoop, report: @escaping @Sendable (String) -> Void) {
        self.loop = loop
        self.report = report
    }

    /// Makes the real ports those that are published now.
    func follow(_ wanted: Set<Int>, _ host: EngineHost) {
        loop.preconditionInEventLoop()
        for port in doors.keys where !wanted.contains(port) {
            if let door = doors.removeValue(forKey: port) ?? nil {
                door.close(promise: nil)
                report("closed  127.0.0.1:\(port)")
            }
        }
        for port in wanted.sorted() where doors[port] == nil { open(port, host) }
    }

    private func open(_ port: Int, _ host: EngineHost) {
        doors[port] = .some(nil)
        let opened = ServerBootstrap(group: loop)
            .serverChannelOption(ChannelOptions.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(ChannelOptions.allowRemoteHalfClosure, value: true)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let stream = StreamHandler(host)
                    try channel.pipeline.syncOperations.addHandler(stream)
                    stream.begin(RelayProgram(port: port), channel)
                    host.pump()
                }
            }
            .bind(host: "127.0.0.1", port: port)
        let bound = NIOLoopBound(self, eventLoop: loop)
        opened.hop(to: loop).whenComplete { result in
            let ports = bound.value
            switch result {
            case .success(let door):
                // It may not be wanted any more.
                guard ports.doors[port] != nil else { return door.close(promise: nil) }
                ports.doors[port] = .some(door)
                ports.report("open    http://127.0.0.1:\(port)")
            case .failure(let error):
                ports.report("port \(port) of this machine could not be opened: \(error)")
            }
        }
    }
}

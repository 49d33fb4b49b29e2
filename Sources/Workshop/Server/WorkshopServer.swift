import CourseFiles
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import NIOPosix
import NIOSSL
import ServiceLifecycle

/// The class's server: learners' programs, the instructor's pages.
struct WorkshopServer: Sendable {
    private let responder: RouterResponder<ClassContext>
    private let hub: LiveHub
    private let host: String
    private let port: Int
    private let certificate: ClassCertificate?

    /// More connections wait until others have gone.
    private static let mostConnections = 4000
    /// Who says nothing for so long is cut off; learners' programs ask more often.
    private static let idleTime = TimeAmount.seconds(60)

    init(
        desk: ClassDesk, host: String, port: Int, place: JoinPlace, instructorKey: String,
        certificate: ClassCertificate?
    ) {
        self.host = host
        self.port = port
        self.certificate = certificate
        hub = LiveHub(desk, place)
        let router = Router(context: ClassContext.self)
        router.add(middleware: OuterGuard())
        LearnerRoutes(desk: desk).add(to: router)
        InstructorRoutes(
            desk: desk, hub: hub, pass: InstructorPass(key: instructorKey, isSecure: certificate != nil),
            logins: LoginLimit(now: { WallClock.milliseconds() })
        ).add(to: router)
        responder = router.buildResponder()
    }

    /// What serves the class until it is told to shut down gracefully, by a signal or its owner.
    ///
    /// - Parameter onRunning: hears the port, and where to join, when the server listens.
    func services(
        handlesSignals: Bool = true, onRunning: @escaping @Sendable (Int, JoinPlace) async -> Void
    ) throws -> ServiceGroup {
        var logger = Logger(
            label: "drydock-workshop", factory: { StreamLogHandler.standardError(label: $0, metadataProvider: nil) })
        logger.logLevel = .error
        let http = HTTPServerBuilder.http1(configuration: .init(idleTimeout: Self.idleTime))
        var server = http
        if let certificate {
            var configuration = TLSConfiguration.makeServerConfiguration(
                certificateChain: certificate.chain, privateKey: certificate.key)
            configuration.minimumTLSVersion = .tlsv12
            configuration.applicationProtocols = ["http/1.1"]
            server = try .tls(http, tlsConfiguration: configuration)
        }
        let application = Application(
            responder: responder, server: server,
            configuration: .init(
                address: .hostname(host, port: port), serverName: nil, backlog: 1024,
                availableConnectionsDelegate: .maximum(Self.mostConnections, logger: logger)),
            onServerRunning: { [hub] channel in
                let port = channel.localAddress?.port ?? 0
                await hub.listens(on: port)
                await onRunning(port, hub.joinPlace)
            }, logger: logger)
        let services: [any Service] = [application, LiveService(hub: hub)]
        return ServiceGroup(
            configuration: .init(
                services: services, gracefulShutdownSignals: handlesSignals ? [.sigterm, .sigint] : [],
                logger: logger))
    }
}

/// The hub as a service that ends with the server.
private struct LiveService: Service {
    let hub: LiveHub

    func run() async throws {
        await cancelWhenGracefulShutdown { await hub.run() }
    }
}

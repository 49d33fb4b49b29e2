import ArgumentParser
import Course
import CourseFiles
import Glibc
import Terminal

/// `drydock-workshop start`: serves a class until Ctrl-C.
struct StartClass: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "start", abstract: "Open a class for learners, with a page for the instructor.",
        discussion: """
            Without --listen only this machine can join, which is good for trying it out. --listen 0.0.0.0 opens the
            class to the network, encrypted. Ctrl-C ends the server; the class is kept and can go on later.
            """)

    @OptionGroup var classOptions: ClassOptions

    @Option(help: "The address to listen on: 127.0.0.1, one of this machine's, or 0.0.0.0 for all of them.")
    var listen = "127.0.0.1"

    @Option(help: "The port.")
    var port = 7373

    @Option(help: "An agenda of the course, such as two-hours.")
    var agenda: String?

    @Option(help: "A certificate as a PEM file, instead of Drydock's own.", completion: .file())
    var certificate: String?

    @Option(help: "The certificate's key as a PEM file.", completion: .file())
    var key: String?

    @Option(help: "How learners reach this machine, such as https://class.example:7373, if it is not its address.")
    var address: String?

    mutating func validate() throws {
        guard (0...65535).contains(port) else { throw ValidationError("A port is a number from 0 to 65535.") }
        guard (certificate == nil) == (key == nil) else {
            throw ValidationError("--certificate and --key belong together.")
        }
    }

    func run() async throws {
        let course = try classOptions.course.load()
        let plan = try agenda.map { try find($0, in: course) }
        let store = try classOptions.open(makesNew: true)
        let desk: ClassDesk
        let pair: ClassCertificate?
        let instructorKey: String
        do {
            desk = try classOptions.desk(store, agenda: plan, course: course)
            pair = try certificatePair(store)
            instructorKey = try store.property("instructor", orMake: Secrets.token)
        } catch {
            ClassOptions.say("\(error)")
            throw ExitCode(4)
        }
        let (join, isOwn) = (joinAddress(isSecure: pair != nil), pair?.isOwn == true)
        let place = JoinPlace(address: join, fingerprint: isOwn ? pair?.fingerprint : nil)
        let server = WorkshopServer(
            desk: desk, host: listen, port: port, place: place, instructorKey: instructorKey, certificate: pair)
        let code = desk.joinCode
        do {
            let services = try server.services { [listen] port, place in
                let own = NetworkAddresses.isAny(listen) ? "127.0.0.1" : listen
                Self.greet(place, page: "\(own):\(port)", code: code, key: instructorKey, isSecure: pair != nil)
            }
            try await services.run()
        } catch {
            ClassOptions.say("The class cannot be opened on \(listen), port \(port): \(error)")
            throw ExitCode(1)
        }
        TerminalWriter.standardOutput.write("\nThe class is closed. Everything is kept in \(classOptions.path)\n")
    }

    private func find(_ name: String, in course: Content) throws -> Agenda {
        if let agenda = course.agendas.first(where: { $0.id == name }) { return agenda }
        let known = course.agendas.map(\.id).joined(separator: ", ")
        ClassOptions.say("The course has no agenda \(name). It has: \(known.isEmpty ? "none" : known).")
        throw ExitCode(4)
    }

    // MARK: Addresses

    private var isLoopback: Bool { listen.hasPrefix("127.") || listen == "localhost" || listen == "::1" }

    private func joinAddress(isSecure: Bool) -> String {
        if let address { return address }
        let scheme = isSecure ? "https" : "http"
        var host = listen
        if NetworkAddresses.isAny(listen) { host = NetworkAddresses.own().first?.text ?? "127.0.0.1" }
        return "\(scheme)://\(host.contains(":") ? "[\(host)]" : host):\(port)"
    }

    /// On a network the class is always encrypted; on this machine alone only if a certificate is given.
    private func certificatePair(_ store: ClassStore) throws -> ClassCertificate? {
        if let certificate, let key { return try ClassCertificate(certificate: certificate, key: key) }
        guard !isLoopback else { return nil }
        if let certificate = try store.property("certificate"), let key = try store.property("key") {
            return try ClassCertificate(certificatePEM: certificate, keyPEM: key)
        }
        let addresses = NetworkAddresses.own().map(\.bytes) + [[127, 0, 0, 1]]
        let made = try ClassCertificate.make(names: ["localhost", NetworkAddresses.hostName], addresses: addresses)
        try store.set("certificate", to: made.certificatePEM)
        try store.set("key", to: made.keyPEM)
        return try ClassCertificate(certificatePEM: made.certificatePEM, keyPEM: made.keyPEM)
    }

    @Sendable
    private static func greet(_ place: JoinPlace, page: String, code: String, key: String, isSecure: Bool) {
        var lines = [
            "The class is open.", "",
            "  Your page      \(isSecure ? "https" : "http")://\(page)/login?key=\(key)",
            "  Learners type  drydock join \(place.address) \(code)",
        ]
        if let fingerprint = place.fingerprint { lines.append("  Fingerprint    \(fingerprint)") }
        lines += ["", "Ctrl-C closes it; everything is kept.", ""]
        TerminalWriter.standardOutput.write(lines.joined(separator: "\n"))
    }
}

/// The addresses of this machine.
enum NetworkAddresses {
    /// IPv4 addresses that others can reach.
    static func own() -> [(text: String, bytes: [UInt8])] {
        var list: UnsafeMutablePointer<ifaddrs>?
        guard getifaddrs(&list) == 0 else { return [] }
        defer { freeifaddrs(list) }
        var found: [(text: String, bytes: [UInt8])] = []
        var next = list
        while let entry = next?.pointee {
            next = entry.ifa_next
            guard let address = entry.ifa_addr, address.pointee.sa_family == sa_family_t(AF_INET),
                entry.ifa_flags & UInt32(IFF_LOOPBACK) == 0, entry.ifa_flags & UInt32(IFF_UP) != 0
            else { continue }
            let bytes = address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { pointer in
                withUnsafeBytes(of: pointer.pointee.sin_addr.s_addr) { Array($0) }
            }
            found.append((text: bytes.map(String.init).joined(separator: "."), bytes: bytes))
        }
        return found
    }

    /// Whether to listen there is to listen everywhere.
    static func isAny(_ address: String) -> Bool { address == "0.0.0.0" || address == "::" }

    static var hostName: String {
        var buffer = [CChar](repeating: 0, count: 256)
        guard gethostname(&buffer, buffer.count - 1) == 0 else { return "localhost" }
        return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}

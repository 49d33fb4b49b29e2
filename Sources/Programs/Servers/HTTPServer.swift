import HTTP
import Kernel
import WorldModel

/// A listening socket with its clients, for servers that answer each request at once.
struct HTTPServer: Equatable {
    private let listener: Int
    private var clients: [Client] = []

    private struct Client: Equatable {
        var connection: Connection
        var reader = HTTPReader(readsResponses: false)
        var isClosing = false
    }

    /// Begins to listen.
    init(at address: IPv4Address = .any, port: Int, _ simulation: inout Simulation, _ me: ProcessID) throws(Errno) {
        listener = try simulation.listen(at: address, port: port, as: me)
    }

    /// Takes new clients, answers what they ask, and gives what to wait for.
    mutating func serve(
        _ simulation: inout Simulation, _ me: ProcessID,
        _ answer: (HTTPMessage, IPv4Address, inout Simulation) -> HTTPMessage
    ) -> [WaitReason] {
        var reasons: [WaitReason] = []
        accepting: while true {
            switch (try? simulation.accept(listener, as: me)) ?? .blocked(.signal) {
            case .descriptor(let number): clients.append(Client(connection: Connection(number)))
            case .blocked(let reason):
                reasons.append(reason)
                break accepting
            }
        }
        var open: [Client] = []
        for var client in clients {
            if let more = Self.advance(&client, &simulation, me, answer) {
                reasons += more
                open.append(client)
            } else {
                simulation.close(client.connection.descriptor, of: me)
            }
        }
        clients = open
        return reasons + [.signal]
    }

    private static func advance(
        _ client: inout Client, _ simulation: inout Simulation, _ me: ProcessID,
        _ answer: (HTTPMessage, IPv4Address, inout Simulation) -> HTTPMessage
    ) -> [WaitReason]? {
        while true {
            if let reason = client.connection.flush(&simulation, me) { return [reason] }
            if client.connection.isBroken || client.isClosing { return nil }
            let reason = client.connection.fill(&client.reader, &simulation, me)
            do {
                guard let request = try client.reader.next(hasEnded: client.connection.hasEnded) else {
                    return client.connection.hasEnded ? nil : [reason].compactMap { $0 }
                }
                var response = answer(request, client.connection.peer(simulation, me), &simulation)
                response.add("Content-Length", String(response.body.count))
                if request.parts.first == "HEAD" { response.body = [] }
                client.connection.send(response.bytes)
                client.isClosing = !request.keepsAlive
            } catch {
                var response = HTTPMessage(startLine: "HTTP/1.1 400 Bad Request")
                response.add("Connection", "close")
                client.connection.send(response.bytes)
                client.isClosing = true
            }
        }
    }
}

import FileTrees
import Foundation
import JavaScriptSyntax
import Kernel
import WorldModel

/// Names, listening, connecting.
extension Binding {
    static let network = Natives.Group(
        "binding",
        [
            (
                "lookup", 1,
                { (m, os, c) throws(Trap) in
                    let name = m.string(c[0]) ?? ""
                    if let address = IPv4Address(name) { return m.text(address.description) }
                    guard let address = os.lookUp(name, as: m.me).first else { return .null }
                    return m.text(address.description)
                }
            ),
            (
                "listen", 2,
                { (m, os, c) throws(Trap) in
                    let host = m.string(c[0]) ?? ""
                    var port = try m.toInteger(c[1], &os)
                    let me = m.me
                    let address =
                        host.isEmpty || host == "::"
                        ? IPv4Address.any : os.lookUp(host, as: me).first ?? IPv4Address(host) ?? .any
                    if port == 0 { port = m.freePort(&os) }
                    let shown = "\(host.isEmpty ? "::" : host):\(port)"
                    do throws(Errno) {
                        let descriptor = try os.listen(at: address, port: port, as: me)
                        return m.array([.int(descriptor), .int(port)])
                    } catch {
                        let (code, number, text) = codes(error)
                        let value = m.makeError(.error, "listen \(code): \(text) \(shown)")
                        if case .object(let id) = value {
                            let texts = [m.text(code), m.text("listen"), m.text(host.isEmpty ? "::" : host)]
                            m.define(id, "code", texts[0])
                            m.define(id, "errno", .int(number))
                            m.define(id, "syscall", texts[1])
                            m.define(id, "address", texts[2])
                            m.define(id, "port", .int(port))
                        }
                        throw .thrown(value)
                    }
                }
            ),
            (
                "connect", 2,
                { (m, os, c) throws(Trap) in
                    let host = m.string(c[0]) ?? ""
                    let port = try m.toInteger(c[1], &os)
                    let me = m.me
                    do throws(Errno) {
                        return .int(try os.connect(to: IPv4Address(host) ?? .loopback, port: port, as: me))
                    } catch {
                        let (code, number, _) = codes(error)
                        let value = m.makeError(.error, "connect \(code) \(host):\(port)")
                        if case .object(let id) = value {
                            let texts = [m.text(code), m.text("connect"), m.text(host)]
                            m.define(id, "errno", .int(number))
                            m.define(id, "code", texts[0])
                            m.define(id, "syscall", texts[1])
                            m.define(id, "address", texts[2])
                            m.define(id, "port", .int(port))
                        }
                        throw .thrown(value)
                    }
                }
            ),
            // Descriptor, whether it accepts, whether it does not keep the process alive, callback.
            (
                "watch", 4,
                { (m, os, c) throws(Trap) in
                    let descriptor = try m.toInteger(c[0], &os)
                    m.loop.watches[descriptor] = EventLoop.Watch(
                        callback: c[3], accepts: m.truth(c[1]), isRelaxed: m.truth(c[2]))
                    return .undefined
                }
            ),
            (
                "unwatch", 1,
                { (m, os, c) throws(Trap) in
                    let number = try m.toInteger(c[0], &os)
                    m.loop.watches[number] = nil
                    return .undefined
                }
            ),
            (
                "write", 2,
                { (m, os, c) throws(Trap) in
                    m.write(m.bytes(c[1]) ?? [], to: try m.toInteger(c[0], &os), &os)
                    return .undefined
                }
            ),
            // Ends the output, or all of it, once everything is written.
            (
                "close", 2,
                { (m, os, c) throws(Trap) in
                    let descriptor = try m.toInteger(c[0], &os)
                    let isWhole = m.truth(c[1])
                    if isWhole { m.loop.watches[descriptor] = nil }
                    if m.outputs[descriptor] != nil {
                        m.loop.closing[descriptor] = isWhole || m.loop.closing[descriptor] ?? false
                    } else if isWhole {
                        os.close(descriptor, of: m.me)
                    } else {
                        os.shutDownWriting(descriptor, as: m.me)
                    }
                    return .undefined
                }
            ),
            ("hostname", 0, { (m, os, c) throws(Trap) in m.text(os.machineName(of: m.me)) }),
            (
                "ownAddress", 0,
                { (m, os, c) throws(Trap) in
                    m.text(os.hostAddress(of: m.me)?.description ?? "127.0.0.1")
                }
            ),
        ])
}

extension Machine {
    /// A port that nobody listens on.
    mutating func freePort(_ os: inout Simulation) -> Int {
        let namespace = os.namespace(of: me)
        let used = os.world.network.namespaces[namespace]?.listeners.keys.map(\.port) ?? []
        return (32_768...60_999).first { !used.contains($0) } ?? 32_768
    }
}

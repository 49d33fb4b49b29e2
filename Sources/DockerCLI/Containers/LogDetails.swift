import Engine
import WorldModel

/// What `docker logs --details` puts before each line: what `--log-opt` said to keep of a container (moby,
/// `daemon/logger/loginfo.go`).
package enum LogDetails {
    /// `B=1,a=c,tag=web ` with a blank at its end: names in their order, values as in a URL's query.
    package static func prefix(_ container: Container, in simulation: Simulation) -> String {
        let attributes = (try? LogAttributes.all(of: container, in: simulation)) ?? []
        return attributes.map { "\(escaped($0.name))=\(escaped($0.value))" }.joined(separator: ",") + " "
    }

    /// Go's `url.QueryEscape`.
    private static func escaped(_ text: String) -> String {
        text.utf8.map { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
                UInt8(ascii: "~"):
                String(UnicodeScalar(byte))
            case UInt8(ascii: " "): "+"
            default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }.joined()
    }
}

import FileTrees
import Foundation
import WorldModel

/// What a server keeps of a password, and how it proves one (RFC 5802 and 7677, `SCRAM-SHA-256`).
enum SCRAMVerifier {
    private static let rounds = 4_096

    /// `SCRAM-SHA-256$4096:salt$stored:server`, as `pg_authid` keeps it.
    static func make(_ password: String, random: inout RandomSource) -> String {
        let salt = (0..<16).map { _ in UInt8(truncatingIfNeeded: random.next()) }
        let salted = SCRAM.salted(password, salt, rounds)
        let stored = HashFunction.sha256.hash(SCRAM.hmac(salted, Array("Client Key".utf8)))
        let server = SCRAM.hmac(salted, Array("Server Key".utf8))
        return "SCRAM-SHA-256$\(rounds):\(SCRAM.base64(salt))$\(SCRAM.base64(stored)):\(SCRAM.base64(server))"
    }

    struct Parts {
        var salt: String
        var rounds: String
        var stored: [UInt8]
        var server: [UInt8]

        init?(_ text: String) {
            let fields = text.split(whereSeparator: { "$:".contains($0) }).map(String.init)
            guard fields.count == 5, fields[0] == "SCRAM-SHA-256", let stored = SCRAM.bytes(fields[3]),
                let server = SCRAM.bytes(fields[4])
            else { return nil }
            (rounds, salt, self.stored, self.server) = (fields[1], fields[2], stored, server)
        }
    }
}

/// The sums of SCRAM.
enum SCRAM {
    static func base64(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

    static func bytes(_ base64: String) -> [UInt8]? { Data(base64Encoded: base64).map(Array.init) }

    static func hmac(_ key: [UInt8], _ message: [UInt8]) -> [UInt8] { HashFunction.sha256.keyed(key, message) }

    static func salted(_ password: String, _ salt: [UInt8], _ rounds: Int) -> [UInt8] {
        HashFunction.sha256.derived(from: Array(password.utf8), salt: salt, rounds: rounds, count: 32)
    }

    static func mixed(_ a: [UInt8], _ b: [UInt8]) -> [UInt8] { zip(a, b).map { $0 ^ $1 } }

    /// The fields of a message: `n=…,r=…`.
    static func fields(_ message: String) -> [Character: String] {
        var fields: [Character: String] = [:]
        for part in message.split(separator: ",") {
            if let name = part.first, part.dropFirst().first == "=" { fields[name] = String(part.dropFirst(2)) }
        }
        return fields
    }
}

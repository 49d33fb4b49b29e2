import Crypto
import FileTrees
import Foundation
import NIOSSL
import SwiftASN1
import X509

/// The certificate of a class that is open to a network.
struct ClassCertificate {
    var chain: [NIOSSLCertificateSource]
    var key: NIOSSLPrivateKeySource
    /// SHA-256 of the first certificate, in pairs of hexadecimal digits, as browsers show it.
    var fingerprint: String
    /// Whether learners can check it only by its fingerprint.
    var isOwn: Bool

    struct Failure: Error, CustomStringConvertible { var description: String }

    /// One that somebody has given out, from PEM files.
    init(certificate: String, key: String) throws(Failure) {
        do {
            let certificates = try NIOSSLCertificate.fromPEMFile(certificate)
            guard let first = certificates.first else {
                throw Failure(description: "\(certificate) has no certificate in it")
            }
            chain = certificates.map { .certificate($0) }
            self.key = .privateKey(try NIOSSLPrivateKey(file: key, format: .pem))
            fingerprint = Self.fingerprint(try first.toDERBytes())
            isOwn = false
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure(description: "the certificate \(certificate) with the key \(key) cannot be used: \(error)")
        }
    }

    /// The class's own, from PEM texts as `make` gives them.
    init(certificatePEM: String, keyPEM: String) throws(Failure) {
        do {
            let certificate = try NIOSSLCertificate(bytes: Array(certificatePEM.utf8), format: .pem)
            chain = [.certificate(certificate)]
            key = .privateKey(try NIOSSLPrivateKey(bytes: Array(keyPEM.utf8), format: .pem))
            fingerprint = Self.fingerprint(try certificate.toDERBytes())
            isOwn = true
        } catch {
            throw Failure(description: "the class's certificate cannot be used: \(error)")
        }
    }

    /// A new certificate for some names and addresses, signed by itself.
    static func make(names: [String], addresses: [[UInt8]]) throws -> (certificatePEM: String, keyPEM: String) {
        let key = Certificate.PrivateKey(P256.Signing.PrivateKey())
        let name = try DistinguishedName { CommonName("Drydock workshop") }
        let now = Date()
        let day: TimeInterval = 86_400
        let certificate = try Certificate(
            version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: key.publicKey,
            notValidBefore: now - day, notValidAfter: now + 365 * day, issuer: name, subject: name,
            signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try Certificate.Extensions {
                Critical(BasicConstraints.isCertificateAuthority(maxPathLength: 0))
                Critical(KeyUsage(digitalSignature: true, keyCertSign: true))
                try ExtendedKeyUsage([.serverAuth])
                SubjectAlternativeNames(
                    names.map { .dnsName($0) } + addresses.map { .ipAddress(ASN1OctetString(contentBytes: $0[...])) })
            }, issuerPrivateKey: key)
        return (
            certificatePEM: try certificate.serializeAsPEM().pemString, keyPEM: try key.serializeAsPEM().pemString
        )
    }

    private static func fingerprint(_ der: [UInt8]) -> String {
        let digits = Array(Digest.sha256(of: der).hex.uppercased())
        return stride(from: 0, to: digits.count, by: 2).map { String(digits[$0..<($0 + 2)]) }.joined(separator: ":")
    }
}

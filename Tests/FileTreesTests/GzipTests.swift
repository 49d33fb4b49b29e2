import Testing
import WorldModel

@testable import FileTrees

@Suite("gzip files")
struct GzipTests {
    @Test(
        "what is packed is unpacked",
        arguments: [
            "", "a", "hello hello hello hello\n", String(repeating: "drydock ", count: 20_000),
            String(repeating: "\0", count: 70_000),
        ])
    func roundTrip(_ text: String) throws {
        let packed = Gzip.pack(Array(text.utf8))
        #expect(try Gzip.unpack(packed) == Array(text.utf8))
        #expect(packed.count < text.utf8.count / 8 + 40)
    }

    @Test("bytes without any pattern are kept, and cost little more than themselves")
    func random() throws {
        var source = RandomSource(seed: 7)
        for count in [1, 100, 65_535, 65_536, 200_000] {
            let bytes = (0..<count).map { _ in UInt8(truncatingIfNeeded: source.next()) }
            let packed = Gzip.pack(bytes)
            #expect(try Gzip.unpack(packed) == bytes)
            #expect(packed.count < count + 64)
        }
    }

    /// Written by Python's gzip at level 9: dynamic codes, a name and a time in the header.
    private static let real =
        "H4sICDkwAAAC/25hbWUudHh0AIWUMW7EMAwE+7xCTzBJSZae40KHGHDuglhFnp+kCbxupvaaWO1weezPkZb0eqQtzfE903zfZvoan2ObZ9rn"
        + "OY7H7/e5f4zz7fgTG4jtKnYQ56s4QNyv4kw26lVdQO3lqq6gDpm90hvFdwN1lUg6qJukbQTSFkWJLF3nE07L4t4CIUk2hlC7JG+IVblaxTXQ"
        + "+YTWm/onuOGaT8dF0zYR36x8nfjmrPOxrk38O/EtLvk48S2r5O/EtypfJ771Np/4rjf/xHe95YP11fyD+HblG8S36/4E9nfRBQ0s8KINCGyw"
        + "acWi4AlSxlHxBz0SQZAt9ApF4yunKRFmK/939AdWKiEicAcAAA=="

    @Test("a file of the real tool")
    func realFile() throws {
        let packed = Base64.decode(Array(Self.real.utf8)).bytes
        let text = (0..<40).map { "line \($0) of a text that repeats itself \($0 * $0) times\n" }.joined()
        #expect(String(decoding: try Gzip.unpack(packed), as: UTF8.self) == text)
    }

    @Test("several members are one text, and what follows them is left out")
    func members() throws {
        let packed = Gzip.pack(Array("one ".utf8)) + Gzip.pack(Array("two".utf8))
        #expect(try Gzip.unpack(packed) == Array("one two".utf8))
        #expect(try Gzip.unpack(packed + [0, 0, 0]) == Array("one two".utf8))
    }

    @Test("damage is found, and never ends the program")
    func damage() throws {
        let packed = Base64.decode(Array(Self.real.utf8)).bytes
        #expect(throws: Gzip.Failure.notGzip) { try Gzip.unpack(Array("plain".utf8)) }
        for count in 2..<packed.count {
            #expect(throws: Gzip.Failure.self) { try Gzip.unpack(Array(packed.prefix(count))) }
        }
        var source = RandomSource(seed: 11)
        for _ in 0..<2_000 {
            var damaged = packed
            for _ in 0...2 {
                damaged[Int(source.next() % UInt64(damaged.count))] = UInt8(truncatingIfNeeded: source.next())
            }
            _ = try? Gzip.unpack(damaged)
        }
    }

    @Test("the headers of POSIX archives give long names")
    func paxNames() throws {
        let name = String(repeating: "folder/", count: 40) + "file"
        let record = " path=\(name)\n"
        let length = record.utf8.count + 3
        let body = Array("\(length)\(record)".utf8)
        func block(_ kind: UInt8, _ name: String, _ data: [UInt8]) -> [UInt8] {
            var bytes = TarArchive(entries: [
                .init(path: name, inode: Inode(.file(.bytes(data)), mode: 0o644))
            ]).bytes
            bytes[156] = kind
            return Array(bytes.prefix(512 + (data.count + 511) / 512 * 512))
        }
        let archive = try TarArchive(block(0x78, "header", body) + block(0x30, "short", Array("hi".utf8)))
        #expect(archive.entries.map(\.path) == [name])
    }
}

@Suite("BLAKE2b and Base 32")
struct DigestTests {
    @Test("digests of several lengths", arguments: [0, 1, 127, 128, 129, 1000])
    func blake(_ count: Int) {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        #expect(Blake2b.hash(bytes, length: 64) == HashFunction.blake2b512.hash(bytes))
        #expect(Blake2b.hash(bytes, length: 16).count == 16)
    }

    @Test(
        "the examples of RFC 4648",
        arguments: [
            ("", ""), ("f", "MY======"), ("fo", "MZXQ===="), ("foo", "MZXW6==="), ("foob", "MZXW6YQ="),
            ("fooba", "MZXW6YTB"), ("foobar", "MZXW6YTBOI======"),
        ])
    func base32(_ text: String, _ encoded: String) {
        #expect(Base32.encode(Array(text.utf8)) == Array(encoded.utf8))
        #expect(Base32.decode(Array(encoded.utf8)).bytes == Array(text.utf8))
    }
}

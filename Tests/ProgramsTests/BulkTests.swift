import Glibc
import Testing

/// Prints what scripts of a file do, for comparison with the real tools: a throw-away.
@Suite struct BulkTests {
    @Test func bulk() throws {
        guard let path = getenv("BULK").map({ String(cString: $0) }), let file = fopen(path, "r") else { return }
        var bytes: [UInt8] = []
        while case let byte = fgetc(file), byte != EOF { bytes.append(UInt8(byte)) }
        fclose(file)
        for script in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            var host = HostFixture()
            let outcome = host.run(String(script), in: "/tmp")
            print("$ \(script)\n\(outcome.output)\(outcome.errors)=> \(outcome.status)")
        }
    }
}

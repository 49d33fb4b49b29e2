import HTTP
import Testing

@Suite struct SecureHelloTests {
    @Test func greetingsAreTakenWhole() {
        let bytes = SecureHello.client(for: "example.com") + Array("GET".utf8)
        for count in 1..<(bytes.count - 3) {
            var part = Array(bytes.prefix(count))
            #expect(SecureHello.take(from: &part) == .incomplete)
            #expect(part.count == count)
        }
        var all = bytes
        #expect(SecureHello.take(from: &all) == .greeting(["example.com"]))
        #expect(all == Array("GET".utf8))
        var plain = Array("HTTP/1.1 200 OK".utf8)
        #expect(SecureHello.take(from: &plain) == .plain)
    }

    @Test(arguments: [
        (SecureHello.server(certificateOf: ["a.example", "b.example"]), nil),
        (SecureHello.server(certificateOf: ["a.example"]), HTTPReader.Malformed.otherName(["a.example"])),
        (Array("HTTP/1.1 400 Bad Request\r\n\r\n".utf8), .notSecure),
        ([], .notSecure),
    ])
    func readers(greeting: [UInt8], failure: HTTPReader.Malformed?) {
        var reader = HTTPReader(readsResponses: true)
        reader.expectedName = "b.example"
        reader.take(greeting + (failure == nil ? Array("HTTP/1.1 204 No Content\r\n\r\n".utf8) : []))
        do throws(HTTPReader.Malformed) {
            let message = try reader.next(hasEnded: true)
            #expect(failure == nil && message?.status == 204)
        } catch {
            #expect(error == failure)
        }
    }
}

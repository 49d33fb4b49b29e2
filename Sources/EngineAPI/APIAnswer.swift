import CommandSyntax
import Engine
import Kernel
import WorldModel

/// An answer that is there at once.
package struct APIResponse: Sendable, Equatable {
    package var status: Int
    package var headers: [(name: String, value: String)]
    package var body: [UInt8]
    /// Whether its length is not announced: clients take such an answer for a stream of messages.
    package var isChunked = false

    package init(
        _ status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = [], isChunked: Bool = false
    ) {
        (self.status, self.headers, self.body, self.isChunked) = (status, headers, body, isChunked)
    }

    package static func == (a: APIResponse, b: APIResponse) -> Bool {
        a.status == b.status && a.body == b.body && a.headers.elementsEqual(b.headers) { $0 == $1 }
    }

    /// A JSON document with its newline, as moby writes it.
    package static func json(_ value: TemplateValue, status: Int = 200) -> APIResponse {
        let text = GoJSON.compact(value, escapesHTML: true) + "\n"
        return APIResponse(status, headers: [("Content-Type", "application/json")], body: Array(text.utf8))
    }

    static func text(_ text: String, type: String = "application/json") -> APIResponse {
        APIResponse(200, headers: [("Content-Type", type)], body: Array(text.utf8))
    }

    static let noContent = APIResponse(204)

    /// `{"message": "…"}` with the status of the error's kind.
    package static func failure(_ error: EngineError) -> APIResponse {
        if error.kind == .notModified { return APIResponse(304) }
        return json(.object(message(error.message)), status: error.kind.httpStatus)
    }

    static func message(_ text: String) -> TemplateObject {
        var object = TemplateObject("common.ErrorResponse")
        object.append("Message", .string(text), json: "message")
        return object
    }
}

/// How a request is answered.
package enum APIAnswer {
    case response(APIResponse)
    /// When the program has ended.
    case later(APIResponse, any Program)
    /// The head at once, then whatever the program writes until it ends.
    case stream(APIResponse, any Program)
    /// The connection becomes a plain stream of bytes in both directions: what comes is the program's input.
    case hijack(contentType: String, any Program)
}

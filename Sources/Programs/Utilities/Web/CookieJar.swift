import HTTP
import WorldModel

/// The cookies that `curl` keeps, and the file of Netscape's form in which `-c` writes and `-b` reads them.
struct CookieJar: Equatable {
    private(set) var cookies: [Cookie] = []

    struct Cookie: Equatable {
        var domain: String
        /// Whether machines below the domain get it, too.
        var includesSubdomains: Bool
        var path: String
        var isSecure: Bool
        var isHTTPOnly: Bool
        /// `nil` for the length of a session.
        var expiry: Instant?
        var name: String
        var value: String
    }

    init() {}

    /// Reads a file of cookies: lines with seven fields, or lines of headers.
    init(file: String, now: Instant) {
        for line in file.split(whereSeparator: \.isNewline) { take(line: String(line), now) }
    }

    private mutating func take(line: String, _ now: Instant) {
        let isHTTPOnly = line.hasPrefix("#HttpOnly_")
        guard isHTTPOnly || !line.hasPrefix("#") else { return }
        let fields = line.dropFirst(isHTTPOnly ? 10 : 0).split(separator: "\t", omittingEmptySubsequences: false)
        guard fields.count == 7, let seconds = Int64(fields[4]) else { return }
        put(
            Cookie(
                domain: String(fields[0].drop { $0 == "." }).lowercased(), includesSubdomains: fields[1] == "TRUE",
                path: String(fields[2]), isSecure: fields[3] == "TRUE", isHTTPOnly: isHTTPOnly,
                expiry: seconds == 0 ? nil : Instant(seconds: seconds), name: String(fields[5]),
                value: String(fields[6])), now)
    }

    /// Takes the `Set-Cookie` headers of a response (RFC 6265, 5.3).
    mutating func take(_ response: HTTPMessage, from address: WebAddress, now: Instant) {
        for header in response.headers where header.name.lowercased() == "set-cookie" {
            take(header: header.value, from: address, now)
        }
    }

    private mutating func take(header: String, from address: WebAddress, _ now: Instant) {
        let parts = header.split(separator: ";").map { $0.trimmingSpaces() }
        guard let first = parts.first, let equals = first.firstIndex(of: "="), equals != first.startIndex else {
            return
        }
        let directory = address.path.prefix { $0 != "?" }
        var cookie = Cookie(
            domain: address.host.lowercased(), includesSubdomains: false,
            path: directory.lastIndex(of: "/").map { String(directory[..<$0]) }.flatMap { $0.isEmpty ? nil : $0 }
                ?? "/",
            isSecure: false, isHTTPOnly: false, expiry: nil, name: String(first[..<equals]).trimmingSpaces(),
            value: String(first[first.index(after: equals)...]).trimmingSpaces())
        var hasAge = false
        for part in parts.dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1).map { String($0).trimmingSpaces() }
            let value = pair.count > 1 ? pair[1] : ""
            switch pair.first?.lowercased() {
            case "domain":
                let domain = String(value.drop { $0 == "." }).lowercased()
                guard domain.isEmpty || Self.matches(address.host, domain, true) else { return }
                if !domain.isEmpty { (cookie.domain, cookie.includesSubdomains) = (domain, true) }
            case "path": if value.hasPrefix("/") { cookie.path = value }
            case "secure": cookie.isSecure = true
            case "httponly": cookie.isHTTPOnly = true
            case "max-age":
                guard let seconds = Int64(value) else { continue }
                hasAge = true
                cookie.expiry = now + max(0, min(seconds, 4_000_000_000)) * 1_000_000_000
            case "expires": if !hasAge { cookie.expiry = HTTPDate.parse(value.replacing("-", with: " ")) }
            default: continue
            }
        }
        put(cookie, now)
    }

    /// Replaces what has the same name at the same place. What is past its time goes.
    private mutating func put(_ cookie: Cookie, _ now: Instant) {
        cookies.removeAll { $0.name == cookie.name && $0.domain == cookie.domain && $0.path == cookie.path }
        if cookie.expiry.map({ $0 > now }) ?? true { cookies.append(cookie) }
    }

    private static func matches(_ host: String, _ domain: String, _ includesSubdomains: Bool) -> Bool {
        host.lowercased() == domain || includesSubdomains && host.lowercased().hasSuffix("." + domain)
    }

    /// `a=1; b=2` for an address, those of longer paths first; `nil` without any.
    func header(for address: WebAddress, now: Instant) -> String? {
        let path = address.path.prefix { $0 != "?" }
        let found = cookies.enumerated().filter { _, cookie in
            (cookie.expiry.map { $0 > now } ?? true)
                && Self.matches(address.host, cookie.domain, cookie.includesSubdomains)
                && (!cookie.isSecure || address.isSecure || address.host == "localhost")
                && (path == cookie.path
                    || path.hasPrefix(cookie.path)
                        && (cookie.path.hasSuffix("/") || path.dropFirst(cookie.path.count).hasPrefix("/")))
        }
        // As libcurl's cookie_sort: the longest path, domain and name first, then the oldest.
        let sorted = found.sorted { one, other in
            let ones = [one.element.path.count, one.element.domain.count, one.element.name.count, -one.offset]
            let others = [
                other.element.path.count, other.element.domain.count, other.element.name.count, -other.offset,
            ]
            return others.lexicographicallyPrecedes(ones)
        }
        return sorted.isEmpty ? nil : sorted.map { "\($0.element.name)=\($0.element.value)" }.joined(separator: "; ")
    }

    /// The file, the newest cookie first.
    var file: String {
        let head = """
            # Netscape HTTP Cookie File
            # https://curl.se/docs/http-cookies.html
            # This file was generated by libcurl! Edit at your own risk.


            """
        return head
            + cookies.reversed().map { cookie in
                let fields = [
                    (cookie.isHTTPOnly ? "#HttpOnly_" : "") + (cookie.includesSubdomains ? "." : "") + cookie.domain,
                    cookie.includesSubdomains ? "TRUE" : "FALSE", cookie.path, cookie.isSecure ? "TRUE" : "FALSE",
                    String(cookie.expiry?.seconds ?? 0), cookie.name, cookie.value,
                ]
                return fields.joined(separator: "\t") + "\n"
            }.joined()
    }
}

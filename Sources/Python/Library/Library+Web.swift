/// HTTP and what is built on it.
extension Library {
    static let web: [String: String] = [
        "http": ##"""
        class HTTPStatus(int):
            pass


        _phrases = {
            100: "Continue", 200: "OK", 201: "Created", 202: "Accepted", 204: "No Content", 206: "Partial Content",
            301: "Moved Permanently", 302: "Found", 303: "See Other", 304: "Not Modified", 307: "Temporary Redirect",
            308: "Permanent Redirect", 400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found",
            405: "Method Not Allowed", 409: "Conflict", 410: "Gone", 413: "Request Entity Too Large",
            415: "Unsupported Media Type", 418: "I'm a Teapot", 422: "Unprocessable Entity", 429: "Too Many Requests",
            500: "Internal Server Error", 501: "Not Implemented", 502: "Bad Gateway", 503: "Service Unavailable",
            504: "Gateway Timeout"}
        for _code, _phrase in _phrases.items():
            _status = HTTPStatus(_code)
            _status.phrase = _phrase
            _status.value = _code
            _status.name = _phrase.upper().replace(" ", "_").replace("'", "").replace("-", "_")
            setattr(HTTPStatus, _status.name, _status)

        """##,
        "http.server": ##"""
        import html
        import os
        import socket
        import socketserver
        import sys
        import time
        import urllib.parse
        from http import HTTPStatus, _phrases

        __version__ = "0.6"


        class Headers:
            def __init__(self, pairs=()):
                self._pairs = list(pairs)

            def get(self, name, default=None):
                name = name.lower()
                for key, value in self._pairs:
                    if key.lower() == name:
                        return value
                return default

            def __getitem__(self, name):
                return self.get(name)

            def __contains__(self, name):
                return self.get(name) is not None

            def get_all(self, name, default=None):
                return [v for k, v in self._pairs if k.lower() == name.lower()] or default

            def items(self):
                return list(self._pairs)

            def keys(self):
                return [k for k, _ in self._pairs]

            def __iter__(self):
                return iter(self.keys())

            def __str__(self):
                return "".join(f"{k}: {v}\n" for k, v in self._pairs) + "\n"


        class _Received(Headers):
            def __init__(self, stream):
                self._pairs, self._first = [], {}
                while line := stream.readline().decode("latin-1").rstrip("\r\n"):
                    name, _, value = line.partition(":")
                    name, value = name.strip(), value.strip()
                    self._pairs.append((name, value))
                    self._first.setdefault(name.lower(), value)

            def get(self, name, default=None):
                return self._first.get(name.lower(), default)


        class HTTPServer(socketserver.TCPServer):
            allow_reuse_address = True

            def server_bind(self):
                socketserver.TCPServer.server_bind(self)
                self.server_name, self.server_port = socket.getfqdn(self.server_address[0]), self.server_address[1]


        class ThreadingHTTPServer(socketserver.ThreadingMixIn, HTTPServer):
            daemon_threads = True


        class BaseHTTPRequestHandler(socketserver.StreamRequestHandler):
            server_version = "BaseHTTP/" + __version__
            sys_version = "Python/" + sys.version.split()[0]
            protocol_version = "HTTP/1.0"
            default_request_version = "HTTP/0.9"
            error_content_type = "text/html;charset=utf-8"
            responses = {code: (phrase, "") for code, phrase in _phrases.items()}

            def handle(self):
                self.close_connection = True
                self.handle_one_request()
                while not self.close_connection:
                    self.handle_one_request()

            def handle_one_request(self):
                line = self.rfile.readline()
                if not line:
                    self.close_connection = True
                    return
                self._headers_buffer = []
                self.requestline = line.decode("latin-1").rstrip("\r\n")
                words = self.requestline.split()
                self.command, self.path, self.request_version = "", "", self.default_request_version
                if len(words) < 2:
                    self.close_connection = True
                    if words:
                        self.send_error(400, f"Bad request syntax ({self.requestline!r})")
                    return
                self.command, self.path = words[0], words[1]
                if len(words) > 2:
                    self.request_version = words[2]
                self.headers = _Received(self.rfile)
                connection = (self.headers.get("Connection") or "").lower()
                self.close_connection = connection == "close" or not (
                    self.protocol_version >= "HTTP/1.1" and self.request_version >= "HTTP/1.1")
                method = getattr(self, "do_" + self.command, None)
                if method is None:
                    self.send_error(501, f"Unsupported method ({self.command!r})")
                    return
                method()
                self.wfile.flush()

            def send_error(self, code, message=None, explain=None):
                message = message or self.responses.get(code, ("???", ""))[0]
                self.log_error("code %d, message %s", code, message)
                body = ("<!DOCTYPE HTML>\n<html lang=\"en\">\n    <head>\n        <meta charset=\"utf-8\">\n"
                        "        <title>Error response</title>\n    </head>\n    <body>\n        <h1>Error response</h1>\n"
                        f"        <p>Error code: {code}</p>\n        <p>Message: {html.escape(message)}.</p>\n"
                        f"        <p>Error code explanation: {code} - {self.responses.get(code, ('???', ''))[0]}.</p>\n"
                        "    </body>\n</html>\n").encode()
                self.send_response(code, message)
                self.send_header("Connection", "close")
                self.send_header("Content-Type", self.error_content_type)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(body)

            def send_response(self, code, message=None):
                self.log_request(code)
                self.send_response_only(code, message)
                self.send_header("Server", self.version_string())
                self.send_header("Date", self.date_time_string())

            def send_response_only(self, code, message=None):
                message = message if message is not None else self.responses.get(int(code), ("", ""))[0]
                self._headers_buffer.append(f"{self.protocol_version} {int(code)} {message}\r\n".encode("latin-1"))

            def send_header(self, keyword, value):
                self._headers_buffer.append(f"{keyword}: {value}\r\n".encode("latin-1"))
                if value == "close" and keyword.lower() == "connection":
                    self.close_connection = True

            def end_headers(self):
                self._headers_buffer.append(b"\r\n")
                self.flush_headers()

            def flush_headers(self):
                self.wfile.write(b"".join(self._headers_buffer))
                self._headers_buffer = []

            def log_request(self, code="-", size="-"):
                self.log_message('"%s" %s %s', self.requestline, str(int(code)) if code != "-" else code, str(size))

            def log_error(self, format, *args):
                self.log_message(format, *args)

            def log_message(self, format, *args):
                sys.stderr.write("%s - - [%s] %s\n" % (self.address_string(), self.log_date_time_string(), format % args))

            def version_string(self):
                return self.server_version + " " + self.sys_version

            def date_time_string(self, timestamp=None):
                return time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime(timestamp))

            def log_date_time_string(self):
                return time.strftime("%d/%b/%Y %H:%M:%S", time.localtime())

            def address_string(self):
                return self.client_address[0]


        class SimpleHTTPRequestHandler(BaseHTTPRequestHandler):
            server_version = "SimpleHTTP/" + __version__
            index_pages = ("index.html", "index.htm")
            extensions_map = {".html": "text/html", ".htm": "text/html", ".css": "text/css", ".js": "text/javascript",
                              ".json": "application/json", ".txt": "text/plain", ".png": "image/png", ".jpg": "image/jpeg",
                              ".svg": "image/svg+xml", ".xml": "text/xml", ".gz": "application/gzip", ".md": "text/markdown",
                              ".py": "text/x-python", ".csv": "text/csv", ".pdf": "application/pdf"}

            def __init__(self, *args, directory=None, **kwargs):
                self.directory = directory or getattr(type(self), "_directory", None) or os.getcwd()
                BaseHTTPRequestHandler.__init__(self, *args, **kwargs)

            def do_GET(self):
                self._answer(True)

            def do_HEAD(self):
                self._answer(False)

            def translate_path(self, path):
                path = urllib.parse.unquote(path.split("?", 1)[0].split("#", 1)[0])
                parts = [p for p in path.split("/") if p and p not in (".", "..")]
                return os.path.join(self.directory, *parts) + ("/" if path.endswith("/") and parts else "")

            def guess_type(self, path):
                return self.extensions_map.get(os.path.splitext(path)[1].lower(), "application/octet-stream")

            def _answer(self, with_body):
                path = self.translate_path(self.path)
                if os.path.isdir(path):
                    if not self.path.split("?")[0].endswith("/"):
                        self.send_response(301)
                        self.send_header("Location", self.path + "/")
                        self.send_header("Content-Length", "0")
                        self.end_headers()
                        return
                    for name in self.index_pages:
                        if os.path.exists(os.path.join(path, name)):
                            path = os.path.join(path, name)
                            break
                    else:
                        return self._send(self._listing(path), "text/html; charset=utf-8", with_body)
                try:
                    with open(path, "rb") as f:
                        body = f.read()
                except OSError:
                    self.send_error(404, "File not found")
                    return
                self._send(body, self.guess_type(path), with_body, os.path.getmtime(path))

            def _send(self, body, kind, with_body, modified=None):
                self.send_response(200)
                self.send_header("Content-type", kind)
                self.send_header("Content-Length", str(len(body)))
                if modified is not None:
                    self.send_header("Last-Modified", self.date_time_string(modified))
                self.end_headers()
                if with_body:
                    self.wfile.write(body)

            def _listing(self, path):
                title = f"Directory listing for {html.escape(urllib.parse.unquote(self.path))}"
                lines = ["<!DOCTYPE HTML>", '<html lang="en">', "<head>", '<meta charset="utf-8">', f"<title>{title}</title>",
                         "</head>", "<body>", f"<h1>{title}</h1>", "<hr>", "<ul>"]
                for name in sorted(os.listdir(path), key=str.lower):
                    shown = name + "/" if os.path.isdir(os.path.join(path, name)) else name
                    lines.append(f'<li><a href="{urllib.parse.quote(shown)}">{html.escape(shown)}</a></li>')
                return "\n".join(lines + ["</ul>", "<hr>", "</body>", "</html>", ""]).encode()


        def _main(arguments):
            import argparse
            parser = argparse.ArgumentParser(prog="server.py")
            parser.add_argument("-b", "--bind", metavar="ADDRESS")
            parser.add_argument("-d", "--directory", default=os.getcwd())
            parser.add_argument("port", default=8000, type=int, nargs="?")
            options = parser.parse_args(arguments)
            SimpleHTTPRequestHandler._directory = options.directory
            server = ThreadingHTTPServer((options.bind or "0.0.0.0", options.port), SimpleHTTPRequestHandler)
            host = options.bind or "0.0.0.0"
            print(f"Serving HTTP on {host} port {options.port} (http://{host}:{options.port}/) ...")
            try:
                server.serve_forever()
            except KeyboardInterrupt:
                print("\nKeyboard interrupt received, exiting.")
                sys.exit(0)

        """##,
        "http.client": ##"""
        import socket
        from http import _phrases as responses
        from http.server import Headers


        class HTTPException(Exception):
            pass


        class RemoteDisconnected(ConnectionResetError):
            pass


        class HTTPResponse:
            def __init__(self, file, method="GET"):
                line = file.readline().decode("latin-1")
                if not line:
                    raise RemoteDisconnected("Remote end closed connection without response")
                words = line.split(None, 2)
                self.version, self.status = words[0], int(words[1])
                self.reason = words[2].strip() if len(words) > 2 else ""
                pairs = []
                while True:
                    line = file.readline().decode("latin-1")
                    if line in ("\r\n", "\n", ""):
                        break
                    name, _, value = line.partition(":")
                    pairs.append((name.strip(), value.strip()))
                self.headers = self.msg = Headers(pairs)
                length = self.headers.get("Content-Length")
                if method == "HEAD" or self.status in (204, 304):
                    self._body = b""
                elif (self.headers.get("Transfer-Encoding") or "").lower() == "chunked":
                    self._body = b""
                    while True:
                        size = int(file.readline().split(b";")[0] or b"0", 16)
                        if not size:
                            break
                        self._body += file.read(size)
                        file.readline()
                else:
                    self._body = file.read(int(length)) if length is not None else file.read()
                self.code = self.status

            def read(self, amount=None):
                if amount is None:
                    out, self._body = self._body, b""
                else:
                    out, self._body = self._body[:amount], self._body[amount:]
                return out

            def getheader(self, name, default=None):
                return self.headers.get(name, default)

            def getheaders(self):
                return self.headers.items()

            def getcode(self):
                return self.status

            def info(self):
                return self.headers

            def close(self):
                pass

            def __enter__(self):
                return self

            def __exit__(self, *args):
                pass

            def __iter__(self):
                return iter(self.read().splitlines(True))


        class SSLError(OSError):
            def __str__(self):
                return self.args[1]


        SSLError.__module__ = "ssl"


        class HTTPConnection:
            def __init__(self, host, port=None, timeout=None):
                if port is None and ":" in host:
                    host, port = host.rsplit(":", 1)
                self.host, self.port, self.sock, self.timeout = host, int(port or 80), None, timeout

            def connect(self):
                self.sock = socket.create_connection((self.host, self.port), self.timeout)

            def request(self, method, url, body=None, headers=None):
                self.connect()
                self._method = method
                headers = dict(headers or {})
                names = [n.lower() for n in headers]
                lines = [f"{method} {url} HTTP/1.1"]
                if "host" not in names:
                    usual = 443 if isinstance(self, HTTPSConnection) else 80
                    lines.append(f"Host: {self.host}" + ("" if self.port == usual else f":{self.port}"))
                if "accept-encoding" not in names:
                    lines.append("Accept-Encoding: identity")
                if isinstance(body, str):
                    body = body.encode()
                if body is not None and "content-length" not in names:
                    lines.append(f"Content-Length: {len(body)}")
                lines += [f"{n}: {v}" for n, v in headers.items()]
                if "connection" not in names:
                    lines.append("Connection: close")
                self.sock.sendall(("\r\n".join(lines) + "\r\n\r\n").encode("latin-1") + (body or b""))
                self._file = self.sock.makefile("rb")

            def getresponse(self):
                return HTTPResponse(self._file, self._method)

            def close(self):
                if self.sock is not None:
                    self.sock.close()


        class HTTPSConnection(HTTPConnection):
            """TLS as far as it is simulated: both sides say their names, and nothing is encrypted."""

            def __init__(self, host, port=None, timeout=None):
                super().__init__(host, port or 443, timeout)

            def _receive(self, count):
                data = b""
                while len(data) < count:
                    part = self.sock.recv(count - len(data))
                    if not part:
                        raise SSLError(8, "[SSL: UNEXPECTED_EOF_WHILE_READING] EOF occurred in violation of protocol (_ssl.c:1000)")
                    data += part
                return data

            def connect(self):
                super().connect()
                name = self.host.encode() + b"\r\n\r\n"
                self.sock.sendall(bytes([22, 3, 1, len(name) // 256, len(name) % 256, 1]) + name)
                if self._receive(1) != b"\x16":
                    raise SSLError(1, "[SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:1000)")
                head = self._receive(5)
                names = self._receive(head[2] * 256 + head[3]).decode().split(",")
                if self.host.lower() not in names:
                    raise SSLError(1, f"[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: Hostname mismatch, certificate is not valid for '{self.host}'. (_ssl.c:1000)")

        """##,
        "urllib": ##"""


        """##,
        "urllib.parse": ##"""
        from collections import namedtuple

        _safe = set(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-~")


        def quote(text, safe="/"):
            data = text.encode() if isinstance(text, str) else text
            allowed = _safe | set(safe.encode())
            return "".join(chr(b) if b in allowed else f"%{b:02X}" for b in data)


        def quote_plus(text, safe=""):
            return quote(text, safe + " ").replace(" ", "+")


        def unquote_to_bytes(text):
            data = text.encode() if isinstance(text, str) else text
            parts = data.split(b"%")
            out = parts[0]
            for part in parts[1:]:
                try:
                    out += bytes([int(part[:2], 16)]) + part[2:]
                except ValueError:
                    out += b"%" + part
            return out


        def unquote(text):
            return unquote_to_bytes(text).decode("utf-8", "replace") if "%" in text else text


        def unquote_plus(text):
            return unquote(text.replace("+", " "))


        def urlencode(query, doseq=False, safe=""):
            out = []
            for key, value in (query.items() if hasattr(query, "items") else query):
                for one in (value if doseq and isinstance(value, (list, tuple)) else [value]):
                    out.append(quote_plus(str(key), safe) + "=" + quote_plus(str(one), safe))
            return "&".join(out)


        def parse_qsl(text, keep_blank_values=False):
            out = []
            for part in text.split("&"):
                if part:
                    key, _, value = part.partition("=")
                    if value or keep_blank_values:
                        out.append((unquote_plus(key), unquote_plus(value)))
            return out


        def parse_qs(text, keep_blank_values=False):
            out = {}
            for key, value in parse_qsl(text, keep_blank_values):
                out.setdefault(key, []).append(value)
            return out


        class SplitResult(namedtuple("SplitResult", "scheme netloc path query fragment")):
            @property
            def hostname(self):
                host = self.netloc.rsplit("@", 1)[-1]
                host = host.rsplit(":", 1)[0] if ":" in host else host
                return host.lower() or None

            @property
            def port(self):
                host = self.netloc.rsplit("@", 1)[-1]
                return int(host.rsplit(":", 1)[1]) if ":" in host and host.rsplit(":", 1)[1] else None

            @property
            def username(self):
                return self.netloc.rsplit("@", 1)[0].split(":")[0] if "@" in self.netloc else None

            @property
            def password(self):
                if "@" not in self.netloc or ":" not in self.netloc.rsplit("@", 1)[0]:
                    return None
                return self.netloc.rsplit("@", 1)[0].split(":", 1)[1]

            def geturl(self):
                return urlunsplit(self)


        class ParseResult(namedtuple("ParseResult", "scheme netloc path params query fragment")):
            hostname, port, username, password = SplitResult.hostname, SplitResult.port, SplitResult.username, SplitResult.password

            def geturl(self):
                return urlunparse(self)


        def urlsplit(url, scheme="", allow_fragments=True):
            url, _, fragment = url.partition("#")
            url, _, query = url.partition("?")
            head, sign, rest = url.partition(":")
            if sign and head and head[0].isalpha() and all(c.isalnum() or c in "+-." for c in head):
                scheme, url = head.lower(), rest
            netloc = ""
            if url.startswith("//"):
                netloc, slash, path = url[2:].partition("/")
                url = slash + path
            return SplitResult(scheme, netloc, url, query, fragment)


        def urlparse(url, scheme="", allow_fragments=True):
            s = urlsplit(url, scheme)
            return ParseResult(s.scheme, s.netloc, s.path, "", s.query, s.fragment)


        def urlunsplit(parts):
            scheme, netloc, path, query, fragment = parts
            out = path
            if netloc:
                out = "//" + netloc + ("" if not path or path.startswith("/") else "/") + path
            if scheme:
                out = scheme + ":" + out
            return out + ("?" + query if query else "") + ("#" + fragment if fragment else "")


        def urlunparse(parts):
            scheme, netloc, path, params, query, fragment = parts
            return urlunsplit((scheme, netloc, path + (";" + params if params else ""), query, fragment))


        def urljoin(base, url, allow_fragments=True):
            if not url or urlsplit(url).scheme:
                return url or base
            b = urlsplit(base)
            if url.startswith("//"):
                return b.scheme + ":" + url
            u = urlsplit(url)
            if u.path.startswith("/"):
                path = u.path
            elif not u.path:
                path = b.path
            else:
                path = b.path.rsplit("/", 1)[0] + "/" + u.path
            out = []
            for part in path.split("/"):
                if part == "..":
                    if len(out) > 1:
                        out.pop()
                elif part != ".":
                    out.append(part)
            if path.endswith(("/.", "/..")):
                out.append("")
            return urlunsplit((b.scheme, b.netloc, "/".join(out), u.query, u.fragment))

        """##,
        "urllib.error": ##"""
        class URLError(OSError):
            def __init__(self, reason):
                self.reason = reason
                self.args = (reason,)

            def __str__(self):
                return f"<urlopen error {self.reason}>"


        class HTTPError(URLError):
            def __init__(self, url, code, msg, hdrs, fp):
                self.url, self.code, self.msg, self.headers, self.fp = url, code, msg, hdrs, fp
                self.reason, self.status = msg, code
                self.args = ()

            def read(self, *args):
                return self.fp.read(*args)

            def __str__(self):
                return f"HTTP Error {self.code}: {self.msg}"

        """##,
        "urllib.request": ##"""
        import http.client
        from urllib.error import URLError, HTTPError
        from urllib.parse import urlsplit, urljoin, quote, unquote, urlencode


        class Request:
            def __init__(self, url, data=None, headers=None, method=None):
                self.full_url, self.data, self.headers = url, data, dict(headers or {})
                self.method = method or ("POST" if data is not None else "GET")

            def add_header(self, name, value):
                self.headers[name] = value

            def get_method(self):
                return self.method


        def urlopen(url, data=None, timeout=None, **options):
            request = url if isinstance(url, Request) else Request(url, data)
            target = request.full_url
            for _ in range(10):
                parts = urlsplit(target)
                if parts.scheme not in ("http", "https"):
                    raise URLError(f"unknown url type: {parts.scheme}") if parts.scheme else ValueError(f"unknown url type: {target!r}")
                headers = {"User-Agent": "Python-urllib/3.12", **request.headers}
                if request.data is not None and "Content-Type" not in headers:
                    headers["Content-Type"] = "application/x-www-form-urlencoded"
                kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
                connection = kind(parts.hostname, parts.port or (443 if parts.scheme == "https" else 80), timeout)
                try:
                    connection.request(request.get_method(), (parts.path or "/") + ("?" + parts.query if parts.query else ""),
                                       request.data, headers)
                    response = connection.getresponse()
                except OSError as e:
                    if isinstance(e, (http.client.RemoteDisconnected, TimeoutError)):
                        raise
                    raise URLError(e) from e
                if response.status in (301, 302, 303, 307, 308) and response.headers.get("Location"):
                    target = urljoin(target, response.headers.get("Location"))
                    continue
                response.url = target
                response.geturl = lambda: target
                if response.status >= 400:
                    raise HTTPError(target, response.status, response.reason, response.headers, response)
                return response
            raise URLError("too many redirects")


        def urlretrieve(url, filename=None):
            with open(filename, "wb") as f:
                f.write(urlopen(url).read())
            return filename, None

        """##,
    ]
}

/// Clients of Redis and of HTTP.
extension Packages {
    static let clients: [String: String] = [
        "redis": ##"""
        import socket

        __version__ = "5.2.1"


        class RedisError(Exception):
            pass


        class ConnectionError(RedisError):
            pass


        class TimeoutError(RedisError):
            pass


        class ResponseError(RedisError):
            pass


        class DataError(RedisError):
            pass


        class AuthenticationError(ConnectionError):
            pass


        class exceptions:
            RedisError, ConnectionError, TimeoutError = RedisError, ConnectionError, TimeoutError
            ResponseError, DataError, AuthenticationError = ResponseError, DataError, AuthenticationError


        def _encoded(word):
            if isinstance(word, bytes):
                return word
            if isinstance(word, bool) or word is None:
                raise DataError(f"Invalid input of type: '{type(word).__name__}'. Convert to a bytes, string, int or float first.")
            return (repr(word) if isinstance(word, float) else str(word)).encode()


        class Redis:
            def __init__(self, host="localhost", port=6379, db=0, password=None, decode_responses=False, username=None, **options):
                self.host, self.port, self.db, self.password, self.decode = host, int(port), db, password, decode_responses
                self._socket = self._file = None

            @classmethod
            def from_url(cls, url, **options):
                from urllib.parse import urlsplit
                parts = urlsplit(url)
                return cls(parts.hostname or "localhost", parts.port or 6379, int(parts.path.strip("/") or 0), parts.password, **options)

            def _connect(self):
                try:
                    self._socket = socket.create_connection((self.host, self.port))
                except socket.gaierror as e:
                    raise ConnectionError(f"Error {e.errno} connecting to {self.host}:{self.port}. {e.strerror}.") from None
                except OSError as e:
                    raise ConnectionError(f"Error {e.errno} connecting to {self.host}:{self.port}. {e.strerror}.") from None
                self._file = self._socket.makefile("rb")
                if self.password:
                    self._send("AUTH", self.password)
                if self.db:
                    self._send("SELECT", self.db)

            def _send(self, *words):
                out = b"*%d\r\n" % len(words)
                for word in words:
                    data = word.encode() if type(word) is str else _encoded(word)
                    out += b"$%d\r\n%b\r\n" % (len(data), data)
                self._socket.sendall(out)
                return self._read()

            def _read(self):
                line = self._file.readline()
                if not line:
                    self._socket = None
                    raise ConnectionError("Connection closed by server.")
                kind, rest = line[:1], line[1:-2]
                if kind == b"+":
                    return rest.decode() if rest != b"OK" else True
                if kind == b"-":
                    text = rest.decode()
                    if text.startswith("NOAUTH"):
                        raise AuthenticationError("Authentication required.")
                    raise ResponseError(text[4:] if text.startswith("ERR ") else text)
                if kind == b":":
                    return int(rest)
                if kind == b"$":
                    if int(rest) < 0:
                        return None
                    data = self._file.read(int(rest))
                    self._file.read(2)
                    return data.decode() if self.decode else data
                if kind == b"*":
                    return None if int(rest) < 0 else [self._read() for _ in range(int(rest))]
                raise RedisError(f"Protocol Error: {line!r}")

            def execute_command(self, *words):
                if self._socket is None:
                    self._connect()
                try:
                    return self._send(*words)
                except OSError:
                    self._socket = None
                    self._connect()
                    return self._send(*words)

            def ping(self): return self.execute_command("PING") == "PONG"

            def set(self, name, value, ex=None, px=None, nx=False, xx=False, **options):
                words = ["SET", name, value] + (["EX", ex] if ex else []) + (["PX", px] if px else []) + (["NX"] if nx else []) + (["XX"] if xx else [])
                return self.execute_command(*words)

            def get(self, name): return self.execute_command("GET", name)
            def getset(self, name, value): return self.execute_command("GETSET", name, value)
            def setex(self, name, seconds, value): return self.execute_command("SETEX", name, seconds, value)
            def setnx(self, name, value): return bool(self.execute_command("SETNX", name, value))
            def mget(self, *names): return self.execute_command("MGET", *_flat(names))
            def mset(self, mapping): return self.execute_command("MSET", *[x for pair in mapping.items() for x in pair])
            def incr(self, name, amount=1): return self.execute_command("INCRBY", name, amount)
            incrby = incr
            def decr(self, name, amount=1): return self.execute_command("DECRBY", name, amount)
            def append(self, name, value): return self.execute_command("APPEND", name, value)
            def strlen(self, name): return self.execute_command("STRLEN", name)
            def delete(self, *names): return self.execute_command("DEL", *names)
            def exists(self, *names): return self.execute_command("EXISTS", *names)
            def expire(self, name, seconds): return bool(self.execute_command("EXPIRE", name, seconds))
            def ttl(self, name): return self.execute_command("TTL", name)
            def keys(self, pattern="*"): return self.execute_command("KEYS", pattern)
            def type(self, name): return self.execute_command("TYPE", name)
            def rename(self, a, b): return self.execute_command("RENAME", a, b)
            def dbsize(self): return self.execute_command("DBSIZE")
            def flushdb(self): return self.execute_command("FLUSHDB")
            def flushall(self): return self.execute_command("FLUSHALL")
            def save(self): return self.execute_command("SAVE")
            def lpush(self, name, *values): return self.execute_command("LPUSH", name, *values)
            def rpush(self, name, *values): return self.execute_command("RPUSH", name, *values)
            def lpop(self, name): return self.execute_command("LPOP", name)
            def rpop(self, name): return self.execute_command("RPOP", name)
            def llen(self, name): return self.execute_command("LLEN", name)
            def lrange(self, name, start, end): return self.execute_command("LRANGE", name, start, end)
            def ltrim(self, name, start, end): return self.execute_command("LTRIM", name, start, end)
            def sadd(self, name, *values): return self.execute_command("SADD", name, *values)
            def srem(self, name, *values): return self.execute_command("SREM", name, *values)
            def smembers(self, name): return set(self.execute_command("SMEMBERS", name))
            def sismember(self, name, value): return self.execute_command("SISMEMBER", name, value)
            def scard(self, name): return self.execute_command("SCARD", name)
            def hget(self, name, key): return self.execute_command("HGET", name, key)
            def hdel(self, name, *keys): return self.execute_command("HDEL", name, *keys)
            def hexists(self, name, key): return bool(self.execute_command("HEXISTS", name, key))
            def hlen(self, name): return self.execute_command("HLEN", name)
            def hkeys(self, name): return self.execute_command("HKEYS", name)
            def hincrby(self, name, key, amount=1): return self.execute_command("HINCRBY", name, key, amount)

            def hset(self, name, key=None, value=None, mapping=None):
                words = [] if key is None else [key, value]
                for pair in (mapping or {}).items():
                    words += pair
                return self.execute_command("HSET", name, *words)

            def hgetall(self, name):
                parts = self.execute_command("HGETALL", name)
                return dict(zip(parts[::2], parts[1::2]))

            def publish(self, channel, message): return self.execute_command("PUBLISH", channel, message)

            def info(self, section=None):
                text = self.execute_command("INFO")
                text = text.decode() if isinstance(text, bytes) else text
                return dict(line.split(":", 1) for line in text.splitlines() if ":" in line)

            def close(self):
                if self._socket is not None:
                    self._socket.close()
                    self._socket = None

            def __repr__(self):
                return f"<redis.client.Redis(<redis.connection.ConnectionPool(<redis.connection.Connection(host={self.host},port={self.port},db={self.db})>)>)>"


        StrictRedis = Redis


        def from_url(url, **options):
            return Redis.from_url(url, **options)


        def _flat(names):
            return names[0] if len(names) == 1 and isinstance(names[0], (list, tuple)) else names

        """##,
        "requests": ##"""
        import json as _json
        import http.client
        import urllib.parse

        __version__ = "2.32.4"


        class RequestException(OSError):
            pass


        class ConnectionError(RequestException):
            pass


        class SSLError(ConnectionError):
            pass


        class HTTPError(RequestException):
            def __init__(self, message, response=None):
                self.response = response
                self.args = (message,)

            def __str__(self):
                return self.args[0]


        class Timeout(RequestException):
            pass


        class ReadTimeout(Timeout):
            pass


        class MissingSchema(RequestException, ValueError):
            pass


        class exceptions:
            RequestException, ConnectionError, HTTPError = RequestException, ConnectionError, HTTPError
            Timeout, ReadTimeout, MissingSchema = Timeout, ReadTimeout, MissingSchema


        class Response:
            def __init__(self, raw, url):
                self.status_code, self.reason, self.url = raw.status, raw.reason, url
                self.headers, self.content = raw.headers, raw.read()
                self.encoding, self.history = "utf-8", []

            @property
            def ok(self):
                return self.status_code < 400

            @property
            def text(self):
                return self.content.decode("utf-8", "replace")

            def json(self):
                return _json.loads(self.content)

            def raise_for_status(self):
                if self.status_code >= 400:
                    kind = "Client" if self.status_code < 500 else "Server"
                    raise HTTPError(f"{self.status_code} {kind} Error: {self.reason} for url: {self.url}", self)

            def iter_lines(self):
                return iter(self.content.splitlines())

            def __bool__(self):
                return self.ok

            def __repr__(self):
                return f"<Response [{self.status_code}]>"


        def request(method, url, params=None, data=None, json=None, headers=None, timeout=None, allow_redirects=True,
                    auth=None, verify=True, stream=False, cookies=None):
            headers = {"User-Agent": f"python-requests/{__version__}", "Accept-Encoding": "identity", "Accept": "*/*", **(headers or {})}
            body = None
            if json is not None:
                body, headers["Content-Type"] = _json.dumps(json).encode(), "application/json"
            elif isinstance(data, dict):
                body, headers["Content-Type"] = urllib.parse.urlencode(data).encode(), "application/x-www-form-urlencoded"
            elif data is not None:
                body = data.encode() if isinstance(data, str) else data
            if auth:
                import base64
                headers["Authorization"] = "Basic " + base64.b64encode(":".join(auth).encode()).decode()
            if params:
                url += ("&" if "?" in url else "?") + urllib.parse.urlencode(params, True)
            for _ in range(30):
                parts = urllib.parse.urlsplit(url)
                if not parts.scheme:
                    raise MissingSchema(f"Invalid URL {url!r}: No scheme supplied. Perhaps you meant https://{url}?")
                kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
                pool, port = kind.__name__ + "Pool", parts.port or (443 if parts.scheme == "https" else 80)
                path = (parts.path or "/") + ("?" + parts.query if parts.query else "")
                seconds = timeout[-1] if isinstance(timeout, tuple) else timeout
                connection = kind(parts.hostname, port, seconds)
                try:
                    connection.request(method, path, body, headers)
                    raw = connection.getresponse()
                except TimeoutError:
                    raise ReadTimeout(
                        f"{pool}(host='{parts.hostname}', port={port}): "
                        f"Read timed out. (read timeout={seconds})") from None
                except http.client.SSLError as e:
                    raise SSLError(f"{pool}(host='{parts.hostname}', port={port}): Max retries exceeded with url: {path} (Caused by SSLError({type(e).__name__}({e.args[0]}, {e.args[1]!r})))") from None
                except OSError as e:
                    raise ConnectionError(f"{pool}(host='{parts.hostname}', port={port}): Max retries exceeded with url: {path} (Caused by NewConnectionError('<urllib3.connection.HTTPConnection object>: Failed to establish a new connection: [Errno {e.errno}] {e.strerror}'))") from None
                if allow_redirects and raw.status in (301, 302, 303, 307, 308) and raw.headers.get("Location"):
                    url = urllib.parse.urljoin(url, raw.headers.get("Location"))
                    if raw.status in (301, 302, 303):
                        method, body = "GET", None
                    continue
                return Response(raw, url)
            raise RequestException("Exceeded 30 redirects.")


        def get(url, **options): return request("GET", url, **options)
        def post(url, data=None, **options): return request("POST", url, data=data, **options)
        def put(url, data=None, **options): return request("PUT", url, data=data, **options)
        def patch(url, data=None, **options): return request("PATCH", url, data=data, **options)
        def delete(url, **options): return request("DELETE", url, **options)
        def head(url, **options): return request("HEAD", url, allow_redirects=False, **options)


        class Session:
            def __init__(self):
                self.headers = {}

            def request(self, method, url, headers=None, **options):
                return request(method, url, headers={**self.headers, **(headers or {})}, **options)

            def get(self, url, **options): return self.request("GET", url, **options)
            def post(self, url, **options): return self.request("POST", url, **options)
            def put(self, url, **options): return self.request("PUT", url, **options)
            def delete(self, url, **options): return self.request("DELETE", url, **options)

            def __enter__(self):
                return self

            def __exit__(self, *args):
                pass

            def close(self):
                pass

        """##,
    ]
}

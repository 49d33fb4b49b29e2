/// Flask, and gunicorn for its apps, as far as they are simulated.
extension Packages {
    static let flask: [String: String] = [
        "flask": ##"""
        import json as _json
        import logging
        import os
        import sys
        import time
        import traceback
        import urllib.parse
        from functools import cached_property
        from http import _phrases
        from http.server import BaseHTTPRequestHandler, Headers, ThreadingHTTPServer, _Received
        from html import escape

        __version__ = "3.1.3"


        class HTTPException(Exception):
            code, description = 500, None

            def __init__(self, description=None, response=None, code=None):
                if code is not None:
                    self.code = code
                self.description = description or _descriptions.get(self.code, "")
                self.response = response
                Exception.__init__(self, f"{self.code} {self.name}: {self.description}")

            @property
            def name(self):
                return _phrases.get(self.code, "Unknown Error").title().replace("I'M", "I'm")

            def get_response(self):
                if self.response is not None:
                    return self.response
                body = (f"<!doctype html>\n<html lang=en>\n<title>{self.code} {self.name}</title>\n<h1>{self.name}</h1>\n"
                        f"<p>{escape(self.description)}</p>\n")
                return Response(body, self.code)


        _descriptions = {
            400: "The browser (or proxy) sent a request that this server could not understand.",
            401: "The server could not verify that you are authorized to access the URL requested. You either supplied the wrong credentials (e.g. a bad password), or your browser doesn't understand how to supply the credentials required.",
            403: "You don't have the permission to access the requested resource. It is either read-protected or not readable by the server.",
            404: "The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.",
            405: "The method is not allowed for the requested URL.",
            415: "Did not attempt to load JSON data because the request Content-Type was not 'application/json'.",
            500: "The server encountered an internal error and was unable to complete your request. Either the server is overloaded or there is an error in the application.",
            503: "The server is temporarily unable to service your request due to maintenance downtime or capacity problems. Please try again later.",
        }


        def abort(code, description=None):
            if isinstance(code, Response):
                raise HTTPException(response=code, code=code.status_code)
            raise HTTPException(description, code=code)


        class MultiDict(dict):
            def __init__(self, pairs=()):
                self._all = list(pairs)
                for key, value in self._all:
                    self.setdefault(key, value)

            def get(self, key, default=None, type=None):
                if key not in self:
                    return default
                value = self[key]
                if type is not None:
                    try:
                        return type(value)
                    except (ValueError, TypeError):
                        return default
                return value

            def __missing__(self, key):
                raise HTTPException(code=400)

            def getlist(self, key):
                return [v for k, v in self._all if k == key]

            def to_dict(self, flat=True):
                return dict(self)


        class _Headers(Headers):
            def __setitem__(self, name, value):
                self._pairs = [p for p in self._pairs if p[0].lower() != name.lower()] + [(name, str(value))]

            set = __setitem__

            def add(self, name, value):
                self._pairs.append((name, str(value)))

            def setdefault(self, name, value):
                if name not in self:
                    self[name] = value
                return self.get(name)

            def extend(self, more):
                for name, value in (more.items() if hasattr(more, "items") else more):
                    self[name] = value

            update = extend


        class Response:
            default_mimetype = "text/html"

            def __init__(self, response=None, status=200, headers=None, mimetype=None, content_type=None):
                self.headers = _Headers()
                if isinstance(status, str):
                    status = int(status.split()[0])
                self.status_code = int(status)
                mimetype = mimetype or self.default_mimetype
                charset = "; charset=utf-8" if mimetype.startswith("text/") else ""
                self.headers["Content-Type"] = content_type or mimetype + charset
                if headers:
                    self.headers.extend(headers)
                self.set_data(response if response is not None else b"")

            def set_data(self, data):
                if isinstance(data, str):
                    data = data.encode()
                elif not isinstance(data, (bytes, bytearray)):
                    data = b"".join(p.encode() if isinstance(p, str) else p for p in data)
                self.data = bytes(data)

            def get_data(self, as_text=False):
                return self.data.decode() if as_text else self.data

            @property
            def status(self):
                return f"{self.status_code} {_phrases.get(self.status_code, 'UNKNOWN').upper()}"

            @property
            def text(self):
                return self.data.decode()

            @property
            def json(self):
                return _json.loads(self.data)

            def get_json(self):
                return self.json

            @property
            def mimetype(self):
                return self.headers.get("Content-Type").split(";")[0]

            @property
            def content_type(self):
                return self.headers.get("Content-Type")

            def set_cookie(self, key, value="", max_age=None, path="/", **options):
                self.headers.add("Set-Cookie", f"{key}={value}; Path={path}")

            def delete_cookie(self, key, path="/"):
                self.headers.add("Set-Cookie", f"{key}=; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; Path={path}")


        class Request:
            scheme, is_secure, view_args, endpoint = "http", False, None, None

            def __init__(self, method, target, headers, data, remote_addr, host=""):
                path, _, query = target.partition("?")
                self.method, self.path, self.headers, self.data = method, urllib.parse.unquote(path), headers, data
                self.query_string, self.remote_addr = query.encode(), remote_addr
                self.host = headers.get("Host") or host

            @property
            def host_url(self):
                return f"http://{self.host}/"

            url_root = host_url

            @property
            def base_url(self):
                return f"http://{self.host}{self.path}"

            @property
            def full_path(self):
                return self.path + "?" + self.query_string.decode()

            @property
            def url(self):
                return self.base_url + ("?" + self.query_string.decode() if self.query_string else "")

            @property
            def content_type(self):
                return self.headers.get("Content-Type")

            @property
            def content_length(self):
                return len(self.data)

            @property
            def mimetype(self):
                return (self.content_type or "").split(";")[0].strip()

            @property
            def user_agent(self):
                return self.headers.get("User-Agent") or ""

            @cached_property
            def args(self):
                return MultiDict(urllib.parse.parse_qsl(self.query_string.decode(), True))

            @cached_property
            def form(self):
                isForm = self.mimetype == "application/x-www-form-urlencoded"
                return MultiDict(urllib.parse.parse_qsl(self.data.decode("utf-8", "replace"), True) if isForm else ())

            @cached_property
            def values(self):
                return MultiDict(self.args._all + self.form._all)

            @cached_property
            def files(self):
                return MultiDict()

            @cached_property
            def cookies(self):
                found = {}
                for part in (self.headers.get("Cookie") or "").split(";"):
                    if "=" in part:
                        key, _, value = part.strip().partition("=")
                        found[key] = value
                return found

            def get_data(self, as_text=False, cache=True):
                return self.data.decode() if as_text else self.data

            @property
            def is_json(self):
                return self.mimetype == "application/json" or self.mimetype.endswith("+json")

            @property
            def json(self):
                return self.get_json()

            def get_json(self, force=False, silent=False, cache=True):
                if not (force or self.is_json):
                    if silent:
                        return None
                    abort(415)
                try:
                    return _json.loads(self.data)
                except ValueError:
                    if silent:
                        return None
                    abort(400, "The browser (or proxy) sent a request that this server could not understand.")


        class _Local:
            """What belongs to the request at work in this thread."""
            def __init__(self, name):
                object.__setattr__(self, "_name", name)

            def _target(self):
                import _thread
                try:
                    return _contexts[_thread.get_ident()][self._name]
                except KeyError:
                    raise RuntimeError("Working outside of request context.") from None

            def __getattr__(self, name):
                return getattr(self._target(), name)

            def __setattr__(self, name, value):
                setattr(self._target(), name, value)

            def __contains__(self, name):
                return name in self._target()

            def __getitem__(self, name):
                return self._target()[name]

            def __setitem__(self, name, value):
                self._target()[name] = value

            def __repr__(self):
                return repr(self._target())


        class _Globals:
            def get(self, name, default=None):
                return getattr(self, name, default)

            def __contains__(self, name):
                return hasattr(self, name)


        class _Session(dict):
            modified = permanent = False


        _contexts = {}
        request, g, session, current_app = _Local("request"), _Local("g"), _Local("session"), _Local("app")


        class _Rule:
            def __init__(self, rule, endpoint, methods, function, defaults=None, strict=True):
                import re
                self.rule, self.endpoint, self.methods, self.function, self.defaults = rule, endpoint, methods, function, defaults or {}
                self.types = {}
                pattern, last = "", 0
                for found in re.finditer(r"<(?:([a-z]+)(?:\([^)]*\))?:)?([A-Za-z_][A-Za-z0-9_]*)>", rule):
                    kind, name = found.group(1) or "string", found.group(2)
                    self.types[name] = {"int": int, "float": float}.get(kind, str)
                    pattern += re.escape(rule[last:found.start()])
                    pattern += "(?P<%s>%s)" % (name, {"int": r"\d+", "float": r"\d+\.\d+", "path": ".+", "uuid": "[0-9a-fA-F-]{36}"}.get(kind, "[^/]+"))
                    last = found.end()
                self.pattern = re.compile(pattern + re.escape(rule[last:]))
                self.weight = (len(self.types), -len(rule))

            def match(self, path):
                if not self.types:
                    return dict(self.defaults) if path == self.rule else None
                found = _fullmatch(self.pattern, path)
                if not found:
                    return None
                return {**self.defaults, **{n: self.types[n](urllib.parse.unquote(v)) for n, v in found.groupdict().items()}}


        def _fullmatch(pattern, text):
            import re
            return re.fullmatch(pattern, text)


        class _Scaffold:
            def __init__(self):
                self._before, self._after, self._teardown, self._handlers = [], [], [], {}

            def route(self, rule, methods=None, endpoint=None, defaults=None, strict_slashes=None, **options):
                def decorate(function):
                    self.add_url_rule(rule, endpoint, function, methods=methods, defaults=defaults)
                    return function
                return decorate

            def get(self, rule, **options): return self.route(rule, methods=["GET"], **options)
            def post(self, rule, **options): return self.route(rule, methods=["POST"], **options)
            def put(self, rule, **options): return self.route(rule, methods=["PUT"], **options)
            def delete(self, rule, **options): return self.route(rule, methods=["DELETE"], **options)
            def patch(self, rule, **options): return self.route(rule, methods=["PATCH"], **options)

            def before_request(self, function):
                self._before.append(function)
                return function

            def after_request(self, function):
                self._after.append(function)
                return function

            def teardown_request(self, function):
                self._teardown.append(function)
                return function

            teardown_appcontext = teardown_request

            def errorhandler(self, code):
                def decorate(function):
                    self._handlers[code] = function
                    return function
                return decorate

            def register_error_handler(self, code, function):
                self._handlers[code] = function


        class Blueprint(_Scaffold):
            def __init__(self, name, import_name, url_prefix=None, **options):
                _Scaffold.__init__(self)
                self.name, self.import_name, self.url_prefix, self._rules = name, import_name, url_prefix, []

            def add_url_rule(self, rule, endpoint=None, view_func=None, methods=None, **options):
                self._rules.append((rule, endpoint or view_func.__name__, view_func, methods))


        class Config(dict):
            def from_mapping(self, mapping=None, **kwargs):
                self.update(mapping or {}, **kwargs)

            def from_object(self, thing):
                for name in dir(thing):
                    if name.isupper():
                        self[name] = getattr(thing, name)

            def from_prefixed_env(self, prefix="FLASK"):
                for name, value in os.environ.items():
                    if name.startswith(prefix + "_"):
                        try:
                            self[name[len(prefix) + 1:]] = _json.loads(value)
                        except ValueError:
                            self[name[len(prefix) + 1:]] = value

            def from_envvar(self, name, silent=False):
                return False


        class Flask(_Scaffold):
            def __init__(self, import_name, static_url_path=None, static_folder="static", template_folder="templates", **options):
                _Scaffold.__init__(self)
                self.import_name = import_name
                module = sys._drydock_modules(import_name)
                self.root_path = os.path.dirname(os.path.abspath(module)) if module else os.getcwd()
                self._file = module
                self.name = os.path.splitext(os.path.basename(module))[0] if import_name == "__main__" and module else import_name
                self.static_folder, self.template_folder = static_folder, template_folder
                self.static_url_path = static_url_path or "/" + (static_folder or "static")
                self.config = Config({"DEBUG": False, "TESTING": False, "SECRET_KEY": None, "JSON_SORT_KEYS": True})
                self.secret_key = None
                self.debug = False
                self._rules, self.view_functions, self.blueprints, self.extensions = [], {}, {}, {}
                self.jinja_env = self
                self.globals, self.filters = {}, {}
                self.logger = logging.getLogger(self.name)
                self.cli = self
                self.json = _json

            def command(self, *args, **kwargs):
                return lambda function: function

            def add_url_rule(self, rule, endpoint=None, view_func=None, methods=None, defaults=None, **options):
                endpoint = endpoint or view_func.__name__
                if endpoint in self.view_functions and self.view_functions[endpoint] is not view_func:
                    raise AssertionError(f"View function mapping is overwriting an existing endpoint function: {endpoint}")
                methods = {m.upper() for m in (methods or ["GET"])}
                if "GET" in methods:
                    methods.add("HEAD")
                methods.add("OPTIONS")
                self.view_functions[endpoint] = view_func
                self._rules.append(_Rule(rule, endpoint, methods, view_func, defaults))
                self._rules.sort(key=lambda r: r.weight)

            def register_blueprint(self, blueprint, url_prefix=None, **options):
                prefix = url_prefix if url_prefix is not None else blueprint.url_prefix or ""
                self.blueprints[blueprint.name] = blueprint
                for rule, endpoint, function, methods in blueprint._rules:
                    self.add_url_rule(prefix + rule, blueprint.name + "." + endpoint, function, methods=methods)
                self._before += blueprint._before
                self._after += blueprint._after
                self._handlers.update(blueprint._handlers)

            def template_filter(self, name=None):
                def decorate(function):
                    self.filters[name or function.__name__] = function
                    return function
                return decorate

            def context_processor(self, function):
                return function

            def app_context(self):
                return _AppContext(self)

            def test_request_context(self, path="/", **options):
                return _AppContext(self)

            def make_response(self, value):
                status, headers = None, None
                if isinstance(value, tuple):
                    if len(value) == 3:
                        value, status, headers = value
                    elif isinstance(value[1], (dict, list)):
                        value, headers = value
                    else:
                        value, status = value
                if value is None:
                    raise TypeError(f"The view function for {request.endpoint!r} did not return a valid response. The function either returned None or ended without a return statement.")
                if isinstance(value, Response):
                    made = value
                elif isinstance(value, (dict, list)):
                    made = jsonify(value)
                elif isinstance(value, (str, bytes, bytearray)) or hasattr(value, "__next__"):
                    made = Response(value)
                else:
                    raise TypeError(f"The view function did not return a valid response. The return type must be a string, dict, list, tuple with headers or status, Response instance, or WSGI callable, but it was a {type(value).__name__}.")
                if status is not None:
                    made.status_code = int(str(status).split()[0])
                if headers:
                    made.headers.extend(headers)
                return made

            def _dispatch(self, req):
                allowed = set()
                for rule in self._rules:
                    values = rule.match(req.path)
                    if values is None:
                        continue
                    if req.method not in rule.methods:
                        allowed |= rule.methods
                        continue
                    if req.method == "OPTIONS":
                        return Response("", 200, {"Allow": ", ".join(sorted(rule.methods))})
                    req.view_args, req.endpoint = values, rule.endpoint
                    return rule.function(**values)
                if allowed:
                    error = HTTPException(code=405)
                    error.response = error.get_response()
                    error.response.headers["Allow"] = ", ".join(sorted(allowed))
                    raise error
                for rule in self._rules:
                    if rule.rule == req.path + "/":
                        return redirect(req.path + "/", 308)
                if self.static_folder and req.path.startswith(self.static_url_path + "/"):
                    return send_from_directory(os.path.join(self.root_path, self.static_folder), req.path[len(self.static_url_path) + 1:])
                raise HTTPException(code=404)

            def _handle(self, error):
                for kind in type(error).__mro__:
                    if kind in self._handlers:
                        return self._handlers[kind](error)
                code = error.code if isinstance(error, HTTPException) else 500
                if code in self._handlers:
                    return self._handlers[code](error)
                if isinstance(error, HTTPException):
                    return error.get_response()
                return None

            def _respond(self, req):
                import _thread
                ident = _thread.get_ident()
                _contexts[ident] = {"request": req, "g": _Globals(), "session": _Session(), "app": self}
                try:
                    try:
                        value = None
                        for function in self._before:
                            value = function()
                            if value is not None:
                                break
                        if value is None:
                            value = self._dispatch(req)
                        response = self.make_response(value)
                    except Exception as error:
                        value = self._handle(error)
                        if value is None:
                            if self.config.get("TESTING") or self.config.get("PROPAGATE_EXCEPTIONS"):
                                raise
                            self._log_exception(req)
                            value = HTTPException(code=500).get_response()
                        response = self.make_response(value)
                    for function in reversed(self._after):
                        response = function(response)
                    return response
                finally:
                    for function in self._teardown:
                        function(None)
                    del _contexts[ident]

            def _log_exception(self, req):
                stamp = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime())
                if not logging.root.handlers:
                    sys.stderr.write(f"[{stamp},{int(time.time() % 1 * 1000):03d}] ERROR in app: Exception on {req.path} [{req.method}]\n")
                    sys.stderr.write(traceback.format_exc())
                else:
                    self.logger.exception("Exception on %s [%s]", req.path, req.method)

            def test_client(self, *args, **kwargs):
                return _Client(self)

            def run(self, host=None, port=None, debug=None, load_dotenv=True, use_reloader=None, threaded=True, **options):
                if debug is not None:
                    self.debug = bool(debug)
                elif os.environ.get("FLASK_DEBUG") in ("1", "true", "True"):
                    self.debug = True
                reload = self.debug if use_reloader is None else use_reloader
                _serve(self, host or "127.0.0.1", int(port if port is not None else os.environ.get("FLASK_RUN_PORT", 5000)), reload)


        class _AppContext:
            def __init__(self, app):
                self.app = app

            def push(self):
                import _thread
                _contexts[_thread.get_ident()] = {"request": None, "g": _Globals(), "session": _Session(), "app": self.app}

            def __enter__(self):
                self.push()
                return self

            def __exit__(self, *args):
                import _thread
                _contexts.pop(_thread.get_ident(), None)


        class _Client:
            def __init__(self, app):
                self.app = app

            def open(self, path, method="GET", data=b"", json=None, headers=None, query_string=None, content_type=None, **options):
                headers = dict(headers or {})
                if json is not None:
                    data, headers["Content-Type"] = _json.dumps(json).encode(), "application/json"
                elif isinstance(data, dict):
                    data, headers["Content-Type"] = urllib.parse.urlencode(data).encode(), "application/x-www-form-urlencoded"
                elif isinstance(data, str):
                    data = data.encode()
                if content_type:
                    headers["Content-Type"] = content_type
                if query_string:
                    path += "?" + (query_string if isinstance(query_string, str) else urllib.parse.urlencode(query_string))
                return self.app._respond(Request(method, path, Headers(headers.items()), data, "127.0.0.1", "localhost"))

            def get(self, path, **options): return self.open(path, "GET", **options)
            def post(self, path, **options): return self.open(path, "POST", **options)
            def put(self, path, **options): return self.open(path, "PUT", **options)
            def delete(self, path, **options): return self.open(path, "DELETE", **options)

            def __enter__(self):
                return self

            def __exit__(self, *args):
                pass


        class _Handler(BaseHTTPRequestHandler):
            server_version = "Werkzeug/3.1.3"
            protocol_version = "HTTP/1.1"
            app = None

            def handle_one_request(self):
                line = self.rfile.readline()
                if not line:
                    self.close_connection = True
                    return
                self._headers_buffer = []
                self.requestline = line.decode("latin-1").rstrip("\r\n")
                words = self.requestline.split()
                self.close_connection = True
                if len(words) < 3:
                    self.command, self.request_version = "GET", "HTTP/1.0"
                    return self.send_error(400, f"Bad request syntax ({self.requestline!r})")
                self.command, target = words[0], words[1]
                headers = _Received(self.rfile)
                length = headers.get("Content-Length")
                body = self.rfile.read(int(length)) if length else b""
                response = self.app._respond(Request(self.command, target, headers, body, self.client_address[0]))
                self.log_request(response.status_code)
                self._headers_buffer.append(f"HTTP/1.1 {response.status_code} {_phrases.get(response.status_code, 'UNKNOWN').upper()}\r\n".encode())
                self.send_header("Server", self.server_version + " " + self.sys_version)
                self.send_header("Date", self.date_time_string())
                for name, value in response.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(response.data)))
                self.send_header("Connection", "close")
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(response.data)
                self.wfile.flush()

            def log_request(self, code="-", size="-"):
                _say('%s - - [%s] "%s" %s -' % (self.address_string(), self.log_date_time_string(), self.requestline, code))


        def _say(text):
            logger = logging.getLogger("werkzeug")
            if logger.level == logging.NOTSET:
                logger.setLevel(logging.INFO)
            if not logger.isEnabledFor(logging.INFO):
                return
            if logger.hasHandlers():
                logger.info(text)
            else:
                sys.stderr.write(text + "\n")


        def _serve(app, host, port, reload):
            import socket
            import threading
            import _drydock
            if not _drydock.is_restarted():
                print(f" * Serving Flask app {app.name!r}")
                print(f" * Debug mode: {'on' if app.debug else 'off'}")
                sys.stdout.flush()

            class Handler(_Handler):
                pass
            Handler.app = app
            try:
                server = ThreadingHTTPServer((host, port), Handler)
            except OSError as e:
                if e.errno == 98:
                    sys.stderr.write(f"Address already in use\nPort {port} is in use by another program. Either identify and stop that program, or start the server with a different port.\n")
                    sys.exit(1)
                raise
            lines = ["\x1b[31m\x1b[1mWARNING: This is a development server. Do not use it in a production deployment. Use a production WSGI server instead.\x1b[0m"]
            if not sys.stderr.isatty():
                lines[0] = lines[0].replace("\x1b[31m\x1b[1m", "").replace("\x1b[0m", "")
            if host == "0.0.0.0":
                lines += [" * Running on all addresses (0.0.0.0)", f" * Running on http://127.0.0.1:{port}",
                          f" * Running on http://{_own_address()}:{port}"]
            else:
                lines.append(f" * Running on http://{host}:{port}")
            if not _drydock.is_restarted():
                _say("\n".join(lines))
                _say("Press CTRL+C to quit")
            if reload:
                _say(" * Restarting with stat")
                if app.debug:
                    _say(" * Debugger is active!")
                    _say(" * Debugger PIN: 123-456-789")
                threading.Thread(target=_watch, args=(server,), daemon=True).start()
            try:
                server.serve_forever()
            except KeyboardInterrupt:
                sys.exit(0)


        def _own_address():
            import socket
            try:
                return socket.gethostbyname(socket.gethostname())
            except OSError:
                return "127.0.0.1"


        def _watch(server):
            import _drydock
            seen = {}
            while True:
                for file in _drydock.files():
                    try:
                        changed = os.path.getmtime(file)
                    except OSError:
                        continue
                    if seen.setdefault(file, changed) != changed:
                        _say(f" * Detected change in {file!r}, reloading")
                        server.server_close()
                        _drydock.restart()
                time.sleep(1)


        def jsonify(*args, **kwargs):
            value = kwargs if kwargs else args[0] if len(args) == 1 else list(args)
            return Response(_json.dumps(value, sort_keys=isinstance(value, dict) and all(isinstance(k, str) for k in value),
                                        separators=(",", ":")) + "\n", mimetype="application/json")


        def make_response(*args):
            return current_app._target().make_response(args[0] if len(args) == 1 else args)


        def redirect(location, code=302):
            body = ("<!doctype html>\n<html lang=en>\n<title>Redirecting...</title>\n<h1>Redirecting...</h1>\n"
                    f'<p>You should be redirected automatically to the target URL: <a href="{escape(location)}">{escape(location)}</a>. If not, click the link.\n')
            return Response(body, code, {"Location": location})


        def url_for(endpoint, _external=False, **values):
            app = current_app._target()
            if endpoint == "static":
                return app.static_url_path + "/" + values.get("filename", "")
            for rule in app._rules:
                if rule.endpoint == endpoint:
                    import re
                    used = set()

                    def fill(found):
                        used.add(found.group(1))
                        return urllib.parse.quote(str(values[found.group(1)]))
                    path = re.sub(r"<(?:[a-z]+:)?([A-Za-z_][A-Za-z0-9_]*)>", fill, rule.rule)
                    rest = {k: v for k, v in values.items() if k not in used}
                    return path + ("?" + urllib.parse.urlencode(rest) if rest else "")
            raise LookupError(f"Could not build url for endpoint {endpoint!r}.")


        def send_file(path, mimetype=None, as_attachment=False, **options):
            from http.server import SimpleHTTPRequestHandler
            try:
                with open(path, "rb") as f:
                    data = f.read()
            except OSError:
                abort(404)
            kind = mimetype or SimpleHTTPRequestHandler.extensions_map.get(os.path.splitext(path)[1], "application/octet-stream")
            return Response(data, content_type=kind + ("; charset=utf-8" if kind.startswith("text/") else ""))


        def send_from_directory(directory, path, **options):
            if ".." in path.split("/"):
                abort(404)
            return send_file(os.path.join(directory, path), **options)


        def flash(message, category="message"):
            session.setdefault("_flashes", []).append((category, message))


        def get_flashed_messages(with_categories=False, category_filter=()):
            found = session._target().pop("_flashes", [])
            return found if with_categories else [m for _, m in found]


        def render_template(name, **context):
            app = current_app._target()
            path = os.path.join(app.root_path, app.template_folder, name)
            if not os.path.exists(path):
                raise TemplateNotFound(name)
            with open(path) as f:
                return render_template_string(f.read(), **context)


        class TemplateNotFound(Exception):
            pass


        class Markup(str):
            pass


        def render_template_string(source, **context):
            app = current_app._target()
            names = {"url_for": url_for, "request": request, "g": g, "session": session, "config": app.config,
                     "get_flashed_messages": get_flashed_messages, "range": range, "dict": dict, **app.globals, **context}
            import jinja2
            return jinja2.Template(source, _loader=lambda name: _template_text(app, name), _filters=app.filters, _escape=True).render(**names)


        def _template_text(app, name):
            with open(os.path.join(app.root_path, app.template_folder, name)) as f:
                return f.read()


        def has_request_context():
            import _thread
            return _thread.get_ident() in _contexts


        def stream_with_context(generator):
            return generator


        def _load(target):
            module, _, name = (target or "").partition(":")
            if module.endswith(".py"):
                module = module[:-3]
            module = module.replace("/", ".").lstrip(".")
            tried = [module] if module else [m for m in ("wsgi", "app") if os.path.exists(m + ".py")]
            if not tried:
                print("Error: Could not locate a Flask application. Use the 'flask --app' option, 'FLASK_APP' environment variable, or a 'wsgi.py' or 'app.py' file in the current directory.", file=sys.stderr)
                sys.exit(2)
            if os.getcwd() not in sys.path:
                sys.path.insert(0, os.getcwd())
            try:
                made = __import__(tried[0])
            except ModuleNotFoundError as e:
                if e.name == tried[0]:
                    print(f"Usage: flask run [OPTIONS]\nTry 'flask run --help' for help.\n\nError: Could not import {tried[0]!r}.", file=sys.stderr)
                    sys.exit(2)
                raise
            for candidate in ([name] if name else ["app", "application"]):
                if isinstance(getattr(made, candidate, None), Flask):
                    return getattr(made, candidate)
            for value in vars(made).values():
                if isinstance(value, Flask):
                    return value
            for factory in ("create_app", "make_app"):
                if hasattr(made, factory):
                    return getattr(made, factory)()
            print(f"Error: Failed to find Flask application or factory in module {tried[0]!r}. Use '{tried[0]}:name' to specify one.", file=sys.stderr)
            sys.exit(2)


        def _main(arguments):
            target, debug = os.environ.get("FLASK_APP"), os.environ.get("FLASK_DEBUG") in ("1", "true", "True")
            host, port = os.environ.get("FLASK_RUN_HOST", "127.0.0.1"), os.environ.get("FLASK_RUN_PORT", "5000")
            rest, command = list(arguments), None
            while rest:
                word = rest.pop(0)
                name, sign, value = word.partition("=")

                def take():
                    return value if sign else rest.pop(0)
                if name in ("--app", "-A"):
                    target = take()
                elif name in ("--host", "-h") and command == "run":
                    host = take()
                elif name in ("--port", "-p") and command == "run":
                    port = take()
                elif name == "--debug":
                    debug = True
                elif name == "--version":
                    print(f"Python {sys.version.split()[0]}\nFlask {__version__}\nWerkzeug 3.1.3")
                    return
                elif command is None and not word.startswith("-"):
                    command = word
            if command == "routes":
                app = _load(target)
                rows = [(r.endpoint, ", ".join(sorted(r.methods - {"HEAD", "OPTIONS"})), r.rule) for r in app._rules]
                rows.append(("static", "GET", app.static_url_path + "/<path:filename>"))
                widths = [max(len(r[i]) for r in rows + [("Endpoint", "Methods", "Rule")]) for i in range(3)]
                for row in [("Endpoint", "Methods", "Rule"), tuple("-" * w for w in widths)] + sorted(rows):
                    print("  ".join(c.ljust(w) for c, w in zip(row, widths)).rstrip())
                return
            if command != "run":
                print("Usage: flask [OPTIONS] COMMAND [ARGS]...\n\n  Drydock simulates the commands run and routes.")
                return
            app = _load(target)
            app.debug = debug
            if target:
                app.name = target.split(":")[0]
            _serve(app, host, int(port), debug)


        def main():
            return _main(sys.argv[1:])

        """##,
        "gunicorn": ##"""
        import os
        import sys
        import time

        __version__ = "23.0.0"


        def _log(text):
            stamp = time.strftime("%Y-%m-%d %H:%M:%S +0000", time.gmtime())
            sys.stderr.write(f"[{stamp}] [{os.getpid()}] [INFO] {text}\n")


        def main():
            target, host, port, workers = None, "127.0.0.1", 8000, 1
            words = sys.argv[1:]
            while words:
                word = words.pop(0)
                name, sign, value = word.partition("=")
                if word.startswith("-b") and not sign and len(word) > 2 and not word.startswith("--"):
                    name, value, sign = "-b", word[2:], "="
                if name in ("-b", "--bind"):
                    value = value if sign else words.pop(0)
                    host, _, port = value.rpartition(":")
                elif name in ("-w", "--workers"):
                    workers = int(value if sign else words.pop(0))
                elif name == "--version":
                    print(f"gunicorn (version {__version__})")
                    return 0
                elif word.startswith("-"):
                    if not sign and words and not words[0].startswith("-") and words[0].count(":") == 0:
                        words.pop(0)
                else:
                    target = word
            if target is None:
                sys.stderr.write("usage: gunicorn [OPTIONS] [APP_MODULE]\ngunicorn: error: No application module specified.\n")
                return 1
            import flask
            from http.server import ThreadingHTTPServer
            _log(f"Starting gunicorn {__version__}")
            name, _, attribute = target.partition(":")
            sys.path.insert(0, os.getcwd())
            app = getattr(__import__(name), attribute.removesuffix("()") or "application")
            if attribute.endswith("()"):
                app = app()

            class Handler(flask._Handler):
                server_version = "gunicorn"
                sys_version = ""

                def version_string(self):
                    return "gunicorn"

                def log_request(self, code="-", size="-"):
                    pass
            Handler.app = app
            server = ThreadingHTTPServer((host, int(port)), Handler)
            _log(f"Listening at: http://{host}:{port} ({os.getpid()})")
            _log("Using worker: sync")
            for i in range(workers):
                _log(f"Booting worker with pid: {os.getpid() + 6 + i}")
            import signal
            signal.signal(signal.SIGTERM, lambda number, frame: _end())
            server.serve_forever()


        def _end():
            _log("Handling signal: term")
            _log("Shutting down: Master")
            sys.exit(0)

        """##,
    ]
}

/// Flask with its templates and gunicorn, and clients of Redis and HTTP, as far as they are simulated.
extension Packages {
    static let web: [String: String] = [
        "flask": ##"""
        import json as _json
        import logging
        import os
        import sys
        import time
        import traceback
        import urllib.parse
        from http import _phrases
        from http.server import BaseHTTPRequestHandler, Headers, ThreadingHTTPServer
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
            def __init__(self, method, target, headers, data, remote_addr, host=""):
                path, _, query = target.partition("?")
                self.method, self.path, self.headers, self.data = method, urllib.parse.unquote(path), headers, data
                self.query_string, self.remote_addr = query.encode(), remote_addr
                self.host = headers.get("Host") or host
                self.host_url = self.url_root = f"http://{self.host}/"
                self.base_url = f"http://{self.host}{self.path}"
                self.url = self.base_url + ("?" + query if query else "")
                self.full_path = self.path + "?" + query
                self.scheme, self.is_secure = "http", False
                self.args = MultiDict(urllib.parse.parse_qsl(query, True))
                self.content_type = headers.get("Content-Type")
                self.mimetype = (self.content_type or "").split(";")[0].strip()
                self.content_length = len(data)
                form = urllib.parse.parse_qsl(data.decode("utf-8", "replace"), True) \
                    if self.mimetype == "application/x-www-form-urlencoded" else ()
                self.form = MultiDict(form)
                self.values = MultiDict(self.args._all + self.form._all)
                self.files = MultiDict()
                self.cookies = {}
                for part in (headers.get("Cookie") or "").split(";"):
                    if "=" in part:
                        key, _, value = part.strip().partition("=")
                        self.cookies[key] = value
                self.view_args, self.endpoint = {}, None
                self.user_agent = headers.get("User-Agent") or ""

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
                pairs = []
                while True:
                    line = self.rfile.readline().decode("latin-1")
                    if line in ("\r\n", "\n", ""):
                        break
                    name, _, value = line.partition(":")
                    pairs.append((name.strip(), value.strip()))
                self.command, target = words[0], words[1]
                headers = Headers(pairs)
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
        "jinja2": ##"""
        from html import escape


        class TemplateError(Exception):
            pass


        class TemplateSyntaxError(TemplateError):
            pass


        class UndefinedError(TemplateError):
            pass


        class Undefined:
            def __init__(self, name=""):
                self._name = name

            def __str__(self):
                return ""

            def __bool__(self):
                return False

            def __iter__(self):
                return iter(())

            def __len__(self):
                return 0

            def __getattr__(self, name):
                raise UndefinedError(f"{self._name!r} is undefined")


        class Safe(str):
            pass


        def _length(v): return len(v)


        _filters = {
            "upper": lambda v: str(v).upper(), "lower": lambda v: str(v).lower(), "title": lambda v: str(v).title(),
            "capitalize": lambda v: str(v).capitalize(), "trim": lambda v: str(v).strip(), "length": _length, "count": _length,
            "join": lambda v, sep="": sep.join(str(x) for x in v), "safe": lambda v: Safe(v), "list": lambda v: list(v),
            "first": lambda v: next(iter(v)), "last": lambda v: list(v)[-1], "sort": lambda v, reverse=False: sorted(v, reverse=reverse),
            "reverse": lambda v: list(reversed(v)), "int": lambda v, default=0: int(v), "float": lambda v: float(v),
            "string": lambda v: str(v), "abs": lambda v: abs(v), "round": lambda v, n=0: round(v, n), "sum": lambda v: sum(v),
            "default": lambda v, d="", boolean=False: d if isinstance(v, Undefined) or boolean and not v else v,
            "replace": lambda v, a, b: str(v).replace(a, b), "e": lambda v: Safe(escape(str(v))), "escape": lambda v: Safe(escape(str(v))),
            "format": lambda v, *a: v % a, "unique": lambda v: list(dict.fromkeys(v)), "min": lambda v: min(v), "max": lambda v: max(v),
            "tojson": lambda v: Safe(__import__("json").dumps(v)),
        }
        _filters["d"] = _filters["default"]


        class _Names(dict):
            pass


        class Loop:
            def __init__(self, items):
                self.length, self.index0 = len(items), -1

            @property
            def index(self): return self.index0 + 1

            @property
            def first(self): return self.index0 == 0

            @property
            def last(self): return self.index0 == self.length - 1

            @property
            def revindex(self): return self.length - self.index0


        class Template:
            def __init__(self, source, _loader=None, _filters=None, _escape=False, **options):
                self._loader, self._extra, self._escape = _loader, _filters or {}, _escape
                self._blocks, self._parent = {}, None
                self._tokens = self._split(source)
                self._at = 0
                self._tree = self._parse(())

            @staticmethod
            def _split(source):
                tokens, at = [], 0
                while at < len(source):
                    starts = [(source.find(mark, at), mark) for mark in ("{{", "{%", "{#")]
                    starts = [s for s in starts if s[0] >= 0]
                    if not starts:
                        tokens.append(("text", source[at:]))
                        break
                    start, mark = min(starts)
                    if start > at:
                        tokens.append(("text", source[at:start]))
                    end = source.find({"{{": "}}", "{%": "%}", "{#": "#}"}[mark], start)
                    if end < 0:
                        raise TemplateSyntaxError("unexpected end of template")
                    inner = source[start + 2:end]
                    if inner.startswith("-"):
                        inner = inner[1:]
                        if tokens and tokens[-1][0] == "text":
                            tokens[-1] = ("text", tokens[-1][1].rstrip())
                    at = end + 2
                    if inner.endswith("-"):
                        inner = inner[:-1]
                        while at < len(source) and source[at].isspace():
                            at += 1
                    if mark == "{{":
                        tokens.append(("value", inner.strip()))
                    elif mark == "{%":
                        tokens.append(("tag", inner.strip()))
                return tokens

            def _parse(self, ends):
                nodes = []
                while self._at < len(self._tokens):
                    kind, text = self._tokens[self._at]
                    self._at += 1
                    if kind != "tag":
                        nodes.append((kind, text))
                        continue
                    word, _, rest = text.partition(" ")
                    if word in ends:
                        self._end = (word, rest)
                        return nodes
                    if word == "for":
                        target, _, iterable = rest.partition(" in ")
                        body = self._parse(("endfor", "else"))
                        other = self._parse(("endfor",)) if self._end[0] == "else" else []
                        nodes.append(("for", [t.strip() for t in target.split(",")], iterable.strip(), body, other))
                    elif word == "if":
                        branches, test = [], rest
                        while True:
                            body = self._parse(("elif", "else", "endif"))
                            branches.append((test, body))
                            if self._end[0] == "endif":
                                break
                            test = self._end[1] if self._end[0] == "elif" else None
                        nodes.append(("if", branches))
                    elif word == "set":
                        name, _, value = rest.partition("=")
                        nodes.append(("set", name.strip(), value.strip()))
                    elif word == "block":
                        name = rest.strip()
                        self._blocks[name] = self._parse(("endblock",))
                        nodes.append(("block", name))
                    elif word == "extends":
                        self._parent = rest.strip().strip("\"'")
                    elif word == "include":
                        nodes.append(("include", rest.strip().strip("\"'")))
                    elif word == "raw":
                        nodes += self._parse(("endraw",))
                    else:
                        raise TemplateSyntaxError(f"Encountered unknown tag {word!r}.")
                if ends:
                    raise TemplateSyntaxError("Unexpected end of template.")
                return nodes

            def render(self, *args, **context):
                for more in args:
                    context.update(more)
                if self._parent:
                    parent = Template(self._loader(self._parent), self._loader, self._extra, self._escape)
                    parent._blocks.update(self._blocks)
                    return parent.render(**context)
                return self._run(self._tree, context)

            def _run(self, nodes, names):
                out = ""
                for node in nodes:
                    kind = node[0]
                    if kind == "text":
                        out += node[1]
                    elif kind == "value":
                        value = self._value(node[1], names)
                        text = str(value)
                        out += escape(text).replace("&#x27;", "&#39;").replace("&quot;", "&#34;") \
                            if self._escape and not isinstance(value, Safe) else text
                    elif kind == "for":
                        _, targets, iterable, body, other = node
                        items = list(self._value(iterable, names))
                        loop = Loop(items)
                        for item in items:
                            loop.index0 += 1
                            inner = {**names, "loop": loop}
                            if len(targets) == 1:
                                inner[targets[0]] = item
                            else:
                                inner.update(zip(targets, item))
                            out += self._run(body, inner)
                        if not items:
                            out += self._run(other, names)
                    elif kind == "if":
                        for test, body in node[1]:
                            if test is None or self._value(test, names):
                                out += self._run(body, names)
                                break
                    elif kind == "set":
                        names[node[1]] = self._value(node[2], names)
                    elif kind == "block":
                        out += self._run(self._blocks[node[1]], names)
                    elif kind == "include":
                        inner = Template(self._loader(node[1]), self._loader, self._extra, self._escape)
                        out += inner.render(**names)
                return out

            def _value(self, text, names):
                parts = _pipes(text)
                value = self._plain(parts[0], names)
                for part in parts[1:]:
                    name, _, rest = part.strip().partition("(")
                    function = self._extra.get(name.strip()) or _filters.get(name.strip())
                    if function is None:
                        raise TemplateSyntaxError(f"No filter named {name.strip()!r}.")
                    arguments = eval("(" + rest[:-1] + ",)", names) if rest[:-1].strip() else ()
                    value = function(value, *arguments)
                return value

            def _plain(self, text, names):
                text = text.strip()
                for a, b in ((" is not defined", False), (" is defined", True)):
                    if text.endswith(a):
                        return (text[:-len(a)].strip() in names) == b
                scope = {"true": True, "false": False, "none": None, **names}
                while True:
                    try:
                        return eval(text, scope)
                    except NameError as e:
                        scope[e.name] = Undefined(e.name)
                    except (AttributeError, KeyError, TypeError):
                        value = _dotted(text, scope)
                        if value is _missing:
                            return Undefined(text)
                        return value


        _missing = object()


        def _dotted(text, scope):
            parts = text.split(".")
            value = scope.get(parts[0], _missing)
            for part in parts[1:]:
                if value is _missing or not part.isidentifier():
                    return _missing
                if isinstance(value, dict) and part in value:
                    value = value[part]
                else:
                    value = getattr(value, part, _missing)
            return value


        def _pipes(text):
            parts, depth, quote, start = [], 0, None, 0
            for i, c in enumerate(text):
                if quote:
                    if c == quote:
                        quote = None
                elif c in "\"'":
                    quote = c
                elif c in "([{":
                    depth += 1
                elif c in ")]}":
                    depth -= 1
                elif c == "|" and depth == 0:
                    parts.append(text[start:i])
                    start = i + 1
            return parts + [text[start:]]


        class Environment:
            def __init__(self, loader=None, **options):
                self.loader, self.filters = loader, {}

            def from_string(self, source):
                return Template(source, _filters=self.filters)

            def get_template(self, name):
                return Template(self.loader.load(name), self.loader.load, self.filters)


        class FileSystemLoader:
            def __init__(self, folder):
                self.folder = folder

            def load(self, name):
                with open(self.folder + "/" + name) as f:
                    return f.read()

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
                    if isinstance(word, bool) or word is None:
                        raise DataError(f"Invalid input of type: '{type(word).__name__}'. Convert to a bytes, string, int or float first.")
                    data = word if isinstance(word, bytes) else repr(word).encode() if isinstance(word, float) else str(word).encode()
                    out += b"$%d\r\n" % len(data) + data + b"\r\n"
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


        class HTTPError(RequestException):
            def __init__(self, message, response=None):
                self.response = response
                self.args = (message,)

            def __str__(self):
                return self.args[0]


        class Timeout(RequestException):
            pass


        class MissingSchema(RequestException, ValueError):
            pass


        class exceptions:
            RequestException, ConnectionError, HTTPError = RequestException, ConnectionError, HTTPError
            Timeout, MissingSchema = Timeout, MissingSchema


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
                if parts.scheme == "https":
                    raise ConnectionError("Drydock: connections with TLS are not simulated in Python")
                path = (parts.path or "/") + ("?" + parts.query if parts.query else "")
                connection = http.client.HTTPConnection(parts.hostname, parts.port or 80)
                try:
                    connection.request(method, path, body, headers)
                    raw = connection.getresponse()
                except OSError as e:
                    port = parts.port or 80
                    raise ConnectionError(f"HTTPConnectionPool(host='{parts.hostname}', port={port}): Max retries exceeded with url: {path} (Caused by NewConnectionError('<urllib3.connection.HTTPConnection object>: Failed to establish a new connection: [Errno {e.errno}] {e.strerror}'))") from None
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

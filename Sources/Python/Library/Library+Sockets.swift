/// Sockets and the servers on them.
extension Library {
    static let sockets: [String: String] = [
        "socket": ##"""
        import _socket
        from _socket import gethostname, gaierror

        AF_INET, AF_INET6, AF_UNIX, AF_UNSPEC = 2, 10, 1, 0
        SOCK_STREAM, SOCK_DGRAM = 1, 2
        SOL_SOCKET, SO_REUSEADDR, SO_KEEPALIVE, SO_REUSEPORT, IPPROTO_TCP, IPPROTO_UDP = 1, 2, 9, 15, 6, 17
        TCP_NODELAY, SO_BROADCAST, MSG_PEEK = 1, 6, 2
        SHUT_RD, SHUT_WR, SHUT_RDWR = 0, 1, 2
        SOMAXCONN = 4096
        error = OSError
        herror = OSError
        timeout = TimeoutError


        def socket(family=AF_INET, type=SOCK_STREAM, proto=0, fileno=None):
            made = _socket.make(type & 3 == SOCK_DGRAM)
            made.settimeout(_default_timeout)
            return made


        _default_timeout = None


        def getdefaulttimeout():
            return _default_timeout


        def gethostbyname(name):
            return _socket.lookup(name)


        def gethostbyname_ex(name):
            return name, [], [_socket.lookup(name)]


        def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
            place = _socket.lookup(host or "0.0.0.0"), int(port or 0)
            kinds = [(SOCK_STREAM, IPPROTO_TCP), (SOCK_DGRAM, IPPROTO_UDP)]
            return [(AF_INET, kind, number, "", place) for kind, number in kinds if type in (0, kind)]


        def getfqdn(name=""):
            return name or gethostname()


        def create_connection(address, timeout=None, source_address=None):
            made = socket()
            if timeout is not None:
                made.settimeout(timeout)
            made.connect(address)
            return made


        def create_server(address, *, family=AF_INET, backlog=None, reuse_port=False):
            made = socket()
            made.bind(address)
            made.listen()
            return made


        def setdefaulttimeout(seconds):
            global _default_timeout
            _default_timeout = seconds


        def inet_aton(text):
            return bytes(int(p) for p in text.split("."))


        def inet_ntoa(packed):
            return ".".join(str(b) for b in packed)

        """##,
        "socketserver": ##"""
        import socket
        import sys
        import traceback


        class BaseRequestHandler:
            def __init__(self, request, client_address, server):
                self.request, self.client_address, self.server = request, client_address, server
                self.setup()
                try:
                    self.handle()
                finally:
                    self.finish()

            def setup(self):
                pass

            def handle(self):
                pass

            def finish(self):
                pass


        class StreamRequestHandler(BaseRequestHandler):
            def setup(self):
                self.connection = self.request
                self.rfile = self.connection.makefile("rb")
                self.wfile = self.connection.makefile("wb")

            def finish(self):
                self.wfile.close()
                self.rfile.close()


        class DatagramRequestHandler(BaseRequestHandler):
            def setup(self):
                import io
                self.packet, self.socket = self.request
                self.rfile = io.BytesIO(self.packet)
                self.wfile = io.BytesIO()

            def finish(self):
                self.socket.sendto(self.wfile.getvalue(), self.client_address)


        class BaseServer:
            allow_reuse_address = False
            request_queue_size = 5

            def __init__(self, server_address, RequestHandlerClass):
                self.server_address, self.RequestHandlerClass = server_address, RequestHandlerClass
                self._stopped = False

            def serve_forever(self, poll_interval=0.5):
                while not self._stopped:
                    self.handle_request()

            def handle_request(self):
                request, address = self.get_request()
                self.process_request(request, address)

            def process_request(self, request, address):
                self._work(request, address)

            def _work(self, request, address):
                try:
                    self.RequestHandlerClass(request, address, self)
                except Exception:
                    self.handle_error(request, address)
                finally:
                    self.close_request(request)

            def close_request(self, request):
                pass

            def handle_error(self, request, address):
                print("-" * 40, file=sys.stderr)
                print("Exception occurred during processing of request from", address, file=sys.stderr)
                traceback.print_exc()
                print("-" * 40, file=sys.stderr)

            def shutdown(self):
                self._stopped = True

            def server_close(self):
                pass

            def __enter__(self):
                return self

            def __exit__(self, *args):
                self.server_close()


        class TCPServer(BaseServer):
            address_family, socket_type = socket.AF_INET, socket.SOCK_STREAM

            def __init__(self, server_address, RequestHandlerClass, bind_and_activate=True):
                BaseServer.__init__(self, server_address, RequestHandlerClass)
                self.socket = socket.socket(self.address_family, self.socket_type)
                if bind_and_activate:
                    self.server_bind()
                    self.server_activate()

            def server_bind(self):
                self.socket.bind(self.server_address)
                self.server_address = self.socket.getsockname()

            def server_activate(self):
                self.socket.listen(self.request_queue_size)

            def server_close(self):
                self.socket.close()

            def fileno(self):
                return self.socket.fileno()

            def get_request(self):
                return self.socket.accept()

            def close_request(self, request):
                request.close()


        class UDPServer(TCPServer):
            socket_type = socket.SOCK_DGRAM
            max_packet_size = 8192

            def server_activate(self):
                pass

            def get_request(self):
                data, address = self.socket.recvfrom(self.max_packet_size)
                return (data, self.socket), address

            def close_request(self, request):
                pass


        class ThreadingMixIn:
            daemon_threads = False

            def process_request(self, request, address):
                import threading
                threading.Thread(target=self._work, args=(request, address), daemon=True).start()


        class ThreadingTCPServer(ThreadingMixIn, TCPServer):
            pass


        class ThreadingUDPServer(ThreadingMixIn, UDPServer):
            pass

        """##,
    ]
}

extension Library {
    /// HTTP: messages, servers, clients.
    static let http: [String: String] = [
        "http": #"""
        const EventEmitter = require('events');
        const net = require('net');
        const { Readable, Writable, Stream } = require('stream');
        const STATUS_CODES = { 100: 'Continue', 101: 'Switching Protocols', 200: 'OK', 201: 'Created', 202: 'Accepted', 203: 'Non-Authoritative Information', 204: 'No Content', 205: 'Reset Content', 206: 'Partial Content', 300: 'Multiple Choices', 301: 'Moved Permanently', 302: 'Found', 303: 'See Other', 304: 'Not Modified', 307: 'Temporary Redirect', 308: 'Permanent Redirect', 400: 'Bad Request', 401: 'Unauthorized', 402: 'Payment Required', 403: 'Forbidden', 404: 'Not Found', 405: 'Method Not Allowed', 406: 'Not Acceptable', 408: 'Request Timeout', 409: 'Conflict', 410: 'Gone', 411: 'Length Required', 412: 'Precondition Failed', 413: 'Payload Too Large', 414: 'URI Too Long', 415: 'Unsupported Media Type', 416: 'Range Not Satisfiable', 417: 'Expectation Failed', 418: "I'm a Teapot", 422: 'Unprocessable Entity', 425: 'Too Early', 426: 'Upgrade Required', 428: 'Precondition Required', 429: 'Too Many Requests', 431: 'Request Header Fields Too Large', 500: 'Internal Server Error', 501: 'Not Implemented', 502: 'Bad Gateway', 503: 'Service Unavailable', 504: 'Gateway Timeout', 505: 'HTTP Version Not Supported', 507: 'Insufficient Storage', 511: 'Network Authentication Required' };
        const METHODS = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];
        const checkValue = (name, value) => {
          if (value === undefined) throw binding.makeError('TypeError', `Invalid value "undefined" for header "${name}"`, 'ERR_HTTP_INVALID_HEADER_VALUE');
          if (/[^\t\x20-\x7e\x80-\xff]/.test(String(value))) throw binding.makeError('TypeError', `Invalid character in header content ["${name}"]`, 'ERR_INVALID_CHAR');
        };

        // Reads messages of one connection.
        class Reader {
          constructor(isResponse, onMessage) {
            this.isResponse = isResponse;
            this.onMessage = onMessage;
            this.rest = Buffer.alloc(0);
            this.state = 'head';
            this.hasNoBody = false;
          }
          feed(chunk) {
            this.rest = this.rest.length ? Buffer.concat([this.rest, chunk]) : chunk;
            while (this.step());
          }
          step() {
            if (this.state === 'head') {
              const end = this.rest.indexOf('\r\n\r\n');
              if (end < 0) return false;
              const lines = this.rest.toString('latin1', 0, end).split('\r\n');
              this.rest = this.rest.slice(end + 4);
              while (lines[0] === '') lines.shift();
              const message = new IncomingMessage();
              const first = lines.shift();
              const match = this.isResponse ? /^HTTP\/(\d\.\d) (\d{3}) ?(.*)$/.exec(first) : /^([A-Z-]+) (\S+) HTTP\/(\d\.\d)$/.exec(first);
              if (!match) { this.onMessage(null, Object.assign(new Error('Parse Error: Invalid method encountered'), { code: 'HPE_INVALID_METHOD' })); return false; }
              if (this.isResponse) { message.httpVersion = match[1]; message.statusCode = Number(match[2]); message.statusMessage = match[3]; }
              else { message.method = match[1]; message.url = match[2]; message.httpVersion = match[3]; }
              for (const line of lines) {
                const at = line.indexOf(':');
                message._add(line.slice(0, at), line.slice(at + 1).trim());
              }
              this.message = message;
              const coding = message.headers['transfer-encoding'] ?? '';
              const length = message.headers['content-length'];
              const isEmpty = this.hasNoBody || (this.isResponse && ([204, 304].includes(message.statusCode) || message.statusCode < 200));
              if (isEmpty) this.left = 0;
              else if (/chunked/i.test(coding)) this.state = 'size';
              else if (length !== undefined) this.left = Number(length);
              else if (this.isResponse) this.left = Infinity;
              else this.left = 0;
              if (this.state === 'head') this.state = 'body';
              this.onMessage(message);
              if (this.state === 'body' && this.left === 0) this.finish();
              return true;
            }
            if (this.state === 'body') {
              if (this.rest.length === 0) return false;
              const piece = this.rest.slice(0, Math.min(this.left, this.rest.length));
              this.rest = this.rest.slice(piece.length);
              this.left -= piece.length;
              this.message.push(piece);
              if (this.left === 0) this.finish();
              return true;
            }
            if (this.state === 'size') {
              const end = this.rest.indexOf('\r\n');
              if (end < 0) return false;
              this.left = parseInt(this.rest.toString('latin1', 0, end), 16);
              this.rest = this.rest.slice(end + 2);
              this.state = this.left === 0 ? 'trailer' : 'chunk';
              return true;
            }
            if (this.state === 'chunk') {
              if (this.rest.length < this.left + 2) return false;
              this.message.push(this.rest.slice(0, this.left));
              this.rest = this.rest.slice(this.left + 2);
              this.state = 'size';
              return true;
            }
            const end = this.rest.indexOf('\r\n');
            if (end < 0) return false;
            this.rest = this.rest.slice(end + 2);
            if (end === 0) this.finish();
            return true;
          }
          finish() { const message = this.message; this.message = null; this.state = 'head'; message.complete = true; message.push(null); }
          end() {
            if (!this.message) return;
            if (this.left === Infinity) return this.finish();
            const message = this.message;
            this.message = null;
            message.aborted = true;
            message.emit('aborted');
            message.destroy(Object.assign(new Error('aborted'), { code: 'ECONNRESET' }));
          }
        }

        class IncomingMessage extends Readable {
          constructor(socket) {
            super();
            this.socket = socket ?? null;
            this.httpVersion = '1.1';
            this.complete = false;
            this.headers = {};
            this.rawHeaders = [];
            this.trailers = {};
            this.aborted = false;
            this.url = '';
            this.method = null;
            this.statusCode = null;
            this.statusMessage = null;
            this.autoDestroy = true;
          }
          get connection() { return this.socket; }
          get httpVersionMajor() { return Number(this.httpVersion[0]); }
          get httpVersionMinor() { return Number(this.httpVersion[2]); }
          _add(name, value) {
            this.rawHeaders.push(name, value);
            const key = name.toLowerCase();
            if (key === 'set-cookie') (this.headers[key] ??= []).push(value);
            else if (this.headers[key] === undefined) this.headers[key] = value;
            else if (!['age', 'authorization', 'content-length', 'content-type', 'etag', 'expires', 'from', 'host', 'if-modified-since', 'if-unmodified-since', 'last-modified', 'location', 'max-forwards', 'proxy-authorization', 'referer', 'retry-after', 'server', 'user-agent'].includes(key)) this.headers[key] += (key === 'cookie' ? '; ' : ', ') + value;
          }
          setTimeout(delay, callback) { this.socket?.setTimeout(delay, callback); return this; }
        }
        class OutgoingMessage extends Writable {
          constructor() {
            super({ decodeStrings: true });
            this._hide('_headers', new Map());
            this._hide('_pending', []);
            this._hide('_size', null);
            this.headersSent = false;
            this.sendDate = true;
            this.finished = false;
            this.shouldKeepAlive = true;
            this.socket = null;
          }
          _hide(name, value) { Object.defineProperty(this, name, { value, writable: true, enumerable: false, configurable: true }); }
          get connection() { return this.socket; }
          setHeader(name, value) {
            if (this.headersSent) throw binding.makeError('Error', 'Cannot set headers after they are sent to the client', 'ERR_HTTP_HEADERS_SENT');
            if (typeof name !== 'string' || !/^[\^_`a-zA-Z\-0-9!#$%&'*+.|~]+$/.test(name)) throw binding.makeError('TypeError', `Header name must be a valid HTTP token ["${name}"]`, 'ERR_INVALID_HTTP_TOKEN');
            checkValue(name, value);
            this._headers.set(name.toLowerCase(), [name, value]);
            return this;
          }
          setHeaders(headers) { for (const [name, value] of headers) this.setHeader(name, value); return this; }
          appendHeader(name, value) { const old = this.getHeader(name); return this.setHeader(name, old === undefined ? value : [].concat(old, value)); }
          getHeader(name) { return this._headers.get(name.toLowerCase())?.[1]; }
          getHeaders() { return Object.assign(Object.create(null), Object.fromEntries([...this._headers].map(([key, pair]) => [key, pair[1]]))); }
          getHeaderNames() { return [...this._headers.keys()]; }
          hasHeader(name) { return this._headers.has(name.toLowerCase()); }
          removeHeader(name) {
            if (this.headersSent) throw binding.makeError('Error', 'Cannot remove headers after they are sent to the client', 'ERR_HTTP_HEADERS_SENT');
            this._headers.delete(name.toLowerCase());
          }
          flushHeaders() { this._sendHead(null); }
          _lines() {
            let text = '';
            for (const [name, value] of this._headers.values()) for (const item of [].concat(value)) text += `${name}: ${item}\r\n`;
            return text;
          }
          _send(bytes) { if (this.socket) this.socket.write(bytes); else this._pending.push(bytes); }
          _attach(socket) { this.socket = socket; for (const bytes of this._pending.splice(0)) socket.write(bytes); }
          write(chunk, encoding, callback) { return super.write(chunk, encoding, callback); }
          end(chunk, encoding, callback) {
            if (typeof chunk === 'function') { callback = chunk; chunk = undefined; }
            if (typeof encoding === 'function') { callback = encoding; encoding = undefined; }
            if (this.finished) return this;
            if (!this.headersSent && this._writableState.queue.length === 0) this._size = chunk === undefined || chunk === null ? 0 : Buffer.byteLength(chunk, encoding);
            this.finished = true;
            return super.end(chunk, encoding, callback);
          }
          _write(chunk, encoding, done) {
            this._sendHead();
            if (this._omitsBody) return done();
            if (this._chunked) { this._send(Buffer.from(chunk.length.toString(16) + '\r\n')); this._send(chunk); this._send(Buffer.from('\r\n')); } else this._send(chunk);
            done();
          }
          _final(done) {
            this._sendHead();
            if (this._chunked && !this._omitsBody) this._send(Buffer.from('0\r\n\r\n'));
            this._ended?.();
            done();
          }
          _frame(mayHaveBody) {
            if (!mayHaveBody || this.hasHeader('content-length') || this.hasHeader('transfer-encoding')) {
              this._hide('_chunked', /chunked/i.test(String(this.getHeader('transfer-encoding') ?? '')));
              return '';
            }
            if (this._size !== null) { this._hide('_chunked', false); return `Content-Length: ${this._size}\r\n`; }
            this._hide('_chunked', true);
            return 'Transfer-Encoding: chunked\r\n';
          }
        }
        class ServerResponse extends OutgoingMessage {
          constructor(request) {
            super();
            this.statusCode = 200;
            this.statusMessage = undefined;
            this._hide('req', request);
            this._hide('_omitsBody', request?.method === 'HEAD');
          }
          writeHead(status, message, headers) {
            if (this.headersSent) throw binding.makeError('Error', 'Cannot write headers after they are sent to the client', 'ERR_HTTP_HEADERS_SENT');
            if (!(status >= 100 && status <= 999)) throw binding.makeError('RangeError', `Invalid status code: ${status}`, 'ERR_HTTP_INVALID_STATUS_CODE');
            this.statusCode = status;
            if (typeof message === 'string') this.statusMessage = message; else headers = message;
            if (Array.isArray(headers)) for (let i = 0; i < headers.length; i += 2) this.setHeader(headers[i], headers[i + 1]);
            else for (const name of Object.keys(headers ?? {})) this.setHeader(name, headers[name]);
            this._hide('_decided', true);
            this.headersSent = true;
            return this;
          }
          writeContinue() { this._send(Buffer.from('HTTP/1.1 100 Continue\r\n\r\n')); }
          _sendHead() {
            if (this._isHeadSent) return;
            this._hide('_isHeadSent', true);
            this.headersSent = false;
            const reason = this.statusMessage ?? STATUS_CODES[this.statusCode] ?? 'unknown';
            this.statusMessage = reason;
            const hasBody = ![204, 304].includes(this.statusCode) && this.statusCode >= 200;
            if (!hasBody) this._hide('_omitsBody', true);
            let text = `HTTP/1.1 ${this.statusCode} ${reason}\r\n${this._lines()}`;
            if (this.sendDate && !this.hasHeader('date')) text += `Date: ${new Date().toUTCString()}\r\n`;
            const keeps = this.shouldKeepAlive && !/close/i.test(String(this.getHeader('connection') ?? ''));
            this.shouldKeepAlive = keeps;
            if (!this.hasHeader('connection')) text += keeps ? 'Connection: keep-alive\r\nKeep-Alive: timeout=5\r\n' : 'Connection: close\r\n';
            text += this._frame(hasBody);
            this.headersSent = true;
            this._send(Buffer.from(text + '\r\n', 'latin1'));
          }
        }
        class Server extends net.Server {
          constructor(options, listener) {
            if (typeof options === 'function') { listener = options; options = {}; }
            super({ allowHalfOpen: true });
            this.timeout = 0;
            this.keepAliveTimeout = 5000;
            this.headersTimeout = 60000;
            this.requestTimeout = 300000;
            this.maxHeadersCount = null;
            if (listener) this.on('request', listener);
            this.on('connection', (socket) => this._serve(socket));
          }
          _serve(socket) {
            Object.defineProperty(socket, '_isIdle', { value: true, writable: true, enumerable: false });
            const queue = [];
            const next = () => { if (queue.length && !queue[0].response.socket) { queue[0].response._attach(socket); } };
            const reader = new Reader(false, (request, error) => {
              if (!request) { if (!this.emit('clientError', error, socket)) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n'); return; }
              request.socket = socket;
              const response = new ServerResponse(request);
              response.shouldKeepAlive = request.httpVersion === '1.1' ? !/close/i.test(request.headers.connection ?? '') : /keep-alive/i.test(request.headers.connection ?? '');
              socket._isIdle = false;
              clearTimeout(socket._keepTimer);
              const entry = { request, response };
              queue.push(entry);
              response._hide('_ended', () => {
                queue.splice(queue.indexOf(entry), 1);
                socket._isIdle = queue.length === 0;
                if (!response.shouldKeepAlive || (this._closing && socket._isIdle)) socket.end();
                else if (socket._isIdle) {
                  socket._hidden('_keepTimer', setTimeout(() => { if (socket._isIdle) socket.destroy(); }, this.keepAliveTimeout + 1000));
                  socket._keepTimer.unref();
                }
                if (!request.complete) request.resume();
                process.nextTick(next);
              });
              next();
              if (/100-continue/i.test(request.headers.expect ?? '')) response.writeContinue();
              if (!this.emit('request', request, response)) response.end();
            });
            socket.on('data', (chunk) => reader.feed(chunk));
            socket.on('end', () => { reader.end(); if (queue.length === 0) socket.end(); });
            socket.on('error', () => {});
            socket.on('close', () => {
              clearTimeout(socket._keepTimer);
              for (const { request, response } of queue) { if (!request.complete) request.destroy(); response.destroyed = true; response.emit('close'); request.emit('close'); }
            });
          }
          close(callback) { const result = super.close(callback); this.closeIdleConnections(); return result; }
          closeIdleConnections() { for (const socket of this._sockets) if (socket._isIdle) socket.destroy(); }
          closeAllConnections() { for (const socket of this._sockets) socket.destroy(); }
          setTimeout(delay, callback) { this.timeout = delay; if (callback) this.on('timeout', callback); return this; }
        }

        class Agent extends EventEmitter {
          constructor(options = {}) {
            super();
            this.options = options;
            this.keepAlive = options.keepAlive ?? false;
            Object.defineProperty(this, '_free', { value: new Map(), enumerable: false });
          }
          _take(key) { const list = this._free.get(key) ?? []; while (list.length) { const socket = list.pop(); if (!socket.destroyed && socket.writable) { clearTimeout(socket._idle); socket.removeAllListeners('data'); socket.removeAllListeners('end'); socket.removeAllListeners('error'); socket.removeAllListeners('close'); return socket; } } return null; }
          _give(key, socket) {
            if (!this.keepAlive || socket.destroyed) return socket.destroy();
            if (!this._free.has(key)) this._free.set(key, []);
            this._free.get(key).push(socket);
            binding.watch(socket.fd, false, true, (chunk) => { socket.push(chunk); if (chunk === null) socket.destroy(); });
            socket._hidden('_idle', setTimeout(() => socket.destroy(), 4000));
            socket._idle.unref();
          }
          destroy() { for (const list of this._free.values()) for (const socket of list) socket.destroy(); this._free.clear(); }
        }
        const globalAgent = new Agent({ keepAlive: true, scheduling: 'lifo', timeout: 5000 });

        class ClientRequest extends OutgoingMessage {
          constructor(input, options, callback) {
            super();
            if (typeof options === 'function') { callback = options; options = undefined; }
            let settings = {};
            if (typeof input === 'string') input = new URL(input);
            if (input instanceof URL) settings = { protocol: input.protocol, hostname: input.hostname, port: input.port || undefined, path: input.pathname + input.search, auth: input.username ? `${decodeURIComponent(input.username)}:${decodeURIComponent(input.password)}` : undefined };
            settings = { ...settings, ...(input instanceof URL ? options : input), ...(input instanceof URL ? {} : options) };
            if ((settings.protocol ?? 'http:') !== 'http:') throw binding.makeError('TypeError', `Protocol "${settings.protocol}" not supported. Expected "http:"`, 'ERR_INVALID_PROTOCOL');
            this.method = (settings.method ?? 'GET').toUpperCase();
            this.path = settings.path ?? '/';
            if (/[^\x21-\xff]/.test(this.path)) throw binding.makeError('TypeError', 'Request path contains unescaped characters', 'ERR_UNESCAPED_CHARACTERS');
            this.host = settings.hostname ?? settings.host ?? 'localhost';
            this.protocol = 'http:';
            this.reusedSocket = false;
            const port = Number(settings.port ?? 80);
            const agent = settings.agent === false ? new Agent() : settings.agent ?? globalAgent;
            this.agent = agent;
            for (const name of Object.keys(settings.headers ?? {})) if (settings.headers[name] !== undefined) this.setHeader(name, settings.headers[name]);
            if (!this.hasHeader('host')) this.setHeader('Host', port === 80 ? this.host : `${this.host}:${port}`);
            if (settings.auth && !this.hasHeader('authorization')) this.setHeader('Authorization', 'Basic ' + Buffer.from(settings.auth).toString('base64'));
            if (callback) this.once('response', callback);
            const key = `${this.host}:${port}`;
            const reuse = agent._take(key);
            const socket = reuse ?? new net.Socket({ allowHalfOpen: true });
            this.reusedSocket = Boolean(reuse);
            this.socket = socket;
            if (!reuse) socket.connect(port, this.host);
            if (settings.timeout) this.setTimeout(settings.timeout);
            if (settings.signal) {
              const abort = () => { const error = new Error('The operation was aborted'); error.name = 'AbortError'; error.code = 'ABORT_ERR'; this.destroy(error); };
              if (settings.signal.aborted) process.nextTick(abort); else settings.signal.addEventListener('abort', abort);
            }
            const reader = new Reader(true, (response, error) => {
              if (!response) { this._failed(error); return; }
              if (response.statusCode === 100) return;
              response.socket = socket;
              response._hidden?.('req', this);
              this._hide('res', response);
              const keeps = !/close/i.test(response.headers.connection ?? '') && response.httpVersion === '1.1' && agent.keepAlive;
              response.on('end', () => { if (keeps) agent._give(key, socket); else socket.destroy(); });
              response.autoDestroy = true;
              if (!this.emit('response', response)) response.resume();
            });
            reader.hasNoBody = this.method === 'HEAD';
            socket.on('data', (chunk) => reader.feed(chunk));
            socket.on('end', () => { reader.end(); if (!this.res) this._failed(Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })); socket.destroy(); });
            socket.on('error', (error) => this._failed(error));
            socket.on('close', () => { if (!this.res && !this._failure) this._failed(Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })); });
            process.nextTick(() => this.emit('socket', socket));
          }
          _failed(error) {
            if (this._failure || this.res) return;
            this._hide('_failure', error);
            this.destroyed = true;
            process.nextTick(() => { this.emit('error', error); this.emit('close'); });
          }
          _sendHead() {
            if (this.headersSent) return;
            let text = `${this.method} ${this.path} HTTP/1.1\r\n${this._lines()}`;
            if (!this.hasHeader('connection')) text += this.agent.keepAlive ? 'Connection: keep-alive\r\n' : 'Connection: close\r\n';
            const hasBody = !(['GET', 'HEAD', 'DELETE', 'OPTIONS'].includes(this.method) && (this._size === 0 || this._size === null && this.finished));
            text += this._frame(hasBody);
            this.headersSent = true;
            this._send(Buffer.from(text + '\r\n', 'latin1'));
          }
          setTimeout(delay, callback) {
            if (callback) this.once('timeout', callback);
            const timer = setTimeout(() => { if (!this.res?.complete) this.emit('timeout'); }, delay);
            timer.unref();
            this.once('close', () => clearTimeout(timer));
            return this;
          }
          abort() { this.destroy(); }
          destroy(error) {
            if (this._failure) return this;
            this.socket.destroy();
            if (this.res && !this.res.complete) this.res.destroy(error);
            else if (!this.res) this._failed(error ?? Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }));
            return this;
          }
          setNoDelay() {}
          setSocketKeepAlive() {}
        }
        const request = (input, options, callback) => new ClientRequest(input, options, callback);
        module.exports = {
          STATUS_CODES, METHODS, Server, IncomingMessage, OutgoingMessage, ServerResponse, ClientRequest, Agent, globalAgent, request, maxHeaderSize: 16384,
          createServer: (options, listener) => new Server(options, listener),
          get: (input, options, callback) => { const made = request(input, options, callback); made.end(); return made; },
        };
        """#
    ]
}

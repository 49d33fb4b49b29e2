extension Library {
    static let network: [String: String] = [
        "net": #"""
        const EventEmitter = require('events');
        const { Duplex } = require('stream');
        class Socket extends Duplex {
          constructor(options = {}) {
            super({ decodeStrings: true, allowHalfOpen: options.allowHalfOpen ?? false, highWaterMark: 65536 });
            this.connecting = false;
            this.bytesRead = 0;
            this.bytesWritten = 0;
            this._hidden('fd', options.fd ?? null);
            this._hidden('waiting', []);
            this.remoteAddress = undefined;
            if (options.fd !== undefined) this._open(options.fd);
          }
          _hidden(name, value) { Object.defineProperty(this, name, { value, writable: true, enumerable: false, configurable: true }); }
          _open(fd) {
            this.fd = fd;
            binding.watch(fd, false, this._relaxed ?? false, (chunk) => {
              if (chunk !== null) this.bytesRead += chunk.length;
              this._touch();
              this.push(chunk);
            });
            for (const send of this.waiting.splice(0)) send();
          }
          _read() {}
          _write(chunk, encoding, done) {
            const send = () => {
              if (this.fd === null) return done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE', errno: -32, syscall: 'write' }));
              this._touch();
              this.bytesWritten += chunk.length;
              binding.write(this.fd, chunk);
              done();
            };
            if (this.connecting) this.waiting.push(send); else send();
          }
          _final(done) {
            const close = () => { if (this.fd !== null) binding.close(this.fd, false); done(); };
            if (this.connecting) this.waiting.push(close); else close();
          }
          _destroy(error, done) {
            clearTimeout(this._timer);
            if (this.fd !== null) { binding.close(this.fd, true); this.fd = null; }
            done(error);
          }
          connect(...args) {
            let [port, host] = [args[0], typeof args[1] === 'string' ? args[1] : undefined];
            const callback = args.find((item) => typeof item === 'function');
            if (typeof port === 'object') ({ port, host } = port);
            if (callback) this.once('connect', callback);
            this.connecting = true;
            host ??= 'localhost';
            setImmediate(() => {
              const address = binding.lookup(host);
              if (address === null) {
                this.connecting = false;
                return this.destroy(Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { errno: -3008, code: 'ENOTFOUND', syscall: 'getaddrinfo', hostname: host }));
              }
              let fd;
              try { fd = binding.connect(address, Number(port)); } catch (error) { this.connecting = false; error.stack = error.stack.split('\n')[0] + '\n    at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1611:16)'; return this.destroy(error); }
              this.connecting = false;
              this.remoteAddress = address;
              this.remotePort = Number(port);
              this.remoteFamily = 'IPv4';
              this._open(fd);
              this.emit('connect');
              this.emit('ready');
            });
            return this;
          }
          get readyState() { return this.connecting ? 'opening' : this.fd === null ? 'closed' : 'open'; }
          address() { return { address: this.localAddress, family: 'IPv4', port: this.localPort }; }
          get localAddress() { return this.remoteAddress === '127.0.0.1' ? '127.0.0.1' : binding.ownAddress(); }
          setTimeout(delay, callback) {
            this._hidden('_delay', delay);
            if (callback) this.once('timeout', callback);
            this._touch();
            return this;
          }
          _touch() {
            if (this._timer) { clearTimeout(this._timer); this._hidden('_timer', undefined); }
            if (this._delay > 0) { this._hidden('_timer', setTimeout(() => this.emit('timeout'), this._delay)); this._timer.unref(); }
          }
          setNoDelay() { return this; }
          setKeepAlive() { return this; }
          ref() { return this; }
          unref() { this._hidden('_relaxed', true); return this; }
          destroySoon() { if (this.writable) this.end(); this.once('finish', () => this.destroy()); }
        }
        class Server extends EventEmitter {
          constructor(options, listener) {
            super();
            if (typeof options === 'function') { listener = options; options = {}; }
            Object.defineProperty(this, '_options', { value: options ?? {}, enumerable: false });
            Object.defineProperty(this, '_sockets', { value: new Set(), enumerable: false });
            Object.defineProperty(this, '_fd', { value: null, writable: true, enumerable: false });
            this.listening = false;
            this._connections = 0;
            if (listener) this.on('connection', listener);
          }
          listen(...args) {
            let [port, host] = [args[0], typeof args[1] === 'string' ? args[1] : undefined];
            const callback = args.find((item) => typeof item === 'function');
            if (typeof port === 'object' && port !== null) ({ port, host } = port);
            if (typeof port === 'function' || port === undefined || port === null) port = 0;
            if (typeof port === 'string' && !/^\d+$/.test(port)) throw new Error('Drydock: servers on Unix domain sockets are not simulated in Node');
            const number = Number(port);
            if (!(number >= 0 && number < 65536)) throw binding.makeError('RangeError', `options.port should be >= 0 and < 65536. Received type ${typeof port} (${port}).`, 'ERR_SOCKET_BAD_PORT');
            if (this.listening) throw binding.makeError('Error', 'Listen method has been called more than once without closing.', 'ERR_SERVER_ALREADY_LISTEN');
            if (callback) this.once('listening', callback);
            let made;
            try { made = binding.listen(host ?? '', number); } catch (error) {
              error.stack = `${error.stack.split('\n')[0]}\n    at Server.setupListenHandle [as _listen2] (node:net:1908:16)\n    at listenInCluster (node:net:1965:12)\n    at Server.listen (node:net:2067:7)` + error.stack.split('\n').slice(1).map((line) => '\n' + line).join('').replace(/\n    at Server\.listen.*/, '');
              process.nextTick(() => this.emit('error', error));
              return this;
            }
            this._fd = made[0];
            Object.defineProperty(this, '_address', { value: { address: host && host !== '0.0.0.0' ? binding.lookup(host) ?? host : host ?? '::', family: host ? 'IPv4' : 'IPv6', port: made[1] }, writable: true, enumerable: false });
            this.listening = true;
            binding.watch(this._fd, true, this._relaxed ?? false, (fd, address, remotePort) => {
              const socket = new Socket({ fd, allowHalfOpen: this._options.allowHalfOpen });
              socket.remoteAddress = this._address.address === '::' ? `::ffff:${address}` : address;
              socket.remotePort = remotePort;
              socket.remoteFamily = this._address.address === '::' ? 'IPv6' : 'IPv4';
              socket.server = this;
              this._connections++;
              this._sockets.add(socket);
              socket.on('close', () => { this._connections--; this._sockets.delete(socket); this._ended(); });
              this.emit('connection', socket);
            });
            process.nextTick(() => this.emit('listening'));
            return this;
          }
          address() { return this.listening ? this._address : null; }
          close(callback) {
            if (callback) {
              if (this.listening) this.once('close', callback); else { const error = binding.makeError('Error', 'Server is not running.', 'ERR_SERVER_NOT_RUNNING'); process.nextTick(() => callback(error)); }
            }
            if (this.listening) { binding.close(this._fd, true); this.listening = false; this._fd = null; }
            Object.defineProperty(this, '_closing', { value: true, writable: true, configurable: true, enumerable: false });
            this._ended();
            return this;
          }
          _ended() { if (this._closing && !this._closed && this._sockets.size === 0) { Object.defineProperty(this, '_closed', { value: true, enumerable: false }); setImmediate(() => setImmediate(() => this.emit('close'))); } }
          getConnections(callback) { process.nextTick(callback, null, this._connections); }
          ref() { return this; }
          unref() { Object.defineProperty(this, '_relaxed', { value: true, configurable: true, enumerable: false }); return this; }
        }
        const connect = (...args) => new Socket().connect(...args);
        const isIPv4 = (text) => /^(\d{1,3}\.){3}\d{1,3}$/.test(text) && text.split('.').every((part) => Number(part) < 256);
        const isIPv6 = (text) => /^[0-9a-f:]+(%.*)?$/i.test(text) && text.includes(':');
        module.exports = { Socket, Stream: Socket, Server, connect, createConnection: connect, createServer: (options, listener) => new Server(options, listener), isIPv4, isIPv6, isIP: (text) => (isIPv4(text) ? 4 : isIPv6(text) ? 6 : 0) };
        """#,
        "dns": #"""
        const fail = (name, call) => Object.assign(new Error(`${call} ENOTFOUND ${name}`), { errno: -3008, code: 'ENOTFOUND', syscall: call, hostname: name });
        const find = (name, options) => {
          const address = binding.lookup(name);
          if (address === null) throw fail(name, 'getaddrinfo');
          return options?.all ? [{ address, family: 4 }] : { address, family: 4 };
        };
        exports.lookup = (name, options, callback = options) => setImmediate(() => {
          try { const found = find(name, options); if (Array.isArray(found)) callback(null, found); else callback(null, found.address, found.family); } catch (error) { callback(error); }
        });
        const resolve = (name) => { const address = binding.lookup(name); if (address === null) throw fail(name, 'queryA'); return [address]; };
        exports.resolve = exports.resolve4 = (name, callback) => setImmediate(() => { try { callback(null, resolve(name)); } catch (error) { callback(error); } });
        exports.promises = { lookup: async (name, options) => find(name, options), resolve: async (name) => resolve(name), resolve4: async (name) => resolve(name) };
        """#,
        "dns/promises": "module.exports = require('dns').promises;",
    ]
}

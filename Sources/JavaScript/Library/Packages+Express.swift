extension Library {
    /// Express 4 and 5, as far as small services use them.
    static let express: [String: String] = [
        "package/express": #"""
        const http = require('http');
        const path = require('path');
        const fs = require('fs');
        const parsing = require('package/body-parser');
        const { types, etag } = require('internal/web');

        // A path as an expression: `/users/:id`, `/files/*`, `/a?`.
        function compile(pattern, options) {
          const names = [];
          if (binding.kindOf(pattern) === 'regexp') return { names, test: (text) => pattern.exec(text) };
          if (Array.isArray(pattern)) {
            const list = pattern.map((item) => compile(item, options));
            return { names, test: (text) => { for (const item of list) { const found = item.test(text); if (found) { found.names = item.names; return found; } } return null; } };
          }
          if (pattern === '*' || (pattern === '/' && !options.end)) return { names: pattern === '*' ? ['0'] : [], test: (text) => { const found = pattern === '*' ? [text, text] : ['']; found.isAll = true; return found; } };
          let star = 0;
          let source = pattern.replace(/\/$/, '').replace(/\{([^}]*)\}/g, '(?:$1)?').replace(/(\/)?:(\w+)(\([^)]*\))?(\?)?|(\/)?\*(\w+)?|[.+^$|\[\]\\]/g, (all, slash, name, inner, optional, starSlash, starName) => {
            if (name) {
              names.push(name);
              const group = inner ?? '([^/]+?)';
              return optional ? `(?:${slash ?? ''}${group})?` : `${slash ?? ''}${group}`;
            }
            if (all.endsWith('*') || starName) { names.push(starName ?? String(star++)); return `${starSlash ?? ''}(.*)`; }
            return '\\' + all;
          });
          const expression = new RegExp(`^${source}${options.end ? '\\/?$' : '(?=\\/|$)'}`, options.sensitive ? '' : 'i');
          return { names, test: (text) => expression.exec(text) };
        }
        class Layer {
          constructor(pattern, options, handle) { this.match = compile(pattern, options); this.handle = handle; this.path = pattern; }
        }
        const flatten = (list) => list.flat(Infinity);
        const checkHandlers = (handlers, name) => {
          if (handlers.length === 0) throw new TypeError(`${name}() requires a middleware function`);
          for (const handler of handlers) if (typeof handler !== 'function') throw new TypeError(`${name}() requires a middleware function but got a ${handler === null ? 'Null' : handler === undefined ? 'undefined' : typeof handler === 'object' ? 'Object' : typeof handler}`);
        };
        const METHODS = ['get', 'post', 'put', 'delete', 'patch', 'head', 'options'];

        function Router(options = {}) {
          const router = function (request, response, next) { router.handle(request, response, next); };
          Object.setPrototypeOf(router, Router.prototype);
          router.stack = [];
          router.options = options;
          router.params = {};
          return router;
        }
        Router.prototype = Object.create(Function.prototype);
        Object.assign(Router.prototype, {
          use(...args) {
            let pattern = '/';
            if (args.length && typeof args[0] !== 'function' && !(Array.isArray(args[0]) && typeof flatten(args[0])[0] === 'function')) pattern = args.shift();
            const handlers = flatten(args);
            checkHandlers(handlers, this.listen ? 'app.use' : 'Router.use');
            for (const handler of handlers) {
              if (handler.listen && handler.stack) { handler.mountpath = pattern; handler.parent = this; handler.emit?.('mount', this); }
              this.stack.push(new Layer(pattern, { end: false }, handler));
            }
            return this;
          },
          param(name, callback) { (this.params[name] ??= []).push(callback); return this; },
          route(pattern) {
            const route = { path: pattern, stack: [] };
            const layer = new Layer(pattern, { end: true, sensitive: this.options?.caseSensitive }, null);
            layer.route = route;
            this.stack.push(layer);
            for (const method of [...METHODS, 'all']) {
              route[method] = (...handlers) => {
                for (const handler of flatten(handlers)) {
                  if (typeof handler !== 'function') throw new Error(`Route.${method}() requires a callback function but got a ${handler === undefined ? '[object Undefined]' : Object.prototype.toString.call(handler)}`);
                  route.stack.push({ method, handler });
                }
                return route;
              };
            }
            return route;
          },
          handle(request, response, done) {
            const stack = this.stack;
            let index = 0;
            const parent = { params: request.params, baseUrl: request.baseUrl ?? '', url: request.url };
            request.originalUrl ??= request.url;
            const self = this;
            const allowed = [];
            const restore = () => { request.baseUrl = parent.baseUrl; request.url = parent.url; request.params = parent.params; };
            const finish = (error) => {
              restore();
              if (!error && request.method === 'OPTIONS' && allowed.length) { const list = [...new Set(allowed)].join(', '); response.set('Allow', list); return response.send(list); }
              done(error);
            };
            const next = (error) => {
              if (error === 'route') error = undefined;
              if (error === 'router') return finish();
              restore();
              if (index >= stack.length) return finish(error);
              const layer = stack[index++];
              const pathname = parent.url.split('?')[0] || '/';
              let decoded;
              let found;
              try { found = layer.match.test(pathname); decoded = found && found.slice(1).map((value) => (value === undefined ? undefined : decodeURIComponent(value))); } catch (failure) {
                failure.message = `Failed to decode param '${pathname.split('/').pop()}'`;
                failure.status = failure.statusCode = 400;
                return next(failure);
              }
              if (!found) return next(error);
              const own = {};
              (found.names ?? layer.match.names).forEach((name, i) => { if (decoded[i] !== undefined) own[name] = decoded[i]; });
              request.params = self.options?.mergeParams ? { ...parent.params, ...own } : own;
              if (layer.route) {
                if (error) return next(error);
                const wanted = request.method.toLowerCase();
                const handlers = layer.route.stack.filter((item) => item.method === wanted || item.method === 'all' || (wanted === 'head' && item.method === 'get' && !layer.route.stack.some((other) => other.method === 'head')));
                if (handlers.length === 0) { allowed.push(...layer.route.stack.map((item) => item.method.toUpperCase())); return next(); }
                request.route = layer.route;
                return prepareParams(self, request, response, Object.keys(own), (failure) => {
                  if (failure) return next(failure);
                  let at = 0;
                  const step = (failure) => {
                    if (failure === 'route') return next();
                    if (failure === 'router') return finish();
                    if (at >= handlers.length) return next(failure);
                    const { handler } = handlers[at++];
                    if (failure ? handler.length !== 4 : handler.length > 3) return step(failure);
                    run(handler, failure, request, response, step);
                  };
                  step();
                });
              }
              const handler = layer.handle;
              const removed = found.isAll ? '' : found[0];
              if (removed) {
                request.url = parent.url.slice(removed.length);
                if (!request.url.startsWith('/')) request.url = '/' + request.url;
                request.baseUrl = parent.baseUrl + removed.replace(/\/$/, '');
              }
              if (error ? handler.length !== 4 : handler.length > 3) return next(error);
              run(handler, error, request, response, next);
            };
            next();
          },
        });
        const run = (handler, error, request, response, next) => {
          try {
            const result = error ? handler(error, request, response, next) : handler(request, response, next);
            if (catchesPromises && result && typeof result.then === 'function') result.then(undefined, (failure) => next(failure ?? new Error('Rejected promise')));
          } catch (failure) { next(failure); }
        };
        const catchesPromises = version() >= 5;
        function version() {
          for (let folder = process.argv[1] ? path.dirname(process.argv[1]) : process.cwd(); ; folder = path.dirname(folder)) {
            try { return parseInt(JSON.parse(fs.readFileSync(path.join(folder, 'node_modules/express/package.json'), 'utf8')).version); } catch { if (folder === '/') return 4; }
          }
        }
        const prepareParams = (router, request, response, names, done) => {
          const queue = names.flatMap((name) => (router.params[name] ?? []).map((callback) => [callback, name]));
          const step = (error) => {
            if (error || queue.length === 0) return done(error);
            const [callback, name] = queue.shift();
            try { callback(request, response, step, request.params[name], name); } catch (failure) { done(failure); }
          };
          step();
        };
        for (const method of [...METHODS, 'all']) {
          Router.prototype[method] = function (pattern, ...handlers) {
            if (method === 'get' && handlers.length === 0 && this.settings) return this.set(pattern);
            this.route(pattern)[method](...handlers);
            return this;
          };
        }

        const requestMethods = {
          get(name) { const key = name.toLowerCase(); return key === 'referrer' || key === 'referer' ? this.headers.referrer ?? this.headers.referer : this.headers[key]; },
          is(...wanted) {
            const type = (this.headers['content-type'] ?? '').split(';')[0].trim();
            if (!type) return null;
            for (const item of flatten(wanted)) { const full = item.includes('/') ? item : types[item] ?? item; if (full === type || (full.endsWith('/*') && type.startsWith(full.slice(0, -1)))) return item.includes('/') ? type : item; }
            return false;
          },
          accepts(...wanted) {
            const list = flatten(wanted);
            const header = this.headers.accept;
            if (!header || header.includes('*/*') && !header.includes(',')) return list[0] ?? [];
            for (const part of header.split(',')) {
              const type = part.split(';')[0].trim();
              for (const item of list) { const full = item.includes('/') ? item : types[item]; if (full === type || type === '*/*' || (type.endsWith('/*') && full?.startsWith(type.slice(0, -1)))) return item; }
            }
            return false;
          },
          param(name) { return this.params?.[name] ?? this.body?.[name] ?? this.query?.[name]; },
        };
        requestMethods.header = requestMethods.get;
        const requestGetters = {
          path() { return this.url.split('?')[0]; },
          query() { const at = this.url.indexOf('?'); return parsing.parseQuery(at < 0 ? '' : this.url.slice(at + 1)); },
          protocol() { return 'http'; },
          secure() { return false; },
          hostname() { return (this.headers.host ?? '').replace(/:\d+$/, '') || undefined; },
          host() { return this.headers.host; },
          ip() { return this.app?.enabled('trust proxy') && this.headers['x-forwarded-for'] ? this.headers['x-forwarded-for'].split(',')[0].trim() : this.socket?.remoteAddress; },
          ips() { return this.app?.enabled('trust proxy') ? (this.headers['x-forwarded-for'] ?? '').split(/ *, */).filter(Boolean) : []; },
          xhr() { return (this.headers['x-requested-with'] ?? '').toLowerCase() === 'xmlhttprequest'; },
          subdomains() { return []; },
          fresh() { const own = this.res.getHeader('etag'); const wanted = this.headers['if-none-match']; return Boolean(wanted && own && ['GET', 'HEAD'].includes(this.method) && (wanted === '*' || wanted.split(/ *, */).some((tag) => tag.replace(/^W\//, '') === String(own).replace(/^W\//, '')))); },
        };
        const responseMethods = {
          status(code) {
            if (!Number.isInteger(code) && typeof code !== 'string' || code < 100 || code > 999) throw new RangeError(`Invalid status code: ${JSON.stringify(code)}. Status code must be greater than 99 and less than 1000.`);
            this.statusCode = Number(code);
            return this;
          },
          set(name, value) {
            if (typeof name === 'object') { for (const key of Object.keys(name)) this.set(key, name[key]); return this; }
            let text = Array.isArray(value) ? value.map(String) : String(value);
            if (name.toLowerCase() === 'content-type' && !/;\s*charset/.test(text) && /^(text\/|application\/(json|javascript))/.test(text)) text += '; charset=utf-8';
            this.setHeader(name, text);
            return this;
          },
          get(name) { return this.getHeader(name); },
          append(name, value) { const old = this.getHeader(name); return this.set(name, old === undefined ? value : [].concat(old, value)); },
          vary(name) { const old = this.getHeader('Vary'); this.setHeader('Vary', old ? `${old}, ${name}` : name); return this; },
          type(name) { return this.set('Content-Type', name.includes('/') ? name : types[name.replace(/^\./, '')] ?? 'application/octet-stream'); },
          location(url) { this.setHeader('Location', encodeURI(url === 'back' ? this.req.get('Referrer') || '/' : url)); return this; },
          links(links) { return this.set('Link', Object.keys(links).map((name) => `<${links[name]}>; rel="${name}"`).join(', ')); },
          send(body) {
            if (arguments.length === 2 && typeof body === 'number') { this.statusCode = body; body = arguments[1]; }
            if (typeof body === 'number' && version() < 5) { this.statusCode = body; body = http.STATUS_CODES[body]; }
            if (typeof body === 'boolean' || typeof body === 'number' || (typeof body === 'object' && body !== null && !Buffer.isBuffer(body) && binding.kindOf(body) !== 'bytes')) return this.json(body);
            if (body === null) body = '';
            let bytes = body;
            if (typeof body === 'string') {
              if (!this.getHeader('Content-Type')) this.type('html');
              else if (!/charset/.test(this.getHeader('Content-Type'))) this.setHeader('Content-Type', this.getHeader('Content-Type') + '; charset=utf-8');
              bytes = Buffer.from(body);
            } else if (body !== undefined && !this.getHeader('Content-Type')) this.type('bin');
            if (bytes !== undefined) {
              this.setHeader('Content-Length', bytes.length);
              if (!this.getHeader('ETag') && this.app?.enabled('etag')) this.setHeader('ETag', etag(bytes));
            }
            if (this.req.fresh) this.statusCode = 304;
            if ([204, 304].includes(this.statusCode)) { for (const name of ['Content-Type', 'Content-Length', 'Transfer-Encoding']) this.removeHeader(name); bytes = undefined; }
            if (this.req.method === 'HEAD' || bytes === undefined) this.end(); else this.end(bytes);
            return this;
          },
          json(value) {
            if (arguments.length === 2) { this.statusCode = typeof value === 'number' ? value : arguments[1]; if (typeof value === 'number') value = arguments[1]; }
            const text = JSON.stringify(value, this.app?.get('json replacer'), this.app?.get('json spaces'));
            if (!this.getHeader('Content-Type')) this.set('Content-Type', 'application/json');
            return this.send(text === undefined ? '' : text);
          },
          jsonp(value) { return this.json(value); },
          sendStatus(code) { this.statusCode = code; this.type('txt'); return this.send(http.STATUS_CODES[code] ?? String(code)); },
          redirect(status, url) {
            if (typeof status !== 'number') { [status, url] = [302, status]; }
            this.location(url);
            const address = this.getHeader('Location');
            const text = `${http.STATUS_CODES[status]}. Redirecting to ${address}`;
            const html = this.req.accepts('text', 'html') === 'html';
            if (html) this.type('html'); else this.type('txt');
            this.statusCode = status;
            const body = html ? `<p>${http.STATUS_CODES[status]}. Redirecting to ${version() < 5 ? `<a href="${escape(address)}">${escape(address)}</a>` : escape(address)}</p>` : text;
            this.setHeader('Content-Length', Buffer.byteLength(body));
            this.end(this.req.method === 'HEAD' ? undefined : body);
          },
          cookie(name, value, options = {}) {
            let text = `${name}=${encodeURIComponent(typeof value === 'object' ? 'j:' + JSON.stringify(value) : String(value))}`;
            if (options.maxAge !== undefined) { text += `; Max-Age=${Math.floor(options.maxAge / 1000)}`; options = { ...options, expires: new Date(Date.now() + options.maxAge) }; }
            if (options.domain) text += `; Domain=${options.domain}`;
            text += `; Path=${options.path ?? '/'}`;
            if (options.expires) text += `; Expires=${options.expires.toUTCString()}`;
            if (options.httpOnly) text += '; HttpOnly';
            if (options.secure) text += '; Secure';
            if (options.sameSite) text += `; SameSite=${options.sameSite === true ? 'Strict' : options.sameSite[0].toUpperCase() + options.sameSite.slice(1)}`;
            return this.append('Set-Cookie', text);
          },
          clearCookie(name, options) { return this.cookie(name, '', { ...options, expires: new Date(1) }); },
          attachment(name) { if (name) this.type(path.extname(name)); return this.set('Content-Disposition', name ? `attachment; filename="${path.basename(name)}"` : 'attachment'); },
          download(file, name, callback) { if (typeof name === 'function') { callback = name; name = undefined; } this.attachment(name ?? file); return this.sendFile(path.resolve(file), callback); },
          sendFile(file, options, callback) {
            if (typeof options === 'function') { callback = options; options = {}; }
            if (typeof file !== 'string') throw new TypeError('path must be a string to res.sendFile');
            if (!options?.root && !path.isAbsolute(file)) throw new TypeError('path must be absolute or specify root to res.sendFile');
            const full = options?.root ? path.join(options.root, file) : file;
            const fail = callback ?? ((error) => { if (error) this.req.next?.(error); });
            sendFile(this.req, this, full, options ?? {}, (error) => fail(error));
          },
          format(choices) {
            const name = this.req.accepts(Object.keys(choices).filter((key) => key !== 'default'));
            if (name) { this.type(name); choices[name](this.req, this); } else if (choices.default) choices.default(this.req, this); else this.sendStatus(406);
            return this;
          },
          render(view, values, callback) {
            if (typeof values === 'function') { callback = values; values = {}; }
            const done = callback ?? ((error, text) => { if (error) this.req.next(error); else this.send(text); });
            this.app.render(view, { ...this.app.locals, ...this.locals, ...values }, done);
          },
        };
        responseMethods.header = responseMethods.set;
        responseMethods.contentType = responseMethods.type;
        const escape = (text) => String(text).replace(/[&<>"']/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign]);

        function sendFile(request, response, file, options, done) {
          let facts;
          try { facts = fs.statSync(file); } catch (error) { return done(Object.assign(error, { status: 404, statusCode: 404, expose: false })); }
          if (facts.isDirectory()) return done(Object.assign(new Error(`EISDIR: illegal operation on a directory, read`), { status: 404, statusCode: 404, code: 'EISDIR' }));
          const body = fs.readFileSync(file);
          if (!response.getHeader('Accept-Ranges')) response.setHeader('Accept-Ranges', 'bytes');
          if (!response.getHeader('Cache-Control')) response.setHeader('Cache-Control', `public, max-age=${Math.floor((options.maxAge ?? 0) / 1000)}`);
          response.setHeader('Last-Modified', facts.mtime.toUTCString());
          if (!response.getHeader('ETag')) response.setHeader('ETag', `W/"${facts.size.toString(16)}-${Math.floor(facts.mtimeMs).toString(16)}"`);
          if (!response.getHeader('Content-Type')) {
            const type = types[path.extname(file).slice(1)] ?? 'application/octet-stream';
            response.setHeader('Content-Type', /^(text\/|application\/(json|javascript))/.test(type) ? `${type}; charset=${/json|javascript/.test(type) ? 'UTF-8' : 'UTF-8'}` : type);
          }
          for (const name of Object.keys(options.headers ?? {})) response.setHeader(name, options.headers[name]);
          const since = request.headers['if-none-match'];
          if (since && since.split(/ *, */).includes(response.getHeader('ETag'))) {
            response.statusCode = 304;
            for (const name of ['Content-Type', 'Content-Length']) response.removeHeader(name);
            response.end();
            return done();
          }
          const range = /^bytes=(\d*)-(\d*)$/.exec(request.headers.range ?? '');
          if (range && (range[1] || range[2])) {
            const from = range[1] ? Number(range[1]) : body.length - Number(range[2]);
            const to = range[1] && range[2] ? Math.min(Number(range[2]), body.length - 1) : body.length - 1;
            response.statusCode = 206;
            response.setHeader('Content-Range', `bytes ${from}-${to}/${body.length}`);
            response.setHeader('Content-Length', to - from + 1);
            response.end(request.method === 'HEAD' ? undefined : body.slice(from, to + 1));
            return done();
          }
          response.setHeader('Content-Length', body.length);
          response.end(request.method === 'HEAD' ? undefined : body);
          done();
        }
        const serveStatic = (root, options = {}) => {
          if (!root) throw new TypeError('root path required');
          return function serveStatic(request, response, next) {
            if (!['GET', 'HEAD'].includes(request.method)) return next();
            let name;
            try { name = decodeURIComponent(request.url.split('?')[0]); } catch { return next(Object.assign(new Error('Bad Request'), { status: 400 })); }
            if (name.split('/').includes('..')) return next(Object.assign(new Error('Forbidden'), { status: 403 }));
            let file = path.join(path.resolve(root), name);
            if (path.basename(file).startsWith('.') && options.dotfiles !== 'allow') return next();
            if (fs.existsSync(file) && fs.statSync(file).isDirectory()) {
              if (!name.endsWith('/')) return response.redirect(301, request.baseUrl + name + '/');
              if (options.index === false) return next();
              file = path.join(file, options.index ?? 'index.html');
            }
            for (const extension of ['', ...(options.extensions ?? []).map((item) => '.' + item)]) {
              if (fs.existsSync(file + extension) && !fs.statSync(file + extension).isDirectory()) {
                options.setHeaders?.(response, file + extension, fs.statSync(file + extension));
                return sendFile(request, response, file + extension, options, (error) => { if (error) next(error); });
              }
            }
            next();
          };
        };

        const finalHandler = (app, request, response) => (error) => {
          if (error && app.get('env') !== 'test') console.error(error.stack ?? String(error));
          if (response.headersSent) { request.socket.destroy(); return; }
          let status = error ? error.status ?? error.statusCode ?? (response.statusCode >= 400 ? response.statusCode : 500) : 404;
          if (!(status >= 400 && status < 600)) status = 500;
          const message = error ? (app.get('env') === 'production' ? http.STATUS_CODES[status] : error.stack ?? String(error)) : `Cannot ${request.method} ${escape(encodeURI(decodeURI((request.originalUrl ?? request.url).split('?')[0])))}`;
          const text = error ? escape(message).replace(/\n/g, '<br>').replace(/  /g, ' &nbsp;') : message;
          const body = `<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Error</title>\n</head>\n<body>\n<pre>${text}</pre>\n</body>\n</html>\n`;
          response.statusCode = status;
          response.statusMessage = http.STATUS_CODES[status];
          for (const name of ['Content-Encoding', 'Content-Language', 'Content-Range']) response.removeHeader(name);
          for (const name of Object.keys(error?.headers ?? {})) response.setHeader(name, error.headers[name]);
          response.setHeader('Content-Security-Policy', "default-src 'none'");
          response.setHeader('X-Content-Type-Options', 'nosniff');
          response.setHeader('Content-Type', 'text/html; charset=utf-8');
          response.setHeader('Content-Length', Buffer.byteLength(body));
          response.end(request.method === 'HEAD' ? undefined : body);
        };

        const EventEmitter = require('events');
        function createApplication() {
          const app = function (request, response, next) { app.handle(request, response, next); };
          for (const name of Object.keys(EventEmitter.prototype)) if (!(name in Function.prototype)) app[name] = EventEmitter.prototype[name];
          for (const name of Object.keys(Router.prototype)) if (name !== 'handle') app[name] = Router.prototype[name];
          app.stack = [];
          app.params = {};
          app.options_ = {};
          app.settings = { env: process.env.NODE_ENV || 'development', etag: 'weak', 'x-powered-by': true, views: path.resolve('views'), 'query parser': 'extended', 'trust proxy': false };
          app.locals = Object.assign(Object.create(null), { settings: app.settings });
          app.mountpath = '/';
          app.engines = {};
          const routeOptions = app.options;
          Object.assign(app, {
            set(name, value) { if (arguments.length === 1) return app.settings[name]; app.settings[name] = value; return app; },
            enable: (name) => app.set(name, true), disable: (name) => app.set(name, false),
            enabled: (name) => Boolean(app.settings[name]), disabled: (name) => !app.settings[name],
            engine(extension, callback) { app.engines[extension.replace(/^\.?/, '.')] = callback; return app; },
            render(view, values, done) {
              const extension = path.extname(view) || `.${String(app.get('view engine') ?? '').replace(/^\./, '')}`;
              const engine = app.engines[extension];
              const file = path.join([].concat(app.get('views'))[0], path.extname(view) ? view : view + extension);
              if (!engine) return done(new Error(extension === '.' ? 'No default engine was specified and no extension was provided.' : `Drydock: the view engine '${extension}' is not simulated`));
              if (!fs.existsSync(file)) return done(new Error(`Failed to lookup view "${view}" in views directory "${app.get('views')}"`));
              engine(file, values, done);
            },
            path: () => (app.parent ? app.parent.path() + app.mountpath : ''),
            handle(request, response, next) {
              const done = next ?? finalHandler(app, request, response);
              if (app.enabled('x-powered-by')) response.setHeader('X-Powered-By', 'Express');
              for (const [target, methods] of [[request, requestMethods], [response, responseMethods]]) for (const name of Object.keys(methods)) Object.defineProperty(target, name, { value: methods[name], writable: true, configurable: true, enumerable: false });
              for (const name of Object.keys(requestGetters)) Object.defineProperty(request, name, { get: requestGetters[name], set(value) { Object.defineProperty(request, name, { value, writable: true, configurable: true }); }, configurable: true, enumerable: false });
              for (const [target, name, value] of [[request, 'app', app], [response, 'app', app], [request, 'res', response], [response, 'req', request], [request, 'next', done]]) Object.defineProperty(target, name, { value, writable: true, configurable: true, enumerable: false });
              response.locals ??= Object.create(null);
              request.baseUrl ??= '';
              if (version() < 5 && request.body === undefined) request.body = undefined;
              Router.prototype.handle.call(app, request, response, done);
            },
            listen(...args) { return http.createServer(app).listen(...args); },
          });
          const get = app.get;
          app.get = (name, ...handlers) => (handlers.length === 0 ? app.settings[name] : get.call(app, name, ...handlers));
          Object.defineProperty(app, 'router', { get: () => app });
          return app;
        }
        module.exports = Object.assign(createApplication, {
          Router, application: {}, request: http.IncomingMessage.prototype, response: http.ServerResponse.prototype, static: serveStatic,
          json: parsing.json, urlencoded: parsing.urlencoded, text: parsing.text, raw: parsing.raw,
        });
        """#,
        "internal/web": #"""
        exports.types = { html: 'text/html', htm: 'text/html', css: 'text/css', js: 'application/javascript', mjs: 'application/javascript', json: 'application/json', txt: 'text/plain', text: 'text/plain', md: 'text/markdown', xml: 'application/xml', csv: 'text/csv', svg: 'image/svg+xml', png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', gif: 'image/gif', ico: 'image/x-icon', webp: 'image/webp', pdf: 'application/pdf', zip: 'application/zip', gz: 'application/gzip', bin: 'application/octet-stream', woff: 'font/woff', woff2: 'font/woff2', wasm: 'application/wasm', mp4: 'video/mp4', urlencoded: 'application/x-www-form-urlencoded', multipart: 'multipart/form-data' };
        exports.etag = (bytes) => {
          const digest = bytes.length === 0 ? '2jmj7l5rSw0yVb/vlWAYkK/YBwk' : require('crypto').createHash('sha1').update(bytes).digest('base64').slice(0, 27);
          return `W/"${bytes.length.toString(16)}-${digest}"`;
        };
        """#,
        "package/body-parser": #"""
        const { types } = require('internal/web');
        const limitOf = (limit) => { if (typeof limit === 'number') return limit; const found = /^(\d+)(kb|mb|b)?$/i.exec(limit ?? '100kb'); return Number(found[1]) * ({ kb: 1024, mb: 1048576 }[(found[2] ?? 'b').toLowerCase()] ?? 1); };
        const failure = (status, type, message, extra) => Object.assign(new Error(message), { status, statusCode: status, expose: true, type, ...extra });
        // `a[b]=1&c[]=2` as qs reads it.
        const parseQuery = (text) => {
          const result = {};
          for (const [key, value] of new URLSearchParams(text)) {
            const names = key.match(/^[^[]+|\[[^\]]*\]/g) ?? [key];
            const path = names.map((name, i) => (i === 0 ? name : name.slice(1, -1)));
            let target = result;
            for (let i = 0; i < path.length; i++) {
              const name = path[i];
              if (name === '__proto__') break;
              const isLast = i === path.length - 1;
              if (Array.isArray(target) && name === '') { if (isLast) target.push(value); break; }
              if (isLast) { if (name in target) target[name] = [].concat(target[name], value); else target[name] = value; }
              else { target[name] ??= path[i + 1] === '' || /^\d+$/.test(path[i + 1]) ? [] : {}; target = target[name]; if (typeof target !== 'object') break; }
            }
          }
          return result;
        };
        const reader = (options, usual, parse) => function (request, response, next) {
          if (request._body) return next();
          const length = request.headers['content-length'];
          if ((length === undefined || length === '0') && request.headers['transfer-encoding'] === undefined) { if (usual.setsEmpty) request.body ??= {}; return next(); }
          const type = (request.headers['content-type'] ?? '').split(';')[0].trim().toLowerCase();
          const wanted = [].concat(options?.type ?? usual.type);
          const fits = wanted.some((item) => (typeof item === 'function' ? item(request) : item === '*/*' || item === type || types[item] === type || (item.endsWith('/*') && type.startsWith(item.slice(0, -1))) || (item.includes('*+') && type.endsWith(item.split('*')[1]))));
          if (!fits) { if (usual.setsEmpty) request.body ??= {}; return next(); }
          const limit = limitOf(options?.limit);
          const list = [];
          let total = 0;
          let isOver = false;
          request.on('data', (chunk) => { total += chunk.length; if (total <= limit) list.push(chunk); else isOver = true; });
          request.on('end', () => {
            if (isOver) return next(failure(413, 'entity.too.large', 'request entity too large', { expected: total, length: total, limit }));
            request._body = true;
            const body = Buffer.concat(list);
            try { request.body = parse(body, options ?? {}); } catch (error) {
              return next(Object.assign(error, { status: 400, statusCode: 400, expose: true, body: body.toString(), type: 'entity.parse.failed' }));
            }
            next();
          });
          request.on('error', next);
        };
        const json = (options) => reader(options, { type: ['json', 'application/*+json'], setsEmpty: true }, (bytes, { strict, reviver }) => {
          const text = bytes.toString();
          if (text.length === 0) return {};
          if (strict !== false && !/^[\s]*[[{]/.test(text)) { const first = text.trim()[0]; throw new SyntaxError(`Unexpected token '${first}', ${text.length > 40 ? `"${text.slice(0, 10)}"...` : `"${text}"`} is not valid JSON`); }
          return JSON.parse(text, reviver);
        });
        const urlencoded = (options) => reader(options, { type: 'application/x-www-form-urlencoded', setsEmpty: true }, (bytes) => parseQuery(bytes.toString()));
        const text = (options) => reader(options, { type: 'text/plain', setsEmpty: true }, (bytes) => bytes.toString());
        const raw = (options) => reader(options, { type: 'application/octet-stream', setsEmpty: true }, (bytes) => bytes);
        module.exports = Object.assign(() => (request, response, next) => json()(request, response, (error) => (error ? next(error) : urlencoded()(request, response, next))), { json, urlencoded, text, raw, parseQuery });
        """#,
    ]
}

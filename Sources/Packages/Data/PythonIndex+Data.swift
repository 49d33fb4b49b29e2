extension PythonIndex {
    /// Projects of the Python Package Index, as far as they are simulated: name, newest version, size of the file and of
    /// what it becomes, file name; `<` requirements, `>` commands, `@` modules, `=` other versions.
    static let catalogue = """
        aiohappyeyeballs 2.6.1 15265 44000 aiohappyeyeballs-2.6.1-py3-none-any.whl @ aiohappyeyeballs = 2.6.0 2.5.0 2.4.8 2.4.6 2.4.4 2.4.3 2.4.0
        aiohttp 3.12.15 1701050 5240000 aiohttp-3.12.15-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl < aiohappyeyeballs>=2.5.0 aiosignal>=1.4.0 attrs>=17.3.0 frozenlist>=1.1.1 multidict<7.0,>=4.5 propcache>=0.2.0 yarl<2.0,>=1.17.0 @ aiohttp = 3.12.14 3.12.13 3.12.12 3.12.11 3.12.9 3.12.7 3.12.6 3.12.4 3.12.2 3.12.0 3.11.18 3.11.16 3.11.14 3.11.13 3.11.12 3.11.11 3.11.10 3.11.9 3.11.8 3.11.7 3.11.6 3.10.11 3.10.10 3.10.9 3.10.8 3.10.5 3.9.5 3.9.4 3.9.3 3.9.1 3.9.0
        aiosignal 1.4.0 7490 18900 aiosignal-1.4.0-py3-none-any.whl < frozenlist>=1.1.0 typing-extensions>=4.2 @ aiosignal = 1.3.2 1.3.1 1.2.0
        alembic 1.16.4 247026 1130000 alembic-1.16.4-py3-none-any.whl < SQLAlchemy>=1.4.0 Mako typing-extensions>=4.12 > alembic @ alembic = 1.16.3 1.16.2 1.16.1 1.15.2 1.15.1 1.14.1 1.14.0 1.13.3 1.13.2 1.13.1 1.13.0 1.12.1 1.12.0 1.11.3 1.11.1 1.10.4 1.9.4 1.8.1 1.7.7
        altair 5.5.0 731200 4410000 altair-5.5.0-py3-none-any.whl < jinja2 jsonschema>=3.0 narwhals>=1.14.2 packaging typing-extensions>=4.10.0 @ altair = 5.4.1 5.4.0 5.3.0 5.2.0 5.1.2 4.2.2
        amqp 5.3.1 50944 178000 amqp-5.3.1-py3-none-any.whl < vine<6.0.0,>=5.0.0 @ amqp = 5.2.0 5.1.1
        annotated-types 0.7.0 13725 37258 annotated_types-0.7.0-py3-none-any.whl @ annotated_types
        anyio 4.10.0 107213 379000 anyio-4.10.0-py3-none-any.whl < idna>=2.8 sniffio>=1.1 typing_extensions>=4.5 @ anyio = 4.9.0 4.8.0 4.7.0 4.6.2 4.6.0 4.5.2 4.4.0 4.3.0 4.2.0 3.7.1
        argon2-cffi 25.1.0 14657 39000 argon2_cffi-25.1.0-py3-none-any.whl < argon2-cffi-bindings @ argon2 = 23.1.0 21.3.0
        argon2-cffi-bindings 25.1.0 86600 213000 argon2_cffi_bindings-25.1.0-cp39-abi3-manylinux_2_17_x86_64.manylinux2014_x86_64.whl < cffi>=1.0.1 @ _argon2_cffi_bindings = 21.2.0
        arrow 1.3.0 66419 357000 arrow-1.3.0-py3-none-any.whl < python-dateutil>=2.7.0 types-python-dateutil>=2.8.10 @ arrow = 1.2.3 1.2.2
        asgiref 3.9.1 23790 80200 asgiref-3.9.1-py3-none-any.whl @ asgiref = 3.9.0 3.8.1 3.8.0 3.7.2 3.6.0 3.5.2
        astroid 3.3.11 275612 1240000 astroid-3.3.11-py3-none-any.whl @ astroid = 3.3.10 3.3.9 3.3.8 3.3.5 3.2.4 3.1.0 3.0.3
        asttokens 3.0.1 27156 78539 asttokens-3.0.1-py3-none-any.whl @ asttokens
        async-lru 2.0.5 6069 15000 async_lru-2.0.5-py3-none-any.whl @ async_lru = 2.0.4
        attrs 26.1.0 67712 234677 attrs-26.1.0-py3-none-any.whl @ attr attrs = 25.3.0 25.2.0 25.1.0 24.3.0 24.2.0 23.2.0 23.1.0 22.2.0 21.4.0
        Automat 25.4.16 42842 151000 automat-25.4.16-py3-none-any.whl > automat-visualize @ automat = 24.8.1 22.10.0
        awscli 1.45.11 4644125 10349743 awscli-1.45.11-py3-none-any.whl < botocore==1.43.11 docutils<=0.19,>=0.18.1 s3transfer<0.18.0,>=0.17.0 PyYAML<6.1,>=3.10 colorama<0.4.7,>=0.2.5 rsa<4.8,>=3.1.2 > aws aws.cmd aws_bash_completer aws_completer aws_zsh_completer.sh @ awscli = 1.42.11 1.42.0 1.41.17 1.40.45 1.38.0 1.36.40 1.35.0 1.34.0 1.33.0 1.29.0
        babel 2.17.0 10182537 31600000 babel-2.17.0-py3-none-any.whl > pybabel @ babel = 2.16.0 2.15.0 2.14.0
        bcrypt 4.3.0 284183 726000 bcrypt-4.3.0-cp39-abi3-manylinux_2_34_x86_64.whl @ bcrypt = 4.2.1 4.2.0 4.1.3 4.1.2 4.0.1 3.2.2
        beautifulsoup4 4.13.4 187285 585000 beautifulsoup4-4.13.4-py3-none-any.whl < soupsieve>1.2 typing-extensions>=4.0.0 @ bs4 = 4.13.3 4.13.2 4.13.1 4.13.0 4.12.3 4.12.2 4.12.1 4.12.0 4.11.2 4.11.1 4.10.0 4.9.3
        billiard 4.2.1 86766 317000 billiard-4.2.1-py3-none-any.whl @ billiard = 4.2.0 4.1.0
        black 25.1.0 1765467 7020000 black-25.1.0-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.manylinux_2_28_x86_64.whl < click>=8.0.0 mypy-extensions>=0.4.3 packaging>=22.0 pathspec>=0.9.0 platformdirs>=2 > black blackd @ black blackd blib2to3 _black_version = 24.10.0 24.8.0 24.4.2 24.4.1 24.4.0 24.3.0 24.2.0 24.1.1 24.1.0 23.12.1 23.12.0 23.11.0 23.10.1 23.9.1 23.7.0 23.3.0 23.1.0 22.12.0
        bleach 6.2.0 163406 660000 bleach-6.2.0-py3-none-any.whl < webencodings tinycss2>=1.1.0,<1.5 @ bleach = 6.1.0 6.0.0
        blinker 1.9.0 8458 24487 blinker-1.9.0-py3-none-any.whl @ blinker = 1.8.2 1.8.1 1.8.0 1.7.0 1.6.3 1.6.2 1.5 1.4
        boto3 1.43.11 140830 995320 boto3-1.43.11-py3-none-any.whl < botocore<1.44.0,>=1.43.11 jmespath<2.0.0,>=0.7.1 s3transfer<0.18.0,>=0.17.0 @ boto3 = 1.40.11 1.40.10 1.40.0 1.39.17 1.38.46 1.37.38 1.36.26 1.35.99 1.34.162 1.33.13 1.28.85 1.26.165
        botocore 1.43.11 15043752 19514195 botocore-1.43.11-py3-none-any.whl < jmespath<2.0.0,>=0.7.1 python-dateutil<3.0.0,>=2.1 urllib3!=2.2.0,<3,>=1.25.4 @ botocore = 1.40.11 1.40.10 1.40.0 1.39.17 1.38.46 1.37.38 1.36.26 1.35.99 1.34.162 1.33.13 1.31.85 1.29.165
        build 1.3.0 23382 70200 build-1.3.0-py3-none-any.whl < packaging>=19.1 pyproject_hooks > pyproject-build @ build = 1.2.2 1.2.1 1.1.1
        CacheControl 0.14.3 21802 64900 cachecontrol-0.14.3-py3-none-any.whl < requests>=2.16.0 msgpack<2.0.0,>=0.5.2 filelock>=3.8.0 > doesitcache @ cachecontrol = 0.14.2 0.14.1 0.14.0
        cachetools 6.1.0 11189 37900 cachetools-6.1.0-py3-none-any.whl @ cachetools = 6.0.0 5.5.2 5.5.1 5.5.0 5.4.0 5.3.3
        celery 5.5.3 438775 1760000 celery-5.5.3-py3-none-any.whl < billiard<5.0,>=4.2.1 kombu<5.6,>=5.5.2 vine<6.0,>=5.1.0 click<9.0,>=8.1.2 click-didyoumean>=0.3.0 click-repl>=0.2.0 click-plugins>=1.1.1 python-dateutil>=2.8.2 > celery @ celery = 5.5.2 5.5.1 5.5.0 5.4.0 5.3.6 5.3.5 5.3.4 5.3.1 5.3.0 5.2.7 5.2.6 5.2.3 5.1.2 5.0.5 4.4.7
        certifi 2026.5.20 132069 239435 certifi-2026.5.20-py3-none-any.whl @ certifi = 2025.8.3 2025.7.14 2025.6.15 2025.4.26 2025.1.31 2024.12.14 2024.8.30 2024.7.4 2023.11.17
        cffi 2.0.0 215388 715532 cffi-2.0.0-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl < pycparser @ _cffi_backend cffi = 1.17.1 1.16.0
        chardet 5.2.0 199385 590000 chardet-5.2.0-py3-none-any.whl > chardetect @ chardet = 5.1.0 5.0.0 4.0.0 3.0.4
        charset-normalizer 3.4.7 213689 677246 charset_normalizer-3.4.7-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.manylinux_2_28_x86_64.whl > normalizer @ charset_normalizer = 3.4.3 3.4.2 3.4.1 3.4.0 3.3.2 3.3.0 3.2.0 2.1.1
        cleo 2.1.0 78711 231000 cleo-2.1.0-py3-none-any.whl < crashtest<0.5.0,>=0.4.1 rapidfuzz<4.0.0,>=3.0.0 @ cleo = 2.0.1
        click 8.5.1 126163 449840 click-8.5.1-py3-none-any.whl @ click = 8.4.0 8.2.1 8.2.0 8.1.8 8.1.7 8.1.6 8.1.5 8.1.4 8.1.3 8.1.2 8.1.0 8.0.4 8.0.3 8.0.1 7.1.2 7.0 6.7
        click-didyoumean 0.3.1 3631 6900 click_didyoumean-0.3.1-py3-none-any.whl < click>=7 @ click_didyoumean = 0.3.0
        click-plugins 1.1.1.2 11051 26900 click_plugins-1.1.1.2-py2.py3-none-any.whl < click>=4.0 @ click_plugins = 1.1.1
        click-repl 0.3.0 10289 27900 click_repl-0.3.0-py3-none-any.whl < click>=7.0 prompt-toolkit>=3.0.36 @ click_repl = 0.2.0
        colorama 0.4.6 25472 78471 colorama-0.4.6-py2.py3-none-any.whl @ colorama = 0.4.5 0.4.4 0.4.3 0.4.1
        comm 0.2.3 7294 17200 comm-0.2.3-py3-none-any.whl @ comm = 0.2.2 0.2.1
        constantly 23.10.4 13547 33000 constantly-23.10.4-py3-none-any.whl @ constantly = 15.1.0
        contourpy 1.3.3 362555 975000 contourpy-1.3.3-cp312-cp312-manylinux_2_27_x86_64.manylinux_2_28_x86_64.whl < numpy>=1.25 @ contourpy = 1.3.2 1.3.1 1.3.0 1.2.1 1.2.0
        coverage 7.10.4 254028 863000 coverage-7.10.4-cp312-cp312-manylinux1_x86_64.manylinux_2_28_x86_64.manylinux_2_5_x86_64.whl > coverage coverage-3.12 coverage3 @ coverage = 7.10.3 7.10.2 7.10.1 7.10.0 7.9.2 7.9.1 7.9.0 7.8.2 7.8.1 7.8.0 7.7.1 7.7.0 7.6.12 7.6.10 7.6.9 7.6.8 7.6.4 7.6.1 7.6.0 7.5.4 7.5.1 7.4.4 7.4.0 7.3.2
        cowsay 6.1 25573 77700 cowsay-6.1-py3-none-any.whl > cowsay @ cowsay = 6.0 5.0 4.0 3.0 2.0.3
        crashtest 0.4.1 7558 15800 crashtest-0.4.1-py3-none-any.whl @ crashtest = 0.4.0
        cryptography 48.0.0 4740845 14401380 cryptography-48.0.0-cp312-abi3-manylinux_2_34_x86_64.whl < cffi>=2.0.0 @ cryptography = 46.0.3 46.0.2 45.0.7 45.0.6 45.0.5 45.0.4 45.0.3 44.0.3 44.0.2 44.0.1 44.0.0 43.0.3 43.0.1 42.0.8 42.0.5 41.0.7 41.0.4 40.0.2 39.0.2 38.0.4
        cssselect 1.3.0 18786 57400 cssselect-1.3.0-py3-none-any.whl @ cssselect = 1.2.0
        cycler 0.12.1 8321 21800 cycler-0.12.1-py3-none-any.whl @ cycler = 0.12.0 0.11.0
        debugpy 1.8.16 4242630 10900000 debugpy-1.8.16-cp312-cp312-manylinux_2_34_x86_64.whl > debugpy debugpy-adapter @ debugpy = 1.8.15 1.8.14 1.8.13 1.8.12 1.8.11
        decorator 5.2.1 9244 23154 decorator-5.2.1-py3-none-any.whl @ decorator
        defusedxml 0.7.1 25604 62600 defusedxml-0.7.1-py2.py3-none-any.whl @ defusedxml = 0.6.0 0.5.0
        dill 0.4.0 119668 379000 dill-0.4.0-py3-none-any.whl @ dill = 0.3.9 0.3.8 0.3.7
        distlib 0.4.0 469047 1140000 distlib-0.4.0-py2.py3-none-any.whl @ distlib = 0.3.9 0.3.8 0.3.7
        Django 5.2.5 8310206 37400000 django-5.2.5-py3-none-any.whl < asgiref>=3.8.1 sqlparse>=0.3.1 > django-admin @ django = 5.2.4 5.2.3 5.2.2 5.2.1 5.2 5.1.11 5.1.10 5.1.9 5.1.8 5.1.7 5.1.6 5.1.5 5.1.4 5.1.3 5.1.2 5.1.1 5.1 5.0.14 5.0.11 5.0.9 5.0.8 5.0.7 5.0.6 5.0.4 5.0.3 5.0.1 5.0 4.2.23 4.2.22 4.2.20 4.2.17 4.2.16 4.2.13 4.2.11 4.2.10 4.2.9 4.2.7 4.2 4.1.13 3.2.25
        dnspython 2.7.0 313632 1120000 dnspython-2.7.0-py3-none-any.whl @ dns = 2.6.1 2.6.0 2.5.0 2.4.2
        docker 7.1.0 148228 514765 docker-7.1.0-py3-none-any.whl < requests>=2.26.0 urllib3>=1.26.0 @ docker = 7.0.0 6.1.3 6.1.2 6.0.1 5.0.3 4.4.4
        docutils 0.19 564008 1967566 docutils-0.19-py3-none-any.whl > docutils @ docutils
        dulwich 0.24.1 1290010 5100000 dulwich-0.24.1-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl < urllib3>=1.25 > dulwich @ dulwich = 0.24.0 0.23.2 0.22.8
        elastic-transport 9.1.0 65114 219000 elastic_transport-9.1.0-py3-none-any.whl < urllib3<3,>=1.26.2 certifi python-dateutil sniffio @ elastic_transport = 8.17.1 8.17.0 8.15.1
        elasticsearch 9.1.0 929480 7310000 elasticsearch-9.1.0-py3-none-any.whl < elastic-transport<10,>=9.1.0 python-dateutil typing-extensions @ elasticsearch = 9.0.3 9.0.2 9.0.1 9.0.0 8.19.0 8.18.1 8.17.2 8.17.1 8.16.0 8.15.1 8.15.0 8.14.0 8.13.2 8.12.1 8.11.1 7.17.12
        eventlet 0.40.2 364280 1180000 eventlet-0.40.2-py3-none-any.whl < dnspython>=1.15.0 greenlet>=1.0 @ eventlet = 0.40.1 0.40.0 0.39.1 0.39.0 0.38.2 0.37.0 0.36.1 0.35.2 0.33.3
        executing 2.2.1 28427 95921 executing-2.2.1-py2.py3-none-any.whl @ executing
        fastapi 0.116.1 95631 376000 fastapi-0.116.1-py3-none-any.whl < starlette<0.48.0,>=0.40.0 pydantic!=1.8,!=1.8.1,!=2.0.0,!=2.0.1,!=2.1.0,<3.0.0,>=1.7.4 typing-extensions>=4.8.0 > fastapi @ fastapi = 0.116.0 0.115.14 0.115.13 0.115.12 0.115.11 0.115.10 0.115.9 0.115.8 0.115.7 0.115.6 0.115.5 0.115.4 0.115.3 0.115.2 0.115.1 0.115.0 0.114.2 0.114.1 0.114.0 0.113.0 0.112.4 0.112.2 0.112.0 0.111.1 0.111.0 0.110.3 0.110.2 0.110.1 0.110.0 0.109.2 0.109.0 0.108.0 0.105.0 0.104.1 0.103.2 0.100.1 0.100.0 0.95.2 0.89.1 0.68.2
        fastjsonschema 2.21.1 23924 77000 fastjsonschema-2.21.1-py3-none-any.whl @ fastjsonschema = 2.21.0 2.20.0 2.19.1
        filelock 3.19.1 15988 52100 filelock-3.19.1-py3-none-any.whl @ filelock = 3.18.0 3.17.0 3.16.1 3.16.0 3.15.4 3.13.1
        findpython 0.7.0 21000 64100 findpython-0.7.0-py3-none-any.whl < packaging>=20 platformdirs>=4.3.6 > findpython @ findpython = 0.6.3
        flake8 7.3.0 57922 183000 flake8-7.3.0-py2.py3-none-any.whl < mccabe<0.8.0,>=0.7.0 pycodestyle<2.15.0,>=2.14.0 pyflakes<3.5.0,>=3.4.0 > flake8 @ flake8 = 7.2.0 7.1.2 7.1.1 7.1.0 7.0.0 6.1.0 6.0.0 5.0.4 4.0.1 3.9.2 3.8.4
        Flask 3.1.3 103424 344768 flask-3.1.3-py3-none-any.whl < blinker>=1.9.0 click>=8.1.3 itsdangerous>=2.2.0 jinja2>=3.1.2 markupsafe>=2.1.1 werkzeug>=3.1.0 > flask @ flask = 3.1.2 3.1.1 3.1.0 3.0.3 3.0.2 3.0.1 3.0.0 2.3.3 2.3.2 2.3.1 2.3.0 2.2.5 2.2.4 2.2.3 2.2.2 2.2.1 2.2.0 2.1.3 2.1.2 2.1.1 2.1.0 2.0.3 2.0.2 2.0.1 2.0.0 1.1.4 1.1.3 1.1.2 1.1.1 1.1.0 1.0.4 1.0.3 1.0.2 1.0.1 1.0 0.12.5 0.12.4 0.12.3 0.12.2 0.12.1
        flask-cors 6.0.2 13356 34415 flask_cors-6.0.2-py3-none-any.whl < flask>=0.9 Werkzeug>=0.7 @ flask_cors = 6.0.1 6.0.0 5.0.1 5.0.0 4.0.2 4.0.1 4.0.0 3.0.10
        Flask-Login 0.6.3 17303 48900 Flask_Login-0.6.3-py3-none-any.whl < Flask>=1.0.4 Werkzeug>=1.0.1 @ flask_login = 0.6.2 0.6.1 0.6.0 0.5.0 0.4.1 0.4.0 0.3.2
        Flask-Migrate 4.1.0 21237 56900 Flask_Migrate-4.1.0-py3-none-any.whl < Flask>=0.9 Flask-SQLAlchemy>=1.0 alembic>=1.9.0 @ flask_migrate = 4.0.7 4.0.5 4.0.4 4.0.0 3.1.0 2.7.0
        Flask-SQLAlchemy 3.1.1 25125 74000 flask_sqlalchemy-3.1.1-py3-none-any.whl < flask>=2.2.5 sqlalchemy>=2.0.16 @ flask_sqlalchemy = 3.1.0 3.0.5 3.0.3 3.0.2 3.0.0 2.5.1 2.4.4
        Flask-WTF 1.2.2 12779 34200 flask_wtf-1.2.2-py3-none-any.whl < Flask itsdangerous wtforms @ flask_wtf = 1.2.1 1.2.0 1.1.1 1.0.1 0.15.1 0.14.3
        fonttools 4.59.1 4891906 21900000 fonttools-4.59.1-cp312-cp312-manylinux1_x86_64.manylinux2014_x86_64.manylinux_2_17_x86_64.manylinux_2_5_x86_64.whl > fonttools pyftmerge pyftsubset ttx @ fontTools = 4.59.0 4.58.5 4.58.0 4.57.0 4.56.0 4.55.3 4.54.1
        fqdn 1.5.1 9121 20100 fqdn-1.5.1-py3-none-any.whl @ fqdn
        frozenlist 1.7.0 241791 682000 frozenlist-1.7.0-cp312-cp312-manylinux_2_5_x86_64.manylinux1_x86_64.manylinux_2_17_x86_64.manylinux2014_x86_64.whl @ frozenlist = 1.6.2 1.6.0 1.5.0 1.4.1 1.4.0
        gevent 25.5.1 2108900 6390000 gevent-25.5.1-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl < greenlet>=3.2.2 zope.event zope.interface @ gevent = 25.4.2 25.4.1 24.11.1 24.10.3 24.10.1 24.2.1 23.9.1 23.7.0 22.10.2 21.12.0
        gitdb 4.0.12 62794 193000 gitdb-4.0.12-py3-none-any.whl < smmap<6,>=3.0.1 @ gitdb = 4.0.11 4.0.10
        GitPython 3.1.45 208168 693000 gitpython-3.1.45-py3-none-any.whl < gitdb<5,>=4.0.1 @ git = 3.1.44 3.1.43 3.1.42 3.1.41
        greenlet 3.2.4 607586 1560000 greenlet-3.2.4-cp312-cp312-manylinux_2_24_x86_64.manylinux_2_28_x86_64.whl @ greenlet = 3.2.3 3.2.2 3.2.1 3.2.0 3.1.1 3.1.0 3.0.3 3.0.2 3.0.1 3.0.0 2.0.2 1.1.3
        gunicorn 23.0.0 85029 270000 gunicorn-23.0.0-py3-none-any.whl < packaging > gunicorn @ gunicorn = 22.0.0 21.2.0 21.1.0 21.0.1 20.1.0 20.0.4 19.10.0 19.9.0
        h11 0.16.0 37515 117000 h11-0.16.0-py3-none-any.whl @ h11 = 0.15.0 0.14.0 0.13.0 0.12.0
        httpcore 1.0.9 78784 270000 httpcore-1.0.9-py3-none-any.whl < certifi h11>=0.16 @ httpcore = 1.0.8 1.0.7 1.0.6 1.0.5 1.0.4 0.18.0
        httpie 3.2.4 127530 465000 httpie-3.2.4-py3-none-any.whl < pip charset-normalizer>=2.0.0 defusedxml>=0.6.0 requests>=2.22.0 PySocks!=1.5.7,>=1.5.6 Pygments>=2.5.2 requests-toolbelt>=0.9.1 multidict>=4.7.0 setuptools rich>=9.10.0 > http https httpie @ httpie = 3.2.3 3.2.2 3.2.1 3.1.0 3.0.2 2.6.0 1.0.3
        httpx 0.28.1 73517 271000 httpx-0.28.1-py3-none-any.whl < anyio certifi httpcore==1.* idna > httpx @ httpx = 0.28.0 0.27.2 0.27.1 0.27.0 0.26.0 0.25.2 0.25.1 0.25.0 0.24.1 0.24.0 0.23.3 0.23.0 0.22.0
        hyperlink 21.0.0 74638 262000 hyperlink-21.0.0-py2.py3-none-any.whl < idna>=2.5 @ hyperlink
        idna 3.13 68743 326289 idna-3.13-py3-none-any.whl @ idna = 3.10 3.9 3.8 3.7 3.6 3.4
        incremental 24.7.2 20516 58600 incremental-24.7.2-py3-none-any.whl < setuptools>=61.0 > incremental @ incremental = 22.10.0
        iniconfig 2.3.0 7581 18635 iniconfig-2.3.0-py3-none-any.whl @ iniconfig
        installer 0.7.0 453838 1160000 installer-0.7.0-py3-none-any.whl @ installer = 0.6.0
        invoke 2.2.0 160274 560000 invoke-2.2.0-py3-none-any.whl > inv invoke @ invoke = 2.1.3
        ipykernel 6.30.1 117484 409000 ipykernel-6.30.1-py3-none-any.whl < comm>=0.1.1 debugpy>=1.6.5 ipython>=7.23.1 jupyter-client>=8.0.0 jupyter-core!=5.0.*,>=4.12 matplotlib-inline>=0.1 nest-asyncio>=1.4 packaging>=22 psutil>=5.7 pyzmq>=25 tornado>=6.2 traitlets>=5.4.0 @ ipykernel ipykernel_launcher = 6.30.0 6.29.5 6.29.4 6.29.0
        ipython 9.4.0 611021 2270000 ipython-9.4.0-py3-none-any.whl < decorator ipython-pygments-lexers jedi>=0.16 matplotlib-inline pexpect>4.3 prompt_toolkit<3.1.0,>=3.0.41 pygments>=2.4.0 stack_data traitlets>=5.13.0 > ipython ipython3 @ IPython = 9.3.0 9.2.0 9.1.0 9.0.2 9.0.1 9.0.0 8.37.0 8.36.0 8.35.0 8.34.0 8.33.0 8.32.0 8.31.0 8.30.0 8.29.0 8.28.0 8.27.0 8.26.0 8.25.0 8.24.0 8.20.0 8.18.1 8.12.3 7.34.0
        ipython_pygments_lexers 1.1.1 8074 20600 ipython_pygments_lexers-1.1.1-py3-none-any.whl < pygments @ ipython_pygments_lexers
        ipywidgets 8.1.7 139806 428000 ipywidgets-8.1.7-py3-none-any.whl < comm>=0.1.3 ipython>=6.1.0 traitlets>=4.3.1 widgetsnbextension~=4.0.14 jupyterlab_widgets~=3.0.15 @ ipywidgets = 8.1.6 8.1.5 8.1.3
        isoduration 20.11.0 11321 29700 isoduration-20.11.0-py3-none-any.whl < arrow>=0.15.0 @ isoduration
        isort 6.0.1 94186 335000 isort-6.0.1-py3-none-any.whl > isort isort-identify-imports @ isort = 6.0.0 5.13.2 5.13.1 5.13.0 5.12.0 5.11.5 5.10.1 5.9.3
        itemadapter 0.12.0 18096 51000 itemadapter-0.12.0-py3-none-any.whl @ itemadapter = 0.11.0 0.10.0
        itemloaders 1.3.2 12188 34000 itemloaders-1.3.2-py3-none-any.whl < w3lib>=1.17.0 parsel>=1.5.0 jmespath>=0.9.5 itemadapter>=0.1.0 @ itemloaders = 1.3.1
        itsdangerous 2.2.0 16234 46856 itsdangerous-2.2.0-py3-none-any.whl @ itsdangerous = 2.1.2 2.1.1 2.1.0 2.0.1 2.0.0 1.1.0 0.24 0.23 0.22 0.21 0.20
        jaraco.classes 3.4.0 6777 14300 jaraco.classes-3.4.0-py3-none-any.whl < more-itertools @ jaraco
        jaraco.context 6.0.1 6825 14400 jaraco.context-6.0.1-py3-none-any.whl @ jaraco = 6.0.0
        jaraco.functools 4.3.0 10408 26100 jaraco_functools-4.3.0-py3-none-any.whl < more_itertools @ jaraco = 4.2.1
        jedi 0.20.0 4885131 14590212 jedi-0.20.0-py2.py3-none-any.whl < parso<0.9.0,>=0.8.6 @ jedi
        jeepney 0.9.0 49010 156000 jeepney-0.9.0-py3-none-any.whl @ jeepney = 0.8.0
        Jinja2 3.1.6 134899 496892 jinja2-3.1.6-py3-none-any.whl < MarkupSafe>=2.0 @ jinja2 = 3.1.5 3.1.4 3.1.3 3.1.2 3.1.1 3.1.0 3.0.3 3.0.1 3.0.0 2.11.3 2.10.3
        jmespath 1.1.0 19805 69055 jmespath-1.1.0-py3-none-any.whl > jp.cpython-311.pyc jp.py @ jmespath
        joblib 1.5.1 307746 1010000 joblib-1.5.1-py3-none-any.whl @ joblib = 1.5.0 1.4.2 1.4.0 1.3.2 1.2.0
        json5 0.12.1 36119 102000 json5-0.12.1-py3-none-any.whl > pyjson5 @ json5 = 0.12.0 0.10.0
        jsonpointer 3.1.1 6880 15413 jsonpointer-3.1.1-py3-none-any.whl > jsonpointer @ jsonpointer
        jsonschema 4.26.0 90961 478577 jsonschema-4.26.0-py3-none-any.whl < attrs>=22.2.0 jsonschema-specifications>=2023.03.6 referencing>=0.28.4 rpds-py>=0.25.0 > jsonschema @ jsonschema
        jsonschema-specifications 2025.9.1 18527 47693 jsonschema_specifications-2025.9.1-py3-none-any.whl < referencing>=0.31.0 @ jsonschema_specifications
        jupyter 1.1.1 2657 4800 jupyter-1.1.1-py2.py3-none-any.whl < notebook jupyter-console nbconvert ipykernel ipywidgets jupyterlab = 1.1.0 1.0.0
        jupyter_client 8.6.3 106105 363000 jupyter_client-8.6.3-py3-none-any.whl < jupyter-core!=5.0.*,>=4.12 python-dateutil>=2.8.2 pyzmq>=23.0 tornado>=6.2 traitlets>=5.3 > jupyter-kernel jupyter-kernelspec jupyter-run @ jupyter_client = 8.6.2 8.6.1 8.6.0
        jupyter-console 6.6.3 24510 66100 jupyter_console-6.6.3-py3-none-any.whl < ipykernel>=6.14 ipython jupyter-client>=7.0.0 jupyter-core!=5.0.*,>=4.12 prompt-toolkit>=3.0.30 pygments pyzmq>=17 traitlets>=5.4 > jupyter-console @ jupyter_console = 6.6.2
        jupyter_core 5.8.1 28880 90300 jupyter_core-5.8.1-py3-none-any.whl < platformdirs>=2.5 traitlets>=5.3 > jupyter jupyter-migrate jupyter-troubleshoot @ jupyter jupyter_core = 5.7.2 5.7.1
        jupyter-events 0.12.0 19430 57700 jupyter_events-0.12.0-py3-none-any.whl < jsonschema>=4.18.0 packaging python-json-logger>=2.0.4 pyyaml>=5.3 referencing rfc3339-validator rfc3986-validator>=0.1.1 traitlets>=5.3 fqdn idna isoduration jsonpointer>1.13 uri-template webcolors>=24.6.0 > jupyter-events @ jupyter_events = 0.11.0 0.10.0
        jupyter-lsp 2.2.6 69371 223000 jupyter_lsp-2.2.6-py3-none-any.whl < jupyter_server>=1.1.2 @ jupyter_lsp = 2.2.5
        jupyter_server 2.16.0 386904 1310000 jupyter_server-2.16.0-py3-none-any.whl < anyio>=3.1.0 argon2-cffi>=21.1 jinja2>=3.0.3 jupyter-client>=7.4.4 jupyter-core!=5.0.*,>=4.12 jupyter-events>=0.11.0 jupyter-server-terminals>=0.4.4 nbconvert>=6.4.4 nbformat>=5.3.0 overrides>=5.0 packaging>=22.0 prometheus-client>=0.9 pyzmq>=24 send2trash>=1.8.2 terminado>=0.8.3 tornado>=6.2.0 traitlets>=5.6.0 websocket-client>=1.7 > jupyter-server @ jupyter_server = 2.15.0 2.14.2
        jupyter_server_terminals 0.5.3 13656 37600 jupyter_server_terminals-0.5.3-py3-none-any.whl < terminado>=0.8.3 @ jupyter_server_terminals = 0.5.2
        jupyterlab 4.4.5 12298604 42900000 jupyterlab-4.4.5-py3-none-any.whl < async-lru>=1.0.0 httpx>=0.25.0 ipykernel>=6.5.0 jinja2>=3.0.3 jupyter-core jupyter-lsp>=2.0.0 jupyter-server<3,>=2.4.0 jupyterlab-server<3,>=2.27.1 notebook-shim>=0.2 packaging setuptools>=41.1.0 tornado>=6.2.0 traitlets > jlpm jupyter-lab jupyter-labextension jupyter-labhub @ jupyterlab = 4.4.4 4.4.3 4.4.2 4.4.1 4.4.0 4.3.6 4.2.5
        jupyterlab_pygments 0.3.0 15884 32400 jupyterlab_pygments-0.3.0-py3-none-any.whl @ jupyterlab_pygments = 0.2.2
        jupyterlab_server 2.27.3 59700 181000 jupyterlab_server-2.27.3-py3-none-any.whl < babel>=2.10 jinja2>=3.0.3 json5>=0.9.0 jsonschema>=4.18.0 jupyter-server<3,>=1.21 packaging>=21.3 requests>=2.31 @ jupyterlab_server = 2.27.2
        jupyterlab_widgets 3.0.15 216571 750000 jupyterlab_widgets-3.0.15-py3-none-any.whl @ jupyterlab_widgets = 3.0.14 3.0.13
        kafka-python 2.2.15 309850 1210000 kafka_python-2.2.15-py2.py3-none-any.whl > kafka-python @ kafka = 2.2.14 2.2.13 2.2.11 2.2.10 2.2.3 2.2.0 2.1.5 2.1.0 2.0.6 2.0.3 2.0.2 2.0.1 1.4.7
        keyring 25.6.0 39085 112000 keyring-25.6.0-py3-none-any.whl < SecretStorage>=3.2 jeepney>=0.4.2 jaraco.classes jaraco.functools jaraco.context > keyring @ keyring = 25.5.0 25.2.1
        kiwisolver 1.4.9 1478500 5040000 kiwisolver-1.4.9-cp312-cp312-manylinux2014_x86_64.manylinux_2_17_x86_64.whl @ kiwisolver = 1.4.8 1.4.7 1.4.5
        kombu 5.5.4 210034 760000 kombu-5.5.4-py3-none-any.whl < amqp<6.0.0,>=5.1.1 vine==5.1.0 tzdata>=2025.2 packaging @ kombu = 5.5.3 5.5.2 5.4.2 5.3.7 5.3.5
        loguru 0.7.3 61595 209000 loguru-0.7.3-py3-none-any.whl @ loguru = 0.7.2 0.7.1 0.7.0 0.6.0 0.5.3
        lxml 6.0.0 5289900 16500000 lxml-6.0.0-cp312-cp312-manylinux_2_26_x86_64.manylinux_2_28_x86_64.whl @ lxml = 5.4.0 5.3.2 5.3.1 5.3.0 5.2.2 5.2.1 5.2.0 5.1.1 5.1.0 5.0.2 4.9.4 4.9.3 4.9.2 4.9.1
        Mako 1.3.10 78509 247000 mako-1.3.10-py3-none-any.whl < MarkupSafe>=0.9.2 > mako-render @ mako = 1.3.9 1.3.8 1.3.6 1.3.5 1.3.2 1.2.4
        markdown-it-py 4.0.0 87321 260000 markdown_it_py-4.0.0-py3-none-any.whl < mdurl~=0.1 > markdown-it @ markdown_it = 3.0.0 2.2.0
        MarkupSafe 3.0.4 22985 67294 markupsafe-3.0.4-cp312-cp312-manylinux2014_x86_64.manylinux_2_17_x86_64.manylinux_2_28_x86_64.whl @ markupsafe = 3.0.3 3.0.2 3.0.1 3.0.0 2.1.5 2.1.4 2.1.3 2.1.2 2.1.1 2.0.1 1.1.1
        marshmallow 4.0.0 48420 162000 marshmallow-4.0.0-py3-none-any.whl @ marshmallow = 3.26.1 3.26.0 3.25.1 3.24.1 3.23.1 3.22.0 3.21.3 3.20.2 3.19.0 3.18.0 2.21.0
        matplotlib 3.10.5 8697300 23900000 matplotlib-3.10.5-cp312-cp312-manylinux2014_x86_64.manylinux_2_17_x86_64.whl < contourpy>=1.0.1 cycler>=0.10 fonttools>=4.22.0 kiwisolver>=1.3.1 numpy>=1.23 packaging>=20.0 pillow>=8 pyparsing>=2.3.1 python-dateutil>=2.7 @ matplotlib mpl_toolkits pylab = 3.10.3 3.10.1 3.10.0 3.9.4 3.9.3 3.9.2 3.9.1 3.9.0 3.8.4 3.8.3 3.8.2 3.8.0
        matplotlib-inline 0.2.2 9620 21652 matplotlib_inline-0.2.2-py3-none-any.whl < traitlets @ matplotlib_inline
        mccabe 0.7.0 7350 18000 mccabe-0.7.0-py2.py3-none-any.whl @ mccabe = 0.6.1
        mdurl 0.1.2 9979 22500 mdurl-0.1.2-py3-none-any.whl @ mdurl = 0.1.1
        mistune 3.1.3 53410 179000 mistune-3.1.3-py3-none-any.whl @ mistune = 3.1.2 3.0.2
        more-itertools 10.7.0 65278 231000 more_itertools-10.7.0-py3-none-any.whl @ more_itertools = 10.6.0 10.5.0
        msgpack 1.1.1 423100 1170000 msgpack-1.1.1-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl @ msgpack = 1.1.0 1.0.8
        multidict 6.6.4 256500 741000 multidict-6.6.4-cp312-cp312-manylinux2014_x86_64.manylinux_2_17_x86_64.manylinux_2_28_x86_64.whl @ multidict = 6.6.3 6.5.0 6.4.4 6.2.0 6.1.0 6.0.5
        mypy 1.17.1 12751900 46800000 mypy-1.17.1-cp312-cp312-manylinux2014_x86_64.manylinux_2_17_x86_64.manylinux_2_28_x86_64.whl < typing_extensions>=4.6.0 mypy_extensions>=1.0.0 pathspec>=0.9.0 > dmypy mypy mypyc stubgen stubtest @ mypy mypyc = 1.17.0 1.16.1 1.16.0 1.15.0 1.14.1 1.14.0 1.13.0 1.12.1 1.12.0 1.11.2 1.11.1 1.11.0 1.10.1 1.10.0 1.9.0 1.8.0 1.7.1 1.7.0 1.6.1
        mypy_extensions 1.1.0 5036 10698 mypy_extensions-1.1.0-py3-none-any.whl @ mypy_extensions
        mysql-connector-python 9.4.0 33871200 111000000 mysql_connector_python-9.4.0-cp312-cp312-manylinux_2_28_x86_64.whl @ mysql mysqlx _mysql_connector = 9.3.0 9.2.0 9.1.0 9.0.0 8.4.0 8.3.0 8.2.0 8.1.0
        mysqlclient 2.2.7 91287 290000 mysqlclient-2.2.7.tar.gz @ MySQLdb = 2.2.6 2.2.5 2.2.4 2.2.3 2.2.1 2.2.0 2.1.1 2.0.3
        narwhals 2.1.0 392560 1790000 narwhals-2.1.0-py3-none-any.whl @ narwhals = 2.0.1 1.48.1
        nbclient 0.10.2 25434 73300 nbclient-0.10.2-py3-none-any.whl < jupyter-client>=6.1.12 jupyter-core!=5.0.*,>=4.12 nbformat>=5.1 traitlets>=5.4 > jupyter-execute @ nbclient = 0.10.1
        nbconvert 7.16.6 258525 941000 nbconvert-7.16.6-py3-none-any.whl < beautifulsoup4 bleach!=5.0.0 tinycss2 defusedxml jinja2>=3.0 jupyter-core>=4.7 jupyterlab-pygments markupsafe>=2.0 mistune<4,>=2.0.3 nbclient>=0.5.0 nbformat>=5.7 packaging pandocfilters>=1.4.1 pygments>=2.4.1 traitlets>=5.1 > jupyter-dejavu jupyter-nbconvert @ nbconvert = 7.16.5 7.16.4
        nbformat 5.10.4 78454 240000 nbformat-5.10.4-py3-none-any.whl < fastjsonschema>=2.15 jsonschema>=2.6 jupyter-core!=5.0.*,>=4.12 traitlets>=5.1 > jupyter-trust @ nbformat = 5.10.3
        nest-asyncio 1.6.0 5195 11000 nest_asyncio-1.6.0-py3-none-any.whl @ nest_asyncio = 1.5.8
        nose2 0.15.1 211306 720000 nose2-0.15.1-py3-none-any.whl > nose2 @ nose2 = 0.15.0 0.14.2 0.14.1 0.13.0 0.12.0
        notebook 7.4.5 14290900 49000000 notebook-7.4.5-py3-none-any.whl < jupyter-server<3,>=2.4.0 jupyterlab<4.5,>=4.4.5 jupyterlab-server<3,>=2.27.1 notebook-shim<0.3,>=0.2 tornado>=6.2.0 > jupyter-notebook @ notebook = 7.4.4 7.4.3 7.4.2 7.4.1 7.4.0 7.3.3 7.3.2 7.3.1 7.2.2 7.2.1 7.1.3 7.0.8 6.5.7 6.4.12
        notebook_shim 0.2.4 13307 36700 notebook_shim-0.2.4-py3-none-any.whl < jupyter-server<3,>=1.8 @ notebook_shim = 0.2.3
        numpy 2.4.6 16904491 57390274 numpy-2.4.6-cp312-cp312-manylinux_2_27_x86_64.manylinux_2_28_x86_64.whl > f2py numpy-config @ numpy = 2.3.2 2.3.1 2.3.0 2.2.6 2.2.5 2.2.4 2.2.3 2.2.2 2.2.1 2.2.0 2.1.3 2.1.2 2.1.1 2.1.0 2.0.2 2.0.1 2.0.0 1.26.4 1.26.3 1.26.2 1.26.1 1.26.0
        outcome 1.3.0.post0 10781 24834 outcome-1.3.0.post0-py2.py3-none-any.whl < attrs>=19.2.0 @ outcome
        overrides 7.7.0 17832 48100 overrides-7.7.0-py3-none-any.whl @ overrides = 7.4.0
        packaging 26.2 100379 383117 packaging-26.2-py3-none-any.whl @ packaging = 25.0 24.2 24.1 24.0 23.2 23.1
        pandas 2.3.1 12039200 64200000 pandas-2.3.1-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl < numpy>=1.26.0 python-dateutil>=2.8.2 pytz>=2020.1 tzdata>=2022.7 @ pandas = 2.3.0 2.2.3 2.2.2 2.2.1 2.2.0 2.1.4 2.1.3 2.1.2 2.1.1
        pandocfilters 1.5.1 8663 20000 pandocfilters-1.5.1-py2.py3-none-any.whl @ pandocfilters
        paramiko 4.0.0 223932 843000 paramiko-4.0.0-py3-none-any.whl < bcrypt>=3.2 cryptography>=3.3 invoke>=2.0 pynacl>=1.5 @ paramiko = 3.5.1 3.5.0 3.4.1 3.4.0 3.3.1 3.2.0 3.1.0 2.12.0
        parsel 1.10.0 17191 48000 parsel-1.10.0-py2.py3-none-any.whl < cssselect>=1.2.0 jmespath lxml packaging w3lib>=1.19.0 @ parsel = 1.9.1
        parso 0.8.7 107207 356219 parso-0.8.7-py2.py3-none-any.whl @ parso
        pathspec 0.12.1 31191 101000 pathspec-0.12.1-py3-none-any.whl @ pathspec = 0.12.0 0.11.2
        pbs-installer 2025.8.12 59300 288000 pbs_installer-2025.8.12-py3-none-any.whl < httpx<1,>=0.27.0 zstandard>=0.21.0 > pbs-install @ pbs_installer = 2025.7.12
        pexpect 4.8.0 59217 180729 pexpect-4.8.0-py2.py3-none-any.whl < ptyprocess>=0.5 @ pexpect
        pika 1.3.2 155415 611000 pika-1.3.2-py3-none-any.whl @ pika = 1.3.1 1.3.0 1.2.1 1.2.0 1.1.0
        pillow 11.3.0 6641900 19000000 pillow-11.3.0-cp312-cp312-manylinux_2_27_x86_64.manylinux_2_28_x86_64.whl @ PIL = 11.2.1 11.1.0 11.0.0 10.4.0 10.3.0 10.2.0 10.1.0 10.0.1 9.5.0 9.4.0
        pip 26.3 1950951 6187545 pip-26.3-py3-none-any.whl > pip pip3 @ pip = 25.3 25.2 25.1.1 25.1 25.0.1 25.0 24.3.1 24.3 24.2 24.1.2 24.1.1 24.1 24.0 23.3.2 23.3.1 23.3 23.2.1 23.2 23.1.2 23.0.1 22.3.1 21.3.1 20.3.4
        pipenv 2025.0.4 3020500 13900000 pipenv-2025.0.4-py3-none-any.whl < certifi packaging>=22 setuptools>=67 virtualenv>=20.24.2 > pipenv pipenv-resolver @ pipenv = 2025.0.3 2025.0.2 2024.4.1 2024.4.0 2024.1.0 2023.12.1 2023.11.15 2022.12.19
        pkginfo 1.12.1.2 32717 83800 pkginfo-1.12.1.2-py3-none-any.whl > pkginfo @ pkginfo = 1.12.1
        platformdirs 4.3.8 18567 58600 platformdirs-4.3.8-py3-none-any.whl @ platformdirs = 4.3.7 4.3.6 4.2.2 4.2.0 3.11.0
        pluggy 1.6.0 20647 66298 pluggy-1.6.0-py3-none-any.whl @ pluggy = 1.5.0 1.4.0
        poetry 2.1.4 278584 961000 poetry-2.1.4-py3-none-any.whl < poetry-core==2.1.3 build<2.0.0,>=1.2.1 cachecontrol<0.15.0,>=0.14.0 cleo<3.0.0,>=2.1.0 dulwich<0.25.0,>=0.22.6 fastjsonschema<3.0.0,>=2.18.0 findpython<0.8.0,>=0.6.2 installer<0.8.0,>=0.7.0 keyring<26.0.0,>=25.1.0 packaging>=24.0 pbs-installer<2026.0.0,>=2025.1.6 pkginfo<2.0,>=1.12 platformdirs<5,>=3.0.0 pyproject-hooks<2.0.0,>=1.0.0 requests<3.0,>=2.26 requests-toolbelt<2.0.0,>=1.0.0 shellingham<2.0,>=1.5 tomlkit<1.0.0,>=0.11.4 trove-classifiers>=2022.5.19 virtualenv<21.0.0,>=20.26.6 > poetry @ poetry = 2.1.3 2.1.2 2.1.1 2.1.0 2.0.1 2.0.0 1.8.5 1.8.4 1.8.3 1.8.2 1.7.1 1.6.1 1.5.1 1.4.2 1.3.2
        poetry-core 2.1.3 332607 1350000 poetry_core-2.1.3-py3-none-any.whl @ poetry = 2.1.2 2.1.1 2.0.1 1.9.1
        prometheus_client 0.22.1 58694 197000 prometheus_client-0.22.1-py3-none-any.whl @ prometheus_client = 0.22.0 0.21.1 0.21.0 0.20.0 0.19.0 0.18.0 0.17.1 0.16.0 0.15.0 0.14.1
        prompt_toolkit 3.0.52 392360 1404388 prompt_toolkit-3.0.52-py3-none-any.whl < wcwidth @ prompt_toolkit = 3.0.51 3.0.50 3.0.48
        propcache 0.3.2 224400 648000 propcache-0.3.2-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl @ propcache = 0.3.1 0.3.0 0.2.1
        Protego 0.5.0 10356 27600 protego-0.5.0-py3-none-any.whl @ protego = 0.4.0 0.3.1
        protobuf 6.31.1 321100 1060000 protobuf-6.31.1-cp39-abi3-manylinux2014_x86_64.whl @ google = 6.31.0 6.30.2 5.29.5 5.29.3 4.25.8
        psutil 7.0.0 277972 1180000 psutil-7.0.0-cp36-abi3-manylinux_2_12_x86_64.manylinux2010_x86_64.manylinux_2_17_x86_64.manylinux2014_x86_64.whl @ psutil = 6.1.1 6.1.0 6.0.0 5.9.8 5.9.7 5.9.6 5.9.5 5.9.4 5.9.0 5.8.0
        psycopg 3.2.9 202705 710000 psycopg-3.2.9-py3-none-any.whl < typing-extensions>=4.6 @ psycopg = 3.2.8 3.2.7 3.2.6 3.2.5 3.2.4 3.2.3 3.2.2 3.2.1 3.1.20 3.1.19 3.1.18 3.1.17 3.1.12
        psycopg-binary 3.2.9 4385900 13200000 psycopg_binary-3.2.9-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl @ psycopg_binary = 3.2.8 3.2.7 3.2.6 3.2.5 3.2.4 3.2.3 3.2.1 3.1.20 3.1.19 3.1.18
        psycopg2 2.9.10 385672 640000 psycopg2-2.9.10.tar.gz @ psycopg2 = 2.9.9 2.9.8 2.9.7 2.9.6 2.9.5 2.9.3 2.9.2 2.9.1 2.8.6
        psycopg2-binary 2.9.10 3039700 9190000 psycopg2_binary-2.9.10-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl @ psycopg2 = 2.9.9 2.9.8 2.9.7 2.9.6 2.9.5 2.9.3 2.9.2 2.9.1 2.8.6
        ptyprocess 0.7.0 14088 40209 ptyprocess-0.7.0-py2.py3-none-any.whl @ ptyprocess
        pure_eval 0.2.3 11944 33264 pure_eval-0.2.3-py3-none-any.whl @ pure_eval
        pyarrow 21.0.0 42802600 130000000 pyarrow-21.0.0-cp312-cp312-manylinux_2_28_x86_64.whl @ pyarrow = 20.0.0 19.0.1 18.1.0 17.0.0
        pyasn1 0.6.3 84239 384412 pyasn1-0.6.3-py3-none-any.whl @ pyasn1
        pyasn1_modules 0.4.2 181259 700000 pyasn1_modules-0.4.2-py3-none-any.whl < pyasn1<0.7.0,>=0.6.1 @ pyasn1_modules = 0.4.1
        pycodestyle 2.14.0 31594 106000 pycodestyle-2.14.0-py2.py3-none-any.whl > pycodestyle @ pycodestyle = 2.13.0 2.12.1 2.11.1
        pycparser 3.0 48276 204201 pycparser-3.0-py3-none-any.whl @ pycparser
        pydantic 2.13.4 472908 1898808 pydantic-2.13.4-py3-none-any.whl < annotated-types>=0.6.0 pydantic-core==2.46.4 typing-extensions>=4.14.1 typing-inspection>=0.4.2 @ pydantic = 2.11.7 2.11.6 2.11.5 2.11.4 2.11.3 2.11.2 2.11.1 2.11.0 2.10.6 2.10.5 2.10.4 2.10.3 2.10.2 2.10.1 2.10.0 2.9.2 2.9.1 2.8.2 2.8.0 2.7.4 2.7.1 2.6.4 2.5.3 2.4.2 2.3.0 2.0.3 1.10.22 1.10.18 1.10.13
        pydantic_core 2.46.4 2029444 5065164 pydantic_core-2.46.4-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl < typing-extensions>=4.14.1 @ pydantic_core = 2.33.2 2.33.1 2.33.0 2.27.2 2.27.1 2.23.4 2.20.1
        pydeck 0.9.1 6900403 15800000 pydeck-0.9.1-py2.py3-none-any.whl < jinja2>=2.10.1 numpy>=1.16.4 @ pydeck = 0.9.0
        PyDispatcher 2.0.7 12040 33000 PyDispatcher-2.0.7-py3-none-any.whl @ pydispatch
        pyflakes 3.4.0 63551 234000 pyflakes-3.4.0-py2.py3-none-any.whl > pyflakes @ pyflakes = 3.3.2 3.2.0
        Pygments 2.20.0 1233159 4538510 pygments-2.20.0-py3-none-any.whl > pygmentize @ pygments = 2.19.2 2.19.1 2.18.0 2.17.2
        pyjokes 0.8.3 47600 130000 pyjokes-0.8.3-py3-none-any.whl > pyjoke pyjokes @ pyjokes = 0.8.2 0.7.2 0.6.0 0.5.0
        pylint 3.3.8 523156 2120000 pylint-3.3.8-py3-none-any.whl < astroid<=3.4.0.dev0,>=3.3.8 dill>=0.3.6 isort!=5.13,<7,>=4.2.5 mccabe<0.8,>=0.6 platformdirs>=2.2 tomlkit>=0.10.1 > pylint pylint-config pyreverse symilar @ pylint = 3.3.7 3.3.6 3.3.5 3.3.4 3.3.3 3.3.2 3.3.1 3.3.0 3.2.7 3.2.6 3.2.5 3.1.1 3.1.0 3.0.4 3.0.3 2.17.7
        pymongo 4.14.0 1490500 5380000 pymongo-4.14.0-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl < dnspython<3.0.0,>=1.16.0 @ bson gridfs pymongo = 4.13.2 4.13.1 4.13.0 4.12.1 4.12.0 4.11.3 4.11.1 4.10.1 4.10.0 4.9.2 4.8.0 4.7.3 4.7.2 4.6.3 4.6.1 4.5.0 4.4.1 4.3.3 3.13.0
        PyMySQL 1.1.1 44972 135000 PyMySQL-1.1.1-py3-none-any.whl @ pymysql = 1.1.0 1.0.3 1.0.2 1.0.0 0.10.1 0.9.3
        PyNaCl 1.5.0 856692 2510000 PyNaCl-1.5.0-cp36-abi3-manylinux_2_17_x86_64.manylinux2014_x86_64.manylinux_2_24_x86_64.whl < cffi>=1.4.1 @ nacl = 1.4.0
        pyOpenSSL 25.3.0 57268 214000 pyopenssl-25.3.0-py3-none-any.whl < cryptography<47,>=45.0.7 typing-extensions>=4.9 @ OpenSSL = 25.1.0 25.0.0
        pyparsing 3.3.2 122944 465042 pyparsing-3.3.2-py3-none-any.whl @ pyparsing
        pyproject-api 1.9.1 13158 37000 pyproject_api-1.9.1-py3-none-any.whl < packaging>=25 @ pyproject_api = 1.9.0
        pyproject_hooks 1.2.0 10216 23500 pyproject_hooks-1.2.0-py3-none-any.whl @ pyproject_hooks = 1.1.0
        PySocks 1.7.1 16725 46900 PySocks-1.7.1-py3-none-any.whl @ socks sockshandler
        pytest 9.0.3 375809 1337058 pytest-9.0.3-py3-none-any.whl < iniconfig>=1.0.1 packaging>=22 pluggy<2,>=1.5 pygments>=2.7.2 > py.test pytest @ _pytest py pytest = 8.4.1 8.4.0 8.3.5 8.3.4 8.3.3 8.3.2 8.2.2 8.2.0 8.1.1 8.0.2 8.0.0 7.4.4 7.4.3 7.4.0 7.3.2 7.2.2 7.1.3 6.2.5
        pytest-cov 6.2.1 24644 70900 pytest_cov-6.2.1-py3-none-any.whl < coverage>=7.5 pluggy>=1.2 pytest>=6.2.5 @ pytest_cov = 6.2.0 6.1.1 6.1.0 6.0.0 5.0.0 4.1.0 4.0.0 3.0.0 2.12.1
        python-dateutil 2.9.0.post0 230054 442624 python_dateutil-2.9.0.post0-py2.py3-none-any.whl < six>=1.5 @ dateutil = 2.9.0 2.8.2 2.8.1 2.8.0 2.7.5
        python-dotenv 1.2.2 22260 62441 python_dotenv-1.2.2-py3-none-any.whl > dotenv @ dotenv = 1.1.1 1.1.0 1.0.1 1.0.0 0.21.1 0.20.0 0.19.2
        python-json-logger 3.3.0 15163 42000 python_json_logger-3.3.0-py3-none-any.whl @ pythonjsonlogger = 3.2.1 2.0.7
        pytz 2025.2 509225 960000 pytz-2025.2-py2.py3-none-any.whl @ pytz = 2025.1 2024.2 2024.1 2023.4 2023.3 2022.7.1 2022.1 2021.3
        PyYAML 6.0.3 806347 2875443 pyyaml-6.0.3-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.manylinux_2_28_x86_64.whl @ _yaml yaml = 6.0.2 6.0.1 6.0 5.4.1 5.3.1 5.3 5.1.2 3.13
        pyzmq 27.0.1 840700 2530000 pyzmq-27.0.1-cp312-abi3-manylinux_2_26_x86_64.manylinux_2_28_x86_64.whl @ zmq = 27.0.0 26.4.0 26.2.1
        queuelib 1.8.0 13599 39000 queuelib-1.8.0-py3-none-any.whl @ queuelib = 1.7.0
        RapidFuzz 3.13.0 3082600 10100000 rapidfuzz-3.13.0-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl @ rapidfuzz = 3.12.2
        redis 8.1.0 560618 2599760 redis-8.1.0-py3-none-any.whl @ redis = 6.4.0 6.3.0 6.2.0 6.1.0 6.0.0 5.3.1 5.3.0 5.2.1 5.2.0 5.1.1 5.1.0 5.0.8 5.0.7 5.0.6 5.0.5 5.0.4 5.0.3 5.0.2 5.0.1 5.0.0 4.6.0 4.5.5 4.5.4 4.4.4 4.3.6 4.2.2 4.1.4 4.0.2 3.5.3
        referencing 0.37.0 26905 116225 referencing-0.37.0-py3-none-any.whl < attrs>=22.2.0 rpds-py>=0.7.0 typing-extensions>=4.4.0 @ referencing
        requests 2.34.2 73246 235433 requests-2.34.2-py3-none-any.whl < charset_normalizer<4,>=2 idna<4,>=2.5 urllib3<3,>=1.26 certifi>=2023.5.7 @ requests = 2.32.5 2.32.4 2.32.3 2.32.2 2.31.0 2.30.0 2.29.0 2.28.2 2.28.1 2.28.0 2.27.1 2.26.0 2.25.1 2.24.0 2.22.0
        requests-file 2.1.0 4244 8800 requests_file-2.1.0-py2.py3-none-any.whl < requests>=1.0.0 @ requests_file
        requests-toolbelt 1.0.0 54481 171000 requests_toolbelt-1.0.0-py2.py3-none-any.whl < requests<3.0.0,>=2.0.1 @ requests_toolbelt
        rfc3339-validator 0.1.4 3563 4776 rfc3339_validator-0.1.4-py2.py3-none-any.whl < six @ rfc3339_validator
        rfc3986-validator 0.1.1 4242 8200 rfc3986_validator-0.1.1-py2.py3-none-any.whl @ rfc3986_validator
        rich 14.1.0 243368 926000 rich-14.1.0-py3-none-any.whl < markdown-it-py>=2.2.0 pygments<3.0.0,>=2.13.0 @ rich = 14.0.0 13.9.4 13.9.3 13.9.2 13.9.1 13.8.1 13.8.0 13.7.1 13.7.0 13.6.0 13.5.3 13.4.2 13.3.5 12.6.0 10.16.2
        rpds-py 0.30.0 384736 1063197 rpds_py-0.30.0-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl @ rpds
        rsa 4.7.2 34927 94250 rsa-4.7.2-py3-none-any.whl < pyasn1>=0.1.3 > pyrsa-decrypt pyrsa-encrypt pyrsa-keygen pyrsa-priv2pub pyrsa-sign pyrsa-verify @ rsa
        ruff 0.12.9 13183800 33900000 ruff-0.12.9-py3-none-manylinux_2_17_x86_64.manylinux2014_x86_64.whl > ruff @ ruff = 0.12.8 0.12.7 0.12.5 0.12.4 0.12.3 0.12.2 0.12.1 0.12.0 0.11.13 0.11.12 0.11.10 0.11.8 0.11.5 0.11.2 0.11.0 0.10.0 0.9.10 0.9.7 0.9.4 0.9.0 0.8.6 0.8.0 0.7.4 0.6.9 0.5.7 0.4.10 0.3.7 0.2.2 0.1.15
        s3transfer 0.17.0 86963 323604 s3transfer-0.17.0-py3-none-any.whl < botocore<2.0a.0,>=1.37.4 @ s3transfer = 0.13.1 0.13.0 0.12.0 0.11.5 0.10.4
        schedule 1.2.2 12220 35700 schedule-1.2.2-py3-none-any.whl @ schedule = 1.2.1 1.2.0 1.1.0 1.0.0 0.6.0
        scikit-learn 1.7.1 9476900 35900000 scikit_learn-1.7.1-cp312-cp312-manylinux2014_x86_64.manylinux_2_17_x86_64.whl < numpy>=1.22.0 scipy>=1.8.0 joblib>=1.2.0 threadpoolctl>=3.1.0 @ sklearn = 1.7.0 1.6.1 1.6.0 1.5.2 1.5.1 1.5.0 1.4.2 1.4.1 1.4.0 1.3.2 1.3.1
        scipy 1.17.1 35340779 114366321 scipy-1.17.1-cp312-cp312-manylinux_2_27_x86_64.manylinux_2_28_x86_64.whl < numpy<2.7,>=1.26.4 @ scipy = 1.16.1 1.16.0 1.15.3 1.15.2 1.15.1 1.15.0 1.14.1 1.14.0 1.13.1 1.13.0 1.12.0 1.11.4 1.11.3
        Scrapy 2.13.3 321805 1170000 scrapy-2.13.3-py3-none-any.whl < cryptography>=37.0.0 cssselect>=0.9.1 defusedxml>=0.7.1 itemadapter>=0.1.0 itemloaders>=1.0.1 lxml>=4.6.4 packaging parsel>=1.5.0 protego>=0.1.15 pydispatcher>=2.0.5 pyopenssl>=22.0.0 queuelib>=1.4.2 service-identity>=18.1.0 tldextract twisted<=25.5.0,>=21.7.0 w3lib>=1.17.0 zope-interface>=5.1.0 > scrapy @ scrapy = 2.13.2 2.13.1 2.13.0 2.12.0 2.11.2 2.11.1 2.11.0 2.10.1 2.9.0 2.8.0 2.7.1 2.6.3
        SecretStorage 3.3.3 15221 41000 SecretStorage-3.3.3-py3-none-any.whl < cryptography>=2.0 jeepney>=0.6 @ secretstorage
        selenium 4.35.0 9602300 20100000 selenium-4.35.0-py3-none-any.whl < urllib3<3.0,>=2.5.0 PySocks!=1.5.7,<2.0,>=1.5.6 trio~=0.30.0 trio-websocket~=0.12.2 certifi>=2025.6.15 typing_extensions~=4.14.0 websocket-client~=1.8.0 @ selenium = 4.34.2 4.34.0 4.33.0 4.32.0 4.31.0 4.30.0 4.29.0 4.28.1 4.27.1 4.26.1 4.25.0 4.24.0 4.23.1 4.22.0 4.21.0 4.20.0 4.18.1 4.16.0 4.10.0 3.141.0
        Send2Trash 1.8.3 18072 42000 Send2Trash-1.8.3-py3-none-any.whl > send2trash @ send2trash = 1.8.2
        service-identity 24.2.0 11364 29800 service_identity-24.2.0-py3-none-any.whl < attrs>=19.1.0 cryptography pyasn1 pyasn1-modules @ service_identity = 24.1.0
        setuptools 80.9.0 1201486 4290000 setuptools-80.9.0-py3-none-any.whl @ _distutils_hack pkg_resources setuptools = 80.8.0 80.7.1 80.4.0 80.3.1 80.0.0 79.0.1 78.1.1 78.1.0 77.0.3 76.1.0 75.8.2 75.8.0 75.6.0 75.3.0 75.1.0 74.1.2 73.0.1 72.2.0 72.1.0 71.1.0 70.3.0 70.0.0 69.5.1 69.2.0 69.0.3 68.2.2 67.8.0 65.5.1 65.5.0
        shellingham 1.5.4 9755 21400 shellingham-1.5.4-py2.py3-none-any.whl @ shellingham = 1.5.3
        simplejson 3.20.1 151300 492000 simplejson-3.20.1-cp312-cp312-manylinux_2_5_x86_64.manylinux1_x86_64.manylinux_2_17_x86_64.manylinux2014_x86_64.whl @ simplejson = 3.19.3 3.19.2 3.19.1 3.18.4 3.17.6
        six 1.17.0 11127 38101 six-1.17.0-py2.py3-none-any.whl @ six = 1.16.0 1.15.0 1.14.0 1.12.0
        smmap 5.0.2 24303 65000 smmap-5.0.2-py3-none-any.whl @ smmap = 5.0.1
        sniffio 1.3.1 10334 23277 sniffio-1.3.1-py3-none-any.whl @ sniffio
        sortedcontainers 2.4.0 29668 133468 sortedcontainers-2.4.0-py2.py3-none-any.whl @ sortedcontainers
        soupsieve 2.7 36677 127000 soupsieve-2.7-py3-none-any.whl @ soupsieve = 2.6 2.5 2.4.1
        SQLAlchemy 2.0.43 3318200 12800000 sqlalchemy-2.0.43-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl < greenlet>=1 typing-extensions>=4.6.0 @ sqlalchemy = 2.0.42 2.0.41 2.0.40 2.0.39 2.0.38 2.0.37 2.0.36 2.0.35 2.0.34 2.0.32 2.0.31 2.0.30 2.0.29 2.0.28 2.0.27 2.0.25 2.0.23 2.0.22 2.0.20 2.0.16 2.0.0 1.4.54 1.4.53 1.4.52 1.4.51 1.4.50 1.4.49 1.4.46 1.4.41 1.3.24
        sqlparse 0.5.3 44415 132000 sqlparse-0.5.3-py3-none-any.whl > sqlformat @ sqlparse = 0.5.2 0.5.1 0.5.0 0.4.4 0.4.3
        stack-data 0.6.3 24629 75707 stack_data-0.6.3-py3-none-any.whl < executing>=1.2.0 asttokens>=2.1.0 pure-eval @ stack_data
        starlette 0.47.2 72984 246000 starlette-0.47.2-py3-none-any.whl < anyio<5,>=3.6.2 typing-extensions>=4.10.0 @ starlette = 0.47.1 0.47.0 0.46.2 0.46.1 0.46.0 0.45.3 0.45.2 0.44.0 0.43.0 0.42.0 0.41.3 0.41.2 0.40.0 0.39.2 0.38.6 0.37.2 0.36.3 0.35.1 0.33.0 0.32.0 0.27.0 0.22.0
        streamlit 1.48.1 9908300 32900000 streamlit-1.48.1-py3-none-any.whl < altair!=5.4.0,!=5.4.1,<6,>=4.0 blinker<2,>=1.5.0 cachetools<7,>=4.0 click<9,>=7.0 numpy<3,>=1.23 packaging<26,>=20 pandas<3,>=1.4.0 pillow<12,>=7.1.0 protobuf<7,>=3.20 pyarrow>=7.0 requests<3,>=2.27 tenacity<10,>=8.1.0 toml<2,>=0.10.1 typing-extensions<5,>=4.4.0 watchdog<7,>=2.1.5 gitpython!=3.1.19,<4,>=3.0.7 pydeck<1,>=0.8.0b4 tornado!=6.5.0,<7,>=6.0.3 > streamlit @ streamlit = 1.48.0 1.47.1 1.47.0 1.46.1 1.46.0 1.45.1 1.45.0 1.44.1 1.43.2 1.42.2 1.41.1 1.40.2 1.39.0 1.38.0 1.37.1 1.36.0 1.35.0 1.30.0 1.28.2
        tabulate 0.9.0 35252 99000 tabulate-0.9.0-py3-none-any.whl > tabulate @ tabulate = 0.8.10 0.8.9 0.8.7
        tenacity 9.1.2 28248 84500 tenacity-9.1.2-py3-none-any.whl @ tenacity = 9.0.0 8.5.0 8.2.3
        termcolor 3.1.0 7684 18600 termcolor-3.1.0-py3-none-any.whl @ termcolor = 3.0.1 3.0.0 2.5.0 2.4.0 2.3.0 2.2.0 1.1.0
        terminado 0.18.1 14154 36100 terminado-0.18.1-py3-none-any.whl < ptyprocess tornado>=6.1.0 @ terminado = 0.18.0
        threadpoolctl 3.6.0 18638 57000 threadpoolctl-3.6.0-py3-none-any.whl @ threadpoolctl = 3.5.0
        tinycss2 1.4.0 26610 77700 tinycss2-1.4.0-py3-none-any.whl < webencodings>=0.4 @ tinycss2 = 1.3.0
        tldextract 5.3.0 107384 260000 tldextract-5.3.0-py3-none-any.whl < idna requests>=2.1.0 requests-file>=1.4 filelock>=3.0.8 > tldextract @ tldextract = 5.1.3
        toml 0.10.2 16588 51300 toml-0.10.2-py2.py3-none-any.whl @ toml = 0.10.1
        tomlkit 0.13.3 38901 131000 tomlkit-0.13.3-py3-none-any.whl @ tomlkit = 0.13.2 0.12.5
        tornado 6.5.2 443800 1710000 tornado-6.5.2-cp39-abi3-manylinux_2_5_x86_64.manylinux1_x86_64.manylinux_2_17_x86_64.manylinux2014_x86_64.whl @ tornado = 6.5.1 6.4.2 6.4.1 6.4 6.3.3 6.3.2 6.2 6.1 6.0.4 5.1.1
        tox 4.28.4 174058 623000 tox-4.28.4-py3-none-any.whl < cachetools>=6.1 chardet>=5.2 colorama>=0.4.6 filelock>=3.18 packaging>=25 platformdirs>=4.3.8 pluggy>=1.6 pyproject-api>=1.9.1 virtualenv>=20.31.2 > tox @ tox = 4.28.3 4.28.1 4.27.0 4.26.0 4.25.0 4.24.2 4.24.1 4.23.2 4.21.2 4.20.0 4.18.1 4.15.1 4.11.4 3.28.0
        tqdm 4.67.1 78540 294000 tqdm-4.67.1-py3-none-any.whl > tqdm @ tqdm = 4.67.0 4.66.6 4.66.5 4.66.4 4.66.2 4.66.1 4.66.0 4.65.0 4.64.1 4.62.3
        traitlets 5.15.0 86084 320315 traitlets-5.15.0-py3-none-any.whl @ traitlets
        trio 0.30.0 499194 1810000 trio-0.30.0-py3-none-any.whl < attrs>=23.2.0 sortedcontainers idna outcome sniffio>=1.3.0 @ trio = 0.29.0
        trio-websocket 0.12.2 21221 57000 trio_websocket-0.12.2-py3-none-any.whl < outcome>=1.2.0 trio>=0.11 wsproto>=0.14 @ trio_websocket = 0.11.1
        trove-classifiers 2025.8.6.13 14150 78000 trove_classifiers-2025.8.6.13-py3-none-any.whl > trove-classifiers @ trove_classifiers = 2025.5.9.12
        Twisted 25.5.0 3204767 14900000 twisted-25.5.0-py3-none-any.whl < attrs>=22.2.0 automat>=24.8.0 constantly>=15.1 hyperlink>=17.1.1 incremental>=24.7.0 typing-extensions>=4.2.0 zope-interface>=5 > cftp ckeygen conch mailmail pyhtmlizer tkconch trial twist twistd @ twisted = 24.11.0 24.7.0 23.10.0
        typer 0.16.0 46317 155000 typer-0.16.0-py3-none-any.whl < click>=8.0.0 typing-extensions>=3.7.4.3 shellingham>=1.3.0 rich>=10.11.0 > typer @ typer = 0.15.4 0.15.3 0.15.2 0.15.1 0.14.0 0.13.1 0.12.5 0.12.3 0.11.0 0.9.4 0.9.0 0.7.0 0.4.2
        types-python-dateutil 2.9.0.20250809 17076 43000 types_python_dateutil-2.9.0.20250809-py3-none-any.whl = 2.9.0.20250708
        typing_extensions 4.15.0 44686 178286 typing_extensions-4.15.0-py3-none-any.whl @ typing_extensions = 4.14.1 4.14.0 4.13.2 4.12.2 4.11.0 4.9.0
        typing-inspection 0.4.2 14697 53906 typing_inspection-0.4.2-py3-none-any.whl < typing-extensions>=4.12.0 @ typing_inspection
        tzdata 2025.2 347839 628000 tzdata-2025.2-py2.py3-none-any.whl @ tzdata = 2025.1 2024.2 2024.1 2023.4 2023.3 2022.7
        ujson 5.10.0 53642 131000 ujson-5.10.0-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl @ ujson = 5.9.0 5.8.0 5.7.0 5.5.0 4.3.0
        uri-template 1.3.0 11140 28800 uri_template-1.3.0-py3-none-any.whl @ uri_template
        urllib3 2.7.0 131356 434461 urllib3-2.7.0-py3-none-any.whl @ urllib3 = 2.5.0 2.4.0 2.3.0 2.2.3 2.2.2 2.2.1 2.1.0 2.0.7 1.26.20 1.26.18
        uvicorn 0.35.0 66406 230000 uvicorn-0.35.0-py3-none-any.whl < click>=7.0 h11>=0.8 > uvicorn @ uvicorn = 0.34.3 0.34.2 0.34.1 0.34.0 0.33.0 0.32.1 0.32.0 0.31.1 0.31.0 0.30.6 0.30.5 0.30.3 0.30.1 0.30.0 0.29.0 0.28.1 0.28.0 0.27.1 0.27.0 0.26.0 0.25.0 0.24.0 0.23.2 0.22.0 0.21.1 0.20.0 0.18.3 0.15.0
        vine 5.1.0 9636 23300 vine-5.1.0-py3-none-any.whl @ vine = 5.0.0
        virtualenv 20.33.1 6060279 6390000 virtualenv-20.33.1-py3-none-any.whl < distlib<1,>=0.3.7 filelock<4,>=3.12.2 platformdirs<5,>=3.9.1 > virtualenv @ virtualenv = 20.33.0 20.32.0 20.31.2 20.31.1 20.30.0 20.29.3 20.29.1 20.28.1 20.28.0 20.27.1 20.26.6 20.26.3 20.25.1 20.24.7 20.23.1 20.21.1 20.17.1 16.7.12
        w3lib 2.3.1 21751 62000 w3lib-2.3.1-py3-none-any.whl @ w3lib = 2.2.1
        waitress 3.0.2 56232 161000 waitress-3.0.2-py3-none-any.whl > waitress-serve @ waitress = 3.0.1 3.0.0 2.1.2 2.1.1 2.0.0 1.4.4
        watchdog 6.0.0 79078 272000 watchdog-6.0.0-py3-none-manylinux2014_x86_64.whl > watchmedo @ watchdog = 5.0.3 5.0.2 5.0.1 5.0.0 4.0.2 4.0.1 4.0.0 3.0.0 2.3.1 2.1.9
        wcwidth 0.7.0 111011 397916 wcwidth-0.7.0-py3-none-any.whl @ wcwidth
        webcolors 24.11.1 14934 39500 webcolors-24.11.1-py3-none-any.whl @ webcolors = 24.8.0
        webencodings 0.5.1 11774 29700 webencodings-0.5.1-py2.py3-none-any.whl @ webencodings
        websocket-client 1.8.0 58826 190000 websocket_client-1.8.0-py3-none-any.whl > wsdump @ websocket = 1.7.0 1.6.4
        Werkzeug 3.1.9 228700 774089 werkzeug-3.1.9-py3-none-any.whl < markupsafe>=2.1.1 @ werkzeug = 3.1.8 3.1.3 3.1.2 3.1.1 3.1.0 3.0.6 3.0.4 3.0.3 3.0.2 3.0.1 3.0.0 2.3.8 2.3.7 2.3.6 2.2.3 2.2.2 2.1.2 2.0.3 2.0.0 1.0.1
        wheel 0.45.1 72494 242000 wheel-0.45.1-py3-none-any.whl > wheel @ wheel = 0.45.0 0.44.0 0.43.0 0.42.0 0.41.3 0.41.2 0.40.0 0.38.4 0.37.1
        widgetsnbextension 4.0.14 2196503 6500000 widgetsnbextension-4.0.14-py3-none-any.whl @ widgetsnbextension = 4.0.13
        wsproto 1.2.0 24226 71100 wsproto-1.2.0-py3-none-any.whl < h11<1,>=0.9.0 @ wsproto
        WTForms 3.2.1 152454 531000 wtforms-3.2.1-py3-none-any.whl < markupsafe @ wtforms = 3.1.2 3.0.1 2.3.3
        yarl 1.20.1 355900 1030000 yarl-1.20.1-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl < idna>=2.0 multidict>=4.0 propcache>=0.2.1 @ yarl = 1.20.0 1.19.0 1.18.3 1.17.2 1.9.4
        zope.event 5.1.1 6999 16900 zope_event-5.1.1-py3-none-any.whl < setuptools>=75.8.2 @ zope = 5.0
        zope.interface 7.2 264200 1010000 zope.interface-7.2-cp312-cp312-manylinux_2_5_x86_64.manylinux1_x86_64.manylinux_2_17_x86_64.manylinux2014_x86_64.whl < setuptools @ zope = 7.1.1 6.4
        zstandard 0.23.0 5402400 18300000 zstandard-0.23.0-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl @ zstandard = 0.22.0
        """
}

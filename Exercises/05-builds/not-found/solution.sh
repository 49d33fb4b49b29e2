cd ~/radio
# conf/prod.conf is not found: it was not sent.
docker build -t radio:1 . 2>&1 | tail -1
# Two lines fit conf/prod.conf. The last one decides, so the exception goes below the rule.
cat > .dockerignore <<'EOF'
# too large
recordings
# test settings hold a password
conf/*
# production settings are needed
!conf/prod.conf
EOF
docker build -t radio:1 .

docker pull -q alpine:3.22
mkdir -p ~/greet
cat > ~/greet/Dockerfile <<'END'
FROM alpine:3.22
____ ["echo", "Welcome aboard,"]
____ ["____"]
END

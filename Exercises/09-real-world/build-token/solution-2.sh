cd ~/crane
# As a variable of that one step.
cat > Dockerfile <<'END'
FROM alpine:3.22
COPY fetch.sh /fetch.sh
RUN --mount=type=secret,id=supplier,env=TOKEN,required=true sh /fetch.sh "$TOKEN"
END
TOKEN=$(cat ~/crane-token) docker build --secret id=supplier,env=TOKEN -t crane .

cd ~/lights
cat >> compose.yaml <<'END'
    restart: unless-stopped
    # The file has to be new, not only there. $$ is a dollar sign for the container's shell.
    healthcheck:
      test: ["CMD-SHELL", "test $$(( $$(date +%s) - $$(stat -c %Y /run/beat) )) -lt 5"]
      interval: 3s
      retries: 3
    logging:
      driver: json-file
      options: {max-size: "10m", max-file: "3"}
    deploy:
      resources:
        limits: {memory: 64M}
END
docker compose up -d

docker pull -q debian:bookworm-slim
printf 'rope 10\ntar 20\nsails 30\n' > ~/crates.txt

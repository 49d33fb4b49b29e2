docker pull -q alpine:3.22
printf 'figs\ndates\nfigs\nolives\ndates\nfigs\n' > crates.txt

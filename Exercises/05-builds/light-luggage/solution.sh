cd ~/lockers
find . -type f
# Patterns begin at the top folder; **/ makes them hold in all folders.
# The exception stands last, since the last line that fits decides.
cat > .dockerignore <<'EOF'
.git
config.env
**/node_modules
**/*.log
!docs/sample.log
EOF
docker build -t lockers:1 .

docker pull -q alpine:3.22
mkdir -p ~/till
echo 'echo "till $VERSION at the $PIER pier"' > ~/till/till.sh

docker pull -q alpine:3.22
mkdir -p ~/clinic
cd ~/clinic
echo 'Open 8 to 17' > hours.txt
printf 'mkdir -p out\ncat hours.txt > out/hours.txt\n' > make.sh
printf 'grep -q -E "^Open [0-9]+ to [0-9]+" "$1"\n' > check.sh

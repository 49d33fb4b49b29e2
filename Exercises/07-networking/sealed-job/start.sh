docker pull -q alpine:3.22
printf 'Hana 2100\nNuno 2350\nLiv 1980\n' > ~/salaries.txt

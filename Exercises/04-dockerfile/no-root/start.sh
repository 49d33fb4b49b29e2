docker pull -q busybox:1.37
mkdir -p ~/bids
echo 'Cod 9, herring 4' > ~/bids/index.html
chmod 600 ~/bids/index.html
printf 'FROM busybox:1.37\nRUN ______\nWORKDIR /www\nCOPY ______ index.html .\nUSER ______\nCMD ["busybox", "httpd", "-f", "-p", "8080"]\n' > ~/bids/Dockerfile

# Writing the file anew is as good.
echo 'docker run -d --name web -p 8080:80 nginx:1.27' > ~/start-web.sh
sh ~/start-web.sh

docker inspect -f '{{.Name}}' light > passport.txt
# .Config holds what was asked for, .Image would be the id.
docker inspect -f '{{.Config.Image}}' light >> passport.txt
docker inspect -f '{{.HostConfig.RestartPolicy.Name}}' light >> passport.txt
# The process itself knows its variables too.
docker exec light printenv SEASON >> passport.txt
# A container may be in several networks, so range goes through all of them.
docker inspect -f '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}' light >> passport.txt
docker ps -a --filter exited=7 --format '{{.Names}}' > seven.txt

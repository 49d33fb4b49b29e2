# One format with all lines. println ends each of them.
docker inspect -f '{{.Name}}
{{.Config.Image}}
{{.HostConfig.RestartPolicy.Name}}' light > passport.txt
docker inspect -f '{{range .Config.Env}}{{println .}}{{end}}' light | sed -n 's/^SEASON=//p' >> passport.txt
docker inspect light | jq -r '.[0].NetworkSettings.Networks[].IPAddress' >> passport.txt
echo skiff > seven.txt

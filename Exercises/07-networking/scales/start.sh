docker pull -q nginx:1.27

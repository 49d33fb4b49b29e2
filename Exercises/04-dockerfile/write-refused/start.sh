docker pull -q alpine:3.22
mkdir -p ~/sales
echo 'echo "sold: herring" >> /log/sales && cat /log/sales' > ~/sales/sale.sh
cat > ~/sales/Dockerfile <<'END'
FROM alpine:3.22
USER clerk
RUN adduser -D -u 10001 clerk
WORKDIR /log
VOLUME /log
COPY sale.sh /sale.sh
CMD ["sh", "/sale.sh"]
END

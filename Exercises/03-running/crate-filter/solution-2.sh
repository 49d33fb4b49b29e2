# The same with a pipe.
cat crates.txt | docker run -i --rm alpine:3.22 sh -c 'sort | uniq -c' > count.txt

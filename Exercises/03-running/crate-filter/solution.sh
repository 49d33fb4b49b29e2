# < and > belong to your shell: it opens both files. -i hands the input on, --rm clears up.
docker run -i --rm alpine:3.22 sh -c 'sort | uniq -c' < crates.txt > count.txt

filedesc://t.arc 0.0.0.0 20250318100000 text/plain 65
1 0 Test
URL IP-address Archive-date Content-type Archive-length

http://example.org/a b 192.0.2.1 20250318100001 text/html 24
HTTP/1.0 200 OK

hello


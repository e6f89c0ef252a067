//rule: encoding/base64 encodes and decodes whole texts and streams, and its errors say where the input is corrupt (encoding/base64)

package main

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"strings"
)

type chunks struct{ sizes []int }

func (c *chunks) Write(p []byte) (int, error) {
	c.sizes = append(c.sizes, len(p))
	return len(p), nil
}

type failing struct{}

func (failing) Write(p []byte) (int, error) { return 0, errors.New("full") }

func main() {
	encodings := []*base64.Encoding{base64.StdEncoding, base64.URLEncoding, base64.RawStdEncoding, base64.RawURLEncoding,
		base64.StdEncoding.Strict(), base64.RawURLEncoding.Strict(), base64.StdEncoding.WithPadding('*')}
	for _, enc := range encodings {
		for _, s := range []string{"", "f", "fo", "foo", "foob", "\xff\xfe\xfd\xfb"} {
			text := enc.EncodeToString([]byte(s))
			back, err := enc.DecodeString(text)
			fmt.Println(text, string(back) == s, err, enc.EncodedLen(len(s)), enc.DecodedLen(len(text)))
		}
		for _, s := range []string{"aGk", "a", "aG", "=", "a=", "aG=", "aG=\n", "aG=x", "aG==x", "aG==\nx", "aGk=x", "aGk=\n\n", "aG\nk=", "aGkaGk",
			"YWJjZGVmZ2g", "YWJjZGVm!2hp", "YWJjZGVmZ2hp====", "YR==", "YWK=", "YR", "YWK", "\n\n", "a\nG\nk\n", "YW*", "YQ**", "ab-_", "ab+/"} {
			back, err := enc.DecodeString(s)
			fmt.Printf("%q %q %v\n", s, back, err)
			var at base64.CorruptInputError
			if errors.As(err, &at) {
				fmt.Println(int64(at))
			}
		}
	}

	var c chunks
	w := base64.NewEncoder(base64.StdEncoding, &c)
	for _, n := range []int{1, 1, 2, 5, 0, 800, 1700, 2} {
		k, err := w.Write(make([]byte, n))
		fmt.Println(k, err, c.sizes)
	}
	fmt.Println(w.Close(), c.sizes, w.Close(), len(c.sizes))
	w = base64.NewEncoder(base64.RawStdEncoding, failing{})
	fmt.Println(w.Write([]byte("ab")))
	fmt.Println(w.Write([]byte("ab")))
	fmt.Println(w.Write([]byte("ab")))
	fmt.Println(w.Close())

	var b bytes.Buffer
	w = base64.NewEncoder(base64.RawURLEncoding, &b)
	io.WriteString(w, "streams of ")
	io.WriteString(w, "bytes")
	w.Close()
	fmt.Println(b.String())
	for _, size := range []int{1, 2, 5, 64} {
		r := base64.NewDecoder(base64.RawURLEncoding, strings.NewReader(b.String()[:8]+"\n\r\n"+b.String()[8:]))
		p := make([]byte, size)
		for {
			n, err := r.Read(p)
			fmt.Printf("%q %v;", p[:n], err)
			if err != nil {
				break
			}
		}
		fmt.Println()
	}
	for _, s := range []string{"aGVsbG8=", "aGVsbG8", "aGVs!G8=", "aGVsbG8=aGVs", "", "\n"} {
		out, err := io.ReadAll(base64.NewDecoder(base64.StdEncoding, strings.NewReader(s)))
		fmt.Printf("%q %v\n", out, err)
	}
	func() {
		defer func() { fmt.Println(recover()) }()
		base64.StdEncoding.Decode(make([]byte, 2), []byte("aGVsbG8="))
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		base64.StdEncoding.WithPadding('a')
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		base64.NewEncoding("abc")
	}()
}

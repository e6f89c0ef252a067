//stalemate:expect safe

// Calls methods of the library types; nothing may panic.
package main

import (
	"bufio"
	"bytes"
	"container/list"
	"container/ring"
	"fmt"
	"io"
	"log"
	"math/rand"
	rand2 "math/rand/v2"
	"os"
	"sort"
	"strings"
	"time"
)

type upper struct{ io.Reader }

func main() {
	var b bytes.Buffer
	b.WriteString("hello ä world\nline two\r\nlast")
	b.ReadByte()
	b.UnreadByte()
	r, n, err := b.ReadRune()
	fmt.Println(string(r), n, err, b.UnreadRune())
	b.Grow(10)
	fmt.Println(string(b.Next(2)), b.Len(), b.Available() >= 0)
	b.Truncate(b.Len() - 1)
	br := bufio.NewReaderSize(&b, 16)
	p, err := br.Peek(3)
	fmt.Println(string(p), err)
	line, more, err := br.ReadLine()
	fmt.Println(string(line), more, err)
	rest, err := br.ReadString(0)
	fmt.Printf("%q %v\n", rest, err)
	s := bufio.NewScanner(upper{strings.NewReader("a bb\tccc\n")})
	s.Split(bufio.ScanWords)
	for s.Scan() {
		fmt.Print(s.Text(), ";")
	}
	fmt.Println(s.Err())
	sr := strings.NewReader("abc")
	sr.Seek(1, io.SeekStart)
	io.Copy(os.Stdout, sr)
	var w strings.Builder
	bw := bufio.NewWriter(io.MultiWriter(&w, io.Discard))
	bw.WriteString("x")
	bw.WriteRune('ä')
	bw.ReadFrom(strings.NewReader("from"))
	bw.Flush()
	fmt.Println(w.String())
	l := list.New()
	l.PushBackList(l)
	e := l.PushBack(1)
	l.MoveToFront(e)
	l.InsertBefore(2, e)
	l.Remove(e)
	rg := ring.New(3)
	rg.Do(func(any) {})
	rg.Move(1).Unlink(1)
	lg := log.New(&w, "p ", log.Lmsgprefix)
	lg.Printf("%d", 1)
	fmt.Println(w.String())
	rd := rand.New(rand.NewSource(1))
	rd.Perm(2)
	rd.Shuffle(2, func(i, j int) {})
	rand2.Shuffle(2, func(i, j int) {})
	rand2.N(3 * time.Second)
	rand2.New(rand2.NewPCG(1, 2)).IntN(2)
	sort.Sort(sort.Reverse(sort.StringSlice([]string{"a", "b"})))
	sort.Stable(sort.Float64Slice([]float64{2, 1}))
	d, err := time.ParseDuration("x")
	fmt.Println(d, err, time.Saturday, time.Now().Format(time.RFC3339), os.Interrupt)
}

//rule: ReadAt and WriteAt work at an offset and leave that of Read and Write alone; ReadAt fails with EOF if it reads less than asked for (os.File)

package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

func main() {
	dir, err := os.MkdirTemp("", "conformance")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	f, err := os.Create(filepath.Join(dir, "at.txt"))
	if err != nil {
		panic(err)
	}
	var w io.WriterAt = f
	var r io.ReaderAt = f
	fmt.Fprint(f, "hello")
	n, err := w.WriteAt([]byte("XY"), 1)
	fmt.Println(n, err)
	n, err = w.WriteAt([]byte("end"), 8)
	fmt.Println(n, err)
	fmt.Fprint(f, "!")
	p := make([]byte, 4)
	n, err = r.ReadAt(p, 0)
	fmt.Printf("%d %v %q\n", n, err, p[:n])
	n, err = r.ReadAt(p, 8)
	fmt.Printf("%d %v %q\n", n, err, p[:n])
	n, err = r.ReadAt(p, 80)
	fmt.Println(n, err)
	n, err = r.ReadAt(p, -1)
	fmt.Println(n, err != nil)
	n, err = w.WriteAt(p, -1)
	fmt.Println(n, err != nil)
	n, err = r.ReadAt(p[:0], 80)
	fmt.Println(n, err)
	f.Close()
	n, err = r.ReadAt(p, 0)
	fmt.Println(n, errors.Is(err, os.ErrClosed))
	n, err = w.WriteAt(p, 0)
	fmt.Println(n, errors.Is(err, os.ErrClosed))
}

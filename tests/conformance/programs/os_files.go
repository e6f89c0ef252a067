//rule: what a program writes to its files it can read back, from the offset it sought, until the file is closed or removed (os.File)

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
	name := filepath.Join(dir, "a.txt")

	f, err := os.Create(name)
	fmt.Println(err, filepath.Base(f.Name()))
	n, err := f.WriteString("hello world")
	fmt.Println(n, err)
	at, err := f.Seek(6, io.SeekStart)
	fmt.Println(at, err)
	f.Write([]byte("W"))
	f.Seek(-5, io.SeekEnd)
	rest, err := io.ReadAll(f)
	fmt.Println(string(rest), err)
	info, err := f.Stat()
	fmt.Println(info.Name(), info.Size(), info.IsDir(), info.Mode().IsRegular(), err)
	fmt.Println(f.Close(), errors.Is(f.Close(), os.ErrClosed))
	_, err = f.Write([]byte("x"))
	fmt.Println(errors.Is(err, os.ErrClosed))

	f, err = os.OpenFile(name, os.O_APPEND|os.O_WRONLY, 0)
	fmt.Println(err)
	f.WriteString("!")
	_, err = f.Read(make([]byte, 1))
	fmt.Println(err != nil, errors.Is(err, io.EOF))
	f.Close()
	data, err := os.ReadFile(name)
	fmt.Println(string(data), err)

	_, err = os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	fmt.Println(os.IsExist(err))
	_, err = os.Create(filepath.Join(dir, "none", "b"))
	fmt.Println(os.IsNotExist(err))
	fmt.Println(os.Mkdir(filepath.Join(dir, "none", "b"), 0o700) != nil)
	fmt.Println(os.MkdirAll(filepath.Join(dir, "x", "y"), 0o700), os.IsExist(os.Mkdir(filepath.Join(dir, "x"), 0o700)))
	fmt.Println(os.WriteFile(filepath.Join(dir, "x", "y", "b"), []byte("b"), 0o600))
	fmt.Println(os.Remove(filepath.Join(dir, "x")) != nil)
	fmt.Println(os.Rename(name, filepath.Join(dir, "x", "c.txt")))
	entries, err := os.ReadDir(filepath.Join(dir, "x"))
	for _, entry := range entries {
		fmt.Println(entry.Name(), entry.IsDir())
	}
	fmt.Println(err)
	_, err = os.Stat(name)
	fmt.Println(os.IsNotExist(err))
	fmt.Println(os.RemoveAll(filepath.Join(dir, "x")))
	_, err = os.ReadFile(filepath.Join(dir, "x", "c.txt"))
	fmt.Println(errors.Is(err, os.ErrNotExist))
}

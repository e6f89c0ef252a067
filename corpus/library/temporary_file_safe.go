//stalemate:expect safe
//stalemate:go exit
//stalemate:source a log file in a temporary directory, written by two goroutines and read back

// What was written is there, in either order.
package main

import (
	"os"
	"path/filepath"
	"sync"
)

func main() {
	dir, err := os.MkdirTemp("", "wal")
	if err != nil {
		return
	}
	defer os.RemoveAll(dir)
	name := filepath.Join(dir, "log")
	f, err := os.Create(name)
	if err != nil {
		panic(err)
	}
	var all sync.WaitGroup
	all.Add(2)
	for _, line := range []string{"a", "b"} {
		go func(line string) {
			defer all.Done()
			f.WriteString(line)
		}(line)
	}
	all.Wait()
	if err := f.Close(); err != nil {
		panic(err)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		panic(err)
	}
	if text := string(data); text != "ab" && text != "ba" {
		panic("lost: " + text)
	}
	if _, err := os.Stat(filepath.Join(dir, "none")); !os.IsNotExist(err) {
		panic("there is another file")
	}
}

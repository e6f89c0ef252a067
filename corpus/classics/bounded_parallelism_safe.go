//stalemate:expect safe
//stalemate:go exit
//stalemate:source bounded parallelism: a fixed number of goroutines digest a list of files; any error ends it all

// The walker, the digesters and the one who closes the results all listen to
// done, which is closed on every way out; main waits for all of them.
package main

import (
	"errors"
	"fmt"
	"sync"
)

type file struct{ name, text string }

type result struct {
	name string
	sum  int
	err  error
}

func digest(f file) (int, error) {
	if f.text == "" {
		return 0, errors.New(f.name + " is empty")
	}
	sum := 0
	for _, b := range []byte(f.text) {
		sum += int(b - 'a' + 1)
	}
	return sum, nil
}

func digestAll(files []file, parallel int) (map[string]int, error) {
	done := make(chan struct{})
	var all sync.WaitGroup
	defer all.Wait()
	defer close(done)

	paths := make(chan file)
	all.Add(1)
	go func() {
		defer all.Done()
		defer close(paths)
		for _, f := range files {
			select {
			case paths <- f:
			case <-done:
				return
			}
		}
	}()

	results := make(chan result)
	var digesters sync.WaitGroup
	digesters.Add(parallel)
	for i := 0; i < parallel; i++ {
		go func() {
			defer digesters.Done()
			for f := range paths {
				sum, err := digest(f)
				select {
				case results <- result{f.name, sum, err}:
				case <-done:
					return
				}
			}
		}()
	}
	all.Add(1)
	go func() {
		defer all.Done()
		digesters.Wait()
		close(results)
	}()

	sums := make(map[string]int)
	for r := range results {
		if r.err != nil {
			return nil, r.err
		}
		sums[r.name] = r.sum
	}
	return sums, nil
}

func main() {
	fmt.Println(digestAll([]file{{"one", "abc"}, {"two", "zz"}, {"three", "b"}}, 2))
	fmt.Println(digestAll([]file{{"one", "abc"}, {"two", ""}}, 2))
}

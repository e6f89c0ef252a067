//stalemate:expect data-race
//stalemate:go exit
//stalemate:source a goroutine assigns the err of the function around it

// Both assign the same variable.
package main

import (
	"errors"
	"fmt"
	"sync"
)

type volume struct{ name string }

func (v *volume) snapshot() (int, error) {
	if v.name == "" {
		return 0, errors.New("no name")
	}
	return len(v.name), nil
}

func (v *volume) detach() error { return nil }

func run(v *volume) error {
	var wg sync.WaitGroup
	n, err := v.snapshot()
	if err != nil {
		return err
	}
	wg.Add(1)
	go func() {
		defer wg.Done()
		if err = v.detach(); err != nil {
			fmt.Println(err)
		}
	}()
	n, err = v.snapshot() // want "data race"
	fmt.Println(n)
	wg.Wait()
	return err
}

func main() {
	if err := run(&volume{"vol"}); err != nil {
		panic(err)
	}
}

//stalemate:expect data-race
//stalemate:go exit
//stalemate:source parallel probes: captured err

// All goroutines assign to the err of the function around them.
package main

import (
	"errors"
	"fmt"
	"sync"
)

type version struct {
	major, minor int
}

type client struct{ fail bool }

func (c *client) negotiate(v version) error {
	if c.fail {
		return errors.New("bad version")
	}
	return nil
}

func main() {
	c := &client{}
	var wg sync.WaitGroup
	versions := []version{{1, 17}, {1, 18}, {1, 19}}
	errs := make(chan error, len(versions))
	var err error
	for i := range versions {
		wg.Add(1)
		v := versions[i]
		go func() {
			defer wg.Done()
			err = c.negotiate(v) // want "data race"
			errs <- err
		}()
	}
	wg.Wait()
	close(errs)
	for e := range errs {
		if e != nil {
			fmt.Println(e)
		}
	}
	fmt.Println(err)
}

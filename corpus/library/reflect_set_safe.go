//stalemate:expect safe
//stalemate:go exit
//stalemate:source reflect: fields are set and read by their names under a lock

// Reading and writing through reflection are as atomic as the lock makes them.
package main

import (
	"fmt"
	"reflect"
	"sync"
)

type settings struct {
	mu    sync.Mutex
	Limit int
	Name  string
}

func (s *settings) change(field string, by int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f := reflect.ValueOf(s).Elem().FieldByName(field)
	f.SetInt(f.Int() + by)
}

func main() {
	s := &settings{Name: "first"}
	var wg sync.WaitGroup
	for i := int64(1); i <= 2; i++ {
		wg.Add(1)
		go func(by int64) {
			defer wg.Done()
			s.change("Limit", by)
		}(i)
	}
	wg.Wait()
	if s.Limit != 3 || reflect.ValueOf(s).Elem().NumField() != 3 {
		panic("a change was lost")
	}
	fmt.Println(s.Limit)
}

package main

import (
	"fmt"
	"sync"
)

type reading struct {
	number int
	name   string
	level  float64
}

type station struct {
	mu    sync.Mutex
	last  reading
	total float64
	count int
}

func (s *station) note(r reading) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.last = r
	s.total += r.level
	s.count++
}

func main() {
	s := &station{}
	ch := make(chan reading)
	go func() {
		level := 1.5
		for i := 0; ; i++ {
			level *= 1.01
			ch <- reading{i, fmt.Sprint("r", i), level}
		}
	}()
	for r := range ch {
		s.note(r)
		fmt.Println(s.last.name, s.total/float64(s.count))
	}
}

package main

import "fmt"

type phase int

func (p phase) String() string { return [...]string{"idle", "busy"}[p] }

type report struct {
	phase phase
	peers map[string]int
	count int
}

// A number that grows for ever is printed with values that have methods of their own, and with a map.
func main() {
	ch := make(chan report, 1)
	go func() {
		for n := 0; ; n++ {
			ch <- report{phase(n % 2), map[string]int{"a": 1}, n}
		}
	}()
	for r := range ch {
		fmt.Println(r.count, r.phase, r, &r, []report{r})
	}
}

//rule: goroutines may start goroutines that outlive them (spec "Go statements")

package main

import (
	"fmt"
	"sync"
)

func tree(depth int, c chan<- int, wg *sync.WaitGroup) {
	defer wg.Done()
	c <- depth
	if depth == 0 {
		return
	}
	wg.Add(2)
	go tree(depth-1, c, wg)
	go tree(depth-1, c, wg)
}

func main() {
	c := make(chan int)
	var wg sync.WaitGroup
	wg.Add(1)
	go tree(3, c, &wg)
	go func() { wg.Wait(); close(c) }()
	count := [4]int{}
	for d := range c {
		count[d]++
	}
	fmt.Println(count)
}

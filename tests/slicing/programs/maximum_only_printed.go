package main

import "fmt"

func main() {
	ch := make(chan int)
	go func() {
		for i := 1; ; i = i*7 + 3 {
			ch <- i
		}
	}()
	best, worst := 0, 0
	for v := range ch {
		if v > best {
			best = v
		} else if v < worst {
			worst = v
		}
		fmt.Println(best, worst)
	}
}

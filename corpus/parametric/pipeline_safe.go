//stalemate:expect safe
//stalemate:go exit
//stalemate:source a pipeline of three stages, drained
//stalemate:prove proved
//stalemate:capacity first: 0
//stalemate:capacity second: 0
//stalemate:capacity third: 0

// Every stage closes what it sends on, main takes all.
package main

func run(items int) {
	first := make(chan int)
	go func() {
		for i := 0; i < items; i++ {
			first <- i
		}
		close(first)
	}()
	second := make(chan int)
	go func() {
		for v := range first {
			second <- v + 1
		}
		close(second)
	}()
	third := make(chan int)
	go func() {
		for v := range second {
			third <- v * 2
		}
		close(third)
	}()
	for v := range third {
		println(v)
	}
}

func main() { run(4) }

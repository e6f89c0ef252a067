//stalemate:expect leak
//stalemate:go exit
//stalemate:source a pipeline whose consumer has enough of it
//stalemate:prove fails items=2
//stalemate:capacity third: items-1

// Main takes one value and returns.
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
			third <- v * 2 // want "leak"
		}
		close(third)
	}()
	println(<-third)
}

func main() { run(2) }

//stalemate:expect leak
//stalemate:go exit
//stalemate:source the first answer wins, the others wait for ever
//stalemate:prove fails searchers=2
//stalemate:capacity found: searchers-1

// One answer is taken, the others are not.
package main

func run(searchers int) {
	if searchers < 1 {
		return
	}
	found := make(chan int)
	for i := 0; i < searchers; i++ {
		go func() {
			found <- 1 // want "leak"
		}()
	}
	println(<-found)
}

func main() { run(3) }

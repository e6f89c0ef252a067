//stalemate:expect leak
//stalemate:go exit
//stalemate:source main leaves after the first answer
//stalemate:prove fails requests=2
//stalemate:capacity answers: requests-1

// What comes after the first answer is not waited for.
package main

func run(requests int) {
	if requests < 1 {
		return
	}
	answers := make(chan error)
	for i := 0; i < requests; i++ {
		go func() {
			answers <- nil // want "leak"
		}()
	}
	for i := 0; i < requests; i++ {
		if err := <-answers; err != nil {
			return
		}
		if i == 0 {
			return
		}
	}
}

func main() { run(3) }

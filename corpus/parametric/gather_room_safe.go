//stalemate:expect safe
//stalemate:go exit
//stalemate:source as much room as there are answers
//stalemate:prove proved

// Main may return early, but nobody waits to answer.
package main

func run(requests int) {
	if requests < 1 {
		return
	}
	answers := make(chan error, requests)
	for i := 0; i < requests; i++ {
		go func() {
			answers <- nil
		}()
	}
	for i := 0; i < requests; i++ {
		if err := <-answers; err != nil {
			return
		}
	}
}

func main() { run(3) }

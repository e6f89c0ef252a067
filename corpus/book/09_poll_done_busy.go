//stalemate:expect busy-loop
//stalemate:go exit
//stalemate:source a for-select with an empty default that polls for done, which is eventually closed

// It ends, but until done is closed the goroutine turns round and round.
package main

func watch(done <-chan struct{}, gone chan<- struct{}) {
	for {
		select { // want "busy"
		case <-done:
			close(gone)
			return
		default:
		}
	}
}

func main() {
	done := make(chan struct{})
	gone := make(chan struct{})
	go watch(done, gone)
	close(done)
	<-gone
}

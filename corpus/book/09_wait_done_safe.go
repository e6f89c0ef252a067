//stalemate:expect safe
//stalemate:go exit
//stalemate:source the same watcher without the default: it sleeps until done is closed

// With nothing else to do, the select should wait.
package main

func watch(done <-chan struct{}, gone chan<- struct{}) {
	for {
		select {
		case <-done:
			close(gone)
			return
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
